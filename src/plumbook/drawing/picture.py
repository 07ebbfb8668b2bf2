"""What the page shows: the network of entities as pyvis's nodes and edges, with the evidence for each."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import networkx as nx
from pyvis.edge import Edge
from pyvis.network import Network
from pyvis.node import Node
from rdflib import Graph, URIRef
from rdflib.namespace import RDF

from plumbook.drawing.evidence import Sources
from plumbook.drawing.layout import positions
from plumbook.drawing.look import Relation, kind_of, relation_of
from plumbook.errors import GraphError
from plumbook.network import entity_network
from plumbook.ontology.terms import DCTERMS, PLUM

# How many statements the page carries for one edge, and how many for one node besides those of its edges.
_EDGE_STATEMENTS = 12
_NODE_STATEMENTS = 12
_MENTIONS = 2

Entities: TypeAlias = "nx.MultiDiGraph[str]"


@dataclass(slots=True)
class Picture:
    """Everything that the page is filled from.

    Attributes:
        model: pyvis's nodes and edges; each also carries what the page tells of it.
        statements: what is said, and in which passages; numbered from 0.
        sources: the paragraphs and documents.
        nodes_left_out: how many nodes are not drawn.
        edges_left_out: how many lines are not drawn for want of their ends.
    """

    model: Network
    sources: Sources
    statements: list[dict[str, Any]] = field(default_factory=list)
    nodes_left_out: int = 0
    edges_left_out: int = 0


def picture_of(graph: Graph, most: int, documents: Collection[str] | None = None) -> Picture:
    """Return the picture of a graph.

    Args:
        graph: a graph in plumbook's terms.
        most: at most so many nodes are drawn, the most connected first.
        documents: ids of the only documents to draw; all unless given.

    Raises:
        GraphError: there is no such document.
    """
    entities = entity_network(graph)
    if documents is not None:
        entities = _within(entities, graph, set(documents))
    drawn = entities.subgraph(_most_connected(entities, most))
    return _Painter(graph, drawn, documents).picture(entities)


def _within(entities: Entities, graph: Graph, documents: set[str]) -> Entities:
    """Keep what the documents say, and the things that they name."""
    known = {str(id) for id in graph.objects(None, DCTERMS.identifier)}
    known.update(id for _, entity in entities.nodes(data=True) for id in entity["documents"])
    for unknown in sorted(documents - known):
        raise GraphError("no document with this id", where=unknown, remedy="plumbook info lists what is in a graph")
    edges = list(entities.edges(keys=True, data=True))
    said = [(a, b, key) for a, b, key, edge in edges if documents.intersection(edge["documents"])]
    named = {node for node, entity in entities.nodes(data=True) if documents.intersection(entity["documents"])}
    named.update(end for source, target, _ in said for end in (source, target))
    direct = [(a, b, key) for a, b, key, edge in edges if not edge["statement"] and a in named and b in named]
    among: Any = [*said, *direct]  # the stubs know no keys
    kept = entities.edge_subgraph(among).copy()
    kept.add_nodes_from((node, entities.nodes[node]) for node in sorted(named))
    return kept


def _most_connected(entities: Entities, most: int) -> list[str]:
    def rank(node: str) -> tuple[int, int, str]:
        around = {*entities.successors(node), *entities.predecessors(node)} - {node}
        return -len(around), -entities.nodes[node]["mentions"], node

    return sorted(entities, key=rank)[:most] if len(entities) > most else sorted(entities)


class _Painter:
    def __init__(self, graph: Graph, drawn: Entities, documents: Collection[str] | None) -> None:
        self.graph, self.drawn, self.documents = graph, drawn, documents
        self.numbers = {iri: number for number, iri in enumerate(sorted(drawn))}
        self.sources = Sources(graph, documents)
        self.statements: list[dict[str, Any]] = []
        self.statement_numbers: dict[str, int] = {}
        self.lines = self._lines()

    def picture(self, whole: Entities) -> Picture:
        model = Network(directed=True)
        model.force_atlas_2based(gravity=-60, spring_length=90, damping=0.6, overlap=0.6)
        model.toggle_physics(False)
        degrees = self._degrees()
        places = positions(len(self.numbers), self._links())
        # pyvis's own add_node and add_edge look through all that is there: quadratic, so its lists are filled here.
        for (iri, number), place in zip(self.numbers.items(), places, strict=True):
            node = self._node(iri, number, degrees[number], place)
            model.nodes.append(node)
            model.node_ids.append(number)
            model.node_map[number] = node
        pairs: dict[frozenset[int], int] = defaultdict(int)
        for (source, target, relation), edges in self.lines.items():
            pairs[frozenset((source, target))] += 1
            beside = pairs[frozenset((source, target))] - 1
            model.edges.append(self._edge(source, target, relation, edges, beside if source < target else -beside))
        return Picture(
            model=model,
            sources=self.sources,
            statements=self.statements,
            nodes_left_out=len(whole) - len(self.drawn),
            edges_left_out=whole.number_of_edges() - self.drawn.number_of_edges(),
        )

    def _lines(self) -> dict[tuple[int, int, Relation], list[dict[str, Any]]]:
        """Gather the edges that one line stands for: same ends, same look."""
        lines = defaultdict(list)
        for source, target, edge in self.drawn.edges(data=True):
            lines[self.numbers[source], self.numbers[target], relation_of(edge)].append(edge)
        return dict(sorted(lines.items(), key=lambda line: (line[0][0], line[0][1], line[0][2].key)))

    def _links(self) -> list[tuple[int, int, float]]:
        weights: dict[tuple[int, int], float] = defaultdict(float)
        for source, target, relation in self.lines:
            if source != target:
                weights[min(source, target), max(source, target)] += 1.0 if relation.strong else 0.35
        return [(a, b, weight) for (a, b), weight in sorted(weights.items())]

    def _degrees(self) -> dict[int, int]:
        around: dict[int, set[int]] = defaultdict(set)
        for source, target, _ in self.lines:
            if source != target:
                around[source].add(target)
                around[target].add(source)
        return defaultdict(int, {number: len(found) for number, found in around.items()})

    def _node(self, iri: str, number: int, degree: int, place: tuple[int, int]) -> dict[str, Any]:
        entity = self.drawn.nodes[iri]
        kind = kind_of(entity["type"], entity["kind"])
        own = self._own_statements(iri)
        has_statements = bool(own or degree)
        vacant = entity["vacant"] and (self.documents is None or any(self.statements[n]["source"] is None for n in own))
        node: dict[str, Any] = Node(
            number,
            kind.shape,
            entity["label"],
            group=kind.key,
            x=place[0],
            y=place[1],
            size=round(kind.size * (10 + 3.2 * math.sqrt(degree)), 1),
            iri=iri,
            names=entity["names"],
            degree=degree,
            mentions=entity["mentions"],
            vacant=vacant,
            docs=[self.sources.document(id) for id in entity["documents"]],
            statements=own,
            named=[] if has_statements else self.sources.mentions(iri, _MENTIONS),
        ).options
        return node

    def _edge(
        self, source: int, target: int, relation: Relation, edges: list[dict[str, Any]], beside: int
    ) -> dict[str, Any]:
        stated = sorted((e for e in edges if e["statement"]), key=lambda e: (-e["confidence"], e["statement"]))
        width = round(relation.width * (1 + 0.35 * math.log2(max(len(edges), 1))), 2)
        edge: dict[str, Any] = Edge(
            source,
            target,
            relation=relation.key,
            label=edges[0]["label"],
            arrows={"to": {"enabled": True, "type": relation.arrow, "scaleFactor": 0.55}} if relation.arrow else "",
            dashes=list(relation.dashes) or False,
            width=width,
            smooth={"enabled": True, "type": "curvedCW", "roundness": round(0.16 * beside, 2)} if beside else False,
            confidence=max(e["confidence"] for e in edges),
            docs=sorted({self.sources.document(id) for e in edges for id in e["documents"]}),
            statements=[self._statement(e, source, target) for e in stated[:_EDGE_STATEMENTS]],
            total=len(stated),
        ).options
        return edge

    def _statement(self, edge: dict[str, Any], source: int | None, target: int | None) -> int:
        """Return the number of a statement; a claim about several things is one statement."""
        iri = edge["statement"]
        if iri not in self.statement_numbers:
            self.statement_numbers[iri] = len(self.statements)
            self.statements.append(
                {
                    "relation": relation_of(edge).key,
                    "label": edge["label"],
                    "source": source,
                    "targets": [],
                    "confidence": edge["confidence"],
                    "when": _when(edge),
                    "cue": self.sources.cue(iri),
                    "speaker": self.sources.speaker(iri),
                    "marks": self.sources.marks(iri),
                }
            )
        number = self.statement_numbers[iri]
        if target is not None and target not in self.statements[number]["targets"]:
            self.statements[number]["targets"].append(target)
        return number

    def _own_statements(self, iri: str) -> list[int]:
        """Return a node's statements that no line stands for: claims about nothing drawn, and vacancies."""
        node, number = URIRef(iri), self.numbers[iri]
        unplaced = (c for c in self.graph.subjects(PLUM.claimant, node) if not any(self.graph.objects(c, PLUM.about)))
        claims = self._of_type(unplaced, PLUM.Claim)
        vacancies = self._of_type(self.graph.subjects(PLUM.office, node), PLUM.Vacancy)
        return [
            *(self._statement(self._unfolded(claim, "claim", "says"), number, None) for claim in claims),
            *(self._statement(self._unfolded(v, "vacancy", "stands empty"), None, number) for v in vacancies),
        ]

    def _of_type(self, statements: Iterable[Any], type: URIRef) -> list[str]:
        """Return the first statements of a class, of those that the documents drawn make."""
        found = sorted(str(s) for s in statements if (s, RDF.type, type) in self.graph)
        return [s for s in found if self.documents is None or self.sources.marks(s)][:_NODE_STATEMENTS]

    def _unfolded(self, statement: str, type: str, label: str) -> dict[str, Any]:
        values = sorted(str(value) for value in self.graph.objects(URIRef(statement), PLUM.confidence))
        try:
            confidence = float(values[0]) if values else 1.0
        except ValueError as error:
            remedy = "see plumbook check"
            raise GraphError("its confidence is no number from 0 to 1", where=statement, remedy=remedy) from error
        return {"statement": statement, "type": type, "label": label, "confidence": confidence, "status": "", "sign": 0}


def _when(edge: dict[str, Any]) -> str:
    """Return when a statement held: in the text's words, or else by its bounds."""
    if edge.get("dateText"):
        return str(edge["dateText"])
    start = edge.get("startNotBefore") or edge.get("startNotAfter") or ""
    end = edge.get("endNotAfter") or edge.get("endNotBefore") or ""
    return " ".join([*(["from", start[:10]] if start else []), *(["until", end[:10]] if end else [])])
