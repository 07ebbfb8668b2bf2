"""Formats of answers by their media types, and which of them a client prefers (RFC 9110, 12.5.1)."""

from __future__ import annotations

from collections.abc import Mapping

from pyoxigraph import QueryResultsFormat, RdfFormat

RESULTS = {
    "application/sparql-results+json": QueryResultsFormat.JSON,
    "application/sparql-results+xml": QueryResultsFormat.XML,
    "text/csv": QueryResultsFormat.CSV,
    "text/tab-separated-values": QueryResultsFormat.TSV,
}
"""Of rows, and of a yes or no; the first is what a client gets that does not mind."""

GRAPHS = {
    "text/turtle": RdfFormat.TURTLE,
    "application/n-triples": RdfFormat.N_TRIPLES,
    "application/ld+json": RdfFormat.JSON_LD,
    "application/rdf+xml": RdfFormat.RDF_XML,
}
"""Of triples."""

_ALSO = {
    "application/json": ("application/sparql-results+json", "application/ld+json"),
    "application/xml": ("application/sparql-results+xml", "application/rdf+xml"),
    "text/xml": ("application/sparql-results+xml", "application/rdf+xml"),
    "application/x-turtle": ("text/turtle",),
    "text/plain": ("application/n-triples",),
}
SHORT = {
    "json": "application/sparql-results+json",
    "xml": "application/sparql-results+xml",
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
    "turtle": "text/turtle",
    "ntriples": "application/n-triples",
    "jsonld": "application/ld+json",
    "rdfxml": "application/rdf+xml",
}
"""What `format=` in an address may say instead of a header."""


def preferred(accept: str, offered: Mapping[str, object]) -> str | None:
    """Return the media type to answer with, or None where the client takes none of those offered.

    Args:
        accept: the header; an empty one takes anything.
        offered: by media type, the best first.

    >>> preferred("text/html, text/csv;q=0.5", RESULTS)
    'text/csv'
    >>> preferred("application/json", GRAPHS)
    'application/ld+json'
    >>> preferred("image/png", GRAPHS)
    """
    weights = [_weighed(part) for part in (accept or "*/*").split(",")]
    found = {name: weight for name in offered if (weight := _weight(name, weights)) > 0}
    return max(found, key=lambda name: found[name], default=None)


def wants_page(accept: str) -> bool:
    """Tell whether a client would rather have a page than data: a browser that goes to an address."""
    return preferred(accept, {"text/turtle": None, "text/html": None}) == "text/html"


def _weighed(part: str) -> tuple[str, float]:
    name, *parameters = (piece.strip().lower() for piece in part.split(";"))
    weight = next((p.partition("=")[2] for p in parameters if p.startswith("q=")), "1")
    try:
        return name, min(1.0, max(0.0, float(weight)))
    except ValueError:
        return name, 0.0


def _weight(name: str, weights: list[tuple[str, float]]) -> float:
    """Return how much a type is wanted: what names it counts, before what names its kind, before anything."""
    kind = name.partition("/")[0]
    named = [weight for asked, weight in weights if asked == name or name in _ALSO.get(asked, ())]
    of_kind = [weight for asked, weight in weights if asked == f"{kind}/*"]
    anything = [weight for asked, weight in weights if asked == "*/*"]
    return max(named or of_kind or anything, default=0.0)
