"""What the graph knows of an office: its body, who held it, who is to, and whether it stands empty."""

from __future__ import annotations

from typing import Any

from plumbook.serving.explorer.lookup import Thing
from plumbook.serving.explorer.mentions import mentioned
from plumbook.serving.explorer.outlines import Outline
from plumbook.serving.explorer.paging import Pages
from plumbook.serving.explorer.positions import by_subject, positions, told_of
from plumbook.serving.explorer.snapshot import Snapshot
from plumbook.serving.explorer.timeline import timeline

_ORDER = {"Former": 0, "Acting": 1, "Current": 2}


def office_page(snapshot: Snapshot, thing: Thing, pages: Pages | None = None) -> dict[str, Any]:
    """Return what the page of an office shows.

    Args:
        snapshot: the graph.
        thing: the office.
        pages: which pages of its lists.
    """
    pages = pages or Pages()
    lookup, outlines = snapshot.lookup, snapshot.outlines_of(thing.iri)
    tenures = sorted(outlines.of_object(thing.iri, "Tenure"), key=_began)
    vacancies = outlines.of_object(thing.iri, "Vacancy")
    candidacies = outlines.of_object(thing.iri, "Candidacy")
    mentions = mentioned(lookup, thing.iri, snapshot.dates, pages)
    holders = positions(lookup, by_subject(tenures), pages, "holders", ranked=False)
    nominees = positions(lookup, by_subject(candidacies), pages, "nominees")
    shown = {each.thing.iri for each in (*holders.shown, *nominees.shown)}
    rows = [(iri, said) for iri, said in by_subject([*tenures, *candidacies]) if iri in shown]
    return {
        "names": lookup.names(thing.iri),
        "bodies": [lookup.thing(iri) for iri in lookup.objects(thing.iri, "officeOf")],
        "timeline": timeline(lookup, [*rows, *([(thing.iri, vacancies)] if vacancies else [])]),
        "holders": holders,
        "undated": any(not tenure.dates for tenure in tenures) and holders.count > 1,
        "vacancies": pages.of("vacant", vacancies[::-1], lambda each: told_of(lookup, each.iri)),
        "nominees": nominees,
        "mentions": mentions,
        "empty": not (tenures or vacancies or candidacies or mentions.count),
    }


def _began(tenure: Outline) -> tuple[str, int]:
    """Return what orders holders: their dates as far as they are known, or else that of the text; former ones first."""
    names = ("startNotBefore", "startNotAfter", "endNotBefore")
    bounds = [tenure.dates[name] for name in names if name in tenure.dates]
    return (bounds[0] if bounds else tenure.date or "9999", _ORDER.get(tenure.status, 3))
