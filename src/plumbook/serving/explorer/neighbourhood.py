"""Parts of the graph to draw: what surrounds a thing, what a document says, or the most connected of all."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from plumbook.drawing.layout import positions
from plumbook.drawing.look import kind_of, relation_of
from plumbook.network import FOLDINGS
from plumbook.network.folding import ENTITIES as _CLASSES
from plumbook.network.folding import Folding
from plumbook.serving.explorer.lookup import Lookup
from plumbook.serving.explorer.statements import Statement, statement

ENTITIES = {"actor", "office", "policy"}
_WEAK = 0.35  # how strongly links pull that only speak of something

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Link:
    """An edge between two entities: one statement, or a direct property where `statement` is empty."""

    source: str
    target: str
    relation: str
    label: str
    statement: str
    confidence: float
    documents: tuple[str, ...]


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


def around(lookup: Lookup, thing: str, most: int, known: Iterable[str] = ()) -> Part:
    """Return what is linked with a thing, the most closely first.

    Args:
        lookup: the graph.
        thing: its IRI.
        most: how many neighbours to return besides those that are known.
        known: IRIs of things that are shown already, whose links are wanted too.
    """
    ends = list(_ends_of(lookup, thing))
    known = set(known)
    closeness = Counter(other for other, _ in ends if other != thing)
    ranked = sorted(closeness, key=lambda other: (-closeness[other], other))
    new = [other for other in ranked if other not in known]
    shown = {thing, *new[:most], *(other for other in ranked if other in known)}
    statements = sorted({iri for other, iri in ends if iri and other in shown})
    links = [link for iri in statements for link in _links_from(lookup, statement(lookup, iri))]
    links += _direct(lookup, sorted(shown))
    kept = (link for link in links if {link.source, link.target} <= shown and thing in (link.source, link.target))
    return Part(tuple(sorted(shown)), tuple(kept), len(new[most:]))


def with_links_between(lookup: Lookup, part: Part) -> Part:
    """Add the links among a part's things."""
    shown = set(part.things)
    statements: set[str] = set()
    for folding in FOLDINGS:
        if folding.statement:
            # What has a source and a target among the things stands in both sets.
            said, told = (
                {iri for thing in part.things for iri in lookup.subjects(property, thing)}
                for property in (folding.source, folding.target)
            )
            statements |= said & told
    links = [link for iri in sorted(statements) for link in _links_from(lookup, statement(lookup, iri))]
    among = [link for link in (*links, *_direct(lookup, part.things)) if {link.source, link.target} <= shown]
    return Part(part.things, tuple(dict.fromkeys(among)), part.left_out)


def of_document(lookup: Lookup, document: str) -> Part:
    """Return what a document says, and what it names."""
    passages = lookup.subjects("inDocument", document)
    statements = {iri for passage in passages for iri in lookup.subjects("evidence", passage)}
    named = {iri for passage in passages for iri in lookup.subjects("mention", passage)}
    links = [link for iri in sorted(statements) for link in _links_from(lookup, statement(lookup, iri))]
    things = {end for link in links for end in (link.source, link.target)}
    things |= {iri for iri in named if lookup.thing(iri).type in ENTITIES}
    direct = [link for link in _direct(lookup, sorted(things)) if link.target in things]
    return Part(tuple(sorted(things)), tuple(dict.fromkeys([*links, *direct])))


def whole(lookup: Lookup, most: int) -> Part:
    """Return the most connected things of all, with the links between them."""
    things = {thing for name in _CLASSES for thing in lookup.of_class(name)}
    stated, direct = _ends(lookup, things)
    beside: dict[str, set[str]] = defaultdict(set)
    for source, target, _ in (*stated, *direct):
        if source != target:
            beside[source].add(target)
            beside[target].add(source)
    kept = set(sorted(beside, key=lambda thing: (-len(beside[thing]), thing))[:most])
    statements = sorted({iri for source, target, iri in stated if source in kept and target in kept})
    links = [link for iri in statements for link in _links_from(lookup, statement(lookup, iri))]
    links += [_link(folding, source, target) for source, target, folding in direct if source in kept and target in kept]
    among = (link for link in links if link.source in kept and link.target in kept)
    return Part(tuple(sorted(kept)), tuple(among), len(things) - len(kept))


def _ends(lookup: Lookup, things: set[str]) -> tuple[list[tuple[str, str, str]], list[tuple[str, str, Folding]]]:
    """Return all links: source, target and statement of those that statements make, and the direct ones."""
    stated: set[tuple[str, str, str]] = set()
    direct: dict[tuple[str, str, str], Folding] = {}
    for folding in FOLDINGS:
        if folding.statement:
            sources = dict(lookup.pairs(folding.source))
            for iri, target in lookup.pairs(folding.target):
                if sources.get(iri) in things and target in things:
                    stated.add((sources[iri], target, iri))
        else:
            for source, target in lookup.pairs(folding.target):
                if source in things and target in things:
                    direct[source, target, folding.type] = folding
    return sorted(stated), [(source, target, folding) for (source, target, _), folding in sorted(direct.items())]


def drawn(lookup: Lookup, part: Part, *, placed: bool) -> dict[str, Any]:
    """Return a part as the page draws it.

    Args:
        lookup: the graph.
        part: what to draw.
        placed: whether nodes get places; without, the page finds room for them.
    """
    lines: dict[tuple[str, str, str], list[Link]] = defaultdict(list)
    for link in part.links:
        lines[link.source, link.target, link.relation].append(link)
    places = _places(part, lines) if placed else {}
    nodes = []
    for iri in part.things:
        thing = lookup.thing(iri)
        kind = kind_of(thing.type, thing.kind)
        node: dict[str, Any] = {"id": iri, "label": thing.label, "group": kind.key, "url": thing.url}
        if thing.type == "office" and any(
            lookup.thing(each).kind == "Vacancy" for each in lookup.subjects("office", iri)
        ):
            node["vacant"] = True
        if placed:
            node["x"], node["y"] = places[iri]
        nodes.append(node)
    edges = [
        {
            "from": source,
            "to": target,
            "relation": relation,
            "label": links[0].label,
            "statements": [[link.statement, link.confidence, list(link.documents)] for link in links],
        }
        for (source, target, relation), links in lines.items()
    ]
    documents = sorted({document for link in part.links for document in link.documents})
    told = {iri: [lookup.thing(iri).label, lookup.first(iri, "dcterms:date")] for iri in documents}
    return {"nodes": nodes, "edges": edges, "documents": told, "left_out": part.left_out}


def _places(part: Part, lines: Iterable[tuple[str, str, str]]) -> dict[str, Place]:
    numbers = {iri: number for number, iri in enumerate(part.things)}
    weights: dict[tuple[int, int], float] = defaultdict(float)
    for source, target, relation in lines:
        one, other = sorted((numbers[source], numbers[target]))
        if one != other:
            weights[one, other] += _WEAK if relation in {"claim", "concerns"} else 1.0
    links = [(one, other, weight) for (one, other), weight in sorted(weights.items())]
    return dict(zip(part.things, positions(len(numbers), links), strict=True))


def _ends_of(lookup: Lookup, thing: str) -> Iterator[tuple[str, str]]:
    """Give the other end of each link of a thing, with the statement that makes it ("" for a direct link)."""
    for folding in FOLDINGS:
        if folding.statement:
            for here, there in ((folding.source, folding.target), (folding.target, folding.source)):
                stated = (iri for iri in lookup.subjects(here, thing) if lookup.thing(iri).kind == folding.statement)
                for iri in stated:
                    yield from ((other, iri) for other in _entities(lookup, lookup.objects(iri, there)))
        else:
            others = {*lookup.objects(thing, folding.target), *lookup.subjects(folding.target, thing)}
            yield from ((other, "") for other in _entities(lookup, sorted(others)))


def _entities(lookup: Lookup, iris: Iterable[str]) -> list[str]:
    return [iri for iri in iris if lookup.thing(iri).type in ENTITIES]


def _direct(lookup: Lookup, things: Iterable[str]) -> list[Link]:
    """Return the links that things' own properties make."""
    return [
        _link(folding, thing, other)
        for thing in things
        for folding in FOLDINGS
        if not folding.statement
        for other in _entities(lookup, lookup.objects(thing, folding.target))
    ]


def _links_from(lookup: Lookup, stated: Statement) -> Iterator[Link]:
    """Give the links that a statement makes."""
    folding = next((each for each in FOLDINGS if each.statement == stated.kind), None)
    if folding is None or stated.subject is None:
        return
    for target in stated.about if folding.type == "claim" else [stated.object]:
        if target is not None and {stated.subject.type, target.type} <= ENTITIES:
            yield _link(folding, stated.subject.iri, target.iri, stated)


def _link(folding: Folding, source: str, target: str, stated: Statement | None = None) -> Link:
    status = stated.status if stated else ""
    meaning = folding.meaning_of(status)
    look = relation_of({"type": folding.type, "sign": meaning.sign, "status": status})
    return Link(
        source=source,
        target=target,
        relation=look.key,
        label=meaning.label,
        statement=stated.iri if stated else "",
        confidence=stated.confidence if stated else 1.0,
        documents=(stated.document,) if stated and stated.document else (),
    )
