"""The networks that commands offer, by name."""

from __future__ import annotations

from typing import Any

import networkx as nx
from pyoxigraph import Store
from rdflib import Graph

from plumbook.network.discourse import Normalisation, Relation, actor_network, actor_policy_network
from plumbook.network.entities import entity_network

NETWORKS = {
    "entities": "actors, offices and policies, with each statement as an edge",
    "actor-policy": "actors and the policies that they support or oppose",
    "agreement": "actors, tied by the policies that they take the same stance on",
    "conflict": "actors, tied by the policies that they take opposite stances on",
    "balance": "actors, tied by agreement less conflict",
}


def network_named(name: str, graph: Graph | Store, normalisation: Normalisation = Normalisation.NONE) -> nx.Graph[Any]:
    """Return one of `NETWORKS` of a graph.

    Args:
        name: a key of `NETWORKS`.
        graph: as for `entity_network`.
        normalisation: for the ties of actors.
    """
    entities = entity_network(graph)
    if name == "entities":
        return entities
    two_mode = actor_policy_network(entities)
    if name == "actor-policy":
        return two_mode
    return actor_network(two_mode, Relation(name), normalisation)
