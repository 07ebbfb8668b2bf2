"""How policies of different documents are related, by their names: which would undo others, which are parts of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from functools import cache

from plumbook.model import Actor, Policy
from plumbook.reading.policy_lexicon import NARROWING, reversals, root
from plumbook.resolution.groups import Groups, Place
from plumbook.resolution.policies import concerned, is_apart, policy_key

_OBJECT = "object"


def related_across(
    policies: Mapping[Place, Policy],
    groups: Groups,
    people: Groups,
    actors: Mapping[Place, Actor],
    wordings: Callable[[str], Iterator[str]],
) -> dict[Place, tuple[Place, ...]]:
    """Return, by place, the policies of other documents that a policy's name speaks of in a certain way.

    The name must hold the whole of the other policy: the content words by which policies are one across documents. As
    there, a shared word never suffices, and what concerns different states or persons is not linked.

    Args:
        policies: policies by place, in document order.
        groups: the groups of policies that are one.
        people: the groups of the actors that they concern.
        actors: the actors, by place.
        wordings: gives the wordings of other policies that a name holds: `undone_wordings`, `wider_wordings`.
    """
    by_key: dict[frozenset[str], list[Place]] = defaultdict(list)
    for place, policy in policies.items():
        if groups.is_shareable(place):
            by_key[policy_key(policy.name)].append(place)
    concerns = {p: concerned(p, policy, people, actors) for p, policy in policies.items()}
    found: dict[Place, tuple[Place, ...]] = {}
    for place, policy in policies.items():
        keys = dict.fromkeys(policy_key(wording) for wording in wordings(policy.name))
        others = [
            other
            for key in keys
            for other in by_key.get(key, ())
            if other[0] != place[0] and not is_apart(concerns[place], concerns[other])
        ]
        if others:
            found[place] = tuple(dict.fromkeys(others))
    return found


def wider_wordings(name: str) -> Iterator[str]:
    """Yield what a name leaves without the words before it that narrow it.

    Args:
        name: a policy's name.

    >>> list(wider_wordings("limited sanctions relief")), list(wider_wordings("sanctions relief"))
    (['sanctions relief'], [])
    """
    rest = name.split()
    while len(rest) > 1 and rest[0].lower() in NARROWING:
        rest = rest[1:]
        yield " ".join(rest)


def undone_wordings(name: str) -> Iterator[str]:
    """Yield what a name leaves to undo, without the word that undoes.

    Args:
        name: a policy's name.

    >>> list(undone_wordings("repeal of the fuel tax")), list(undone_wordings("pull out of the Paris Agreement"))
    (['the fuel tax'], ['the Paris Agreement'])
    >>> list(undone_wordings("fuel tax"))
    []
    """
    first, *rest = name.split() or [""]
    for way in _ways().get(root(first), ()):
        particle, _, lead = way.rpartition(":")
        leading = [word for word in (particle, lead) if word and word != _OBJECT]
        if rest[: len(leading)] == leading and len(rest) > len(leading) and rest[len(leading)] not in _prepositions():
            yield " ".join(rest[len(leading) :])


@cache
def _ways() -> dict[str, tuple[str, ...]]:
    """How each word leads to what it undoes, by root, as verb and nominalisation lead to it."""
    found: dict[str, tuple[str, ...]] = {}
    for word, ways in reversals().items():
        found[root(word)] = tuple(dict.fromkeys((*found.get(root(word), ()), *ways)))
    return found


@cache
def _prepositions() -> frozenset[str]:
    return frozenset(way.rpartition(":")[2] for ways in reversals().values() for way in ways) - {_OBJECT}
