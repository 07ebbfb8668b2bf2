"""Days of publication, however they are written, as prefixes of ISO 8601."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import Any

_ISO = re.compile(r"(\d{4})(?:-(\d\d?)(?:-(\d\d?)(?:[T\s].*)?)?)?", re.DOTALL)
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T?\d+Z?)?")
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_LONGEST = 60

_ABSOLUTE = {"PARSERS": ["absolute-time"], "REQUIRE_PARTS": ["year"], "PREFER_DAY_OF_MONTH": "first"}


def iso_date(words: str) -> str | None:
    """Return a date as a prefix of ISO 8601, no more exact than it was written; None if it is no date.

    English wordings are read by dateparser. A day and a month that can be told apart in no way
    ("02/03/2021") are left out; so are years of two digits and dates that depend on today.

    >>> iso_date("February 25, 2021"), iso_date("2021-02-25T23:10:00-05:00"), iso_date("Feb. 2021")
    ('2021-02-25', '2021-02-25', '2021-02')
    >>> iso_date("02/03/2021"), iso_date("February 30, 2021"), iso_date("yesterday")
    ('2021', None, None)
    """
    words = " ".join(words.split())
    if matched := _ISO.fullmatch(words) or _COMPACT.fullmatch(words):
        return _joined(*(int(part) for part in matched.groups() if part))
    if len(words) > _LONGEST or not _YEAR.search(words):
        return None
    readings = {_parsed(words, order) for order in ("MDY", "DMY")}
    return readings.pop() if len(readings) == 1 else _year_shared(readings)


def _joined(year: int, month: int | None = None, day: int | None = None) -> str | None:
    try:
        date(year, month or 1, day or 1)
    except ValueError:
        return None
    return "-".join([f"{year:04}", *(f"{part:02}" for part in (month, day) if part is not None)])


def _year_shared(readings: set[str | None]) -> str | None:
    years = {reading[:4] for reading in readings if reading}
    return years.pop() if len(years) == 1 and None not in readings else None


def _parsed(words: str, order: str) -> str | None:
    found = _parser(order).get_date_data(words)
    if found.date_obj is None:
        return None
    length = {"year": 4, "month": 7}.get(found.period, 10)
    return str(found.date_obj.strftime("%Y-%m-%d"))[:length]


@cache
def _parser(order: str) -> Any:  # noqa: ANN401 (dateparser has no types)
    from dateparser.date import DateDataParser

    return DateDataParser(languages=["en"], settings={**_ABSOLUTE, "DATE_ORDER": order})
