"""Presidents of the United States by what a text of some day calls them."""

from __future__ import annotations

from collections.abc import Sequence

from plumbook.reading.office_words import Presidency, presidencies, presidency_of
from plumbook.resolution.keys import folded


def in_office(date: str | None) -> Presidency | None:
    """Return the term that runs on a day; None where the date is not known to the day.

    Args:
        date: in ISO 8601.
    """
    if date is None or len(date) < 10:
        return None
    return next((p for p in presidencies() if p.start <= date and (p.end is None or date <= p.end)), None)


def president_called(words: Sequence[str], date: str | None) -> Presidency | None:
    """Return the term of the president who is called so: by full name, or by surname who was it last at the date.

    Args:
        words: the name's words, folded.
        date: the text's, a prefix of ISO 8601.
    """
    called = " ".join(words)
    for term in presidencies():
        if any(folded(n) == called for n in term.names if " " in n):
            return term
    if len(words) != 1:
        return None
    now = in_office(date)
    if now is not None and folded(now.names[0]).split()[-1] == called:
        return now
    return presidency_of([called.capitalize()], date)
