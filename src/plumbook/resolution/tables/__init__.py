"""What resolution knows of the world beside the reader's lexicon: titles, heads of bodies, committees, surnames."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from plumbook.model import ActorKind
from plumbook.reading.lexicon import known_names
from plumbook.resolution.keys import folded

UNITED_STATES = "United States"

# Bodies that the federal government of the United States consists of, besides its departments.
_FEDERAL = frozenset({"Congress", "White House", "federal government", "U.S. government", "Supreme Court"})


@cache
def _rows(name: str) -> tuple[tuple[str, ...], ...]:
    text = (files(__package__) / name).read_text(encoding="utf-8")
    return tuple(tuple(line.split("\t")) for line in text.splitlines() if line.strip() and not line.startswith("# "))


@cache
def word_set(name: str) -> frozenset[str]:
    """Return a set of words by its name."""
    return next(frozenset(row[1].split()) for row in _rows("words.tsv") if row[0] == name)


@cache
def office_forms() -> dict[str, str]:
    """Return how each form of a title is compared."""
    return {form: row[0] for row in _rows("office_forms.tsv") for form in (row[0], *row[1].split("|"))}


@cache
def heads_of_bodies() -> dict[str, str]:
    """Return the title of who heads a body, by the body's name."""
    return {row[0]: row[1] for row in _rows("office_heads.tsv")}


@cache
def departments_by_body() -> dict[str, str]:
    """Return what the secretary of each federal department is of, by the body's name."""
    services = {"U.S. Army": "army", "U.S. Navy": "navy", "U.S. Air Force": "air force"}
    names = {entry.name for entry in known_names().values() if entry.name.startswith("Department of ")}
    return {**{name: folded(name.removeprefix("Department of ")) for name in names}, **services}


@cache
def provinces() -> frozenset[str]:
    """Return the states of the United States."""
    return frozenset(entry.name for entry in known_names().values() if entry.role == "province")


@cache
def us_offices() -> frozenset[frozenset[str]]:
    """Return the titles, as sets of words, that belong to the United States where nothing else is said."""
    return frozenset(frozenset(row[0].split()) for row in _rows("us_offices.txt"))


@cache
def committees() -> tuple[tuple[str, frozenset[str]], ...]:
    """Return the subjects that only one chamber's committees have, with the chamber."""
    return tuple((row[0], frozenset(row[1].split())) for row in _rows("committees.tsv"))


@cache
def common_surnames() -> frozenset[str]:
    """Return surnames that many unrelated persons share."""
    return frozenset(row[0] for row in _rows("common_surnames.txt"))


@cache
def professions() -> dict[str, str]:
    """Return professions by the words for their offices."""
    return {word: row[0] for row in _rows("professions.tsv") for word in row[1].split()}


@cache
def states_by_word() -> dict[str, str]:
    """Return states, and provinces of the United States, by their folded names and adjectives, not by capitals."""
    return _folded({"name", "adjective", "people", "province"}, {ActorKind.STATE})


def split_state(words: list[str]) -> tuple[str | None, list[str]]:
    """Take the first state or its adjective out of a name's words."""
    states = states_by_word()
    for length in (3, 2, 1):
        for start in range(len(words) - length + 1):
            state = states.get(" ".join(words[start : start + length]))
            if state is not None:
                return state, words[:start] + words[start + length :]
    return None, words


@cache
def bodies_of_any_state() -> frozenset[str]:
    """Return well-known bodies of the United States that are called as those of other states are."""
    return frozenset(row[0] for row in _rows("bodies_of_any_state.txt"))


@cache
def bodies_by_word() -> dict[str, str]:
    """Return organizations by their folded names and acronyms; what is too short to be sure of is left out."""
    found = _folded({"name"}, {ActorKind.ORGANIZATION})
    return {form: name for form, name in found.items() if len(form) > 2 or form in {"un", "eu"}}


def is_federal(body: str) -> bool:
    """Whether a known body is a part of the federal government of the United States."""
    return body in _FEDERAL or body in heads_of_bodies() or body.startswith("Department of ")


def _folded(roles: set[str], kinds: set[ActorKind]) -> dict[str, str]:
    found: dict[str, str] = {}
    for form, entry in known_names().items():
        if entry.role in roles and entry.kind in kinds:
            found.setdefault(folded(form), entry.name)
    return found
