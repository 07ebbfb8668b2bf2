"""What the graph knows of an office: its body, who held it, who is to, and whether it stands empty."""

from __future__ import annotations

from typing import Any

from plumbook.serving.explorer.actor import MOST, by_subject, mentioned, positions, told
from plumbook.serving.explorer.lookup import Lookup, Thing
from plumbook.serving.explorer.statements import Statement, statements_of
from plumbook.serving.explorer.timeline import timeline

_ORDER = {"Former": 0, "Acting": 1, "Current": 2}


def office_page(lookup: Lookup, thing: Thing, *, everything: bool = False) -> dict[str, Any]:
    """Return what the page of an office shows.

    Args:
        lookup: the graph.
        thing: the office.
        everything: whether long lists are shown in full.
    """
    most = None if everything else MOST
    statements = statements_of(lookup, thing.iri, "office")
    tenures = sorted((each for each in statements if each.kind == "Tenure"), key=lambda each: _began(lookup, each))
    vacancies = [each for each in statements if each.kind == "Vacancy"]
    candidacies = [each for each in statements if each.kind == "Candidacy"]
    mentions = mentioned(lookup, thing.iri, most)
    rows = by_subject([*tenures, *candidacies])
    return {
        "names": lookup.names(thing.iri),
        "bodies": [lookup.thing(iri) for iri in lookup.objects(thing.iri, "officeOf")],
        "timeline": timeline(lookup, [*rows, *([(thing, vacancies)] if vacancies else [])]),
        "holders": positions(lookup, by_subject(tenures), most, ranked=False),
        "vacancies": [told(lookup, each) for each in reversed(vacancies)][:most],
        "nominees": positions(lookup, by_subject(candidacies), most),
        "mentions": mentions,
        "empty": not (statements or mentions.count),
    }


def _began(lookup: Lookup, tenure: Statement) -> tuple[str, int]:
    """Return what orders holders: their dates as far as they are known, or else that of the text; former ones first."""
    bounds = [
        tenure.dates[name] for name in ("startNotBefore", "startNotAfter", "endNotBefore") if name in tenure.dates
    ]
    written = lookup.first(tenure.document, "dcterms:date") if tenure.document else ""
    return (bounds[0] if bounds else written or "9999", _ORDER.get(tenure.status, 3))
