from __future__ import annotations

import networkx as nx
import pyoxigraph
import pytest
from rdflib import Dataset, Graph

from plumbook.errors import GraphError
from plumbook.network import FOLDINGS, entity_network

ID = "https://w3id.org/plumbook/id/"
PREFIXES = """
@prefix plum: <https://w3id.org/plumbook/ontology#> .
@prefix id: <https://w3id.org/plumbook/id/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
SMALL = """
id:ann a plum:Person, plum:Actor ; skos:prefLabel "Ann Lee" ; skos:altLabel "Lee", "Ann Lee" ; plum:mention id:m1, id:m2 .
id:port a plum:Organization ; skos:altLabel "the port" .
id:chief a plum:Office ; skos:prefLabel "port chief" ; plum:officeOf id:port .
id:dredge a plum:Policy ; skos:prefLabel "dredge the harbour" ; plum:concerns id:port .
id:halt a plum:Policy ; skos:prefLabel "halt the dredging" ; plum:reverses id:dredge .
id:t a plum:Tenure ; plum:holder id:ann ; plum:office id:chief ; plum:tenureStatus plum:Former ; plum:confidence 0.8 ;
    plum:endNotAfter "2021-01-31T23:59:59"^^xsd:dateTime ; plum:dateText "until January" ; plum:evidence id:m1 .
id:s a plum:Stance ; plum:stanceOf id:ann ; plum:stanceToward id:dredge ; plum:polarity plum:Opposes ; plum:evidence id:m1, id:m2 .
id:c a plum:Claim, plum:Attribution ; plum:claimant id:ann ; plum:about id:dredge, id:port, id:nowhere .
id:a a plum:Attribution ; plum:claimant id:ann ; plum:about id:chief .
id:v a plum:Vacancy ; plum:office id:chief .
id:m1 plum:inDocument id:d . id:m2 plum:inDocument id:e . id:d dcterms:identifier "harbour-news" .
"""


def _network(turtle: str) -> nx.MultiDiGraph[str]:
    return entity_network(Graph().parse(data=PREFIXES + turtle, format="turtle"))


def _edges(network: nx.MultiDiGraph[str]) -> set[tuple[str, str, str, int]]:
    return {(a.removeprefix(ID), d["label"], b.removeprefix(ID), d["sign"]) for a, b, d in network.edges(data=True)}


def test_each_statement_is_one_edge_that_reads_from_its_source_to_its_target() -> None:
    assert _edges(_network(SMALL)) == {
        ("ann", "formerly held", "chief", 0),
        ("ann", "opposes", "dredge", -1),
        ("ann", "speaks of", "dredge", 0),
        ("ann", "speaks of", "port", 0),
        ("chief", "is an office of", "port", 0),
        ("dredge", "concerns", "port", 0),
        ("halt", "would undo", "dredge", 0),
    }


def test_an_edge_carries_what_its_statement_says() -> None:
    edge = _network(SMALL).edges[ID + "ann", ID + "chief", ID + "t"]
    assert edge == {
        "type": "tenure",
        "label": "formerly held",
        "sign": 0,
        "statement": ID + "t",
        "status": "Former",
        "confidence": 0.8,
        "evidence": 1,
        "documents": ("harbour-news",),
        "endNotAfter": "2021-01-31T23:59:59",
        "dateText": "until January",
    }


def test_a_node_carries_its_labels_kind_and_mentions() -> None:
    network = _network(SMALL)
    assert network.nodes[ID + "ann"] == {
        "label": "Ann Lee",
        "type": "actor",
        "kind": "person",
        "names": ("Lee",),
        "mentions": 2,
        "documents": ("harbour-news", ID + "e"),
        "vacant": False,
    }
    assert network.nodes[ID + "port"]["label"] == "the port"
    assert network.nodes[ID + "port"]["type"] == "actor"
    assert network.nodes[ID + "chief"]["vacant"]


def test_what_has_no_label_is_called_by_its_iri() -> None:
    assert _network("id:somebody a plum:Actor .").nodes[ID + "somebody"]["label"] == "somebody"


def test_a_thing_of_two_graphs_is_one_node_and_its_statement_one_edge() -> None:
    trig = f"{PREFIXES} id:one {{ {SMALL} }} id:two {{ {SMALL} }}"
    store = pyoxigraph.Store()
    store.load(trig, format=pyoxigraph.RdfFormat.TRIG)
    assert nx.utils.graphs_equal(entity_network(store), _network(SMALL))


@pytest.mark.parametrize("confidence", ['"high"', "1.5", "-0.1", '"NaN"^^xsd:double'])
def test_a_confidence_that_is_none_is_one_clear_error(confidence: str) -> None:
    with pytest.raises(GraphError, match=r"id/s: its confidence is no number from 0 to 1"):
        _network(SMALL + f"id:s plum:confidence {confidence} .")


def test_the_store_and_the_rdflib_graph_give_the_same_network(
    gold_graph: Dataset, gold_store: pyoxigraph.Store
) -> None:
    one, other = entity_network(gold_graph), entity_network(gold_store)
    assert list(one.nodes(data=True)) == list(other.nodes(data=True))
    assert list(one.edges(data=True, keys=True)) == list(other.edges(data=True, keys=True))


def test_the_annotated_columns_give_each_of_their_statements(gold_graph: Dataset) -> None:
    network = entity_network(gold_graph)
    types = {f.statement: f.type for f in FOLDINGS if f.statement and f.statement != "Claim"}
    for statement, type in types.items():
        query = f"SELECT ?s WHERE {{ ?s a <https://w3id.org/plumbook/ontology#{statement}> }}"
        found = {d["statement"] for *_, d in network.edges(data=True) if d["type"] == type}
        assert found == {str(s) for (s,) in gold_graph.query(query)}, statement
