"""What the endpoint says of itself: SPARQL 1.1 Service Description."""

from __future__ import annotations

from pyoxigraph import BlankNode, NamedNode, Triple, serialize

from plumbook.querying.sparql import PREFIX_IRIS
from plumbook.serving.formats import GRAPHS, RESULTS

_SD = "http://www.w3.org/ns/sparql-service-description#"
_FORMATS = "http://www.w3.org/ns/formats/"
_TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_NAMES = {
    "application/sparql-results+json": "SPARQL_Results_JSON",
    "application/sparql-results+xml": "SPARQL_Results_XML",
    "text/csv": "SPARQL_Results_CSV",
    "text/tab-separated-values": "SPARQL_Results_TSV",
    "text/turtle": "Turtle",
    "application/n-triples": "N-Triples",
    "application/ld+json": "JSON-LD",
    "application/rdf+xml": "RDF_XML",
}


def description(address: str, type: str, *, updates: bool) -> bytes:
    """Return the service description.

    Args:
        address: of the endpoint.
        type: the media type to write.
        updates: whether the endpoint takes updates.
    """
    service, dataset, default = NamedNode(address), BlankNode("dataset"), BlankNode("default")
    languages = ["SPARQL11Query", *(["SPARQL11Update"] if updates else [])]
    said: list[tuple[NamedNode | BlankNode, NamedNode, NamedNode | BlankNode]] = [
        (service, _TYPE, _sd("Service")),
        (service, _sd("endpoint"), service),
        *((service, _sd("supportedLanguage"), _sd(language)) for language in languages),
        (service, _sd("feature"), _sd("UnionDefaultGraph")),
        *((service, _sd("resultFormat"), NamedNode(_FORMATS + _NAMES[name])) for name in (*RESULTS, *GRAPHS)),
        (service, _sd("defaultDataset"), dataset),
        (dataset, _TYPE, _sd("Dataset")),
        (dataset, _sd("defaultGraph"), default),
        (default, _TYPE, _sd("Graph")),
    ]
    triples = (Triple(*each) for each in said)
    return serialize(triples, format=GRAPHS[type], prefixes={**PREFIX_IRIS, "sd": _SD, "formats": _FORMATS}) or b""


def _sd(name: str) -> NamedNode:
    return NamedNode(_SD + name)
