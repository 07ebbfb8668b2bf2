"""A store's statements in a fixed order, one subject after the other, so that a large graph need not be held twice."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import CanonicalizationAlgorithm, Dataset, DefaultGraph, NamedNode, Quad, Store, Triple

from plumbook.ontology.terms import RDF

_TYPE = NamedNode(str(RDF.type))
_BLANK = "ASK { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } FILTER (isBlank(?s) || isBlank(?o) || isBlank(?g)) }"


def ordered_quads(store: Store) -> Iterator[Quad]:
    """Give all quads: the default graph, then the named graphs by name, in each the subjects by IRI."""
    stable = with_stable_blanks(store)
    for graph in [DefaultGraph(), *sorted(stable.named_graphs(), key=str)]:
        for subject in sorted({q.subject for q in stable.quads_for_pattern(None, None, None, graph)}, key=str):
            yield from sorted(stable.quads_for_pattern(subject, None, None, graph), key=_order)


def ordered_triples(store: Store) -> Iterator[Triple]:
    """Give the triples of all graphs as one graph, the subjects by IRI."""
    stable = with_stable_blanks(store)
    for subject in sorted({q.subject for q in stable}, key=str):
        found = sorted(stable.quads_for_pattern(subject, None, None), key=_order)
        yield from dict.fromkeys(quad.triple for quad in found)


def with_stable_blanks(store: Store) -> Store:
    """Return a store whose blank nodes have the same names on every run (RDFC-1.0, W3C 2024)."""
    if not store.query(_BLANK):
        return store
    dataset = Dataset(store)
    dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    stable = Store()
    stable.bulk_extend(dataset)
    return stable


def _order(quad: Quad) -> tuple[bool, str, str]:
    return quad.predicate != _TYPE, quad.predicate.value, str(quad.object)
