"""Which policies of different documents are one option."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from plumbook.model import Policy
from plumbook.resolution.groups import Groups, Place
from plumbook.resolution.keys import content_key
from plumbook.resolution.tables import word_set


def merge_policies(policies: Mapping[Place, Policy], people: Groups) -> Groups:
    """Group policies that are one across documents: the same content words, at least two, and not all of them vague.

    One shared word never suffices: "sanctions" in two texts may be on two countries, and so may "tougher
    sanctions". Options that concern different actors stay apart.

    Args:
        policies: policies by place, in document order.
        people: the groups of the actors that they concern.
    """
    vague = content_key(" ".join(sorted(word_set("vague in policies"))))
    keys = {place: content_key(policy.name) for place, policy in policies.items()}
    groups = Groups(policies, [p for p, key in keys.items() if len(key) > 1 and key - vague])
    by_key: dict[frozenset[str], list[Place]] = defaultdict(list)
    for place, key in keys.items():
        if groups.is_shareable(place):
            by_key[key].append(place)
    for key, places in by_key.items():
        by_concern: dict[frozenset[Place], list[Place]] = defaultdict(list)
        for place in places:
            by_concern[frozenset(people.root((place[0], actor)) for actor in policies[place].concerns)].append(place)
        told = [concern for concern in by_concern if concern]
        alike = [places] if not told or frozenset.intersection(*told) else by_concern.values()
        for one in alike:
            for other in one[1:]:
                groups.join(one[0], other, f"same words: {' '.join(sorted(key))}", 0.85)
    return groups
