"""Whether an ontology says what it is and what each of its terms means."""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import Graph, Literal, Node, URIRef
from rdflib.namespace import DC, DCTERMS, OWL, RDFS, SKOS

from plumbook.ontology.report import Fault
from plumbook.ontology.vocabulary import ontology_of, own_terms

# What serves as each piece of documentation, the usual property first.
_OF_THE_ONTOLOGY = {
    "title": (DCTERMS.title, DC.title, RDFS.label),
    "description": (DCTERMS.description, DC.description, RDFS.comment),
    "licence": (DCTERMS.license, DCTERMS.rights),
    "version": (OWL.versionIRI, OWL.versionInfo),
}
_OF_A_TERM = {"label": (RDFS.label, SKOS.prefLabel), "definition": (SKOS.definition, RDFS.comment, DCTERMS.description)}


def documentation_faults(graph: Graph) -> list[Fault]:
    """Return what is undocumented of an ontology and of the terms under its IRI, sorted."""
    return sorted(_faults(graph))


def _faults(graph: Graph) -> Iterator[Fault]:
    ontology = ontology_of(graph)
    if ontology is not None:
        yield from _missing(graph, ontology, _OF_THE_ONTOLOGY)
    for term in own_terms(graph, ontology):
        yield from _missing(graph, term, _OF_A_TERM)


def _missing(graph: Graph, node: Node, wanted: dict[str, tuple[URIRef, ...]]) -> Iterator[Fault]:
    for what, properties in wanted.items():
        if not any(_says(value) for p in properties for value in graph.objects(node, p)):
            yield Fault(str(node), f"has no {what}")


def _says(value: Node) -> bool:
    return not isinstance(value, Literal) or bool(value.strip())
