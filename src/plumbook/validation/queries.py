"""SHACL's constraints in SPARQL, each asked once of the whole store."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pyoxigraph
from pyoxigraph import Literal, NamedNode, QuerySolutions
from rdflib import Graph, Node, URIRef
from rdflib.namespace import RDF, SH

from plumbook.errors import OntologyError
from plumbook.validation.report import Finding, Severity
from plumbook.validation.shapes import named_shape, rule_of, severity_of

# How each kind of target finds its nodes, by SPARQL (SHACL 2017, section 2.1.3).
_TARGETS = {
    SH.targetClass: f"$this <{RDF.type}>/<http://www.w3.org/2000/01/rdf-schema#subClassOf>* {{}} .",
    SH.targetSubjectsOf: "$this {} ?_object .",
    SH.targetObjectsOf: "?_subject {} $this .",
}
PLACE = re.compile(r"\{[?$](\w+)\}")


@dataclass(frozen=True)
class Query:
    """A constraint in SPARQL.

    Args:
        shape: the IRI of the shape that it belongs to.
        severity: of what it finds.
        rule: its message, with places like `{?value}` to fill.
        text: a SELECT query of `?this` for all nodes that the shape targets.
    """

    shape: str
    severity: Severity
    rule: str
    text: str

    def findings(self, store: pyoxigraph.Store) -> Iterator[Finding]:
        """Ask the store; each answer is something that does not fit.

        Raises:
            OntologyError: the query is not valid SPARQL.
        """
        try:
            found = store.query(self.text, use_default_graph_as_union=True)
        except SyntaxError as error:
            raise OntologyError(
                f"its query is not valid: {error}", where=self.shape, remedy="mend the shape"
            ) from error
        assert isinstance(found, QuerySolutions)
        names = [variable.value for variable in found.variables]
        for solution in found:
            values = {name: _text(term) for name, term in zip(names, solution, strict=True) if term is not None}
            yield self._finding(values)

    def _finding(self, values: Mapping[str, str]) -> Finding:
        message = PLACE.sub(lambda place: values.get(place[1], place[0]), self.rule)
        focus, value, path = values["this"], values.get("value"), values.get("path")
        return Finding(self.severity, self.shape, self.rule, message, focus, value, path)


def take_queries(shapes: Graph) -> list[Query]:
    """Take the constraints in SPARQL out of a shapes graph, those that can be asked of a whole store.

    SHACL lets such a query bind `$this` before it is evaluated; as it also forbids there what would
    tell the difference (MINUS, VALUES, SERVICE), a join with the targets afterwards gives the same.
    Left in the graph are constraints of shapes that other shapes refer to, and those on paths.

    Args:
        shapes: the shapes; changed.
    """
    taken = []
    for shape, constraint in sorted(shapes.subject_objects(SH.sparql)):
        targets = _targets(shapes, shape)
        if targets and not _is_bound_elsewhere(shapes, shape, constraint):
            shapes.remove((shape, SH.sparql, constraint))
            taken.append(_query(shapes, shape, constraint, targets))
    return taken


def _is_bound_elsewhere(shapes: Graph, shape: Node, constraint: Node) -> bool:
    referred = next(shapes.subjects(None, shape), None) is not None
    switched_off = (shape, SH.deactivated, None) in shapes or (constraint, SH.deactivated, None) in shapes
    select = shapes.value(constraint, SH.select)
    return referred or switched_off or select is None or (shape, SH.path, None) in shapes


def _targets(shapes: Graph, shape: Node) -> str:
    """Return a graph pattern that binds `$this` to a shape's nodes."""
    found = [
        pattern.format(target.n3())
        for kind, pattern in _TARGETS.items()
        for target in sorted(shapes.objects(shape, kind), key=str)
        if isinstance(target, URIRef)
    ]
    return " UNION ".join(f"{{ {pattern} }}" for pattern in found)


def _query(shapes: Graph, shape: Node, constraint: Node, targets: str) -> Query:
    select = str(shapes.value(constraint, SH.select))
    focus = f"{{ SELECT DISTINCT $this WHERE {{ {targets} }} }}"
    text = f"{_prefixes(shapes, constraint)}SELECT DISTINCT * WHERE {{ {focus} {{ {select} }} }}"
    rule = rule_of(shapes, constraint) or rule_of(shapes, shape) or "does not fit a query"
    return Query(named_shape(shapes, shape), severity_of(shapes.value(shape, SH.severity)), rule, text)


def _prefixes(shapes: Graph, constraint: Node) -> str:
    declared = [
        (str(shapes.value(entry, SH.prefix)), str(shapes.value(entry, SH.namespace)))
        for ontology in shapes.objects(constraint, SH.prefixes)
        for entry in shapes.objects(ontology, SH.declare)
    ]
    return "".join(f"PREFIX {prefix}: <{namespace}>\n" for prefix, namespace in sorted(declared))


def _text(term: object) -> str:
    return term.value if isinstance(term, NamedNode | Literal) else str(term)
