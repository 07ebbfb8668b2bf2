"""What the graph knows of a policy: who is for and against it, by which sentences, and how that moved."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from plumbook.serving.explorer.lookup import Thing
from plumbook.serving.explorer.mentions import mentioned, wordings
from plumbook.serving.explorer.outlines import Outline
from plumbook.serving.explorer.paging import Pages, same
from plumbook.serving.explorer.positions import SIDES, by_subject, of_status, positions, told_of
from plumbook.serving.explorer.snapshot import Snapshot
from plumbook.serving.explorer.timeline import Scale, day_number
from plumbook.serving.explorer.wording import counted, date_in_words

_FEW_YEARS = 2.5


@dataclass(frozen=True, slots=True)
class Moment:
    """How many stances the texts of one time report, for and against; with the sizes of its two bars."""

    left: float
    title: str
    supports: int
    opposes: int
    up: float
    down: float


@dataclass(frozen=True, slots=True)
class Movement:
    """How support moved over the dates of documents."""

    moments: tuple[Moment, ...]
    ticks: tuple[tuple[float, str], ...]


def policy_page(snapshot: Snapshot, thing: Thing, pages: Pages | None = None) -> dict[str, Any]:
    """Return what the page of a policy shows.

    Args:
        snapshot: the graph.
        thing: the policy.
        pages: which pages of its lists.
    """
    pages = pages or Pages()
    lookup, outlines = snapshot.lookup, snapshot.outlines_of(thing.iri)
    stances = outlines.of_object(thing.iri, "Stance")
    claims = outlines.of_about(thing.iri, "Claim")
    mentions = mentioned(lookup, thing.iri, snapshot.dates, pages)
    return {
        "names": lookup.names(thing.iri),
        "wordings": pages.of("wordings", wordings(lookup, thing.iri), same),
        "concerns": [lookup.thing(iri) for iri in lookup.objects(thing.iri, "concerns")],
        "broader": [lookup.thing(iri) for iri in lookup.objects(thing.iri, "broaderPolicy")],
        "narrower": pages.of("narrower", lookup.subjects("broaderPolicy", thing.iri), lookup.thing),
        "reverses": [lookup.thing(iri) for iri in lookup.objects(thing.iri, "reverses")],
        "reversed_by": pages.of("reversed-by", lookup.subjects("reverses", thing.iri), lookup.thing),
        **{
            side: positions(lookup, by_subject(of_status(stances, status)), pages, side)
            for side, status in SIDES.items()
        },
        "movement": movement(stances),
        "claims": pages.of("claims", claims, lambda each: told_of(lookup, each.iri)),
        "mentions": mentions,
        "empty": not (stances or claims or mentions.count),
    }


def movement(stances: list[Outline]) -> Movement | None:
    """Return how support moved over the dates of documents; None where there are not two dates."""
    days = {date: day for date in {each.date for each in stances} if (day := day_number(date)) is not None}
    if len(days) < 2:
        return None
    scale = Scale(min(days.values()), max(days.values()))
    months = (max(days.values()) - min(days.values())) / 365.25 < _FEW_YEARS
    counts: dict[str, Counter[str]] = {}
    for each in stances:
        if each.date in days:
            # By month where months are known; a year stands for itself.
            counts.setdefault(each.date[:7] if months else each.date[:4], Counter())[each.status] += 1
    most = max(max(count["Supports"], count["Opposes"]) for count in counts.values()) or 1
    moments = [
        Moment(
            left=scale.place(_middle(time)),
            title=f"{date_in_words(time)}: {count['Supports']} for, {counted(count['Opposes'], 'against', 'against')}",
            supports=count["Supports"],
            opposes=count["Opposes"],
            up=round(40 * count["Supports"] / most, 1),
            down=round(40 * count["Opposes"] / most, 1),
        )
        for time, count in sorted(counts.items())
    ]
    return Movement(tuple(moments), scale.ticks())


def _middle(time: str) -> int:
    return ((day_number(time) or 0) + (day_number(time, last=True) or 0)) // 2
