"""Statements along a line of time: dated ones as bars, others where their text says that it is so."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from plumbook.serving.explorer.lookup import Lookup, Thing
from plumbook.serving.explorer.outlines import Outline
from plumbook.serving.explorer.wording import counted, date_in_words, verb_of

_MOST_TICKS = 7
_SPOTS = 2  # bars that are nearer to each other than a half percent stand for one another
_EDGE = 4.0  # percent kept free on either side


@dataclass(frozen=True, slots=True)
class Bar:
    """What one statement says: from where to where on the line (percent), and how it is so.

    A bar without width is a point: the day of the text that says it, for want of other dates.
    """

    left: float
    width: float
    status: str
    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Row:
    """The bars of one thing."""

    thing: Thing
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """Rows over one scale, with its ticks: place (percent) and words."""

    rows: tuple[Row, ...]
    ticks: tuple[tuple[float, str], ...]


def timeline(lookup: Lookup, groups: Iterable[tuple[str, Sequence[Outline]]]) -> Timeline | None:
    """Return statements along a line of time; None where no date is known.

    Args:
        lookup: the graph.
        groups: the IRI of what each row is of, and its statements.
    """
    placed = [(iri, [(each, *_span(each)) for each in statements]) for iri, statements in groups]
    days = [day for _, found in placed for _, *span in found for day in span if day is not None]
    if not days:
        return None
    scale = Scale(min(days), max(days))
    rows = [Row(lookup.thing(iri), tuple(_bars(lookup, scale, found))) for iri, found in placed]
    return Timeline(tuple(row for row in rows if row.bars), scale.ticks())


class Scale:
    """Days as percents of a line.

    Args:
        first: the first day to show.
        last: the last day to show.
    """

    def __init__(self, first: int, last: int) -> None:
        self.only = first if first == last else None
        margin = max(15, (last - first) // 20)
        self.first, self.last = first - margin, last + margin

    def place(self, day: int) -> float:
        """Return where a day stands."""
        return round(_EDGE + (100 - 2 * _EDGE) * (day - self.first) / (self.last - self.first), 2)

    def ticks(self) -> tuple[tuple[float, str], ...]:
        """Return a few round dates with their places; of a single day, the day."""
        if self.only is not None:
            return ((self.place(self.only), date_in_words(date.fromordinal(self.only).isoformat())),)
        months = (self.last - self.first) / 30.44
        step = next((n for n in (1, 2, 3, 6, 12, 24, 60, 120, 240, 600) if months / n <= _MOST_TICKS), 1200)
        begin, end = date.fromordinal(self.first), date.fromordinal(self.last)
        number = math.ceil((begin.year * 12 + begin.month - 1) / step) * step
        ticks = []
        while number <= end.year * 12 + end.month - 1:
            day = date(number // 12, number % 12 + 1, 1)
            if day.toordinal() >= self.first:
                words = f"{day:%Y}" if step >= 12 else date_in_words(f"{day:%Y-%m}")
                ticks.append((self.place(day.toordinal()), words))
            number += step
        return tuple(ticks)


def day_number(text: str, *, last: bool = False) -> int | None:
    """Return the number of a day; of a month or year, its first day or its last."""
    parts = text[:10].split("-")
    try:
        year, month, day = (int(part) for part in [*parts, "1", "1"][:3])
        found = date(year, month, day).toordinal()
        if last and len(parts) == 1:
            return date(year + 1, 1, 1).toordinal() - 1
        if last and len(parts) == 2:
            return date(year + month // 12, month % 12 + 1, 1).toordinal() - 1
    except ValueError:
        return None
    return found


def _span(each: Outline) -> tuple[int | None, int | None]:
    starts = [day_number(each.dates[name]) for name in ("startNotBefore", "startNotAfter") if name in each.dates]
    ends = [day_number(each.dates[name]) for name in ("endNotAfter", "endNotBefore") if name in each.dates]
    written = day_number(each.date)
    first, last = next(iter(starts), None), next(iter(ends), None)
    if first is None and last is None:
        return written, written
    if last is None and each.status != "Former":
        last = written if written is not None and written > (first or 0) else first
    return (first if first is not None else last), (last if last is not None else first)


def _bars(lookup: Lookup, scale: Scale, found: Iterable[tuple[Outline, int | None, int | None]]) -> Iterator[Bar]:
    """Give a bar for each statement; of those that would hide each other, one that says how many there are."""
    alike: dict[tuple[int, int, str], list[tuple[Outline, int, int]]] = {}
    for each, first, last in found:
        if first is not None:
            end = last if last is not None else first
            left, right = scale.place(first), scale.place(end)
            spot = round(left * _SPOTS), round((right - left) * _SPOTS), each.status or each.kind
            alike.setdefault(spot, []).append((each, first, end))
    for same in alike.values():
        yield _bar(lookup, scale, *same[0], hidden=len(same) - 1)


def _bar(lookup: Lookup, scale: Scale, each: Outline, first: int, last: int, *, hidden: int) -> Bar:
    left, right = scale.place(first), scale.place(last)
    told = lookup.source(each.document)
    who, what = (lookup.thing(iri).label if iri else "" for iri in (each.subject, each.object))
    words = " ".join(part for part in (who, verb_of(each.kind, each.status), what if who else "") if part)
    written = told.when and f"as written on {told.when}"
    more = f"and {counted(hidden, 'statement')} more" if hidden else ""
    title = "; ".join(part for part in (words, each.when, written, more) if part)
    return Bar(left, round(right - left, 2), each.status or each.kind, title, f"{told.thing.url}#{anchor(each.iri)}")


def anchor(iri: str) -> str:
    """Return the name of a statement's note in its document's page."""
    return iri.rpartition("/")[2].rpartition("#")[2] or "statement"
