"""Restrictions on object properties that keep OWL 2 DL decidable (Structural Specification, section 11)."""

from __future__ import annotations

from collections.abc import Iterator

import networkx
from rdflib import BNode, Graph, Node
from rdflib.namespace import OWL, RDF, RDFS

from plumbook.ontology.report import Fault
from plumbook.ontology.vocabulary import CARDINALITIES, members

_SIMPLE_ONLY = {
    OWL.FunctionalProperty: "functional",
    OWL.InverseFunctionalProperty: "inverse functional",
    OWL.IrreflexiveProperty: "irreflexive",
    OWL.AsymmetricProperty: "asymmetric",
}


def role_faults(graph: Graph) -> Iterator[Fault]:
    """Give the properties that are composite where only simple ones may stand, and chains that go in circles."""
    hierarchy = _hierarchy(graph)
    composite = _composite(graph, hierarchy)
    for node, use in _uses(graph):
        if node in composite:
            yield Fault(str(node), f"is transitive or follows from a chain, and is {use}")
    yield from _irregular(graph, hierarchy)


def _hierarchy(graph: Graph) -> networkx.DiGraph[Node]:
    """Return the properties with an arrow to each that a property implies; inverses imply each other's."""
    arrows: networkx.DiGraph[Node] = networkx.DiGraph()
    for one, other in graph.subject_objects(RDFS.subPropertyOf):
        arrows.add_edge(_named(graph, one), _named(graph, other))
    for term in (OWL.equivalentProperty, OWL.inverseOf):
        for one, other in graph.subject_objects(term):
            ends = _named(graph, one), _named(graph, other)
            arrows.add_edges_from((ends, ends[::-1]))
    return arrows


def _named(graph: Graph, node: Node) -> Node:
    """Return the property that an anonymous inverse is of: both are simple, or neither."""
    return graph.value(node, OWL.inverseOf) or node if isinstance(node, BNode) else node


def _composite(graph: Graph, hierarchy: networkx.DiGraph[Node]) -> set[Node]:
    found = {*graph.subjects(RDF.type, OWL.TransitiveProperty), *graph.subjects(OWL.propertyChainAxiom)}
    return found.union(*(networkx.descendants(hierarchy, node) for node in found if node in hierarchy))


def _uses(graph: Graph) -> Iterator[tuple[Node, str]]:
    for type, use in _SIMPLE_ONLY.items():
        for node in graph.subjects(RDF.type, type):
            yield node, use
    for term in (*CARDINALITIES, OWL.hasSelf):
        for restriction in graph.subjects(term):
            for node in graph.objects(restriction, OWL.onProperty):
                yield _named(graph, node), "in a cardinality or self restriction"
    for one, other in graph.subject_objects(OWL.propertyDisjointWith):
        yield _named(graph, one), "disjoint with another"
        yield _named(graph, other), "disjoint with another"


def _irregular(graph: Graph, hierarchy: networkx.DiGraph[Node]) -> Iterator[Fault]:
    """Chains need an order of properties in which each comes after those that its chains are made of."""
    arrows, strict = hierarchy.copy(), []
    for whole, parts in members(graph, OWL.propertyChainAxiom):
        parts = [_named(graph, part) for part in parts]
        if parts == [whole, whole]:
            continue  # transitivity
        if whole in (parts[0], parts[-1]):
            parts.remove(whole) if parts[0] == whole else parts.pop()
        strict += [(part, whole) for part in parts]
    arrows.add_edges_from(strict)
    for circle in networkx.strongly_connected_components(arrows):
        for part, whole in strict:
            if part in circle and whole in circle:
                yield Fault(str(whole), f"follows from a chain of what follows from itself: {part}")
