"""The first page: what is in the graph, and where to begin."""

from __future__ import annotations

from collections import Counter
from typing import Any

from plumbook.serving.explorer.lookup import Lookup
from plumbook.serving.explorer.snapshot import Snapshot
from plumbook.serving.explorer.statements import source
from plumbook.serving.explorer.wording import date_in_words

_MOST = 8


def home_page(snapshot: Snapshot) -> dict[str, Any]:
    """Return what the first page shows."""
    return snapshot.once("home", lambda: _home(snapshot))


def _home(snapshot: Snapshot) -> dict[str, Any]:
    lookup, listed = snapshot.lookup, snapshot.listed
    counts = {type: len(things) for type, things in listed.items()}
    claims, stances = len(lookup.of_class("Claim")), len(lookup.of_class("Stance"))
    dates = sorted(date for _, date in lookup.pairs("dcterms:date") if date)
    return {
        "counts": counts,
        "span": _span(dates[0], dates[-1]) if dates else "",
        "tiles": [
            ("/documents", counts["document"], "document", "documents"),
            ("/actors", counts["actor"], "actor", "actors"),
            ("/offices", counts["office"], "office", "offices"),
            ("/policies", counts["policy"], "policy", "policies"),
            ("", claims, "claim", "claims"),
            ("", stances, "stance", "stances"),
        ],
        "actors": listed["actor"][:_MOST],
        "debated": _debated(lookup),
        "vacant": [lookup.thing(iri) for iri in _vacant(lookup)[:_MOST]],
        "latest": [source(lookup, each.thing.iri) for each in listed["document"][:_MOST]],
    }


def _span(first: str, last: str) -> str:
    one, other = date_in_words(first), date_in_words(last)
    return f"of {one}" if one == other else f"from {one} to {other}"


def _debated(lookup: Lookup) -> list[tuple[Any, int, int]]:
    """Return the policies with most actors for and against; those that have both come first."""
    supports = Counter(policy for _, policy in set(lookup.pairs("supports")))
    opposes = Counter(policy for _, policy in set(lookup.pairs("opposes")))

    def order(policy: str) -> tuple[int, int, str]:
        both = min(supports[policy], opposes[policy])
        return -both, -(supports[policy] + opposes[policy]), policy

    policies = sorted(supports.keys() | opposes.keys(), key=order)[:_MOST]
    return [(lookup.thing(policy), supports[policy], opposes[policy]) for policy in policies]


def _vacant(lookup: Lookup) -> list[str]:
    offices = {office for vacancy in lookup.of_class("Vacancy") for office in lookup.objects(vacancy, "office")}
    return sorted(offices, key=lambda office: lookup.thing(office).label.casefold())
