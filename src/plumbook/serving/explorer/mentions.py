"""Where a thing is named, and in which words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from pyoxigraph import NamedNode

from plumbook.serving.explorer.lookup import Lookup, Passage, Source
from plumbook.serving.explorer.paging import Paged, Pages


@dataclass(frozen=True, slots=True)
class Place:
    """A document that names a thing: how often, and where first."""

    source: Source
    count: int
    first: Passage


@dataclass(frozen=True, slots=True)
class Mentions:
    """Where a thing is named: documents, the latest first, and how many passages they have."""

    places: Paged[Place]
    count: int


def mentioned(lookup: Lookup, thing: str, dates: Mapping[str, str], pages: Pages) -> Mentions:
    """Return the documents that name a thing, the latest first.

    Args:
        lookup: the graph.
        thing: its IRI.
        dates: documents' dates, by IRI.
        pages: which page of the list "mentions" is wanted.
    """
    counts = lookup.naming(thing)
    dated = sorted(counts, key=lambda document: (dates.get(document, ""), document), reverse=True)

    def line(document: str) -> Place:
        passages = (each for each in lookup.subjects("inDocument", document) if lookup.says(thing, "mention", each))
        first = min(map(lookup.passage, passages), default=Passage(document, 0, 0, "", ""))
        return Place(lookup.source(document), counts[document], first)

    return Mentions(pages.of("mentions", dated, line), sum(counts.values()))


def wordings(lookup: Lookup, thing: str) -> list[tuple[str, int]]:
    """Return the words in which texts speak of a thing, with how often, the most usual first."""
    pattern = f"{NamedNode(thing)} plum:mention ?passage . ?passage plum:exact ?exact"
    rows = set(lookup.rows("?passage ?exact", pattern))
    times = Counter(" ".join(exact.split()) for _, exact in rows)
    return sorted(times.items(), key=lambda item: (-item[1], item[0].casefold(), item[0]))
