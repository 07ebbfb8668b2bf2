"""The namespaces of a plumbook graph, as its contract names them."""

from __future__ import annotations

from rdflib import Namespace
from rdflib.namespace import DCTERMS, OWL, PROV, RDF, RDFS, SKOS, XSD

PLUM = Namespace("https://w3id.org/plumbook/ontology#")
ID = Namespace("https://w3id.org/plumbook/id/")
SHAPE = Namespace("https://w3id.org/plumbook/shapes#")

PREFIXES = {
    "plum": PLUM,
    "id": ID,
    "rdf": Namespace(str(RDF)),
    "rdfs": Namespace(str(RDFS)),
    "owl": Namespace(str(OWL)),
    "skos": Namespace(str(SKOS)),
    "dcterms": Namespace(str(DCTERMS)),
    "prov": Namespace(str(PROV)),
    "xsd": Namespace(str(XSD)),
}

# What a statement says in one triple between its ends, by its status or polarity.
SHORTCUTS = {
    "Current": "holdsOffice",
    "Acting": "holdsOffice",
    "Former": "formerlyHeld",
    "Nominee": "nominatedTo",
    "Candidate": "candidateFor",
    "Supports": "supports",
    "Opposes": "opposes",
}

__all__ = ["DCTERMS", "ID", "OWL", "PLUM", "PREFIXES", "PROV", "RDF", "RDFS", "SHAPE", "SHORTCUTS", "SKOS", "XSD"]
