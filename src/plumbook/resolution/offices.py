"""Which offices of different documents are one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping

from plumbook.model import Office
from plumbook.resolution.groups import Groups, Place
from plumbook.resolution.keys import folded, is_proper
from plumbook.resolution.office_keys import LEADERS, OfficeKey


def merge_offices(offices: Mapping[Place, Office], keys: Mapping[Place, tuple[OfficeKey, ...]]) -> Groups:
    """Group offices that are one across documents: the same title of the same state or body.

    The same title in two bodies ("President" of two states) stays two. An office without an owner
    follows the only owner that its name has elsewhere, if the name itself is specific.

    Args:
        offices: offices by place, in document order.
        keys: by what each can be known (`plumbook.resolution.office_keys`).
    """
    shareable = [p for p, o in offices.items() if o.body is not None or _is_specific(o) or _complete(keys[p])]
    groups = Groups(offices, shareable)
    by_key: dict[OfficeKey, list[Place]] = defaultdict(list)
    for place, found in keys.items():
        for key in _complete(found):
            by_key[OfficeKey(key.title, key.owner, key.target)].append(place)
    for key, places in by_key.items():
        sure = [p for p in places if any(k.is_given and _is(k, key) for k in keys[p])]
        for other in sure[1:]:
            groups.join(sure[0], other, f"same title and owner: {_shown(offices[other], key)}", 0.95)
        for other in places:
            if other not in sure:
                reason = f"same title, owner understood: {_shown(offices[other], key)}"
                groups.join((sure or places)[0], other, reason, 0.85)
    _follow_names(offices, keys, groups)
    return groups


def _is(a: OfficeKey, b: OfficeKey) -> bool:
    return (a.title, a.owner, a.target) == (b.title, b.owner, b.target)


def _complete(keys: tuple[OfficeKey, ...]) -> tuple[OfficeKey, ...]:
    return tuple(k for k in keys if k.is_complete)


def _shown(office: Office, key: OfficeKey) -> str:
    owner = key.owner[1] if key.owner is not None and key.owner[0] != "body" else "one body"
    return f"{folded(office.name)}, {owner}"


def _follow_names(offices: Mapping[Place, Office], keys: Mapping[Place, tuple[OfficeKey, ...]], groups: Groups) -> None:
    """Join specific names that have no owner with one another, and with the only owner of that name."""
    by_name: dict[str, dict[Place, bool]] = defaultdict(dict)
    for place, office in offices.items():
        if _is_specific(office) and keys[place]:
            by_name[folded(office.name)][place] = bool(_complete(keys[place])) or office.body is not None
    for name, places in by_name.items():
        owned = list(dict.fromkeys(groups.root(p) for p, has_owner in places.items() if has_owner))
        free = [p for p, has_owner in places.items() if not has_owner]
        for other in free[1:]:
            groups.join(free[0], other, f"same name: {name}", 0.85)
        if free and len(owned) == 1:
            groups.join(owned[0], free[0], f"same name, owner given once: {name}", 0.8)


def follow_holders(
    keys: Mapping[Place, tuple[OfficeKey, ...]], groups: Groups, holders: Mapping[Place, Collection[Place]]
) -> None:
    """Join an office that its text leaves open ("President", "the leader") to the one that its holder has elsewhere.

    Args:
        keys: by what each office can be known.
        groups: what is one so far; joined further.
        holders: for each office's place the groups of the persons who hold, held or seek it.
    """
    whole: dict[tuple[Place, frozenset[str]], Counter[tuple[Place, object]]] = defaultdict(Counter)
    leading: dict[tuple[Place, object], list[Place]] = defaultdict(list)
    for place, persons in holders.items():
        for key in keys[place]:
            for person in persons:
                if key.is_complete:
                    whole[person, key.title][groups.root(place), key.owner] += 1
                if key.owner is not None and key.title <= LEADERS:
                    leading[person, key.owner].append(place)
    for places in leading.values():
        for other in places[1:]:
            groups.join(places[0], other, "one person leads one state by it", 0.8)
    for place, persons in holders.items():
        if _complete(keys[place]):
            continue
        open_keys = [k for k in keys[place] if not k.is_complete and (k.owner is None or not k.target)]
        found = Counter(
            {
                groups.root(root): count
                for person in persons
                for key in open_keys
                for (root, owner), count in whole.get((person, key.title), Counter()).items()
                if key.owner in {None, owner}
            }
        )
        if len(found) == 1:
            groups.join(next(iter(found)), place, "same title, held by one person", 0.8)


def _is_specific(office: Office) -> bool:
    """A name that says more than a bare role: "Secretary of State", "special representative for North Korea"."""
    words = folded(office.name).split()
    return len(words) > 2 or (len(words) > 1 and is_proper(office.name))
