"""Whether an ontology is OWL 2 DL, by the rules that bind on RDF graphs and on properties.

The rules are those of the OWL 2 Structural Specification (W3C 2012, sections 3, 5 and 11) and of its
mapping to RDF graphs that people break in practice: not all of the profile. The OWL API, asked where
Java is found (`plumbook.ontology.java`), knows the rest.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import chain

from rdflib import BNode, Graph, Literal, Node, URIRef
from rdflib.namespace import OWL, RDF, RDFS

from plumbook.ontology.report import Fault
from plumbook.ontology.roles import role_faults
from plumbook.ontology.vocabulary import (
    ANNOTATION,
    CLASS,
    DATA,
    DATATYPE,
    FILLERS,
    GRAMMAR,
    OBJECT,
    declared,
    is_reserved,
    known,
    members,
)

_PROPERTY = {OBJECT, DATA, ANNOTATION}
_RANGE = {CLASS, DATATYPE}

# What must stand before and after each term of OWL; the members of lists likewise.
_PLACES: dict[URIRef, tuple[set[str] | None, set[str] | None]] = {
    RDFS.subClassOf: ({CLASS}, {CLASS}),
    OWL.disjointWith: ({CLASS}, {CLASS}),
    OWL.complementOf: (None, {CLASS}),
    OWL.equivalentClass: (_RANGE, _RANGE),
    RDFS.domain: (_PROPERTY, {CLASS}),
    RDFS.range: (_PROPERTY, _RANGE),
    RDFS.subPropertyOf: (_PROPERTY, _PROPERTY),
    OWL.equivalentProperty: ({OBJECT, DATA}, {OBJECT, DATA}),
    OWL.propertyDisjointWith: ({OBJECT, DATA}, {OBJECT, DATA}),
    OWL.inverseOf: ({OBJECT}, {OBJECT}),
    OWL.onProperty: (None, {OBJECT, DATA}),
    OWL.onClass: (None, {CLASS}),
    OWL.onDataRange: (None, {DATATYPE}),
    OWL.onDatatype: (None, {DATATYPE}),
    OWL.someValuesFrom: (None, _RANGE),
    OWL.allValuesFrom: (None, _RANGE),
}
_LISTS: dict[URIRef, set[str]] = {
    OWL.unionOf: _RANGE,
    OWL.intersectionOf: _RANGE,
    OWL.disjointUnionOf: {CLASS},
    OWL.propertyChainAxiom: {OBJECT},
    OWL.hasKey: {OBJECT, DATA},
}

# Declarations that exclude each other (section 5.8.1).
_CLASHES = ({CLASS, DATATYPE}, {OBJECT, DATA}, {OBJECT, ANNOTATION}, {DATA, ANNOTATION})

_OBJECT_ONLY = (
    OWL.InverseFunctionalProperty,
    OWL.TransitiveProperty,
    OWL.SymmetricProperty,
    OWL.AsymmetricProperty,
    OWL.ReflexiveProperty,
    OWL.IrreflexiveProperty,
)


def profile_faults(graph: Graph) -> list[Fault]:
    """Return what keeps an ontology from being OWL 2 DL, sorted."""
    rules = (
        _header,
        _punning,
        _reserved,
        _places,
        _statements,
        _kinds_agree,
        _datatypes,
        _restrictions,
        _shared,
        role_faults,
    )
    return sorted(set(chain.from_iterable(rule(graph) for rule in rules)))


def _header(graph: Graph) -> Iterator[Fault]:
    headers = list(graph.subjects(RDF.type, OWL.Ontology))
    if len(headers) != 1:
        yield Fault("the file", f"must declare one owl:Ontology, and declares {len(headers)}")
    for header in headers:
        for iri in (header, *graph.objects(header, OWL.versionIRI)):
            if not isinstance(iri, URIRef) or ":" not in iri:
                yield Fault(str(header), "ontology IRI and version IRI must be absolute IRIs")


def _punning(graph: Graph) -> Iterator[Fault]:
    for node, kinds in declared(graph).items():
        for clash in _CLASHES:
            if clash <= kinds:
                yield Fault(str(node), f"is declared as {' and as '.join(sorted(clash))}")


def _reserved(graph: Graph) -> Iterator[Fault]:
    for node in declared(graph):
        if is_reserved(node) and not declared(graph)[node] <= known(Graph()).get(node, set()):
            yield Fault(str(node), "is declared, though OWL 2 keeps its namespace for itself")


def _places(graph: Graph) -> Iterator[Fault]:
    kinds = known(graph)
    for term, (before, after) in _PLACES.items():
        for subject, object in graph.subject_objects(term):
            yield from _misplaced(kinds, subject, before, term)
            yield from _misplaced(kinds, object, after, term)
    for term, wanted in _LISTS.items():
        for _, found in members(graph, term):
            for member in found:
                yield from _misplaced(kinds, member, wanted, term)
    for type in set(graph.objects(None, RDF.type)):
        if not is_reserved(type):
            yield from _misplaced(kinds, type, {CLASS}, RDF.type)
    for type in _OBJECT_ONLY:
        for node in graph.subjects(RDF.type, type):
            yield from _misplaced(kinds, node, {OBJECT}, type)


def _misplaced(kinds: dict[Node, set[str]], node: Node, wanted: set[str] | None, term: URIRef) -> Iterator[Fault]:
    if wanted is None or isinstance(node, BNode):
        return
    found = kinds.get(node, set())
    if not found & wanted:
        what = f"is a {' and '.join(sorted(found))}" if found else "is not declared"
        yield Fault(str(node), f"{what}, and stands with {_name(term)}, where a {' or '.join(sorted(wanted))} must")


def _statements(graph: Graph) -> Iterator[Fault]:
    """Properties of one's own, as predicates."""
    kinds = known(graph)
    for _, predicate, object in graph:
        if is_reserved(predicate) and predicate not in kinds:
            if predicate not in GRAMMAR:
                yield Fault(str(predicate), "is no term of OWL 2")
            continue
        wanted = {ANNOTATION, DATA} if isinstance(object, Literal) else {ANNOTATION, OBJECT}
        found = kinds.get(predicate, set())
        if not found:
            yield Fault(str(predicate), "is used as a property and is not declared")
        elif not found & wanted:
            value = "a literal" if isinstance(object, Literal) else "no literal"
            yield Fault(str(predicate), f"is a {' and '.join(sorted(found))} and has {value} as a value")


def _kinds_agree(graph: Graph) -> Iterator[Fault]:
    """A property and what it is under, or equivalent to, are of one kind; so are a property and its range."""
    kinds = known(graph)
    for term in (RDFS.subPropertyOf, OWL.equivalentProperty, OWL.propertyDisjointWith):
        for one, other in graph.subject_objects(term):
            if one in kinds and other in kinds and not kinds[one] & kinds[other]:
                yield Fault(str(one), f"and {other} are of different kinds and stand with {_name(term)}")
    for node, range in graph.subject_objects(RDFS.range):
        wrong = {OBJECT: DATATYPE, DATA: CLASS}
        for kind in kinds.get(node, ()):
            if kind in wrong and kinds.get(range) == {wrong[kind]}:
                yield Fault(str(node), f"is a {kind} and its range is a {wrong[kind]}")


def _datatypes(graph: Graph) -> Iterator[Fault]:
    kinds = known(graph)
    for subject, predicate, literal in graph:
        if isinstance(literal, Literal) and literal.datatype is not None:
            if DATATYPE not in kinds.get(literal.datatype, set()):
                yield Fault(str(literal.datatype), f"is no datatype of OWL 2 ({_name(predicate)} of {_name(subject)})")
            elif literal.ill_typed:
                yield Fault(_name(subject), f'"{literal}" is no {_name(literal.datatype)}')
    for node, found in declared(graph).items():
        if DATATYPE in found and not is_reserved(node) and (node, OWL.equivalentClass, None) not in graph:
            yield Fault(str(node), "is a datatype without a definition")


def _restrictions(graph: Graph) -> Iterator[Fault]:
    for node in graph.subjects(RDF.type, OWL.Restriction):
        around = _around(graph, node)
        if len(list(graph.objects(node, OWL.onProperty))) != 1:
            yield Fault(around, "has a restriction that is not on one property")
        if sum((node, filler, None) in graph for filler in FILLERS) != 1:
            yield Fault(around, "has a restriction that does not say one thing")


def _shared(graph: Graph) -> Iterator[Fault]:
    """A blank node that is an expression stands in one place: so DL's trees of expressions have no knots."""
    used = Counter(object for _, _, object in graph if isinstance(object, BNode))
    for node, times in used.items():
        if times > 1 and any(graph.objects(node, RDF.type)):
            yield Fault(_around(graph, node), f"has a blank node that stands in {times} places")


def _around(graph: Graph, node: Node) -> str:
    """Return the nearest IRI around a blank node."""
    seen: set[Node] = set()
    while isinstance(node, BNode) and node not in seen:
        seen.add(node)
        node = next(graph.subjects(None, node), node)
    return str(node) if isinstance(node, URIRef) else "an axiom"


def _name(node: Node) -> str:
    for prefix, namespace in (("owl", OWL), ("rdfs", RDFS), ("rdf", RDF)):
        if str(node).startswith(str(namespace)):
            return f"{prefix}:{str(node).removeprefix(str(namespace))}"
    return str(node) if isinstance(node, URIRef) else "an axiom"
