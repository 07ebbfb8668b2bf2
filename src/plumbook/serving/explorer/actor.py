"""What the graph knows of an actor: offices, words, positions, company, places."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from plumbook.serving.explorer.company import company
from plumbook.serving.explorer.lookup import Lookup, Source, Thing
from plumbook.serving.explorer.mentions import mentioned
from plumbook.serving.explorer.outlines import Outline
from plumbook.serving.explorer.paging import Pages
from plumbook.serving.explorer.positions import SIDES, by_object, of_status, positions, told_of
from plumbook.serving.explorer.snapshot import Snapshot
from plumbook.serving.explorer.timeline import timeline

_FIRST_SAID = {"Direct": 0, "Mixed": 1}
_PARTS = 300  # documents that somebody may part from a thing


def actor_page(snapshot: Snapshot, thing: Thing, pages: Pages | None = None) -> dict[str, Any]:
    """Return what the page of an actor shows.

    Args:
        snapshot: the graph.
        thing: the actor.
        pages: which pages of its lists.
    """
    pages = pages or Pages()
    lookup, outlines = snapshot.lookup, snapshot.outlines_of(thing.iri)
    offices = by_object(outlines.of_subject(thing.iri, "Tenure", "Candidacy"))
    stances = outlines.of_subject(thing.iri, "Stance")
    claims = by_mode(outlines.of_subject(thing.iri, "Claim"))
    other = len(outlines.of_subject(thing.iri, "Attribution"))
    mentions = mentioned(lookup, thing.iri, snapshot.dates, pages)
    held = positions(lookup, offices, pages, "offices")
    shown = {each.thing.iri for each in held.shown}
    return {
        "names": lookup.names(thing.iri),
        "own_offices": pages.of("own-offices", lookup.subjects("officeOf", thing.iri), lookup.thing),
        "timeline": timeline(lookup, [(iri, said) for iri, said in offices if iri in shown]),
        "offices": held,
        "claims": pages.of("said", claims, lambda each: told_of(lookup, each.iri)),
        "other_attributions": other,
        **{
            side: positions(lookup, by_object(of_status(stances, status)), pages, side)
            for side, status in SIDES.items()
        },
        **{
            name: company(lookup, snapshot.sides.shared(thing.iri, agreeing=name == "agrees"), pages, name)
            for name in ("agrees", "disagrees")
        },
        "mentions": mentions,
        "concerned": pages.of("concerned", lookup.subjects("concerns", thing.iri), lookup.thing),
        "empty": not (offices or stances or claims or other or mentions.count),
    }


def by_mode(claims: Iterable[Outline]) -> list[Outline]:
    """Return claims with quotations first, then by the dates of their documents, the latest first."""
    ordered = sorted(claims, key=lambda each: each.iri)
    ordered.sort(key=lambda each: each.date, reverse=True)
    return sorted(ordered, key=lambda each: _FIRST_SAID.get(each.status, 2))


@dataclass(frozen=True, slots=True)
class Part:
    """What one document says of a thing, under the name that parts it from the rest."""

    iri: str
    source: Source


def parts_of(lookup: Lookup, thing: Thing) -> list[Part]:
    """Return what was taken for one thing, document by document."""
    parts = lookup.subjects("prov:specializationOf", thing.iri)[:_PARTS]
    return [Part(iri, lookup.source(lookup.first(iri, "prov:wasDerivedFrom"))) for iri in parts]
