"""Which offices of different documents are one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from plumbook.model import Office
from plumbook.resolution.groups import Groups, Place
from plumbook.resolution.keys import folded, is_proper


def merge_offices(offices: Mapping[Place, Office], actors: Groups) -> Groups:
    """Group offices that are one across documents: the same name in the same body.

    The same title in two bodies ("President" of two states) stays two. An office without a body
    follows the only body that its name has elsewhere, if the name itself is specific.

    Args:
        offices: offices by place, in document order.
        actors: the groups of the actors that are their bodies.
    """
    groups = Groups(offices, [p for p, o in offices.items() if o.body is not None or _is_specific(o)])
    by_name: dict[str, dict[Place | None, list[Place]]] = defaultdict(lambda: defaultdict(list))
    for place, office in offices.items():
        body = None if office.body is None else actors.root((place[0], office.body))
        if groups.is_shareable(place):
            by_name[folded(office.name)][body].append(place)
    for name, bodies in by_name.items():
        for places in bodies.values():
            for other in places[1:]:
                groups.join(places[0], other, f"same name and body: {name}", 0.95)
        named = [places for body, places in bodies.items() if body is not None]
        if None in bodies and len(named) == 1:
            groups.join(named[0][0], bodies[None][0], f"same name, body given once: {name}", 0.8)
    return groups


def _is_specific(office: Office) -> bool:
    """A name that says more than a bare role: "Secretary of State", "special representative for North Korea"."""
    words = folded(office.name).split()
    return len(words) > 2 or (len(words) > 1 and is_proper(office.name))
