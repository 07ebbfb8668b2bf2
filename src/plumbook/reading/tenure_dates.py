"""When somebody held an office, as bounds, from the words around it and the text's date."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime
from functools import cache

from plumbook.model import DateBounds

_MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Jan\.|Feb\.|Mar\.|Apr\.|Aug\.|Sept\.|Oct\.|Nov\.|Dec\."
)
_RELATIVE = rf"(?:last|this|next) (?:year|month|{_MONTHS})"
_DAY_OF_MONTH = rf"(?:{_MONTHS})(?: \d{{1,2}}(?:st|nd|rd|th)?\b)?(?:,? \d{{4}})?"
_DATE = rf"(?:(?:early|late|mid-?)\s?)?(?:{_DAY_OF_MONTH}|\d{{4}}|{_RELATIVE})"
_RANGE = re.compile(
    rf"\b(?:from|between|during|in)?\s*(?P<start>{_DATE})\s?(?:to|until|through|and|-|–|—)\s?(?P<end>{_DATE})\b"
)
_SINCE = re.compile(rf"\b(?:since|starting in|beginning in|as of)\s(?P<date>{_DATE})")
_UNTIL = re.compile(rf"\b(?:until|till|through|up to)\s(?P<date>{_DATE})")
_IN = re.compile(rf"\b(?:(?:in|on)\s(?P<date>{_DATE})|(?P<past>last (?:year|{_MONTHS})))")
_PART = re.compile(r"^(?:early|late|mid-?)\s?")


def date_bounds(words: str, day: str | None, *, began: bool = False, ended: bool = False) -> DateBounds:
    """Return the bounds that words beside an office give for how long it was held.

    Args:
        words: what stands around the office in its sentence.
        day: the text's date, a prefix of ISO 8601; months without a year are the last before it.
        began: whether a bare "in May 2020" tells the beginning (somebody was named then).
        ended: whether it tells the end (somebody stepped down then).

    Returns:
        Bounds as prefixes of ISO 8601, all None where the words tell no time.
    """
    found = _RANGE.search(words)
    if found:
        start, end = resolved(found["start"], day), resolved(found["end"], day)
        if start and end and start <= end:
            return _bounds(start, end, found.group().strip())
    bounds = DateBounds()
    since, until = _SINCE.search(words), _UNTIL.search(words)
    if since and (start := resolved(since["date"], day)):
        bounds = _bounds(start, None, since.group())
    if until and (end := resolved(until["date"], day)):
        bounds = replace(_bounds(None, end, until.group()), start_not_after=bounds.start_not_after)
    if bounds.text is None and (began or ended) and (found := _IN.search(words)):
        when = resolved(found["date"] or found["past"], day)
        if when:
            bounds = _bounds(when if began else None, when if ended and not began else None, found.group())
    return bounds


def _bounds(start: str | None, end: str | None, text: str) -> DateBounds:
    return DateBounds(
        start_not_before=start,
        start_not_after=start,
        end_not_before=end,
        end_not_after=end,
        text=" ".join(text.split()),
    )


@cache
def resolved(words: str, day: str | None) -> str | None:
    """Return the year, month or day that words mean in a text of a given date, as a prefix of ISO 8601.

    Args:
        words: a date as worded ("January", "May 2016", "2009", "last year").
        day: the text's date, a prefix of ISO 8601, where known.
    """
    words = _PART.sub("", words.strip())
    if re.fullmatch(r"\d{4}", words):
        return words if 1700 <= int(words) <= 2200 else None
    if day is None and not re.search(r"\d{4}", words):
        return None
    if match := re.fullmatch(r"(last|this|next) year", words):
        return str(int(str(day)[:4]) + {"last": -1, "this": 0, "next": 1}[match[1]])
    month = _parsed(re.sub(r"^(?:last|this|next) ", "", words), day)
    if month and words.startswith("last ") and day and month == day[:7]:
        return f"{int(month[:4]) - 1}{month[4:]}"
    return month


def _parsed(words: str, day: str | None) -> str | None:
    import dateparser  # here, because loading it takes longer than reading most texts

    base = datetime.combine(_day(day), datetime.min.time())
    settings = {"RELATIVE_BASE": base, "PREFER_DATES_FROM": "past", "PREFER_DAY_OF_MONTH": "first"}
    found = dateparser.parse(words, languages=["en"], settings=settings)
    if found is None:
        return None
    has_day = re.search(r"[A-Za-z.] \d{1,2}(?!\d)", words)
    return str(found.strftime("%Y-%m-%d" if has_day else "%Y-%m"))


def _day(day: str | None) -> date:
    parts = [int(p) for p in (day or "2000").split("T")[0].split("-")[:3]]
    return date(*[*parts, 1, 1][:3])
