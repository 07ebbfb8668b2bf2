from __future__ import annotations

import networkx as nx
import pytest
from rdflib import Dataset

from plumbook.network import centralities, communities, entity_network, measures, modularity


def test_betweenness_and_degree_are_those_of_networkx(gold_graph: Dataset) -> None:
    network = entity_network(gold_graph)
    simple = nx.Graph(network)
    simple.remove_edges_from(nx.selfloop_edges(simple))
    expected = nx.betweenness_centrality(simple)
    for found in centralities(network):
        assert found.brokerage == pytest.approx(expected[found.node])
        assert found.links == simple.degree[found.node]
    assert sum(found.prominence for found in centralities(network)) == pytest.approx(1)


def test_the_middle_of_a_star_lies_on_all_paths_and_gets_the_attention() -> None:
    star: nx.MultiDiGraph[str] = nx.MultiDiGraph([(str(n), "middle") for n in range(5)])
    first, *others = centralities(star)
    assert (first.node, first.links, first.brokerage) == ("middle", 5, 1)
    assert first.prominence > max(other.prominence for other in others)


def test_a_sample_estimates_betweenness_and_is_the_same_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    network = nx.MultiDiGraph(nx.relabel_nodes(nx.barabasi_albert_graph(200, 2, seed=1), str))
    exact = {c.node: c.brokerage for c in centralities(network)}
    monkeypatch.setattr(measures, "MOST_SOURCES", 100)
    estimate = {c.node: c.brokerage for c in centralities(network)}
    assert estimate != exact
    assert max(abs(estimate[node] - exact[node]) for node in exact) < 0.05
    assert estimate == {c.node: c.brokerage for c in centralities(network)}


@pytest.mark.parametrize("size", [0, 1, 2])
def test_the_smallest_networks_have_figures_too(size: int) -> None:
    network = nx.MultiDiGraph(nx.relabel_nodes(nx.path_graph(size), str))
    assert [c.brokerage for c in centralities(network)] == [0] * size
    assert len(communities(nx.Graph(network))) == min(size, 1)


def test_two_cliques_with_a_weak_tie_are_two_communities() -> None:
    network: nx.Graph[str] = nx.Graph()
    for members in ("abcd", "efg"):
        network.add_edges_from((a, b, {"weight": 1.0}) for a in members for b in members if a < b)
    network.add_edge("a", "e", weight=0.1)
    network.add_edge("b", "f", weight=-5.0)
    network.add_node("z")
    parts = communities(network)
    assert parts == [("a", "b", "c", "d"), ("e", "f", "g"), ("z",)]
    positive = network.copy()
    positive.remove_edge("b", "f")
    assert modularity(network, parts) == pytest.approx(nx.community.modularity(positive, [set(p) for p in parts]))
