"""Triples in a fixed order, as pyoxigraph terms."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Quad

from plumbook.ontology.terms import PLUM, PROV

RDF_TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
XSD = "http://www.w3.org/2001/XMLSchema#"

Term = NamedNode | Literal


def plum(term: str) -> NamedNode:
    """Return a term of plumbook's ontology."""
    return NamedNode(PLUM + term)


def prov(term: str) -> NamedNode:
    """Return a term of PROV-O."""
    return NamedNode(PROV + term)


def integer(value: int) -> Literal:
    """Return an xsd:integer."""
    return Literal(str(value), datatype=NamedNode(XSD + "integer"))


def decimal(value: float) -> Literal:
    """Return an xsd:decimal with at most three places."""
    digits = f"{value:.3f}".rstrip("0")
    return Literal(digits + "0" if digits.endswith(".") else digits, datatype=NamedNode(XSD + "decimal"))


def typed(value: str, datatype: str) -> Literal:
    """Return a literal of an XML Schema datatype, by its local name."""
    return Literal(value, datatype=NamedNode(XSD + datatype))


class Triples:
    """The triples of one named graph.

    Iteration gives quads without repetition, sorted by subject, then predicate (types first), then
    object: so the same content is always written as the same bytes.

    Args:
        graph: its name.
        as_added: whether subjects stay in the order in which they were added, which must not be by chance.
    """

    def __init__(self, graph: NamedNode, *, as_added: bool = False) -> None:
        self.graph = graph
        self._as_added = as_added
        self._turns: dict[NamedNode, int] = {}
        self._found: set[tuple[NamedNode, NamedNode, Term]] = set()

    def add(self, subject: NamedNode, predicate: NamedNode, *objects: Term) -> None:
        """Add a triple for each object."""
        self._turns.setdefault(subject, len(self._turns))
        self._found.update((subject, predicate, o) for o in objects)

    def type(self, subject: NamedNode, *classes: str) -> None:
        """Say what a subject is, by local names of plumbook's classes."""
        self.add(subject, RDF_TYPE, *(plum(c) for c in classes))

    def __iter__(self) -> Iterator[Quad]:
        ordered = sorted(self._found, key=_order)
        if self._as_added:
            ordered.sort(key=lambda triple: self._turns[triple[0]])
        for s, p, o in ordered:
            yield Quad(s, p, o, self.graph)


def _order(triple: tuple[NamedNode, NamedNode, Term]) -> tuple[str, bool, str, str, str]:
    s, p, o = triple
    datatype = o.datatype.value if isinstance(o, Literal) else ""
    # Numbers are sorted by length first, so that 9 comes before 10.
    return s.value, p != RDF_TYPE, p.value, f"{len(o.value):09}" if datatype == XSD + "integer" else "", str(o)
