"""Which status a holding has, by the words around it and, for presidents of the United States, by the text's date."""

from __future__ import annotations

from collections.abc import Iterable

from plumbook.model import CandidacyStatus, TenureStatus
from plumbook.reading.office_words import Presidency, presidencies

Status = TenureStatus | CandidacyStatus


def status_of(words: Iterable[str]) -> Status:
    """Return the status that the words around a mention give; without any, the office is held.

    Args:
        words: those of `OfficeMention.status`.
    """
    said = set(words)
    if "candidate" in said:
        return CandidacyStatus.CANDIDATE
    if "nominee" in said or "next" in said:
        return CandidacyStatus.NOMINEE
    if "former" in said:
        return TenureStatus.FORMER
    return TenureStatus.ACTING if "acting" in said else TenureStatus.CURRENT


def settled(statuses: dict[Status, float]) -> dict[Status, float]:
    """Drop the status that mere titles give where the text says another of the same person and office.

    Args:
        statuses: what was read of one person and one office, with confidence.
    """
    telling = {TenureStatus.FORMER, TenureStatus.ACTING, CandidacyStatus.NOMINEE}
    if TenureStatus.CURRENT in statuses and telling & set(statuses):
        return {s: c for s, c in statuses.items() if s is not TenureStatus.CURRENT}
    return statuses


def presidency_of(names: Iterable[str], date: str | None) -> Presidency | None:
    """Return the term that a president of the United States so called had, began or had ended by a date.

    Args:
        names: the forms of the person's name.
        date: the text's date, a prefix of ISO 8601; without it, the last term that a bearer of the name had.
    """
    given = set(names)
    terms = [p for p in presidencies() if given & set(p.names)]
    full = [p for p in terms if given & {n for n in p.names if " " in n}]
    terms = full or terms
    if date is not None:
        terms = [p for p in terms if p.start <= date] or terms[:1]
    return terms[-1] if terms else None


def status_in_term(term: Presidency, date: str | None) -> Status | None:
    """Return the status that a president's title has at a date; None where it had not begun or no date is known."""
    if date is None or date[: len(term.start)] < term.start[: len(date)]:
        return None
    if term.end is None or date < term.end[: len(date)]:
        return TenureStatus.CURRENT
    return TenureStatus.FORMER
