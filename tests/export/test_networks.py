"""GraphML, GEXF and the tables: what programs for network analysis and spreadsheets need of them."""

from __future__ import annotations

import csv
import io
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Store

from plumbook.errors import PlumbookError
from plumbook.export.attributes import plain_network
from plumbook.export.gexf import write_gexf
from plumbook.export.graphml import write_graphml
from plumbook.export.table import safe_cell, tables_of, write_folder, write_zip
from plumbook.export.xml_text import xml_text
from plumbook.network import NETWORKS, network_named

GRAPHML = "{http://graphml.graphdrawing.org/xmlns}"
GEXF = "{http://www.gexf.net/1.2draft}"
HOSTILE = ["\x00\x0b", "\ufffe", 'a"b<c>&]]>', "\u202eevil", "😀", "=1+1", "'=1", "-2", "@x", "\r\n,;", "＝1"]

hostile = st.sampled_from(HOSTILE) | st.text(max_size=8)


def _hostile_network(label: str) -> nx.MultiDiGraph[str]:
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    network.add_node("http://a.example/a", label=label, names=(label, "b"), mentions=2, vacant=True, kind=None)
    network.add_node("http://a.example/b", label="b", names=(), mentions=0, vacant=False, kind="person")
    for key in "xy":
        network.add_edge(
            "http://a.example/a", "http://a.example/b", key=key, type="stance", label=label, weight=-2, sign=-1
        )
    return network


def _graphml(network: nx.Graph[str]) -> bytes:
    output = io.BytesIO()
    write_graphml(network, output)
    return output.getvalue()


def _gexf(network: nx.Graph[str]) -> bytes:
    output = io.BytesIO()
    write_gexf(network, output)
    return output.getvalue()


@given(label=hostile)
def test_any_label_is_valid_xml_and_comes_back(label: str) -> None:
    network = _hostile_network(label)
    expected = xml_text(label)
    back = nx.parse_graphml(_graphml(network).decode())
    assert (back.nodes["http://a.example/a"].get("label") or "") == expected.replace("\r\n", "\n").replace("\r", "\n")
    (node, _) = ElementTree.fromstring(_gexf(network)).iter(f"{GEXF}node")
    assert node.get("label") == expected


@pytest.mark.parametrize("name", NETWORKS)
def test_each_network_of_the_columns_comes_back_from_graphml_and_gexf(gold_store: Store, name: str) -> None:
    network = network_named(name, gold_store)
    assert network.number_of_edges() > 10
    for back in (nx.parse_graphml(_graphml(network).decode()), nx.read_gexf(io.BytesIO(_gexf(network)))):
        assert set(back) == set(network)
        assert back.number_of_edges() == network.number_of_edges()
        assert back.is_directed() == network.is_directed()


@pytest.mark.parametrize("name", NETWORKS)
def test_what_gephi_needs_is_there(gold_store: Store, name: str) -> None:
    network = network_named(name, gold_store)
    graphml, gexf = ElementTree.fromstring(_graphml(network)), ElementTree.fromstring(_gexf(network))
    for edges in (list(graphml.iter(f"{GRAPHML}edge")), list(gexf.iter(f"{GEXF}edge"))):
        assert len({edge.get("id") for edge in edges}) == network.number_of_edges()
    keys = {(key.get("for"), key.get("attr.name")): key.get("attr.type") for key in graphml.iter(f"{GRAPHML}key")}
    assert set(keys.values()) <= {"boolean", "int", "long", "float", "double", "string"}
    assert ("node", "label") in keys
    for edge in gexf.iter(f"{GEXF}edge"):
        assert edge.get("type") in {None, "directed", "undirected"}
        assert float(edge.get("weight", "1")) > 0


def test_the_day_of_writing_is_not_in_the_file(gold_store: Store) -> None:
    assert b"lastmodified" not in _gexf(network_named("entities", gold_store))


@pytest.mark.parametrize("write", [_graphml, _gexf])
def test_the_same_network_gives_the_same_bytes(gold_store: Store, write: object) -> None:
    assert callable(write)
    assert write(network_named("balance", gold_store)) == write(network_named("balance", gold_store))


def test_the_sign_of_a_tie_outlives_its_weight_which_gephi_needs_above_zero() -> None:
    (edge,) = {tuple(d.items()) for *_, d in plain_network(_hostile_network("x")).edges(data=True)}
    assert dict(edge) == {"relation": "stance", "label": "x", "weight": 2.0, "sign": -1}


@given(label=hostile)
def test_a_cell_is_no_formula_and_can_be_turned_back(label: str) -> None:
    cell = str(safe_cell(label))
    assert not cell.startswith(tuple("=+-@\t\r\n＝＋－＠"))
    assert cell.removeprefix("'") == label
    rows = list(csv.DictReader(io.StringIO(tables_of(_hostile_network(label))["nodes.csv"].decode(), newline="")))
    assert rows[0]["Label"] == cell


def test_numbers_stay_numbers() -> None:
    (row, _) = csv.DictReader(io.StringIO(tables_of(_hostile_network("x"))["edges.csv"].decode(), newline=""))
    assert (row["sign"], row["Weight"], row["Type"], row["Id"]) == ("-1", "2.0", "Directed", "e1")


def test_the_zip_file_holds_the_tables_and_no_date(gold_store: Store) -> None:
    network = network_named("entities", gold_store)
    output = io.BytesIO()
    write_zip(network, output)
    with zipfile.ZipFile(output) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == tables_of(network)
        assert {info.date_time[0] for info in archive.infolist()} == {1980}


def test_the_folder_is_made(tmp_path: Path) -> None:
    write_folder(_hostile_network("x"), tmp_path / "new" / "tables")
    assert sorted(p.name for p in (tmp_path / "new" / "tables").iterdir()) == ["edges.csv", "nodes.csv"]


def test_a_file_in_the_place_of_the_folder_is_one_clear_error(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("")
    with pytest.raises(PlumbookError, match="taken: cannot be written"):
        write_folder(_hostile_network("x"), tmp_path / "taken")


def test_an_empty_network_is_written_too() -> None:
    empty: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    assert len(nx.parse_graphml(_graphml(empty).decode())) == 0
    assert ElementTree.fromstring(_gexf(empty)) is not None
    assert tables_of(empty)["nodes.csv"] == b"Id,Label\r\n"
