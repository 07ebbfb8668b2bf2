"""SHACL Core over a store, by pySHACL."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph
import pyshacl
from pyoxigraph import Literal, NamedNode
from pyshacl.errors import ReportableRuntimeError
from rdflib import BNode, Graph, Node, URIRef
from rdflib import Literal as RdflibLiteral
from rdflib.namespace import RDF, SH

from plumbook.errors import OntologyError
from plumbook.validation.report import Finding
from plumbook.validation.shapes import named_shape, rule_of, severity_of


def check_core(store: pyoxigraph.Store, shapes: Graph) -> tuple[int, list[Finding]]:
    """Check a store against shapes.

    Args:
        store: the graph; its named graphs count as one.
        shapes: without constraints in SPARQL, which would take too long here.

    Returns:
        How many triples the graph has, and what does not fit.

    Raises:
        OntologyError: the shapes are no SHACL.
    """
    data = _in_memory(store)
    try:
        _, report, _ = pyshacl.validate(data, shacl_graph=shapes, inference="none")
    except ReportableRuntimeError as error:
        raise OntologyError(f"the shapes are no SHACL: {error.message}") from error
    if not isinstance(report, Graph):
        raise OntologyError(f"the shapes cannot be evaluated: {report}")
    return len(data), list(_findings(report, shapes))


def _in_memory(store: pyoxigraph.Store) -> Graph:
    """Return a copy in rdflib's memory: pySHACL asks for single triples, millions of times."""
    graph = Graph()
    nodes: dict[object, Node] = {}

    def node(term: object) -> Node:
        if isinstance(term, Literal):
            return RdflibLiteral(term.value, lang=term.language, datatype=_datatype(term), normalize=False)
        if term not in nodes:
            nodes[term] = URIRef(term.value) if isinstance(term, NamedNode) else BNode(str(term)[2:])
        return nodes[term]

    for quad in store:
        graph.add((node(quad.subject), node(quad.predicate), node(quad.object)))
    return graph


def _datatype(literal: Literal) -> str | None:
    return None if literal.language or literal.datatype.value.endswith("#string") else literal.datatype.value


def _findings(report: Graph, shapes: Graph) -> Iterator[Finding]:
    for result in report.subjects(RDF.type, SH.ValidationResult):
        source, focus = report.value(result, SH.sourceShape), report.value(result, SH.focusNode)
        value, path = report.value(result, SH.value), report.value(result, SH.resultPath)
        message = rule_of(shapes, source) or str(report.value(result, SH.resultMessage))
        yield Finding(
            severity=severity_of(report.value(result, SH.resultSeverity)),
            shape=named_shape(shapes, source),
            rule=message,
            message=message,
            focus=str(focus),
            value=None if value is None else str(value),
            path=str(path) if isinstance(path, URIRef) else None,
        )
