from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import Graph, Literal, URIRef

from plumbook.errors import GraphError
from plumbook.store import open_graph, store_of

TRIG = """
@prefix plum: <https://w3id.org/plumbook/ontology#> .
@prefix id: <https://w3id.org/plumbook/id/> .
id:one a plum:Actor .
id:graph-d { id:two a plum:Actor . }
"""


def test_all_graphs_of_a_file_answer_together(tmp_path: Path) -> None:
    path = tmp_path / "graph.trig"
    path.write_text(TRIG)
    rows = list(open_graph(path).query("SELECT ?x WHERE { ?x a plum:Actor } ORDER BY ?x"))
    assert [str(r[0]).rsplit("/", 1)[1] for r in rows] == ["one", "two"]


def test_a_workspace_without_its_store_answers_from_its_trig(tmp_path: Path) -> None:
    (tmp_path / "graph.trig").write_text(TRIG)
    assert len(open_graph(tmp_path)) == 2


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("graph.ttl", "this is <no Turtle", "not valid"),
        ("graph.xyz", "", "no known RDF format"),
        ("graph.jsonld", "{", "not valid"),
    ],
)
def test_a_file_that_is_no_graph_is_one_clear_line(tmp_path: Path, name: str, content: str, says: str) -> None:
    path = tmp_path / name
    path.write_text(content)
    with pytest.raises(GraphError, match=says) as caught:
        open_graph(path)
    assert name in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_folder_that_is_no_workspace_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(GraphError, match="plumbook build"):
        open_graph(tmp_path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(GraphError, match=r"gone\.ttl"):
        open_graph(tmp_path / "gone.ttl")


def test_a_broken_store_is_one_clear_line(tmp_path: Path) -> None:
    (tmp_path / "store").mkdir()
    with pytest.raises(GraphError, match="cannot be opened"):
        open_graph(tmp_path)


def test_a_dataset_is_asked_in_its_own_store_and_other_graphs_in_a_copy(tmp_path: Path) -> None:
    path = tmp_path / "graph.trig"
    path.write_text(TRIG)
    dataset = open_graph(path)
    assert len(store_of(dataset)) == 2
    dataset.add((URIRef("http://x/s"), URIRef("http://x/p"), Literal("o")))
    assert len(store_of(dataset)) == 3
    one = dataset.graph(URIRef("https://w3id.org/plumbook/id/graph-d"))
    assert len(store_of(one)) == 1
    assert len(store_of(path)) == 2


def test_what_is_no_rdf_is_told() -> None:
    graph = Graph()
    graph.add((URIRef("no iri"), URIRef("http://x/p"), Literal("o")))
    with pytest.raises(GraphError, match="no RDF"):
        store_of(graph)
