"""What the graph knows of an actor: offices, words, positions, company, places."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from plumbook.serving.explorer.lookup import Lookup, Passage, Thing
from plumbook.serving.explorer.statements import (
    Quotation,
    Source,
    Statement,
    quotations,
    source,
    statement,
    statements_of,
)
from plumbook.serving.explorer.timeline import timeline

MOST = 20
"""How much of a long list is shown before somebody asks for all of it."""

_TOLD = 3  # statements that are told of one position

_FIRST_SAID = {"Direct": 0, "Mixed": 1}
SIDES = {"supports": "Supports", "opposes": "Opposes", "neutral": "Neutral"}
"""The statuses of stances, by what pages call them."""

_OTHER_SIDE = {"supports": "opposes", "opposes": "supports"}


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


@dataclass(frozen=True, slots=True)
class Positions:
    """What is shown of a list of positions, and how many there are."""

    shown: tuple[Position, ...]
    count: int


@dataclass(frozen=True, slots=True)
class Company:
    """Another actor, and the policies on which both think the same, or not."""

    actor: Thing
    policies: tuple[Thing, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A document that names a thing: how often, and where first."""

    source: Source
    count: int
    first: Passage


@dataclass(frozen=True, slots=True)
class Mentions:
    """Where a thing is named: the latest documents, how many there are, and how many passages they have."""

    places: tuple[Place, ...]
    documents: int
    count: int


def actor_page(lookup: Lookup, thing: Thing, *, everything: bool = False) -> dict[str, Any]:
    """Return what the page of an actor shows.

    Args:
        lookup: the graph.
        thing: the actor.
        everything: whether long lists are shown in full.
    """
    most = None if everything else MOST
    offices = statements_of(lookup, thing.iri, "holder", "candidate")
    stances = statements_of(lookup, thing.iri, "stanceOf")
    said = lookup.subjects("claimant", thing.iri)
    claims = by_mode(lookup, (iri for iri in said if lookup.thing(iri).kind == "Claim"))
    mentions = mentioned(lookup, thing.iri, most)
    return {
        "names": lookup.names(thing.iri),
        "own_offices": [lookup.thing(iri) for iri in lookup.subjects("officeOf", thing.iri)],
        "timeline": timeline(lookup, by_object(offices)),
        "offices": positions(lookup, by_object(offices), most),
        "claims": [told(lookup, statement(lookup, iri)) for iri in claims[:most]],
        "all_claims": len(claims),
        "other_attributions": len(said) - len(claims),
        **{side: positions(lookup, by_object(of_status(stances, status)), most) for side, status in SIDES.items()},
        "agrees": company(lookup, thing.iri, agreeing=True)[:most],
        "disagrees": company(lookup, thing.iri, agreeing=False)[:most],
        "mentions": mentions,
        "concerned": [lookup.thing(iri) for iri in lookup.subjects("concerns", thing.iri)][:most],
        "empty": not (offices or stances or said or mentions.count),
    }


def told(lookup: Lookup, each: Statement) -> Told:
    """Return a statement with its sentences."""
    return Told(each, tuple(quotations(lookup, each)))


def by_mode(lookup: Lookup, claims: Iterable[str]) -> list[str]:
    """Return claims with quotations first, then by the dates of their documents, the latest first."""

    def date(iri: str) -> str:
        document = lookup.first(lookup.first(iri, "evidence") or iri, "inDocument")
        return lookup.first(document, "dcterms:date") if document else ""

    ordered = sorted(claims)
    ordered.sort(key=date, reverse=True)
    return sorted(ordered, key=lambda iri: _FIRST_SAID.get(lookup.first(iri, "mode").rpartition("#")[2], 2))


def by_object(statements: Iterable[Statement]) -> list[tuple[Thing, list[Statement]]]:
    """Return statements by the thing that they are about, in the order in which those come first."""
    groups: dict[str, tuple[Thing, list[Statement]]] = {}
    for each in statements:
        if each.object is not None:
            groups.setdefault(each.object.iri, (each.object, []))[1].append(each)
    return list(groups.values())


def by_subject(statements: Iterable[Statement]) -> list[tuple[Thing, list[Statement]]]:
    """Return statements by their actor, in the same way."""
    groups: dict[str, tuple[Thing, list[Statement]]] = {}
    for each in statements:
        if each.subject is not None:
            groups.setdefault(each.subject.iri, (each.subject, []))[1].append(each)
    return list(groups.values())


def of_status(statements: Iterable[Statement], status: str) -> list[Statement]:
    """Return the statements of one status."""
    return [each for each in statements if each.status == status]


def positions(
    lookup: Lookup, groups: Iterable[tuple[Thing, list[Statement]]], most: int | None, *, ranked: bool = True
) -> Positions:
    """Return statements by thing and status, with the surest sentences of each.

    Args:
        lookup: the graph.
        groups: statements by the thing to tell them by, in the order to tell them.
        most: how many positions to show; None for all.
        ranked: whether those most spoken of come first; otherwise they stay in their order.
    """
    found = [
        (thing, status, sorted(of_status(group, status), key=lambda each: -each.confidence))
        for thing, group in groups
        for status in dict.fromkeys(each.status for each in group)
    ]
    if ranked:
        found.sort(key=lambda each: (-len(each[2]), -each[2][0].confidence))
    shown = (
        Position(thing, status, tuple(told(lookup, each) for each in same[:_TOLD]), len(same))
        for thing, status, same in found[:most]
    )
    return Positions(tuple(shown), len(found))


def company(lookup: Lookup, actor: str, *, agreeing: bool) -> list[Company]:
    """Return who thinks the same of some policy, or the opposite: those with most policies first."""
    shared: dict[str, set[str]] = {}
    for side, other in _OTHER_SIDE.items():
        for policy in lookup.objects(actor, side):
            for someone in lookup.subjects(side if agreeing else other, policy):
                if someone != actor:
                    shared.setdefault(someone, set()).add(policy)
    found = [Company(lookup.thing(who), tuple(map(lookup.thing, sorted(what)))) for who, what in shared.items()]
    return sorted(found, key=lambda each: (-len(each.policies), each.actor.label.casefold(), each.actor.iri))


@dataclass(frozen=True, slots=True)
class Part:
    """What one document says of a thing, under the name that parts it from the rest."""

    iri: str
    source: Source


def parts_of(lookup: Lookup, thing: Thing) -> list[Part]:
    """Return what was taken for one thing, document by document."""
    parts = lookup.subjects("prov:specializationOf", thing.iri)
    return [Part(iri, source(lookup, lookup.first(iri, "prov:wasDerivedFrom"))) for iri in parts]


def mentioned(lookup: Lookup, thing: str, most: int | None) -> Mentions:
    """Return the documents that name a thing, the latest first.

    Args:
        lookup: the graph.
        thing: its IRI.
        most: how many documents to return; None for all.
    """
    by_document: dict[str, list[str]] = {}
    for iri in lookup.objects(thing, "mention"):
        by_document.setdefault(lookup.first(iri, "inDocument"), []).append(iri)
    dated = sorted(by_document, key=lambda document: (lookup.first(document, "dcterms:date"), document), reverse=True)
    places = (
        Place(source(lookup, document), len(by_document[document]), min(map(lookup.passage, by_document[document])))
        for document in dated[:most]
    )
    return Mentions(tuple(places), len(by_document), sum(map(len, by_document.values())))
