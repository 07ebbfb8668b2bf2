"""Which policies of different documents are one option."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from plumbook.model import Policy
from plumbook.resolution.groups import Groups, Place
from plumbook.resolution.keys import content_key


def merge_policies(policies: Mapping[Place, Policy]) -> Groups:
    """Group policies that are one across documents: the same content words, at least two of them.

    One shared word never suffices: "sanctions" in two texts may be on two countries.

    Args:
        policies: policies by place, in document order.
    """
    keys = {place: content_key(policy.name) for place, policy in policies.items()}
    groups = Groups(policies, [p for p, key in keys.items() if len(key) > 1])
    by_key: dict[frozenset[str], list[Place]] = defaultdict(list)
    for place, key in keys.items():
        if groups.is_shareable(place):
            by_key[key].append(place)
    for key, places in by_key.items():
        for other in places[1:]:
            groups.join(places[0], other, f"same words: {' '.join(sorted(key))}", 0.85)
    return groups
