"""Class expressions, data ranges and property expressions in words, near to the Manchester syntax of OWL 2."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rdflib import BNode, Graph, Literal, Node, URIRef
from rdflib.collection import Collection
from rdflib.namespace import OWL, XSD

from plumbook.ontology.names import short_name


@dataclass(frozen=True)
class Piece:
    """A stretch of an expression.

    Args:
        text: as it is shown.
        iri: the term that it names, where it names one.
    """

    text: str
    iri: str | None = None


_QUANTITIES = {
    OWL.someValuesFrom: "some",
    OWL.allValuesFrom: "only",
    OWL.hasValue: "value",
    OWL.qualifiedCardinality: "exactly",
    OWL.minQualifiedCardinality: "min",
    OWL.maxQualifiedCardinality: "max",
    OWL.cardinality: "exactly",
    OWL.minCardinality: "min",
    OWL.maxCardinality: "max",
}
_FACETS: dict[Node, str] = {
    XSD.minInclusive: "≥ ",
    XSD.maxInclusive: "≤ ",
    XSD.minExclusive: "> ",
    XSD.maxExclusive: "< ",
    XSD.pattern: "pattern ",
    XSD.length: "length ",
    XSD.minLength: "length ≥ ",
    XSD.maxLength: "length ≤ ",
}
_JOINED = {OWL.unionOf: " or ", OWL.intersectionOf: " and "}


def expression(graph: Graph, node: Node) -> tuple[Piece, ...]:
    """Return an expression in words.

    Args:
        graph: the ontology.
        node: an IRI, a literal, or the blank node of an expression.
    """
    if isinstance(node, URIRef):
        return (Piece(name_in(graph, node), str(node)),)
    if isinstance(node, Literal):
        return (Piece(str(node)),)
    if (on := graph.value(node, OWL.onProperty)) is not None:
        return _restriction(graph, node, on)
    if (on := graph.value(node, OWL.onDatatype)) is not None:
        return (*expression(graph, on), Piece(f" ({', '.join(_facets(graph, node))})"))
    for term, word in _JOINED.items():
        if members := listed(graph, node, term):
            return joined(graph, members, word)
    if values := listed(graph, node, OWL.oneOf):
        return (Piece("one of "), *joined(graph, values, ", "))
    for term, word in ((OWL.complementOf, "not "), (OWL.inverseOf, "inverse of ")):
        if (of := graph.value(node, term)) is not None:
            return (Piece(word), *expression(graph, of))
    return (Piece("…"),)


def listed(graph: Graph, node: Node, term: URIRef) -> list[Node]:
    """Return the members of the list that a property leads to; none where it leads nowhere."""
    head = graph.value(node, term)
    return [] if head is None else list(Collection(graph, head))


def name_in(graph: Graph, iri: URIRef) -> str:
    """Return an IRI as prefix and local name, by the prefixes of a graph; without a prefix, the whole IRI."""
    try:
        return graph.namespace_manager.curie(iri, generate=False)
    except (KeyError, ValueError):
        return short_name(str(iri))


def joined(graph: Graph, nodes: Iterable[Node], word: str) -> tuple[Piece, ...]:
    """Return several expressions with a word between them, those of several words in parentheses."""
    pieces: list[Piece] = []
    for node in nodes:
        inner = expression(graph, node)
        pieces += [Piece(word)] * bool(pieces)
        pieces += inner if len(inner) == 1 or not isinstance(node, BNode) else (Piece("("), *inner, Piece(")"))
    return tuple(pieces)


def _restriction(graph: Graph, node: Node, on: Node) -> tuple[Piece, ...]:
    for term, word in _QUANTITIES.items():
        if (value := graph.value(node, term)) is not None:
            filler = graph.value(node, OWL.onClass) or graph.value(node, OWL.onDataRange)
            rest = (Piece(" "), *expression(graph, filler)) if filler is not None else ()
            return (*expression(graph, on), Piece(f" {word} "), *expression(graph, value), *rest)
    return (*expression(graph, on), Piece(" self"))


def _facets(graph: Graph, node: Node) -> list[str]:
    facets = listed(graph, node, OWL.withRestrictions)
    return [f"{_FACETS.get(p, '')}{value}" for facet in facets for p, value in sorted(graph.predicate_objects(facet))]
