"""Statements as lists tell them: by the thing they are about and what they say of it, with the surest sentences."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from plumbook.serving.explorer.lookup import Lookup, Thing
from plumbook.serving.explorer.outlines import Outline
from plumbook.serving.explorer.paging import Paged, Pages
from plumbook.serving.explorer.statements import Quotation, Statement, quotations, statement

SIDES = {"supports": "Supports", "opposes": "Opposes", "neutral": "Neutral"}
"""The statuses of stances, by what pages call them."""

_TOLD = 3  # statements that are told of one position

Groups = list[tuple[str, list[Outline]]]
"""Statements by the IRI of what they are about."""


@dataclass(frozen=True, slots=True)
class Told:
    """A statement with the sentences that say so."""

    statement: Statement
    quotations: tuple[Quotation, ...]


@dataclass(frozen=True, slots=True)
class Position:
    """What somebody thinks of something, or holds of it: all statements of one status about one thing.

    Attributes:
        thing: the other end of the statements.
        status: what they say.
        told: some of them.
        count: how many there are.
    """

    thing: Thing
    status: str
    told: tuple[Told, ...]
    count: int


def told(lookup: Lookup, each: Statement) -> Told:
    """Return a statement with its sentences."""
    return Told(each, tuple(quotations(lookup, each)))


def told_of(lookup: Lookup, iri: str) -> Told:
    """Return a statement with its sentences, by its IRI."""
    return told(lookup, statement(lookup, iri))


def by_object(outlines: Iterable[Outline]) -> Groups:
    """Return statements by the thing that they are about, in the order in which those come first."""
    return _grouped((each.object, each) for each in outlines)


def by_subject(outlines: Iterable[Outline]) -> Groups:
    """Return statements by their actor, in the same way."""
    return _grouped((each.subject, each) for each in outlines)


def _grouped(pairs: Iterable[tuple[str, Outline]]) -> Groups:
    groups: dict[str, list[Outline]] = {}
    for iri, each in pairs:
        if iri:
            groups.setdefault(iri, []).append(each)
    return list(groups.items())


def of_status(outlines: Iterable[Outline], status: str) -> list[Outline]:
    """Return the statements of one status."""
    return [each for each in outlines if each.status == status]


def positions(lookup: Lookup, groups: Groups, pages: Pages, name: str, *, ranked: bool = True) -> Paged[Position]:
    """Return statements by thing and status, with the surest sentences of each.

    Args:
        lookup: the graph.
        groups: statements by the thing to tell them by, in the order to tell them.
        pages: which page of the list is wanted.
        name: the list's name.
        ranked: whether those most spoken of come first; otherwise they stay in their order.
    """
    found = [
        (iri, status, sorted(of_status(group, status), key=lambda each: -each.confidence))
        for iri, group in groups
        for status in dict.fromkeys(each.status for each in group)
    ]
    if ranked:
        found.sort(key=lambda each: (-len(each[2]), -each[2][0].confidence))

    def line(item: tuple[str, str, list[Outline]]) -> Position:
        iri, status, same = item
        return Position(lookup.thing(iri), status, tuple(told_of(lookup, each.iri) for each in same[:_TOLD]), len(same))

    return pages.of(name, found, line)
