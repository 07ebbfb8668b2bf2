"""What an ontology declares, and what OWL 2 itself brings."""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import Graph, Node, URIRef
from rdflib.collection import Collection
from rdflib.namespace import OWL, RDF, RDFS, XSD

CLASS, DATATYPE, INDIVIDUAL = "class", "datatype", "individual"
OBJECT, DATA, ANNOTATION = "object property", "data property", "annotation property"

KINDS = {
    OWL.Class: CLASS,
    RDFS.Datatype: DATATYPE,
    OWL.ObjectProperty: OBJECT,
    OWL.DatatypeProperty: DATA,
    OWL.AnnotationProperty: ANNOTATION,
    OWL.NamedIndividual: INDIVIDUAL,
}

_DATATYPES = """
    decimal integer nonNegativeInteger nonPositiveInteger positiveInteger negativeInteger long int short byte
    unsignedLong unsignedInt unsignedShort unsignedByte double float string normalizedString token language Name
    NCName NMTOKEN boolean hexBinary base64Binary anyURI dateTime dateTimeStamp
"""
# The OWL 2 datatype map (OWL 2 Structural Specification, section 4): nothing else may be used undefined.
DATATYPES = {
    *(URIRef(f"{XSD}{name}") for name in _DATATYPES.split()),
    *(OWL.real, OWL.rational, RDF.PlainLiteral, RDF.XMLLiteral, RDF.langString, RDFS.Literal),
}

# What needs no declaration (section 5.8.1).
_BUILT_IN = {
    **dict.fromkeys((OWL.Thing, OWL.Nothing), CLASS),
    **dict.fromkeys((OWL.topObjectProperty, OWL.bottomObjectProperty), OBJECT),
    **dict.fromkeys((OWL.topDataProperty, OWL.bottomDataProperty), DATA),
    **dict.fromkeys(DATATYPES, DATATYPE),
    **dict.fromkeys(
        (
            *(RDFS.label, RDFS.comment, RDFS.seeAlso, RDFS.isDefinedBy, OWL.versionInfo, OWL.deprecated),
            *(OWL.priorVersion, OWL.backwardCompatibleWith, OWL.incompatibleWith),
        ),
        ANNOTATION,
    ),
}

# What a restriction can say of its property, and how it counts.
CARDINALITIES = tuple(
    OWL[name]
    for name in (
        *("cardinality", "minCardinality", "maxCardinality"),
        *("qualifiedCardinality", "minQualifiedCardinality", "maxQualifiedCardinality"),
    )
)
FILLERS = (*CARDINALITIES, OWL.someValuesFrom, OWL.allValuesFrom, OWL.hasValue, OWL.hasSelf)

_OWL_GRAMMAR = """
    annotatedProperty annotatedSource annotatedTarget assertionProperty complementOf datatypeComplementOf
    differentFrom disjointUnionOf disjointWith distinctMembers equivalentClass equivalentProperty hasKey imports
    intersectionOf inverseOf members onClass onDataRange onDatatype onProperties onProperty oneOf propertyChainAxiom
    propertyDisjointWith sameAs sourceIndividual targetIndividual targetValue unionOf versionIRI withRestrictions
"""
_FACETS = "length minLength maxLength pattern minInclusive minExclusive maxInclusive maxExclusive"
# The predicates that OWL 2's mapping to RDF graphs is made of (W3C 2012).
GRAMMAR = {
    *FILLERS,
    *(URIRef(f"{OWL}{name}") for name in _OWL_GRAMMAR.split()),
    *(URIRef(f"{XSD}{name}") for name in _FACETS.split()),
    *(RDFS.domain, RDFS.range, RDFS.subClassOf, RDFS.subPropertyOf, RDF.type, RDF.first, RDF.rest),
    URIRef(f"{RDF}langRange"),
}

_RESERVED = tuple(str(namespace) for namespace in (RDF, RDFS, OWL, XSD))


def is_reserved(node: Node) -> bool:
    """Return whether an IRI is in a namespace that OWL 2 keeps for itself."""
    return isinstance(node, URIRef) and str(node).startswith(_RESERVED)


def declared(graph: Graph) -> dict[Node, set[str]]:
    """Return what each IRI is declared to be."""
    kinds: dict[Node, set[str]] = {}
    for type, kind in KINDS.items():
        for node in graph.subjects(RDF.type, type):
            if isinstance(node, URIRef):
                kinds.setdefault(node, set()).add(kind)
    return kinds


def known(graph: Graph) -> dict[Node, set[str]]:
    """Return what each IRI is, by declaration or by OWL 2."""
    return {**{node: {kind} for node, kind in _BUILT_IN.items()}, **declared(graph)}


def ontology_of(graph: Graph) -> URIRef | None:
    """Return the ontology's IRI: the first, where there are several."""
    found = sorted(node for node in graph.subjects(RDF.type, OWL.Ontology) if isinstance(node, URIRef))
    return found[0] if found else None


def own_terms(graph: Graph, ontology: URIRef | None) -> list[URIRef]:
    """Return the terms that an ontology declares under its own IRI, sorted; all, where it has none."""
    return sorted(
        node
        for node in declared(graph)
        if isinstance(node, URIRef) and node != ontology and node.startswith(ontology or "")
    )


def members(graph: Graph, predicate: URIRef) -> Iterator[tuple[Node, list[Node]]]:
    """Give each subject that has an RDF list by a property, with the list's members."""
    for subject, head in graph.subject_objects(predicate):
        yield subject, list(Collection(graph, head))
