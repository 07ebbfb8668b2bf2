"""Which status a holding has, by the words around it and, for presidents of the United States, by the text's date."""

from __future__ import annotations

from collections.abc import Iterable

from plumbook.model import CandidacyStatus, TenureStatus
from plumbook.reading.office_words import Presidency

# Weaker constructions ("her time as governor") do not outdo a title.
_SURE = 0.75
Status = TenureStatus | CandidacyStatus


def status_of(words: Iterable[str]) -> Status:
    """Return the status that the words around a mention give; without any, the office is held.

    Args:
        words: those of `OfficeMention.status`.
    """
    said = set(words)
    if "candidate" in said:
        return CandidacyStatus.CANDIDATE
    if "nominee" in said:
        return CandidacyStatus.NOMINEE
    # "Then President X" as well as "former President X".
    if said & {"former", "then"}:
        return TenureStatus.FORMER
    return TenureStatus.ACTING if "acting" in said else TenureStatus.CURRENT


def settled(statuses: dict[Status, float]) -> dict[Status, float]:
    """Drop the status that a mere title gives, and a mere possibility, where the text says more.

    Args:
        statuses: what was read of one person and one office, with confidence.
    """
    telling: set[Status] = {TenureStatus.FORMER, TenureStatus.ACTING, CandidacyStatus.NOMINEE}
    weaker: set[Status] = set()
    if any(statuses[s] >= _SURE for s in telling & set(statuses)):
        weaker.add(TenureStatus.CURRENT)
    elif {TenureStatus.CURRENT, CandidacyStatus.NOMINEE} <= set(statuses):
        # A title outdoes what is said of a nomination long past, a nomination a mere description.
        is_holder = statuses[TenureStatus.CURRENT] >= statuses[CandidacyStatus.NOMINEE]
        weaker.add(CandidacyStatus.NOMINEE if is_holder else TenureStatus.CURRENT)
    held, sought = (statuses.get(s, 0) for s in (TenureStatus.CURRENT, CandidacyStatus.CANDIDATE))
    # Who holds an office stood for it once.
    if CandidacyStatus.NOMINEE in statuses or held > sought:
        weaker.add(CandidacyStatus.CANDIDATE)
    return {s: c for s, c in statuses.items() if s not in weaker}


def status_in_term(term: Presidency, date: str | None) -> Status | None:
    """Return the status that a president's title has at a date; None where it had not begun or no date is known."""
    if date is None or date[: len(term.start)] < term.start[: len(date)]:
        return None
    if term.end is None or date < term.end[: len(date)]:
        return TenureStatus.CURRENT
    return TenureStatus.FORMER
