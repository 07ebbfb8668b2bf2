"""Which policies of different documents are one option."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache

from plumbook.model import Actor, ActorKind, Policy
from plumbook.reading.policy_lexicon import named_policies
from plumbook.resolution.groups import Groups, Place
from plumbook.resolution.keys import content_key
from plumbook.resolution.tables import word_set

# Of several of these, an option concerns one rather than the other: an "Obama budget" may concern the House too.
_TELLING = (ActorKind.STATE, ActorKind.PERSON)


def merge_policies(policies: Mapping[Place, Policy], people: Groups, actors: Mapping[Place, Actor]) -> Groups:
    """Group policies that are one across documents: the same content words, at least two, and not all of them vague.

    One shared word never suffices: "sanctions" in two texts may be on two countries, and so may "tougher
    sanctions". A policy that has a name of its own is known by it, whatever it is called ("Obamacare"). Options that
    concern different states or persons stay apart.

    Args:
        policies: policies by place, in document order.
        people: the groups of the actors that they concern.
        actors: the actors, by place.
    """
    vague = content_key(" ".join(sorted(word_set("vague in policies"))))
    keys = {place: policy_key(policy.name) for place, policy in policies.items()}
    known = {policy_key(name) for name in named_policies().values()}
    groups = Groups(policies, [p for p, key in keys.items() if key in known or (len(key) > 1 and key - vague)])
    by_key: dict[frozenset[str], list[Place]] = defaultdict(list)
    for place, key in keys.items():
        if groups.is_shareable(place):
            by_key[key].append(place)
    for key, places in by_key.items():
        concerns = {place: concerned(place, policies[place], people, actors) for place in places}
        for one in [places] if key in known else _told_apart(concerns):
            for other in one[1:]:
                groups.join(one[0], other, f"same words: {' '.join(sorted(key))}", 0.95 if key in known else 0.85)
    return groups


@lru_cache(maxsize=50_000)  # texts repeat names
def policy_key(name: str) -> frozenset[str]:
    """Return the content words by which policies are one across documents, those with names of their own by these.

    Args:
        name: how a text words a policy.

    >>> policy_key("repeal of Obamacare") == policy_key("repeal the Affordable Care Act")
    True
    """
    return content_key(_named().sub(lambda found: named_policies()[found[0]], name))


@cache
def _named() -> re.Pattern[str]:
    forms = sorted(named_policies(), key=lambda form: (-len(form), form))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, forms))})\b")


def concerned(
    place: Place, policy: Policy, people: Groups, actors: Mapping[Place, Actor]
) -> dict[ActorKind, frozenset[Place]]:
    """Return the states and persons that a policy concerns, by kind; each as the first place of its group.

    Args:
        place: where the policy is.
        policy: the policy.
        people: the groups of actors.
        actors: the actors, by place.
    """
    whom = [(place[0], key) for key in policy.concerns]
    return {
        kind: frozenset(people.root(p) for p in whom if p in actors and actors[p].kind is kind) for kind in _TELLING
    }


def is_apart(one: Mapping[ActorKind, frozenset[Place]], other: Mapping[ActorKind, frozenset[Place]]) -> bool:
    """Whether two options concern different states, or different persons."""
    return any(one[kind] and other[kind] and not one[kind] & other[kind] for kind in _TELLING)


def _told_apart(concerns: Mapping[Place, Mapping[ActorKind, frozenset[Place]]]) -> Iterable[Sequence[Place]]:
    """Part options of the same words by whom they concern.

    Those that concern nobody are with the others where these are one, and by themselves where not.
    """
    told = [place for place, whom in concerns.items() if any(whom.values())]
    if all(not is_apart(concerns[a], concerns[b]) for n, a in enumerate(told) for b in told[:n]):
        return [list(concerns)]
    parts: list[list[Place]] = []
    for place in told:
        part = next((each for each in parts if not any(is_apart(concerns[place], concerns[p]) for p in each)), None)
        if part is None:
            parts.append([place])
        else:
            part.append(place)
    return [*parts, [place for place in concerns if place not in set(told)]]
