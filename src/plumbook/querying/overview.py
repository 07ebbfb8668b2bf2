"""What is in a graph, in numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph

from plumbook.querying.answer import Answer, Row
from plumbook.querying.sparql import run
from plumbook.store import STORE, TRIG, open_store

MOST_ACTIVE = 5

_KINDS = ("Person", "Organization", "State", "Group", "AnonymousSource")

_COUNTS = """
    SELECT ?class (COUNT(DISTINCT ?thing) AS ?count) WHERE {
      ?thing a ?class FILTER(STRSTARTS(STR(?class), STR(plum:)))
    } GROUP BY ?class"""
_STANCES = """
    SELECT ?polarity (COUNT(DISTINCT ?stance) AS ?count) WHERE {
      ?stance a plum:Stance ; plum:polarity ?polarity
    } GROUP BY ?polarity"""
_DATES = "SELECT (MIN(STR(?date)) AS ?first) (MAX(STR(?date)) AS ?last) { ?text a plum:Document ; dcterms:date ?date }"
_VACANT = "SELECT (COUNT(DISTINCT ?office) AS ?count) { ?vacancy a plum:Vacancy ; plum:office ?office }"
_ACTIVE = """
    SELECT ?label (COUNT(DISTINCT ?statement) AS ?count) WHERE {
      { ?statement a plum:Claim ; plum:claimant ?actor } UNION { ?statement plum:holder ?actor }
      UNION { ?statement plum:candidate ?actor } UNION { ?statement plum:stanceOf ?actor }
      ?actor skos:prefLabel ?label
    } GROUP BY ?actor ?label ORDER BY DESC(?count) ?label LIMIT %d"""
_SOFTWARE = """
    SELECT DISTINCT ?name WHERE { ?run a prov:Activity ; prov:wasAssociatedWith ?agent . ?agent rdfs:label ?name }
    ORDER BY ?name"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """What is in a graph.

    Attributes:
        documents: how many texts.
        first_date: the date of the oldest of them, as far as it is known.
        last_date: that of the latest.
        actors: how many of each kind, by the class's name ("Person"); only kinds that occur.
        all_actors: how many together, of whatever kind.
        offices: how many offices.
        vacant_offices: how many of them some text says to stand empty.
        tenures: statements that somebody holds or held an office.
        candidacies: statements that somebody is named to one, or talked of for it.
        policies: how many policies.
        claims: what sources are reported to have said.
        other_attributions: attributions that are no claims.
        stances: how many, by polarity ("Supports").
        most_active: the actors with most claims, stances, tenures and candidacies: label and count.
        software: what made the graph, with versions.
        triples: how many; one that stands in two named graphs counts as two.
        bytes_on_disk: of the workspace's store, or of the file; cached readings are not counted.
    """

    documents: int
    first_date: str | None
    last_date: str | None
    actors: Mapping[str, int]
    all_actors: int
    offices: int
    vacant_offices: int
    tenures: int
    candidacies: int
    policies: int
    claims: int
    other_attributions: int
    stances: Mapping[str, int]
    most_active: tuple[tuple[str, int], ...]
    software: tuple[str, ...]
    triples: int
    bytes_on_disk: int


def overview(graph: Path) -> Overview:
    """Tell what is in a graph.

    Args:
        graph: a workspace or an RDF file.

    Raises:
        GraphError: there is no graph, or it cannot be read.
    """
    store = open_store(graph)
    counts = {_local(row["class"]): row["count"] for row in _rows(store, _COUNTS)}
    (dates,) = _rows(store, _DATES)
    return Overview(
        documents=counts.get("Document", 0),
        first_date=dates["first"],
        last_date=dates["last"],
        actors={kind: counts[kind] for kind in _KINDS if kind in counts},
        all_actors=counts.get("Actor", 0),
        offices=counts.get("Office", 0),
        vacant_offices=_rows(store, _VACANT)[0]["count"],
        tenures=counts.get("Tenure", 0),
        candidacies=counts.get("Candidacy", 0),
        policies=counts.get("Policy", 0),
        claims=counts.get("Claim", 0),
        other_attributions=counts.get("Attribution", 0) - counts.get("Claim", 0),
        stances={_local(row["polarity"]): row["count"] for row in _rows(store, _STANCES)},
        most_active=tuple((row["label"], row["count"]) for row in _rows(store, _ACTIVE % MOST_ACTIVE)),
        software=tuple(row["name"] for row in _rows(store, _SOFTWARE)),
        triples=len(store),
        bytes_on_disk=_size(graph),
    )


def _rows(store: pyoxigraph.Store, sparql: str) -> list[Row]:
    answer = run(store, sparql)
    return list(answer) if isinstance(answer, Answer) else []


def _local(iri: str) -> str:
    return iri.rsplit("#", 1)[-1]


def _size(graph: Path) -> int:
    if graph.is_file():
        return graph.stat().st_size
    found = (graph / STORE) if (graph / STORE).is_dir() else (graph / TRIG)
    return sum(path.stat().st_size for path in ([found] if found.is_file() else found.rglob("*")) if path.is_file())
