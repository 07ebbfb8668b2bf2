"""Parts of the graph to draw: what surrounds a thing, what a document says, or the most connected of all."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from pyoxigraph import NamedNode

from plumbook.drawing.layout import positions
from plumbook.drawing.look import kind_of
from plumbook.ontology.terms import ID
from plumbook.serving.explorer.links import Link
from plumbook.serving.explorer.lookup import ENTITY_TYPES
from plumbook.serving.explorer.snapshot import Snapshot

SIZES = (300, 1000, 5000, 20000)
"""How many of the most connected things may be drawn at once."""

_WEAK = 0.35  # how strongly links pull that only speak of something

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the graph.

    Attributes:
        things: IRIs of the nodes.
        links: the edges between them.
        left_out: how many nodes belong to it that are not shown.
    """

    things: tuple[str, ...]
    links: tuple[Link, ...]
    left_out: int = 0


def around(snapshot: Snapshot, thing: str, most: int, known: Iterable[str] = ()) -> Part:
    """Return what is linked with a thing, the most closely first.

    Args:
        snapshot: the graph.
        thing: its IRI.
        most: how many neighbours to return besides those that are known.
        known: IRIs of things that are shown already, whose links are wanted too.
    """
    links = list(snapshot.links.of_thing(thing))
    known = set(known)
    closeness = Counter(link.target if link.source == thing else link.source for link in links)
    del closeness[thing]
    ranked = sorted(closeness, key=lambda other: (-closeness[other], other))
    new = [other for other in ranked if other not in known]
    shown = {thing, *new[:most], *(other for other in ranked if other in known)}
    kept = (link for link in links if link.source in shown and link.target in shown)
    return Part(tuple(sorted(shown)), tuple(kept), len(new[most:]))


def with_links_between(snapshot: Snapshot, part: Part) -> Part:
    """Add the links among a part's things."""
    return Part(part.things, tuple(snapshot.links.between(part.things)), part.left_out)


def of_document(snapshot: Snapshot, document: str) -> Part:
    """Return what a document says, and what it names."""
    lookup, outlines = snapshot.lookup, snapshot.outlines
    within = f"?passage plum:inDocument {NamedNode(document)} . ?thing plum:{{}} ?passage"
    statements, named = (
        {iri for (iri,) in lookup.rows("?thing", within.format(name))} for name in ("evidence", "mention")
    )
    links = [
        link for iri in sorted(statements) if iri in outlines for link in snapshot.links.of_statement(outlines[iri])
    ]
    things = {end for link in links for end in (link.source, link.target)}
    things |= {iri for iri in named if lookup.thing(iri).type in ENTITY_TYPES}
    direct = [link for link in snapshot.links.direct_of(sorted(things)) if link.target in things]
    return Part(tuple(sorted(things)), tuple(dict.fromkeys([*links, *direct])))


def whole(snapshot: Snapshot, most: int) -> Part:
    """Return the most connected things of all, with the links between them."""
    kept = sorted(snapshot.connected[:most])
    count = sum(len(snapshot.listed[type]) for type in ENTITY_TYPES)
    return Part(tuple(kept), tuple(snapshot.links.between(kept)), count - len(kept))


def most_connected(snapshot: Snapshot, size: int = SIZES[0]) -> bytes:
    """Return the most connected things as the page draws them, in JSON; worked out once."""

    def written() -> bytes:
        part = drawn(snapshot, whole(snapshot, size), placed=True)
        return json.dumps(part, ensure_ascii=False, separators=(",", ":")).encode()

    return snapshot.once(f"the {size} most connected", written)


def drawn(snapshot: Snapshot, part: Part, *, placed: bool) -> dict[str, Any]:
    """Return a part as the page draws it.

    Args:
        snapshot: the graph.
        part: what to draw.
        placed: whether nodes get places; without, the page finds room for them.

    Returns:
        Nodes and documents with their IRIs, and edges that name both by their numbers in those lists.
    """
    lookup, outlines = snapshot.lookup, snapshot.outlines
    lines: dict[tuple[str, str, str], list[Link]] = defaultdict(list)
    for link in part.links:
        lines[link.source, link.target, link.relation].append(link)
    places = _places(part, lines) if placed else {}
    nodes = []
    for iri in part.things:
        thing = lookup.thing(iri)
        kind = kind_of(thing.type, thing.kind)
        node: dict[str, Any] = {"id": _short(iri), "label": thing.label, "group": kind.key, "url": thing.url}
        if thing.type == "office" and outlines.of_object(iri, "Vacancy"):
            node["vacant"] = True
        if placed:
            node["x"], node["y"] = places[iri]
        nodes.append(node)
    numbers = {iri: number for number, iri in enumerate(part.things)}
    documents = sorted({document for link in part.links for document in link.documents})
    of_document = {iri: number for number, iri in enumerate(documents)}
    edges = [
        {
            "from": numbers[source],
            "to": numbers[target],
            "relation": relation,
            "label": links[0].label,
            "statements": [
                [_short(link.statement), link.confidence, *(of_document[iri] for iri in link.documents)]
                for link in links
            ],
        }
        for (source, target, relation), links in lines.items()
    ]
    told = [[_short(iri), lookup.thing(iri).label, snapshot.dates.get(iri, "")] for iri in documents]
    return {"nodes": nodes, "edges": edges, "documents": told, "left_out": part.left_out}


def _short(iri: str) -> str:
    """Return an IRI as the page's data has it: the graph's own without their base, if no colon is left in them."""
    name = iri.removeprefix(ID)
    return iri if ":" in name else name


def _places(part: Part, lines: Iterable[tuple[str, str, str]]) -> dict[str, Place]:
    numbers = {iri: number for number, iri in enumerate(part.things)}
    weights: dict[tuple[int, int], float] = defaultdict(float)
    for source, target, relation in lines:
        one, other = sorted((numbers[source], numbers[target]))
        if one != other:
            weights[one, other] += _WEAK if relation in {"claim", "concerns"} else 1.0
    links = [(one, other, weight) for (one, other), weight in sorted(weights.items())]
    return dict(zip(part.things, positions(len(numbers), links), strict=True))
