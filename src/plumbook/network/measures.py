"""Who is central, and who belongs together. The same network gives the same figures."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, NamedTuple

import igraph
import networkx as nx

SEED = 1

# Betweenness takes time with nodes × edges: beyond this it is estimated from as many nodes.
MOST_SOURCES = 1000


class Centrality(NamedTuple):
    """How central a node is.

    Attributes:
        node: its name in the network.
        links: to how many others it is linked (degree).
        prominence: how much attention it gets: its PageRank in the network of who speaks of, takes a stance
            on, or holds what, as a share of all (Brin and Page 1998).
        brokerage: the share of all pairs of others whose shortest paths it lies on (betweenness, Freeman
            1977), estimated from a fixed sample in large networks (Brandes and Pich 2007).
    """

    node: str
    links: int
    prominence: float
    brokerage: float


def centralities(entities: nx.MultiDiGraph[str]) -> list[Centrality]:
    """Return how central each node is, those that are linked most first, then by brokerage and name."""
    directed = _igraph(entities, entities.edges(), directed=True)
    simple = directed.as_undirected(mode="collapse").simplify()
    found = map(Centrality, entities, simple.degree(), directed.pagerank(), _betweenness(simple))
    return sorted(found, key=lambda c: (-c.links, -round(c.brokerage, 9), c.node))


def communities(network: nx.Graph[Any], seed: int = SEED) -> list[tuple[str, ...]]:
    """Divide a network so that modularity is high, by the Leiden method (Traag, Waltman and van Eck 2019).

    Args:
        network: edges count by their `weight`; those that are not above 0 are left out.
        seed: for the order in which the method visits nodes.

    Returns:
        The members of each community in the order of their names, the largest community first. A node
        without edges is a community of its own.
    """
    graph, weights = _positive_part(network)
    with _seeded(seed):
        parts = graph.community_leiden(objective_function="modularity", weights=weights, n_iterations=10)
    nodes = list(network)
    found = (tuple(sorted(nodes[i] for i in part)) for part in parts)
    return sorted(found, key=lambda members: (-len(members), members))


def modularity(network: nx.Graph[Any], parts: Sequence[Sequence[str]]) -> float:
    """Return how much more of a network's positive weight lies within parts than chance would put there."""
    graph, weights = _positive_part(network)
    if not weights:
        return 0.0
    part_of = {node: number for number, part in enumerate(parts) for node in part}
    return float(graph.modularity([part_of[node] for node in network], weights=weights))


def _betweenness(graph: igraph.Graph) -> list[float]:
    n = graph.vcount()
    sources = sorted(random.Random(SEED).sample(range(n), min(n, MOST_SOURCES)))
    # Each source stands for n / len(sources) nodes; igraph halves the sum, as each pair has two ends.
    pairs = len(sources) / n * (n - 1) * (n - 2) / 2 if n > 2 else 1
    return [value / pairs for value in graph.betweenness(directed=False, sources=sources)]


def _positive_part(network: nx.Graph[Any]) -> tuple[igraph.Graph, list[float]]:
    """Return the network without edges of a weight that is not above 0, and the weights of the others."""
    edges = [(a, b, weight) for a, b, weight in network.edges(data="weight", default=1) if weight > 0]
    return _igraph(network, [(a, b) for a, b, _ in edges]), [weight for *_, weight in edges]


def _igraph(network: nx.Graph[Any], edges: Iterable[tuple[str, str]], *, directed: bool = False) -> igraph.Graph:
    number = {node: i for i, node in enumerate(network)}
    return igraph.Graph(len(number), [(number[a], number[b]) for a, b in edges], directed=directed)


@contextmanager
def _seeded(seed: int) -> Iterator[None]:
    """Let igraph draw from a generator of our own; it has one for the whole process."""
    igraph.set_random_number_generator(random.Random(seed))
    try:
        yield
    finally:
        igraph.set_random_number_generator(random)
