"""What a graph's networks say in a page: central actors, contested policies, coalitions, agreement, conflict."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from heapq import nsmallest
from itertools import islice
from typing import Any

import networkx as nx

from plumbook.network.discourse import (
    Normalisation,
    Relation,
    actor_network,
    actor_policy_network,
    divisor,
    shared_stances,
)
from plumbook.network.measures import centralities, communities, modularity


@dataclass(frozen=True, slots=True)
class CentralActor:
    """An actor with its centralities, as `Centrality` says them."""

    actor: str
    kind: str
    links: int
    prominence: float
    brokerage: float


@dataclass(frozen=True, slots=True)
class Sides:
    """A policy and who is for it, against it, or on record for both."""

    policy: str
    supporters: tuple[str, ...]
    opponents: tuple[str, ...]
    divided: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Coalition:
    """Actors who agree more with one another than with others.

    Attributes:
        members: who they are.
        supports: the policies that more members support than oppose, those with the clearest lead first.
        opposes: the policies that more members oppose than support, likewise.
    """

    members: tuple[str, ...]
    supports: tuple[str, ...]
    opposes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tie:
    """Two actors and the policies that they agree or conflict on.

    Attributes:
        actors: the two.
        policies: on which they do.
        weight: the number of these policies, normalised.
    """

    actors: tuple[str, str]
    policies: tuple[str, ...]
    weight: float


class Report:
    """What the networks of one graph say; each part is computed when asked for.

    Args:
        entities: what `entity_network` returns.
        top: the most entries that a part gives; None for all.
        normalisation: for the ties of actors.
    """

    def __init__(
        self,
        entities: nx.MultiDiGraph[str],
        top: int | None = None,
        normalisation: Normalisation = Normalisation.ACTIVITY,
    ) -> None:
        self._entities, self._top, self._normalisation = entities, top, normalisation
        self._two_mode = actor_policy_network(entities)
        self._names = distinct_names(entities)

    def size(self) -> dict[str, dict[str, int]]:
        """Return the numbers of nodes and of edges of each type, the most frequent first."""
        nodes = Counter(str(node["type"]) for _, node in self._entities.nodes(data=True))
        edges = Counter(str(edge["type"]) for *_, edge in self._entities.edges(data=True))
        return {"nodes": dict(nodes.most_common()), "edges": dict(edges.most_common())}

    def actors(self) -> list[CentralActor]:
        """Return the most central actors."""
        nodes = self._entities.nodes
        ranked = (c for c in centralities(self._entities) if nodes[c.node]["type"] == "actor")
        return [
            CentralActor(
                self._names[c.node], nodes[c.node]["kind"], c.links, round(c.prominence, 4), round(c.brokerage, 4)
            )
            for c in islice(ranked, self._top)
        ]

    def policies(self) -> list[Sides]:
        """Return the policies with their sides: first those with most on the smaller side, then with most stances."""
        found = (self._sides(p) for p, node in self._two_mode.nodes(data=True) if node["bipartite"] == 1)
        return sorted(found, key=_contest)[: self._top]

    def coalitions(self) -> list[Coalition]:
        """Return the communities of two and more in the network of agreement less conflict."""
        found = [members for members in self._all_coalitions if len(members) > 1]
        return [self._coalition(members) for members in found[: self._top]]

    def polarisation(self) -> float:
        """Return the modularity of the coalitions: 0 if agreement is spread as by chance, towards 1 if it is within."""
        return round(modularity(self._balance, self._all_coalitions), 4)

    def agreements(self) -> list[Tie]:
        """Return the pairs of actors that agree on most policies."""
        return self._ties(Relation.AGREEMENT)

    def conflicts(self) -> list[Tie]:
        """Return the pairs of actors that differ on most policies."""
        return self._ties(Relation.CONFLICT)

    def _sides(self, policy: str) -> Sides:
        edges = sorted((self._names[actor], edge) for actor, edge in self._two_mode[policy].items())
        supporters, opponents, divided = (
            tuple(name for name, edge in edges if (edge["supports"] > 0, edge["opposes"] > 0) == (supporting, opposing))
            for supporting, opposing in ((True, False), (False, True), (True, True))
        )
        return Sides(self._names[policy], supporters, opponents, divided)

    @cached_property
    def _balance(self) -> nx.Graph[str]:
        return actor_network(self._two_mode, Relation.BALANCE, self._normalisation)

    @cached_property
    def _all_coalitions(self) -> list[tuple[str, ...]]:
        return communities(self._balance)

    def _coalition(self, members: tuple[str, ...]) -> Coalition:
        stance: Counter[str] = Counter()
        for member in members:
            for policy, edge in self._two_mode[member].items():
                stance[policy] += edge["sign"]
        ranked = sorted(stance, key=lambda policy: (-abs(stance[policy]), self._names[policy]))
        return Coalition(
            tuple(sorted(self._names[m] for m in members)),
            tuple(self._names[policy] for policy in ranked if stance[policy] > 0),
            tuple(self._names[policy] for policy in ranked if stance[policy] < 0),
        )

    def _ties(self, relation: Relation) -> list[Tie]:
        found = (
            (agreement if relation is Relation.AGREEMENT else conflict, one, other)
            for (one, other), agreement, conflict in self._shared
        )
        ties = ((n, n / divisor(self._two_mode, a, b, self._normalisation), a, b) for n, a, b in found if n)
        ranked = nsmallest(self._top or len(self._shared), ties, key=self._rank)
        return [
            Tie((self._names[one], self._names[other]), self._policies_of(one, other, relation), round(weight, 4))
            for _, weight, one, other in ranked
        ]

    def _rank(self, tie: tuple[int, float, str, str]) -> tuple[int, float, str, str]:
        policies, weight, one, other = tie
        return -policies, -weight, self._names[one], self._names[other]

    @cached_property
    def _shared(self) -> list[tuple[tuple[str, str], int, int]]:
        return list(shared_stances(self._two_mode))

    def _policies_of(self, one: str, other: str, relation: Relation) -> tuple[str, ...]:
        ones, others = self._two_mode[one], self._two_mode[other]
        shared = (p for p in ones if p in others and relation in _relations(ones[p], others[p]))
        return tuple(sorted(self._names[p] for p in shared))


def distinct_names(network: nx.Graph[Any]) -> dict[str, str]:
    """Return a name for each node that no other node has: its label, with its first document or IRI where needed."""
    labels = {node: str(data["label"]) for node, data in network.nodes(data=True)}
    longer = {node: _with_document(data) for node, data in network.nodes(data=True)}
    often, still_often = Counter(labels.values()), Counter(longer.values())
    return {
        node: label if often[label] == 1 else longer[node] if still_often[longer[node]] == 1 else f"{label} <{node}>"
        for node, label in labels.items()
    }


def _with_document(data: dict[str, Any]) -> str:
    return f"{data['label']} ({data['documents'][0]})" if data["documents"] else str(data["label"])


def _contest(sides: Sides) -> tuple[int, int, str]:
    supporters, opponents = len(sides.supporters), len(sides.opponents)
    return -min(supporters, opponents), -(supporters + opponents + len(sides.divided)), sides.policy


def _relations(one: dict[str, Any], other: dict[str, Any]) -> Iterable[Relation]:
    """Say in which relations two actors stand by their edges to one policy."""
    if (one["supports"] and other["supports"]) or (one["opposes"] and other["opposes"]):
        yield Relation.AGREEMENT
    if (one["supports"] and other["opposes"]) or (one["opposes"] and other["supports"]):
        yield Relation.CONFLICT
