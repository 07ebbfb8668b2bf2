"""What the lexicon knows of offices: roles, the words around them, departments, presidents."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from plumbook.reading.lexicon import lines

SEEKERS = ("candidate", "nominee", "hopeful", "contender", "frontrunner", "front-runner", "aspirant", "challenger")

BIDS = ("nomination", "bid", "campaign", "run", "candidacy", "race")


@dataclass(frozen=True, slots=True)
class Role:
    """The head of an office's name.

    Attributes:
        name: its common form, in lower case ("secretary", "attorney general").
        seeks: whether the head names somebody who seeks the office ("presidential candidate").
        sort: "post" (a holder makes it an office), "part" (it needs a body, a jurisdiction or a field beside
            it) or "chamber" (all members hold one office).
    """

    name: str
    sort: str
    seeks: bool = False


@dataclass(frozen=True, slots=True)
class Presidency:
    """A term of a president of the United States: the forms of the name, first and last day (ISO 8601)."""

    names: tuple[str, ...]
    start: str
    end: str | None


@cache
def roles() -> dict[str, Role]:
    """Return the roles by each of their forms, in lower case."""
    found: dict[str, Role] = {}
    for line in lines("office_roles.tsv"):
        name, others, sort = [*line.split("\t"), "", ""][:3]
        for form in (name, *others.split("|")):
            if form:
                found.setdefault(form, Role(name, sort))
    for line in lines("candidacies.tsv"):
        adjective, name = line.split("\t")[:2]
        for noun in SEEKERS:
            found[f"{adjective} {noun}"] = found[f"{adjective} {noun}s"] = Role(name, found[name].sort, seeks=True)
    found["running mate"] = found["running mates"] = Role("vice president", found["vice president"].sort, seeks=True)
    return found


@cache
def bids() -> dict[str, Role]:
    """Return the offices that bids name by an adjective, by the bid's words ("presidential campaign")."""
    rows = (line.split("\t")[:2] for line in lines("candidacies.tsv"))
    return {
        f"{adjective} {noun}": Role(name, roles()[name].sort, seeks=True) for adjective, name in rows for noun in BIDS
    }


@cache
def roles_by_name() -> dict[str, str]:
    """Return the sort of each role by its common form."""
    return {role.name: role.sort for role in roles().values()}


def singular(worded: str, role: str) -> str:
    """Return an office's wording with the plural head of its role in the singular ("Supreme Court Justices").

    Args:
        worded: the office or its role, as worded.
        role: the common form of the role ("justice").
    """
    plurals = sorted((form for form, known in roles().items() if known.name == role and form != role), key=len)
    for form in reversed(plurals):
        found = re.search(rf"(?<!\w){re.escape(form)}(?!\w)", worded, re.IGNORECASE)
        if found is not None:
            one = next((o for o in _singulars(form) if o in roles()), role)
            one = one.title() if found[0].istitle() else one
            return worded[: found.start()] + one + worded[found.end() :]
    return worded


def is_plural(word: str) -> bool:
    """Whether a word for a role, in lower case, stands for several holders."""
    return any(one in roles() or f"{one}." in roles() for one in _singulars(word.removesuffix(".")))


def _singulars(form: str) -> tuple[str, ...]:
    """What a word may be the plural of ("secretaries", "chairmen", "justices")."""
    ones = (re.sub(r"ies$", "y", form), re.sub(r"men$", "man", form), form.removesuffix("s"))
    return tuple(one for one in ones if one != form)


@cache
def status_words() -> dict[str, str]:
    """Return what words beside a role say of its holder, by word in lower case."""
    return dict(line.split("\t")[:2] for line in lines("office_status.tsv"))


@cache
def departments() -> dict[str, str]:
    """Return departments by what stands before "secretary" for them ("defense" → "defense")."""
    found: dict[str, str] = {}
    for line in lines("departments.tsv"):
        name, _, forms = line.partition("\t")
        for form in (name, *forms.split("|")):
            if form:
                found[form] = name
    return found


@cache
def presidencies() -> tuple[Presidency, ...]:
    """Return the terms of the presidents of the United States, in order."""
    rows = ([*line.split("\t"), ""][:3] for line in lines("us_presidents.tsv"))
    return tuple(Presidency(tuple(names.split("|")), start, end or None) for names, start, end in rows)


def presidency_of(names: Iterable[str], date: str | None) -> Presidency | None:
    """Return the term that a president of the United States so called had, began or had ended by a date.

    Args:
        names: the forms of the person's name.
        date: the text's date, a prefix of ISO 8601; without it, the last term that a bearer of the name had.
    """
    given = {_ends(n) for n in names}
    full = {n for n in given if len(n) > 1} or given
    terms = [p for p in presidencies() if full & {_ends(n) for n in p.names}]
    if date is not None:
        terms = [p for p in terms if p.start <= date] or terms[:1]
    return terms[-1] if terms else None


def _ends(name: str) -> tuple[str, ...]:
    """Return the first and last word of a name, without "Jr." and the like."""
    words = [w for w in name.replace(",", "").split() if w not in {"Jr.", "Jr", "Sr.", "II", "III"}]
    return (words[0], words[-1]) if len(words) > 1 else tuple(words)
