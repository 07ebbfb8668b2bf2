"""The page that sets two documents, actors or dates side by side."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from plumbook.serving.endpoint import is_iri
from plumbook.serving.explorer.comparing import (
    Compared,
    Comparison,
    comparison,
    side_of_actor,
    side_of_date,
    side_of_document,
)
from plumbook.serving.explorer.lookup import Lookup, Thing
from plumbook.serving.explorer.pages import Explorer, pages_asked
from plumbook.serving.explorer.paging import Paged, Pages, same
from plumbook.serving.explorer.positions import told_of
from plumbook.serving.explorer.snapshot import Snapshot
from plumbook.serving.explorer.wording import date_in_words

_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
_CHANGES = {"changed": "changed", "new": "new", "gone": "gone", "same": "same"}
# Two actors stand beside each other, and not before and after.
_OF_ACTORS = {"changed": "different", "new": "only the second", "gone": "only the first", "same": "same"}
_OFFERED = 300
_LINES = 40  # of a list, shown at once


@dataclass(slots=True)
class ComparePages:
    """Compares.

    Attributes:
        explorer: the other pages.
    """

    explorer: Explorer

    def routes(self) -> Iterator[Route]:
        """Give the addresses."""
        yield Route("/compare", self.page)

    def page(self, request: Request) -> Response:
        """Show two things or dates side by side; `a` and `b` are IRIs or dates."""
        snapshot = self.explorer.current.snapshot()
        given = [request.query_params.get(name, "").strip() for name in ("a", "b")]
        things = [_thing(snapshot.lookup, each) for each in given]
        compared, problem = _compared(snapshot, given, things)
        names = [thing.label if thing else date_in_words(each) for thing, each in zip(things, given, strict=True)]
        dates = sorted({each for each in snapshot.dates.values() if _DATE.fullmatch(each) and _is_date(each)})
        pages = pages_asked(request, _LINES)
        return self.explorer.page(
            request,
            "compare.html",
            here="/compare",
            given=given,
            things=things,
            names=names,
            compared=compared,
            changes=_OF_ACTORS if things[0] and things[0].type == "actor" else _CHANGES,
            tables=_tables(compared, pages) if compared else (),
            problem=problem,
            documents=[each.thing for each in snapshot.listed["document"][:_OFFERED]],
            actors=[each.thing for each in snapshot.listed["actor"][:_OFFERED]],
            dates=dates[-_OFFERED:],
            offered=_offered(snapshot, things),
            tell=lambda iri: told_of(snapshot.lookup, iri),
        )


def _tables(compared: Comparison, pages: Pages) -> list[tuple[str, Paged[Compared]]]:
    """Return what is shown of a comparison, with its headings."""
    headings = {"offices": "Offices", "policies": "Policies", "voices": "Who speaks"}
    return [(heading, pages.of(name, getattr(compared, name), same)) for name, heading in headings.items()]


def _thing(lookup: Lookup, given: str) -> Thing | None:
    if _DATE.fullmatch(given) or not is_iri(given):
        return None
    thing = lookup.thing(given)
    return thing if thing.type in {"actor", "document"} else None


def _compared(snapshot: Snapshot, given: list[str], things: list[Thing | None]) -> tuple[Comparison | None, str]:
    """Return the comparison, or why there is none ("" where nothing was asked)."""
    one, other = things
    if not all(given):
        return None, ""
    snapshot.await_ready("outlines")
    said = snapshot.outlines.all
    if one and other and one.type == other.type == "document":
        return comparison(snapshot, *(side_of_document(said, each.iri) for each in (one, other))), ""
    if one and other and one.type == other.type == "actor":
        sides = (side_of_actor(said, each.iri) for each in (one, other))
        return comparison(snapshot, *sides, of_actors=True), ""
    if wrong := next((each for each in given if _DATE.fullmatch(each) and not _is_date(each)), None):
        return None, f"{wrong} is no date: there is no such day, month or year."
    if all(_DATE.fullmatch(each) for each in given):
        return comparison(snapshot, *(side_of_date(said, each) for each in given)), ""
    return None, "Choose two documents, two actors, or two dates such as 2021-02 and 2021-05."


def _is_date(text: str) -> bool:
    """Tell whether a year, a month or a day is in the calendar.

    >>> _is_date("2014-02"), _is_date("2014-02-30")
    (True, False)
    """
    try:
        date.fromisoformat(text + "0000-01-01"[len(text) :])
    except ValueError:
        return False
    return True


def _offered(snapshot: Snapshot, things: list[Thing | None]) -> str:
    """Return which of the forms to begin with: that of what was chosen already."""
    chosen = next((thing.type for thing in things if thing), "")
    return chosen or ("document" if len(snapshot.listed["document"]) > 1 else "actor")
