from __future__ import annotations

import networkx as nx
import pytest

from plumbook.network import Normalisation, Relation, actor_network, actor_policy_network

# Ann and Ben agree on p and q and differ on r; Cem opposes what Ann is for; Dana is on both sides of p.
STANCES = [
    ("ann", "p", 1),
    ("ann", "p", 1),
    ("ann", "q", -1),
    ("ann", "r", 1),
    ("ben", "p", 1),
    ("ben", "q", -1),
    ("ben", "r", -1),
    ("cem", "p", -1),
    ("dana", "p", 1),
    ("dana", "p", -1),
    ("dana", "s", 0),
]


@pytest.fixture
def two_mode() -> nx.Graph[str]:
    entities: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for actor, policy, sign in STANCES:
        entities.add_node(actor, label=actor)
        entities.add_node(policy, label=policy)
        entities.add_edge(actor, policy, type="stance", sign=sign, documents=("d",))
    entities.add_edge("ann", "s", type="claim", sign=0, documents=())
    return actor_policy_network(entities)


def test_stances_add_up_and_neutral_ones_and_claims_do_not_count(two_mode: nx.Graph[str]) -> None:
    assert two_mode.edges["ann", "p"] == {
        "supports": 2,
        "opposes": 0,
        "weight": 2,
        "sign": 1,
        "label": "supports",
        "documents": ("d",),
    }
    assert two_mode.edges["dana", "p"]["label"] == "is divided on"
    assert two_mode.edges["ben", "r"]["sign"] == -1
    assert "s" not in two_mode
    assert nx.is_bipartite(two_mode)


@pytest.mark.parametrize(
    ("relation", "ties"),
    [
        (Relation.AGREEMENT, {"ann ben": 2, "ann dana": 1, "ben dana": 1, "cem dana": 1}),
        (Relation.CONFLICT, {"ann ben": 1, "ann cem": 1, "ben cem": 1, "ann dana": 1, "ben dana": 1, "cem dana": 1}),
        (Relation.BALANCE, {"ann ben": 1, "ann cem": -1, "ben cem": -1}),
    ],
)
def test_ties_count_policies_and_not_statements(
    two_mode: nx.Graph[str], relation: Relation, ties: dict[str, int]
) -> None:
    network = actor_network(two_mode, relation)
    assert {" ".join(sorted((a, b))): w for a, b, w in network.edges(data="weight")} == ties
    assert set(network) == {"ann", "ben", "cem", "dana"}


@pytest.mark.parametrize(
    ("normalisation", "weight"),
    [(Normalisation.NONE, 1), (Normalisation.ACTIVITY, 1 / 2), (Normalisation.JACCARD, 1 / 3)],
)
def test_ties_are_divided_by_activity(two_mode: nx.Graph[str], normalisation: Normalisation, weight: float) -> None:
    network = actor_network(two_mode, Relation.CONFLICT, normalisation)
    assert network.edges["ann", "cem"]["weight"] == pytest.approx(weight)
    assert network.edges["ann", "cem"]["sign"] == -1
    assert network.edges["ann", "cem"]["label"] == "conflicts with"
