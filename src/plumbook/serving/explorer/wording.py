"""Dates, numbers and statuses as people write them."""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping

_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:T.*)?")

STATUSES = {
    "Current": "holds",
    "Acting": "is acting as",
    "Former": "formerly held",
    "Nominee": "is named to",
    "Candidate": "is talked of for",
    "Supports": "is for",
    "Opposes": "is against",
    "Neutral": "is neutral on",
}
"""What a statement says of its actor and its office or policy, by its status."""

OF_OFFICES = {
    "Current": "holds it",
    "Acting": "carries it out for a while",
    "Former": "formerly held it",
    "Nominee": "is named to it",
    "Candidate": "is talked of for it",
}
"""The same of an actor, where the office is known."""

CERTAINTIES = {
    "Negated": "the text says that it was not said",
    "Hypothetical": "the text only supposes it",
    "Questioned": "the text asks whether it is so",
}


def verb_of(kind: str, status: str, cue: str = "") -> str:
    """Return what a statement says of its subject and object.

    Args:
        kind: its class, by local name.
        status: by local name; "" for none.
        cue: of an attribution, the words for its being said.
    """
    return "stands empty" if kind == "Vacancy" else STATUSES.get(status, cue or "is linked with")


def date_in_words(date: str) -> str:
    """Return a date of which the day or the month may be unknown; what is no date stays as it is.

    >>> date_in_words("2021-05-05"), date_in_words("2021-05"), date_in_words("soon")
    ('5 May 2021', 'May 2021', 'soon')
    """
    found = _DATE.fullmatch(date)
    if found is None or not 1 <= int(found[2] or 1) <= 12:
        return date
    year, month, day = found.groups()
    parts = [str(int(day)) if day else "", calendar.month_name[int(month)] if month else "", year]
    return " ".join(part for part in parts if part)


def period_in_words(dates: Mapping[str, str], text: str = "") -> str:
    """Return from when to when something was so.

    Args:
        dates: bounds by the ontology's names (startNotBefore, …), as xsd:dateTime.
        text: the words that gave them, for want of bounds.

    >>> period_in_words({"endNotBefore": "2021-01-01T00:00:00", "endNotAfter": "2021-01-31T23:59:59"})
    'until January 2021'
    """
    start = _bounded(dates.get("startNotBefore", ""), dates.get("startNotAfter", ""))
    end = _bounded(dates.get("endNotBefore", ""), dates.get("endNotAfter", ""))
    if start and end:
        return start if start == end else f"from {start} to {end}"
    return f"since {start}" if start else f"until {end}" if end else text


def _bounded(first: str, last: str) -> str:
    """Return what lies between two instants: a year, month or day where they are its ends."""
    one, other = _DATE.fullmatch(first), _DATE.fullmatch(last)
    if one is None or other is None:
        known = date_in_words(first or last)
        return known and (f"{known} or later" if first else f"{known} or earlier")
    if one.groups() == other.groups():
        return date_in_words(first)
    if first[5:10] == "01-01" and last[5:10] == "12-31":
        return one[1] if one[1] == other[1] else f"{one[1]}–{other[1]}"
    if first[:7] == last[:7] and one[3] == "01" and int(other[3]) >= 28:
        return date_in_words(first[:7])
    return f"between {date_in_words(first)} and {date_in_words(last)}"


def counted(number: int, one: str, many: str = "") -> str:
    """Return a number with its noun.

    >>> counted(1, "office"), counted(2300, "policy", "policies")
    ('1 office', '2,300 policies')
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def capitalized(text: str) -> str:
    """Return text with its first letter a capital, and nothing else changed."""
    return text[:1].upper() + text[1:]
