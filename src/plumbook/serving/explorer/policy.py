"""What the graph knows of a policy: who is for and against it, by which sentences, and how that moved."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from plumbook.serving.explorer.actor import MOST, SIDES, by_subject, mentioned, of_status, positions, told
from plumbook.serving.explorer.lookup import Lookup, Thing
from plumbook.serving.explorer.statements import Statement, in_order, statement, statements_of
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


def policy_page(lookup: Lookup, thing: Thing, *, everything: bool = False) -> dict[str, Any]:
    """Return what the page of a policy shows.

    Args:
        lookup: the graph.
        thing: the policy.
        everything: whether long lists are shown in full.
    """
    most = None if everything else MOST
    stances = statements_of(lookup, thing.iri, "stanceToward")
    claims = in_order(lookup, (statement(lookup, iri) for iri in lookup.subjects("about", thing.iri)))
    claims = [each for each in claims if each.kind == "Claim"]
    mentions = mentioned(lookup, thing.iri, most)
    return {
        "names": lookup.names(thing.iri),
        "wordings": wordings(lookup, thing.iri),
        "concerns": [lookup.thing(iri) for iri in lookup.objects(thing.iri, "concerns")],
        "broader": [lookup.thing(iri) for iri in lookup.objects(thing.iri, "broaderPolicy")],
        "narrower": [lookup.thing(iri) for iri in lookup.subjects("broaderPolicy", thing.iri)],
        "reverses": [lookup.thing(iri) for iri in lookup.objects(thing.iri, "reverses")],
        "reversed_by": [lookup.thing(iri) for iri in lookup.subjects("reverses", thing.iri)],
        **{side: positions(lookup, by_subject(of_status(stances, status)), most) for side, status in SIDES.items()},
        "movement": movement(lookup, stances),
        "claims": [told(lookup, each) for each in claims[:most]],
        "all_claims": len(claims),
        "mentions": mentions,
        "empty": not (stances or claims or mentions.count),
    }


def wordings(lookup: Lookup, policy: str) -> list[tuple[str, int]]:
    """Return the words in which texts speak of a policy, with how often, the most usual first."""
    exact = (" ".join(lookup.passage(iri).exact.split()) for iri in lookup.objects(policy, "mention"))
    return sorted(Counter(exact).items(), key=lambda item: (-item[1], item[0].casefold()))


def movement(lookup: Lookup, stances: list[Statement]) -> Movement | None:
    """Return how support moved over the dates of documents; None where there are not two dates."""
    dates = {each.document: lookup.first(each.document, "dcterms:date") for each in stances}
    days = {date: day for date in dates.values() if (day := day_number(date)) is not None}
    if len(days) < 2:
        return None
    scale = Scale(min(days.values()), max(days.values()))
    months = (max(days.values()) - min(days.values())) / 365.25 < _FEW_YEARS
    counts: dict[str, Counter[str]] = {}
    for each in stances:
        if (date := dates[each.document]) in days:
            # By month where months are known; a year stands for itself.
            counts.setdefault(date[:7] if months else date[:4], Counter())[each.status] += 1
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
