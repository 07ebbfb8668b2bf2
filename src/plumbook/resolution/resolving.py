"""The steps of resolution, in the order in which each helps the next: names, titles, holders, rulers."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from plumbook.model import Actor, ActorKind, Office, Policy
from plumbook.reading.office_words import presidency_of
from plumbook.resolution.actors import merge_actors
from plumbook.resolution.body_keys import RULED, Key
from plumbook.resolution.groups import Groups, Place
from plumbook.resolution.keys import folded
from plumbook.resolution.office_keys import US, OfficeKey, Owner, office_keys
from plumbook.resolution.offices import follow_holders, merge_offices
from plumbook.resolution.outlines import Outline
from plumbook.resolution.policies import merge_policies
from plumbook.resolution.related_policies import related_across, undone_wordings, wider_wordings
from plumbook.resolution.surnames import follow_surnames
from plumbook.resolution.tables import word_set

Value = TypeVar("Value")

_RULERS = word_set("rulers")


@dataclass(frozen=True, slots=True)
class Resolved:
    """Everything found, by place, which places are one, and how policies are related with those of other documents."""

    actors: Mapping[Place, Actor]
    offices: Mapping[Place, Office]
    policies: Mapping[Place, Policy]
    actor_groups: Groups
    office_groups: Groups
    policy_groups: Groups
    reversals: Mapping[Place, tuple[Place, ...]]
    broader: Mapping[Place, tuple[Place, ...]]


def resolve(outlines: Sequence[Outline]) -> Resolved:
    """Decide which actors, offices and policies of different documents are one.

    What names alone tell comes first. An office is known by its title and its owner, so it needs the bodies; a
    bare surname is told by the office of its bearer, so it needs the offices; "the President" is told by who
    is called so; and "the Assad regime" is Syria's because its ruler holds an office there.

    Args:
        outlines: by document id, sorted.
    """
    actors = {(o.document, a.key): a for o in outlines for a in o.actors}
    offices = {(o.document, f.key): f for o in outlines for f in o.offices}
    policies = {(o.document, p.key): p for o in outlines for p in o.policies}
    dates = {o.document: o.date for o in outlines}
    held = [((o.document, who), (o.document, what)) for o in outlines for who, what in o.held]
    sought = [((o.document, who), (o.document, what)) for o in outlines for who, what in o.sought]
    people, bodies, abroad = merge_actors(actors, dates, _by_first((who, offices[what].name) for who, what in held))
    owners = _owners(people, bodies)
    keys = {p: _keys_of_office(p, o, actors, people, owners) for p, o in offices.items()}
    for place in keys:
        if place[0] in abroad:
            keys[place] = tuple(key for key in keys[place] if key.is_given or key.owner is None)
    _doubt_presidents(held, actors, offices, keys)
    posts = merge_offices(offices, keys)
    follow_surnames(
        actors,
        people,
        _by_first((who, posts.root(what)) for who, what in held if any(k.is_complete for k in keys[what])),
        {who for who, what in held if any(k.title == {"president"} and k.owner in {None, US} for k in keys[what])},
        dates,
    )
    holders = _by_first(
        (what, people.root(who))
        for who, what in held + sought
        if actors[who].kind is ActorKind.PERSON and people.is_shareable(who)
    )
    follow_holders(keys, posts, holders)
    _follow_rulers(actors, bodies, people, keys, holders)
    options = merge_policies(policies, people, actors)
    reversals, broader = (
        related_across(policies, options, people, actors, wordings) for wordings in (undone_wordings, wider_wordings)
    )
    return Resolved(actors, offices, policies, people, posts, options, reversals, broader)


def _by_first(pairs: Iterable[tuple[Place, Value]]) -> dict[Place, list[Value]]:
    found: dict[Place, list[Value]] = defaultdict(list)
    for first, second in pairs:
        found[first].append(second)
    return found


def _doubt_presidents(
    held: Iterable[tuple[Place, Place]],
    actors: Mapping[Place, Actor],
    offices: Mapping[Place, Office],
    keys: dict[Place, tuple[OfficeKey, ...]],
) -> None:
    """Leave open whose president it is where the name does not say, and who holds it was none of the United States."""
    for office, holders in _by_first((what, who) for who, what in held).items():
        names = [n for who in holders for n in (actors[who].name, *actors[who].names) if n[:1].isupper()]
        names += [" ".join(reversed(n.split())) for n in names]  # "Trump, Donald"
        called = {folded(n) for n in (offices[office].name, *offices[office].names)}
        if called <= {"president", "presidency"} and presidency_of(names, None) is None:
            keys[office] = (OfficeKey(frozenset({"president"}), None),)


def _owners(people: Groups, bodies: Mapping[Place, Key]) -> dict[Place, Owner]:
    """The owner that each group of bodies makes, under its first place: a state, a well-known body, or itself."""
    owners: dict[Place, Owner] = {}
    for place, key in bodies.items():
        root = people.root(place)
        if key[0] == "administration":
            key = ("known", "U.S. government")
        if key[0] in {"state", "known"}:
            owners.setdefault(root, (key[0], key[1]))
        elif key[0] == "party":
            owners.setdefault(root, ("known", key[1]))
        elif key[0] == "government":
            owners.setdefault(root, ("state", key[1]))
    return owners


def _keys_of_office(
    place: Place, office: Office, actors: Mapping[Place, Actor], people: Groups, owners: Mapping[Place, Owner]
) -> tuple[OfficeKey, ...]:
    body = None if office.body is None else actors.get((place[0], office.body))
    if body is None or body.kind is ActorKind.PERSON:
        return office_keys((office.name, *office.names), None)
    root = people.root((place[0], body.key))
    owner = owners.get(root, ("body", "/".join(root)))
    return office_keys((office.name, *office.names), owner, (body.name, *body.names))


def _follow_rulers(
    actors: Mapping[Place, Actor],
    bodies: Mapping[Place, Key],
    people: Groups,
    keys: Mapping[Place, tuple[OfficeKey, ...]],
    holders: Mapping[Place, Sequence[Place]],
) -> None:
    """Join governments that are called by their ruler with those that are called by their state."""
    ruled: dict[str, dict[str, None]] = defaultdict(dict)
    here: dict[tuple[str, str], dict[str, None]] = defaultdict(dict)
    for place, persons in holders.items():
        states = {
            key.owner[1] for key in keys[place]
            if key.owner is not None and key.owner[0] == "state" and key.owner != US and key.title <= _RULERS
        }  # fmt: skip
        for state in sorted(states):
            for person in persons:
                for word in _capitalized_words((actors[person].name, *actors[person].names)):
                    ruled[word][state] = None
                    here[place[0], word][state] = None
    by_state = {k[1]: p for p, k in reversed(list(bodies.items())) if k[0] == "government"}
    for place, key in bodies.items():
        if key[0] != RULED:
            continue
        found = [here.get((place[0], word)) or ruled.get(word) or {} for word in key[1:]]
        common = [state for state in found[-1] if all(state in other for other in found)]
        if len(common) == 1:
            first = by_state.setdefault(common[0], place)
            people.join(first, place, f"the government of {common[0]}, by its ruler", 0.75, within=True)


def _capitalized_words(names: Sequence[str]) -> set[str]:
    written = [w for name in names for w in re.split(r"[\s-]+", name) if w[:1].isupper()]
    return {word for w in written for word in folded(w).split()}
