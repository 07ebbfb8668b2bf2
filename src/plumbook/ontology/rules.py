"""Consistency by the rules of OWL 2 RL (OWL 2 Profiles, W3C 2012, section 4.3), where no Java is found.

The rules find fewer contradictions than HermiT: none that needs two cases to be told apart.
"""

from __future__ import annotations

from rdflib import Graph, URIRef
from rdflib.namespace import OWL, RDF

_PROBE = "urn:plumbook:member-of:"


def contradictions(graph: Graph) -> list[str]:
    """Return the contradictions that follow from an ontology as it stands, as owlrl words them."""
    return _errors(graph)


def classes_without_members(graph: Graph) -> list[str]:
    """Return the IRIs of the classes of which one supposed member is a contradiction.

    Args:
        graph: an ontology without contradictions as it stands.
    """
    classes = sorted(c for c in graph.subjects(RDF.type, OWL.Class) if isinstance(c, URIRef) and c != OWL.Nothing)
    probes = {f"{_PROBE}{number}:": c for number, c in enumerate(classes)}
    supposed = _copy(graph)
    for probe, c in probes.items():
        supposed.add((URIRef(probe), RDF.type, c))
    errors = " ".join(_errors(supposed))
    return [str(c) for probe, c in probes.items() if probe in errors]


def _errors(graph: Graph) -> list[str]:
    from owlrl import OWLRL

    closure = OWLRL.OWLRL_Semantics(_copy(graph), axioms=False, daxioms=False, rdfs=False)
    closure.closure()
    return sorted({" ".join(message.split()) for message in closure.error_messages})


def _copy(graph: Graph) -> Graph:
    """Return the triples but for annotations and imports: the rules take long enough without them."""
    annotations = {*graph.subjects(RDF.type, OWL.AnnotationProperty), OWL.imports}
    copy = Graph()
    for triple in graph:
        if triple[1] not in annotations:
            copy.add(triple)
    return copy
