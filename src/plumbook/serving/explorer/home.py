"""The first page: what is in the graph, and where to begin."""

from __future__ import annotations

from collections import Counter
from typing import Any

from plumbook.network.folding import ENTITIES
from plumbook.serving.explorer.lookup import ENTITY_TYPES, Lookup
from plumbook.serving.explorer.snapshot import Listed, Snapshot, spoken_of
from plumbook.serving.explorer.wording import date_in_words

_MOST = 8
_FEW = 200
_CLASSES = {type: [name for name, (of, _) in ENTITIES.items() if of == type] for type in ENTITY_TYPES} | {
    "document": ["Document"]
}


def home_page(snapshot: Snapshot) -> dict[str, Any]:
    """Return what the first page shows."""
    return snapshot.once("home", lambda: _home(snapshot))


def _home(snapshot: Snapshot) -> dict[str, Any]:
    lookup = snapshot.lookup
    counts = {type: lookup.count(_CLASSES[type]) for type in (*ENTITY_TYPES, "document")}
    dates = sorted(date for date in snapshot.dates.values() if date)
    return {
        "counts": counts,
        "span": _span(dates[0], dates[-1]) if dates else "",
        "tiles": [
            ("/documents", counts["document"], "document", "documents"),
            ("/actors", counts["actor"], "actor", "actors"),
            ("/offices", counts["office"], "office", "offices"),
            ("/policies", counts["policy"], "policy", "policies"),
            ("", lookup.count(["Claim"]), "claim", "claims"),
            ("", lookup.count(["Stance"]), "stance", "stances"),
        ],
        "actors": _most_spoken_of(snapshot),
        "debated": _debated(lookup),
        "vacant": [lookup.thing(iri) for iri in _vacant(lookup)[:_MOST]],
        "latest": [lookup.source(iri) for iri in _latest(snapshot)],
    }


def _most_spoken_of(snapshot: Snapshot) -> list[Listed]:
    """Return the actors most spoken of: found among the things most spoken of, before all actors are known."""
    counts = snapshot.mentions
    least = min((count for _, count in counts.most_common(_FEW)), default=0)
    things = (snapshot.lookup.thing(iri) for iri, count in counts.items() if count >= least)
    actors = [Listed(thing, counts[thing.iri]) for thing in things if thing.type == "actor"]
    return sorted(actors, key=spoken_of)[:_MOST] if len(actors) >= _MOST else snapshot.listed["actor"][:_MOST]


def _latest(snapshot: Snapshot) -> list[str]:
    """Return the latest documents, in the same way."""
    lookup = snapshot.lookup
    dates = {iri: snapshot.dates.get(iri, "") for iri in lookup.of_class("Document")}
    least = min(sorted(dates.values(), reverse=True)[:_MOST], default="")
    found = sorted((iri for iri, date in dates.items() if date >= least), key=lambda iri: lookup.thing(iri).label)
    return sorted(found, key=lambda iri: dates[iri], reverse=True)[:_MOST]


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
