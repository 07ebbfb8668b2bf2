"""Asking a named question, with arguments as people would say them."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pyoxigraph
from pyoxigraph import Literal, NamedNode
from rdflib import Graph

from plumbook.errors import QueryError
from plumbook.graph.dates import first_instant, last_instant
from plumbook.querying.answer import Answer
from plumbook.querying.labels import labels_of, matching, nearest
from plumbook.querying.questions import Argument, Question, question_named
from plumbook.querying.sparql import run
from plumbook.store import store_of

_INSTANTS = {"first instant": first_instant, "last instant": last_instant}


_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


def ask(graph: Graph | str | Path, question: str, *arguments: str, **named: str) -> Answer:
    """Answer a named question: `ask(graph, "holders", "Secretary of State")`.

    Args:
        graph: a graph of rdflib's, or the path of a workspace or of an RDF file.
        question: its name; `plumbook.querying.questions.questions()` has them all.
        arguments: what to narrow it to, in the question's order: a label or a part of it (case and
            accents do not count), or a date ("2021", "2021-02", "2021-02-25"). "" leaves one open.
        named: the same by name: `ask(graph, "claims", about="sanctions")`.

    Returns:
        A table; empty, with a note that gives the nearest names, where nothing is called so.

    Raises:
        QueryError: no such question, no such argument, or no date.
        GraphError: there is no graph, or it cannot be read.
    """
    asked = question_named(question)
    given = _given(asked, arguments, named)
    store = store_of(graph)
    values: dict[str, list[NamedNode | Literal]] = {}
    notes = []
    for argument in asked.arguments:
        if wanted := given.get(argument.name):
            values[argument.name], note = _terms(store, argument, wanted)
            notes += note
    answer = run(store, asked.bound({**values}))
    assert isinstance(answer, Answer), "named questions are SELECT queries"
    return replace(answer, notes=tuple(notes))


def _given(asked: Question, arguments: tuple[str, ...], named: dict[str, str]) -> dict[str, str]:
    names = [argument.name for argument in asked.arguments]
    takes = f"it takes {', '.join(names) or 'none'}"
    if len(arguments) > len(names):
        raise QueryError(f"too many arguments for {asked.name}", remedy=takes)
    for name in named:
        if name not in names:
            raise QueryError(f"{asked.name} has no argument {name!r}", remedy=takes)
        if name in names[: len(arguments)]:
            raise QueryError(f"{name} is given twice", remedy="give it once")
    return {**dict(zip(names, arguments, strict=False)), **named}


def _terms(store: pyoxigraph.Store, argument: Argument, wanted: str) -> tuple[list[NamedNode | Literal], list[str]]:
    """Return what an argument may be, and what to tell about it."""
    if is_date(argument):
        return [instant_of(argument, wanted)], []
    labels = labels_of(store, argument.kinds)
    found = matching(labels, wanted)
    if not found:
        alike = ", ".join(nearest(labels, wanted))
        return [], [f"{argument.name}: nothing is called {wanted!r}" + (f"; nearest: {alike}" if alike else "")]
    return [*found], []


def is_date(argument: Argument) -> bool:
    """Tell whether an argument is a date, and no name."""
    return argument.kinds[0] in _INSTANTS


def instant_of(argument: Argument, wanted: str) -> Literal:
    """Return the first or last instant of a date, as the argument asks for.

    Raises:
        QueryError: it is no date.
    """
    return _INSTANTS[argument.kinds[0]](_date(argument, wanted))


def _date(argument: Argument, wanted: str) -> str:
    found = _DATE.fullmatch(wanted.strip())
    try:
        year, month, day = (int(part or 1) for part in found.groups()) if found else (0, 0, 0)
        date(year, month, day)
    except ValueError as error:
        raise QueryError(
            f"{argument.name}: {wanted!r} is no date", remedy="give a year, month or day: 2021, 2021-02, 2021-02-25"
        ) from error
    return wanted.strip()
