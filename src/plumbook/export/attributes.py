"""A network as programs for network analysis take it: plain attributes, and an id for each edge."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import networkx as nx

# Between the values of an attribute that has several.
SEPARATOR = " | "


def plain_network(network: nx.Graph[Any]) -> nx.MultiGraph[str]:
    """Return a copy whose attributes are numbers, truth values and text, and whose edges are named e1, e2 and so on.

    An edge's `type` becomes `relation` (GEXF and Gephi have a `type` of their own, directed or not), and
    its `weight` loses its sign (Gephi takes none below 0), which `sign` keeps.

    Args:
        network: any of plumbook's networks.
    """
    plain: nx.MultiGraph[str] = nx.MultiDiGraph() if network.is_directed() else nx.MultiGraph()
    plain.add_nodes_from((node, _plain(data)) for node, data in network.nodes(data=True))
    for number, (source, target, data) in enumerate(network.edges(data=True), 1):
        plain.add_edge(source, target, key=f"e{number}", **_plain_edge(data))
    return plain


def _plain_edge(data: Mapping[str, Any]) -> dict[str, Any]:
    renamed = {"relation" if name == "type" else name: value for name, value in data.items()}
    if "weight" in renamed:
        renamed["weight"] = float(abs(renamed["weight"]))
    return _plain(renamed)


def _plain(data: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: SEPARATOR.join(value) if isinstance(value, tuple) else value
        for name, value in data.items()
        if value is not None
    }
