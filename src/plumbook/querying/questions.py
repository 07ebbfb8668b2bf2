"""The named questions: what `ontology/competency/NAME.rq` asks, and with which arguments.

Each file is plain SPARQL that any engine answers. Comments at its head say the question and its
arguments, one on a line:

    # question: Who holds or held an office?
    # argument: office = ?post, plum:Office — its name or a part of it

An argument names the variable whose `VALUES` block it fills (`VALUES ?post { UNDEF }`: left as it is,
anything goes) and what it may be: things of the classes named, or the first or last instant of a date.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pyoxigraph import Literal, NamedNode

from plumbook.errors import QueryError
from plumbook.ontology.files import ontology_path

FOLDER = "competency"

_QUESTION = re.compile(r"^# question: (.+)$", re.MULTILINE)
_ARGUMENT = re.compile(r"^# argument: (\w+) = \?(\w+), (.+?) — (.+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Argument:
    """What a question can be narrowed to.

    Attributes:
        name: what people call it.
        variable: the query's variable that it binds.
        kinds: the classes of things it may be ("plum:Office"), or "first instant", "last instant".
        help: what to give, in words.
    """

    name: str
    variable: str
    kinds: tuple[str, ...]
    help: str


@dataclass(frozen=True, slots=True)
class Question:
    """A named question.

    Attributes:
        name: its name, the stem of its file.
        text: the question in words.
        arguments: what it can be narrowed to, in the order in which they are given; none is needed.
        sparql: the query.
    """

    name: str
    text: str
    arguments: tuple[Argument, ...]
    sparql: str

    def bound(self, values: dict[str, Iterable[NamedNode | Literal]]) -> str:
        """Return the query with its arguments bound.

        Args:
            values: for each argument by name, the terms it may be; with none, nothing answers.
        """
        sparql = self.sparql
        for argument in self.arguments:
            if argument.name in values:
                # Terms write themselves as SPARQL, with everything escaped that could end them.
                block = " ".join(str(term) for term in values[argument.name])
                sparql = _block_of(argument.variable).sub(lambda found, b=block: f"{found[1]} {b} }}", sparql, count=1)  # type: ignore[misc]
        return sparql


@cache
def questions() -> dict[str, Question]:
    """Return all named questions by name.

    Raises:
        OntologyError: the ontology's files are not there.
        QueryError: a file's head cannot be read.
    """
    return {path.stem: load_question(path) for path in sorted(ontology_path(FOLDER).glob("*.rq"))}


def question_named(name: str) -> Question:
    """Return a question.

    Raises:
        QueryError: there is none of that name; the message gives the nearest.
    """
    known = questions()
    if name not in known:
        nearest = difflib.get_close_matches(name.casefold(), known, n=1, cutoff=0.5)
        meant = f"did you mean {nearest[0]}?" if nearest else "see them with: plumbook ask"
        raise QueryError(f"no question is called {name!r}", remedy=meant)
    return known[name]


def load_question(path: Path) -> Question:
    """Read a question's file.

    Raises:
        QueryError: it has no question at its head, or an argument has no VALUES block to fill.
    """
    sparql = path.read_text(encoding="utf-8")
    text = _QUESTION.search(sparql)
    if text is None:
        raise QueryError("no line '# question: …'", where=path, remedy="say the question at the head of the file")
    arguments = tuple(
        Argument(name, variable, tuple(kinds.split(" or ")), help)
        for name, variable, kinds, help in _ARGUMENT.findall(sparql)
    )
    for argument in arguments:
        if not _block_of(argument.variable).search(sparql):
            remedy = f"write VALUES ?{argument.variable} {{ UNDEF }} into the query"
            raise QueryError(f"nothing to bind for the argument {argument.name}", where=path, remedy=remedy)
    return Question(path.stem, text[1], arguments, sparql)


def _block_of(variable: str) -> re.Pattern[str]:
    return re.compile(rf"(VALUES \?{variable} \{{)[^{{}}]*\}}")
