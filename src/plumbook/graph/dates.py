"""Dates of a text as instants: a year or month is the bounds of its first and last second."""

from __future__ import annotations

import calendar

from pyoxigraph import Literal

from plumbook.graph.triples import typed


def first_instant(date: str) -> Literal:
    """Return the first second of a year, month or day as xsd:dateTime.

    >>> first_instant("2021-02").value
    '2021-02-01T00:00:00'
    """
    year, month, day = _parts(date)
    return typed(f"{year}-{month or '01'}-{day or '01'}T00:00:00", "dateTime")


def last_instant(date: str) -> Literal:
    """Return the last second of a year, month or day as xsd:dateTime.

    >>> last_instant("2021-02").value
    '2021-02-28T23:59:59'
    """
    year, month, day = _parts(date)
    month = month or "12"
    day = day or f"{calendar.monthrange(int(year), int(month))[1]:02}"
    return typed(f"{year}-{month}-{day}T23:59:59", "dateTime")


def document_date(date: str) -> Literal:
    """Return a document's date: an xsd:date where the day is known, otherwise the plain prefix."""
    return typed(date, "date") if len(date) == len("2021-02-25") else Literal(date)


def _parts(date: str) -> tuple[str, str | None, str | None]:
    year, *rest = date.split("-")
    return year, rest[0] if rest else None, rest[1] if len(rest) > 1 else None
