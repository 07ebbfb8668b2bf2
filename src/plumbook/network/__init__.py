"""Networks of actors, offices and policies, read from any graph in plumbook's terms."""

from plumbook.network.discourse import Normalisation, Relation, actor_network, actor_policy_network
from plumbook.network.entities import entity_network
from plumbook.network.folding import FOLDINGS, Folding
from plumbook.network.measures import Centrality, centralities, communities, modularity
from plumbook.network.named import NETWORKS, network_named
from plumbook.network.report import Report

__all__ = [
    "FOLDINGS",
    "NETWORKS",
    "Centrality",
    "Folding",
    "Normalisation",
    "Relation",
    "Report",
    "actor_network",
    "actor_policy_network",
    "centralities",
    "communities",
    "entity_network",
    "modularity",
    "network_named",
]
