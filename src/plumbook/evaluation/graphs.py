"""Graphs in the shape of an annotation, so that they can be scored."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from rdflib import Graph

from plumbook.errors import GraphError
from plumbook.evaluation.annotation import (
    Annotation,
    GoldActor,
    GoldClaim,
    GoldOffice,
    GoldPolicy,
    GoldPosition,
    GoldTenure,
)
from plumbook.ontology.terms import PREFIXES

STANCES = {"supports", "opposes"}

_LABELS = """
    SELECT ?thing ?kind ?label WHERE {
        ?thing a ?kind . ?kind rdfs:subClassOf* plum:%s . ?thing skos:prefLabel|skos:altLabel ?label }"""
_VACANCIES = "SELECT ?office WHERE { ?vacancy a plum:Vacancy ; plum:office ?office }"
_TENURES = """
    SELECT ?actor ?office ?status WHERE {
        { ?t a plum:Tenure ; plum:holder ?actor . OPTIONAL { ?t plum:tenureStatus ?status } }
        UNION
        { ?t a plum:Candidacy ; plum:candidate ?actor . OPTIONAL { ?t plum:candidacyStatus ?status } }
        ?t plum:office ?office }"""
_STANCES = """
    SELECT ?actor ?policy ?polarity WHERE {
        ?stance a plum:Stance ; plum:stanceOf ?actor ; plum:stanceToward ?policy ; plum:polarity ?polarity }"""
_CLAIMS = """
    SELECT ?claim ?source ?start ?end ?exact WHERE {
        ?claim a plum:Claim ; plum:contentPassage ?passage . OPTIONAL { ?claim plum:claimant ?source }
        ?passage plum:start ?start ; plum:end ?end . OPTIONAL { ?passage plum:exact ?exact } }"""


def annotation_of_graph(graph: Graph) -> Annotation:
    """Return what a graph of one document says, in the shape of an annotation; IRIs become ids.

    A thing's kind is known only where the graph says which classes are subclasses of `plum:Actor`:
    add the ontology to it for that.

    Args:
        graph: a graph in plumbook's terms, whoever made it.

    Raises:
        GraphError: a passage's start or end is no whole number.
    """
    vacant = {str(office) for (office,) in _rows(graph, _VACANCIES)}
    return Annotation(
        actors=tuple(GoldActor(**thing) for thing in _named(graph, "Actor")),
        offices=tuple(GoldOffice(**thing, vacant=thing["id"] in vacant) for thing in _named(graph, "Office")),
        policies=tuple(GoldPolicy(**thing) for thing in _named(graph, "Policy")),
        tenures=tuple(
            GoldTenure(actor=str(actor), office=str(office), status=_local_name(status))
            for actor, office, status in _rows(graph, _TENURES)
        ),
        positions=tuple(
            GoldPosition(actor=str(actor), policy=str(policy), stance=_local_name(polarity))
            for actor, policy, polarity in _rows(graph, _STANCES)
            if _local_name(polarity) in STANCES
        ),
        claims=tuple(_claims(graph)),
    )


def load_graph(path: Path, ontology: Path | None = None) -> Graph:
    """Load a Turtle file and, with it, an ontology.

    Raises:
        GraphError: one of them cannot be read or is no RDF.
    """
    graph = Graph()
    for file, syntax in ((path, "turtle"), (ontology, None)):
        if file is None:
            continue
        try:
            graph.parse(file, format=syntax)
        except Exception as error:  # rdflib's parsers raise what they please
            reason = str(error).split("\n")[0]
            raise GraphError(f"cannot be read as RDF ({reason})", where=file) from error
    return graph


def _rows(graph: Graph, sparql: str) -> Iterator[Any]:
    yield from graph.query(sparql, initNs=PREFIXES)


def _named(graph: Graph, name: str) -> list[dict[str, Any]]:
    """Return what is of a class or its subclasses: id, labels, and the subclass as kind, in a fixed order."""
    things: dict[str, dict[str, Any]] = {}
    for thing, kind, label in _rows(graph, _LABELS % name):
        entry = things.setdefault(str(thing), {"id": str(thing), "names": {}, "kind": ""})
        entry["names"][str(label)] = None
        if (subclass := _local_name(kind)) != name.lower():
            entry["kind"] = subclass.removesuffix("source") if subclass == "anonymoussource" else subclass
    return [{**things[key], "names": tuple(sorted(things[key]["names"]))} for key in sorted(things)]


def _claims(graph: Graph) -> Iterator[GoldClaim]:
    claims: dict[str, dict[str, Any]] = {}
    for claim, source, start, end, exact in _rows(graph, _CLAIMS):
        entry = claims.setdefault(str(claim), {"source": str(source) if source else None, "spans": {}})
        try:
            entry["spans"].setdefault((int(start), int(end)), str(exact))
        except ValueError as error:
            raise GraphError("a passage's start or end is no whole number", where=claim) from error
    for entry in claims.values():
        spans = entry["spans"]
        yield GoldClaim(source=entry["source"], spans=tuple(spans), content=tuple(spans.values()))


def _local_name(iri: object) -> str:
    """Return what follows an IRI's hash, in lower case; "none" for no IRI."""
    return str(iri).split("#")[-1].lower()
