"""A reference of an ontology: one HTML page that needs no other file and asks nothing of the network."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from importlib.resources import files
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup
from rdflib import BNode, Graph, Node, URIRef
from rdflib.collection import Collection
from rdflib.namespace import DCTERMS, OWL, RDF, RDFS, SKOS, VANN

from plumbook.ontology.checking import ontology_files, together
from plumbook.ontology.expressions import Piece, expression, joined, listed, name_in
from plumbook.ontology.vocabulary import (
    ANNOTATION,
    CLASS,
    DATA,
    DATATYPE,
    INDIVIDUAL,
    OBJECT,
    declared,
    ontology_of,
    own_terms,
)

Entry = tuple[Piece, ...]


@dataclass(frozen=True)
class Row:
    """One line of what is said of a term: a heading, and its entries."""

    heading: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class Term:
    """A term with all that the page says of it.

    Args:
        iri: its IRI.
        anchor: its local name, for links within the page.
        name: its short name.
        label: what people call it.
        kind: "class", "object property" and so on.
        traits: such as "functional".
        definitions: what it means.
        notes: how it is used.
        examples: words of texts.
        rows: what else is said of it.
    """

    iri: str
    anchor: str
    name: str
    label: str
    kind: str
    traits: tuple[str, ...]
    definitions: tuple[str, ...]
    notes: tuple[str, ...]
    examples: tuple[str, ...]
    rows: tuple[Row, ...]


_SECTIONS = {
    CLASS: "Classes",
    OBJECT: "Object properties",
    DATA: "Data properties",
    ANNOTATION: "Annotation properties",
    DATATYPE: "Datatypes",
    INDIVIDUAL: "Values",
}
_TRAITS = {
    OWL.FunctionalProperty: "functional",
    OWL.InverseFunctionalProperty: "inverse functional",
    OWL.TransitiveProperty: "transitive",
    OWL.SymmetricProperty: "symmetric",
    OWL.AsymmetricProperty: "asymmetric",
    OWL.ReflexiveProperty: "reflexive",
    OWL.IrreflexiveProperty: "irreflexive",
}
# Each heading with the properties that lead to its entries, away from the term and towards it.
_ROWS: dict[str, tuple[tuple[URIRef, ...], tuple[URIRef, ...]]] = {
    "Subclass of": ((RDFS.subClassOf,), ()),
    "Subclasses": ((), (RDFS.subClassOf,)),
    "Same as": ((OWL.equivalentClass, OWL.equivalentProperty), (OWL.equivalentClass, OWL.equivalentProperty)),
    "Domain": ((RDFS.domain,), ()),
    "Range": ((RDFS.range,), ()),
    "Subproperty of": ((RDFS.subPropertyOf,), ()),
    "Subproperties": ((), (RDFS.subPropertyOf,)),
    "Inverse of": ((OWL.inverseOf,), (OWL.inverseOf,)),
}
_MATCHES = {
    RDFS.subClassOf: "subclass of",
    RDFS.subPropertyOf: "subproperty of",
    SKOS.exactMatch: "exactly",
    SKOS.closeMatch: "close to",
    SKOS.broadMatch: "narrower than",
    SKOS.narrowMatch: "broader than",
    SKOS.relatedMatch: "related to",
}


def reference_page(files: Sequence[str | Path] = ()) -> str:
    """Return the reference of an ontology as HTML; the same files give the same page.

    Args:
        files: Turtle files that are one ontology together, the main one first; plumbook's ontology
            with its alignments unless given.

    Raises:
        OntologyError: a file cannot be read or is no Turtle.
    """
    graph, _ = together(ontology_files(files))
    ontology = ontology_of(graph)
    terms = [_Teller(graph, ontology).term(iri) for iri in own_terms(graph, ontology)]
    style, script = _asset("reference.css"), _asset("reference.js")
    page: str = _template().render(
        about=_about(graph, ontology),
        sections=_sections(terms),
        tree=_tree(graph, {term.iri: term for term in terms}),
        anchors={term.iri: term.anchor for term in terms},
        policy=f"default-src 'none'; style-src {_source(style)}; script-src {_source(script)}; base-uri 'none'",
        style=Markup(style),
        script=Markup(script),
    )
    return page


class _Teller:
    """Gathers what an ontology says of each of its terms."""

    def __init__(self, graph: Graph, ontology: URIRef | None) -> None:
        self.graph, self.kinds = graph, declared(graph)
        self.own = set(own_terms(graph, ontology))
        self.base = str(ontology or "")

    def term(self, iri: URIRef) -> Term:
        texts = partial(_texts, self.graph, iri)
        return Term(
            iri=str(iri),
            anchor=str(iri).removeprefix(self.base).lstrip("#/"),
            name=name_in(self.graph, iri),
            label=next(iter(texts(RDFS.label, SKOS.prefLabel)), name_in(self.graph, iri)),
            kind=next(kind for kind in _SECTIONS if kind in self.kinds[iri]),
            traits=tuple(name for type, name in _TRAITS.items() if (iri, RDF.type, type) in self.graph),
            definitions=texts(SKOS.definition, RDFS.comment),
            notes=texts(SKOS.scopeNote, SKOS.note),
            examples=texts(SKOS.example),
            rows=tuple(row for row in self._rows(iri) if row.entries),
        )

    def _rows(self, iri: URIRef) -> Iterator[Row]:
        for heading, (away, towards) in _ROWS.items():
            yield Row(heading, self._entries(self._reached(iri, away, towards)))
        chains = self.graph.objects(iri, OWL.propertyChainAxiom)
        yield Row("Follows from", tuple(joined(self.graph, Collection(self.graph, c), " then ") for c in chains))
        yield Row("Disjoint with", self._entries(self._disjoint(iri)))
        yield Row("One of", self._entries(t for t in self.graph.objects(iri, RDF.type) if t in self.own))
        yield Row("Keys", tuple(joined(self.graph, Collection(self.graph, k), ", ") for k in self._keys(iri)))
        yield Row("Properties", self._entries(self._used(iri, RDFS.domain)))
        yield Row("Reached by", self._entries(self._used(iri, RDFS.range)))
        yield Row("Alignments", tuple(sorted(self._alignments(iri), key=_shown)))

    def _reached(self, iri: URIRef, away: Iterable[URIRef], towards: Iterable[URIRef]) -> set[Node]:
        """Return what properties lead to, other vocabularies' terms apart: those are alignments."""
        found = {node for p in away for node in self.graph.objects(iri, p)}
        found |= {node for p in towards for node in self.graph.subjects(p, iri)}
        return {n for n in found if n in self.own or isinstance(n, BNode) or str(n).startswith(_DATATYPES)}

    def _entries(self, nodes: Iterable[Node]) -> tuple[Entry, ...]:
        return tuple(sorted((expression(self.graph, node) for node in set(nodes)), key=_shown))

    def _disjoint(self, iri: URIRef) -> Iterator[Node]:
        yield from self.graph.objects(iri, OWL.disjointWith)
        yield from self.graph.subjects(OWL.disjointWith, iri)
        for axiom in self.graph.subjects(RDF.type, OWL.AllDisjointClasses):
            members = listed(self.graph, axiom, OWL.members)
            yield from (member for member in members if iri in members and member != iri)

    def _keys(self, iri: URIRef) -> list[Node]:
        return list(self.graph.objects(iri, OWL.hasKey))

    def _used(self, iri: URIRef, by: URIRef) -> Iterator[Node]:
        """Give the properties whose domain or range is a class, or a union that it is in."""
        for node, range in self.graph.subject_objects(by):
            if range == iri or iri in listed(self.graph, range, OWL.unionOf):
                yield node

    def _alignments(self, iri: URIRef) -> Iterator[Entry]:
        for term, how in _MATCHES.items():
            for other in self.graph.objects(iri, term):
                if isinstance(other, URIRef) and other not in self.own:
                    yield (Piece(f"{how} "), *expression(self.graph, other))


_DATATYPES = ("http://www.w3.org/2001/XMLSchema#", "http://www.w3.org/2000/01/rdf-schema#Literal")


def _shown(pieces: Entry) -> tuple[bool, str]:
    """Sort single terms before expressions, each by what is shown."""
    return len(pieces) > 1, "".join(piece.text for piece in pieces).casefold()


def _texts(graph: Graph, node: Node, *properties: URIRef) -> tuple[str, ...]:
    """Return what the first property that says something says, sorted."""
    return next((tuple(sorted(map(str, v))) for p in properties if (v := list(graph.objects(node, p)))), ())


def _sections(terms: Sequence[Term]) -> list[tuple[str, str, list[Term]]]:
    """Return the page's sections: anchor, heading, terms by label."""
    by_label = sorted(terms, key=lambda term: (term.label.casefold(), term.iri))
    sections = [
        (kind.replace(" ", "-"), heading, [t for t in by_label if t.kind == kind])
        for kind, heading in _SECTIONS.items()
    ]
    return [section for section in sections if section[2]]


def _tree(graph: Graph, terms: dict[str, Term]) -> list[tuple[Term, list[Term], list[Term]]]:
    """Return the classes that are under no other, each with its subclasses and its listed values."""

    def among(nodes: Iterable[Node]) -> list[Term]:
        return sorted((terms[str(n)] for n in set(nodes) if str(n) in terms), key=lambda t: t.label.casefold())

    classes = [term for term in terms.values() if term.kind == CLASS]
    tops = [term for term in classes if not among(graph.objects(URIRef(term.iri), RDFS.subClassOf))]
    return [
        (top, among(graph.subjects(RDFS.subClassOf, URIRef(top.iri))), among(graph.subjects(RDF.type, URIRef(top.iri))))
        for top in sorted(tops, key=lambda term: term.label.casefold())
    ]


def _about(graph: Graph, ontology: URIRef | None) -> dict[str, tuple[str, ...]]:
    texts = partial(_texts, graph, ontology) if ontology is not None else (lambda *properties: ())
    return {
        "iri": (str(ontology),) if ontology is not None else (),
        "title": texts(DCTERMS.title, RDFS.label) or ("Ontology",),
        "description": texts(DCTERMS.description),
        "comment": texts(RDFS.comment),
        "version": texts(OWL.versionInfo),
        "version IRI": texts(OWL.versionIRI),
        "licence": texts(DCTERMS.license),
        "authors": texts(DCTERMS.creator),
        "prefix": texts(VANN.preferredNamespacePrefix),
        "namespace": texts(VANN.preferredNamespaceUri),
    }


def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("plumbook.ontology", "assets"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.tests["web"] = lambda iri: iri.startswith(("http://", "https://"))
    return environment.get_template("reference.html")


def _asset(name: str) -> str:
    return (files("plumbook.ontology") / "assets" / name).read_text(encoding="utf-8")


def _source(content: str) -> str:
    """Return what a content security policy calls an inline style or script."""
    digest = hashlib.sha256(content.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
