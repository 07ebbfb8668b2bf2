"""Words of the language and of the field that the reading components look up: states, bodies, titles, given names."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from plumbook.model import ActorKind


@dataclass(frozen=True, slots=True)
class Entry:
    """A name that is known beforehand.

    Attributes:
        name: the canonical name.
        kind: what it names.
        role: "name", "capital" (stands for the government), "adjective" ("Chinese"), "people" ("Russians"),
            "province" (a state of the United States) or "party" (a party's name, for the group of its members).
    """

    name: str
    kind: ActorKind
    role: str = "name"


@cache
def lines(name: str) -> tuple[str, ...]:
    """Return the lines of a lexicon file, without comments and empty ones."""
    text = (files(__package__) / name).read_text(encoding="utf-8")
    return tuple(line for line in text.splitlines() if line.strip() and not line.startswith("# "))


@cache
def words(name: str) -> frozenset[str]:
    """Return a word list as a set."""
    return frozenset(line.strip() for line in lines(f"{name}.txt"))


@cache
def known_names() -> dict[str, Entry]:
    """Return all names, capitals, adjectives and peoples that are known, by form; apostrophes are straight."""
    found: dict[str, Entry] = {}
    for row in _rows("parties.tsv", 3):
        _enter(found, Entry(row[0], ActorKind.GROUP), [row[0]])
        _enter(found, Entry(row[0], ActorKind.GROUP, "party"), row[1].split("|"))
        _enter(found, Entry(row[0], ActorKind.GROUP, "adjective"), row[2].split("|"))
    for row in _rows("organizations.tsv", 2):
        _enter(found, Entry(row[0], ActorKind.ORGANIZATION), [row[0], *row[1].split("|")])
    for row in _rows("states.tsv", 5):
        _enter_state(found, row)
    for row in _rows("us_states.tsv", 4):
        _enter(found, Entry(row[0], ActorKind.STATE, "province"), [row[0]])
    return found


def _enter_state(found: dict[str, Entry], row: list[str]) -> None:
    name, others, capital, adjectives, peoples = row
    _enter(found, Entry(name, ActorKind.STATE), [name, *others.split("|")])
    _enter(found, Entry(name, ActorKind.STATE, "capital"), capital.split("|"))
    _enter(found, Entry(name, ActorKind.STATE, "adjective"), adjectives.split("|"))
    plural = peoples.split("|") if peoples else [a + "s" for a in adjectives.split("|") if a]
    _enter(found, Entry(name, ActorKind.STATE, "people"), plural)


def _rows(name: str, width: int) -> list[list[str]]:
    """Return a table's rows, each filled up to the given number of columns."""
    split = [line.split("\t") for line in lines(name)]
    return [row + [""] * (width - len(row)) for row in split]


def _enter(found: dict[str, Entry], entry: Entry, forms: list[str]) -> None:
    for form in forms:
        if form:
            found.setdefault(form, entry)


@cache
def forms_by_first_word() -> dict[str, tuple[str, ...]]:
    """Return the known forms under their first word, longest first."""
    index: dict[str, list[str]] = {}
    for form in known_names():
        index.setdefault(form.split()[0].split("'")[0].split("-")[0], []).append(form)
    return {word: tuple(sorted(forms, key=lambda f: (-len(f), f))) for word, forms in index.items()}


@cache
def given_names() -> dict[str, frozenset[str]]:
    """Return given names with their genders ("m", "f"), short forms included, in lower case."""
    found: dict[str, set[str]] = {}
    for line in lines("given_names.txt"):
        gender, _, names = line.partition(" ")
        for name in names.replace(":", ",").split(","):
            found.setdefault(name.casefold(), set()).add(gender)
    return {name: frozenset(genders) for name, genders in found.items()}


@cache
def short_forms() -> dict[str, frozenset[str]]:
    """Return for each given name (lower case) the names it may be a form of, itself included."""
    found: dict[str, set[str]] = {}
    for line in lines("given_names.txt"):
        full, _, shorts = line.partition(" ")[2].partition(":")
        for name in (full, *(s for s in shorts.split(",") if s)):
            found.setdefault(name.casefold(), set()).update({full.casefold(), name.casefold()})
    return {name: frozenset(fulls) for name, fulls in found.items()}
