"""Who stands with whom: actors and policies, and the agreement and conflict of actors.

After Discourse Network Analysis: P. Leifeld, "Discourse Network Analysis: Policy Debates as Dynamic
Networks", in The Oxford Handbook of Political Networks, 2017.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from enum import StrEnum
from itertools import combinations, product
from operator import itemgetter

import networkx as nx


class Relation(StrEnum):
    """What ties two actors: how many policies they share a stance on, differ on, or the first less the second."""

    AGREEMENT = "agreement"
    CONFLICT = "conflict"
    BALANCE = "balance"


class Normalisation(StrEnum):
    """What a tie is divided by, so that who speaks much is not tied to all.

    `NONE`: nothing. `ACTIVITY`: the mean of the numbers of policies that the two take a stance on.
    `JACCARD`: the number of policies that either takes a stance on.
    """

    NONE = "none"
    ACTIVITY = "activity"
    JACCARD = "jaccard"


def actor_policy_network(entities: nx.MultiDiGraph[str]) -> nx.Graph[str]:
    """Return the two-mode network of actors and the policies that they support or oppose.

    Args:
        entities: what `entity_network` returns.

    Returns:
        The actors and policies that have stances, with their attributes and `bipartite` (0 for actors, 1 for
        policies). An edge has `supports` and `opposes` (how many stances), `weight` (their sum), `sign`
        (1 if it is more often for, -1 if against, 0 if as often), `label`, and `documents`. Neutral stances
        are no edges.
    """
    network: nx.Graph[str] = nx.Graph()
    for actor, policy, stance in entities.edges(data=True):
        if stance["type"] == "stance" and stance["sign"]:
            for node, part in ((actor, 0), (policy, 1)):
                network.add_node(node, **entities.nodes[node], bipartite=part)
            if not network.has_edge(actor, policy):
                network.add_edge(actor, policy, supports=0, opposes=0, documents=())
            edge = network.edges[actor, policy]
            edge["supports" if stance["sign"] > 0 else "opposes"] += 1
            edge["documents"] = tuple(sorted({*edge["documents"], *stance["documents"]}))
    for *_, edge in network.edges(data=True):
        sign = _sign(edge["supports"] - edge["opposes"])
        edge.update(
            weight=edge["supports"] + edge["opposes"], sign=sign, label=("is divided on", "supports", "opposes")[sign]
        )
    return network


def actor_network(
    two_mode: nx.Graph[str], relation: Relation, normalisation: Normalisation = Normalisation.NONE
) -> nx.Graph[str]:
    """Return the network of actors that is implied by their stances on policies.

    An actor that is on record both for and against a policy agrees, and is in conflict, with everyone
    who has a stance on it.

    Args:
        two_mode: what `actor_policy_network` returns.
        relation: what ties two actors.
        normalisation: what the tie is divided by.

    Returns:
        All actors that take a stance. An edge, where the tie is not zero, has `agreement` and `conflict` (on
        how many policies), `weight` (the tie, normalised; negative where conflict outweighs in `BALANCE`),
        `sign` (1 or -1: whether they agree or conflict more in this relation), and `label`.
    """
    network: nx.Graph[str] = nx.Graph()
    network.add_nodes_from((n, data) for n, data in two_mode.nodes(data=True) if data["bipartite"] == 0)
    for (one, other), agreement, conflict in shared_stances(two_mode):
        tie = {Relation.AGREEMENT: agreement, Relation.CONFLICT: conflict}.get(relation, agreement - conflict)
        if tie:
            sign = -1 if relation is Relation.CONFLICT else _sign(tie)
            network.add_edge(
                one,
                other,
                agreement=agreement,
                conflict=conflict,
                weight=tie / divisor(two_mode, one, other, normalisation),
                sign=sign,
                label="agrees with" if sign > 0 else "conflicts with",
            )
    return network


def shared_stances(two_mode: nx.Graph[str]) -> Iterator[tuple[tuple[str, str], int, int]]:
    """Count on how many policies actors agree and conflict.

    Args:
        two_mode: what `actor_policy_network` returns.

    Yields:
        Each pair of actors who agree or conflict on a policy, in the order of their names, with both numbers.
    """
    actors = sorted(node for node, data in two_mode.nodes(data=True) if data["bipartite"] == 0)
    number = {actor: i for i, actor in enumerate(actors)}
    # A pair is one whole number: there may be millions of them.
    agreement: Counter[int] = Counter()
    conflict: Counter[int] = Counter()
    for policy, data in two_mode.nodes(data=True):
        if data["bipartite"] == 1:
            edges = sorted(((number[a], edge) for a, edge in two_mode[policy].items()), key=itemgetter(0))
            sides = [[i for i, edge in edges if edge[stance]] for stance in ("supports", "opposes")]
            agreement.update({a * len(actors) + b for side in sides for a, b in combinations(side, 2)})
            conflict.update({min(p) * len(actors) + max(p) for p in product(*sides) if p[0] != p[1]})
    for pair in sorted(agreement.keys() | conflict.keys()):
        one, other = divmod(pair, len(actors))
        yield (actors[one], actors[other]), agreement[pair], conflict[pair]


def divisor(two_mode: nx.Graph[str], one: str, other: str, normalisation: Normalisation) -> float:
    """Return what the tie of two actors is divided by."""
    ones, others = two_mode[one], two_mode[other]
    if normalisation is Normalisation.ACTIVITY:
        return (len(ones) + len(others)) / 2
    if normalisation is Normalisation.JACCARD:
        return len(ones.keys() | others.keys())
    return 1


def _sign(number: float) -> int:
    return (number > 0) - (number < 0)
