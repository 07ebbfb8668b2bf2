"""Who thinks the same of a policy as somebody, and who the opposite."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from plumbook.serving.explorer.lookup import Lookup, Thing
from plumbook.serving.explorer.paging import Paged, Pages

_OTHER_SIDE = {"supports": "opposes", "opposes": "supports"}


@dataclass(frozen=True, slots=True)
class Company:
    """Another actor, and the policies on which both think the same, or not."""

    actor: Thing
    policies: tuple[Thing, ...]


class Sides:
    """Who is for and against what, by the direct properties that the graph has for it.

    Args:
        lookup: the graph.
    """

    def __init__(self, lookup: Lookup) -> None:
        self._policies: dict[tuple[str, str], set[str]] = defaultdict(set)
        self._actors: dict[tuple[str, str], set[str]] = defaultdict(set)
        for side in _OTHER_SIDE:
            for actor, policy in lookup.pairs(side):
                self._policies[side, actor].add(policy)
                self._actors[side, policy].add(actor)

    def shared(self, actor: str, *, agreeing: bool) -> dict[str, set[str]]:
        """Return who thinks the same of some policy, or the opposite, with those policies."""
        found: dict[str, set[str]] = {}
        for side, other in _OTHER_SIDE.items():
            for policy in self._policies.get((side, actor), ()):
                for someone in self._actors.get((side if agreeing else other, policy), ()):
                    if someone != actor:
                        found.setdefault(someone, set()).add(policy)
        return found


def company(lookup: Lookup, shared: dict[str, set[str]], pages: Pages, name: str) -> Paged[Company]:
    """Return who shares policies with somebody: those with most of them first."""

    def order(who: str) -> tuple[int, str, str]:
        return -len(shared[who]), lookup.thing(who).label.casefold(), who

    def line(who: str) -> Company:
        return Company(lookup.thing(who), tuple(map(lookup.thing, sorted(shared[who]))))

    return pages.of(name, sorted(shared, key=order), line)
