"""Which actors of different documents are one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping

from plumbook.model import Actor, ActorKind
from plumbook.reading.lexicon import short_forms
from plumbook.reading.persons import have_other_middles, is_family_first
from plumbook.resolution.groups import Groups, Place
from plumbook.resolution.keys import begins_proper, folded, is_proper

# How much more often than all namesakes a full name must occur before a bare surname is taken for it.
DOMINANCE = 4


def merge_actors(actors: Mapping[Place, Actor]) -> Groups:
    """Group actors that are one across documents.

    Persons are one by their full name, also where a given name is shortened; a bare surname follows
    the only (or by far the most frequent) full name that ends in it. Organizations and states are one
    by a proper name that they share. Groups are one where their name is proper ("Republicans");
    anonymous sources never are.

    Args:
        actors: actors by place, in document order.
    """
    groups = Groups(actors, [p for p, a in actors.items() if _is_shareable(a)])
    by_key: dict[tuple[str, str], list[Place]] = defaultdict(list)
    for place, actor in actors.items():
        if groups.is_shareable(place):
            for key in _keys(actor):
                by_key[_family(actor.kind), key].append(place)
    for (_, key), places in by_key.items():
        for other in places[1:]:
            if _agree(actors[places[0]], actors[other]):
                groups.join(places[0], other, f"same name: {key}", 0.95)
    _follow_short_forms(actors, groups)
    _follow_surnames(actors, groups)
    return groups


def _is_shareable(actor: Actor) -> bool:
    if actor.kind is ActorKind.ANONYMOUS or folded(actor.name) == "author":
        return False
    return is_proper(actor.name) if actor.kind is ActorKind.GROUP else begins_proper(actor.name)


def _family(kind: ActorKind) -> str:
    """Persons are never merged with bodies; bodies and states may be labelled either way."""
    return "person" if kind is ActorKind.PERSON else "group" if kind is ActorKind.GROUP else "body"


def _keys(actor: Actor) -> list[str]:
    """The names that identify an actor outside its text."""
    if actor.kind is ActorKind.PERSON:
        return [folded(actor.name)] if " " in folded(actor.name) else []
    named = [n for n in (actor.name, *actor.names) if begins_proper(n)]
    return list(dict.fromkeys([folded(actor.name), *(folded(n) for n in named if len(folded(n).split()) > 1)]))


def _agree(a: Actor, b: Actor) -> bool:
    """A state and a body of the same name ("Georgia") stay apart."""
    return a.kind == b.kind or ActorKind.STATE not in (a.kind, b.kind)


def _follow_short_forms(actors: Mapping[Place, Actor], groups: Groups) -> None:
    """Join persons of different documents whose given name one of them shortens, or who leave out a middle name."""
    by_name: dict[tuple[str, str], list[Place]] = defaultdict(list)
    for place, actor in actors.items():
        words = folded(actor.name).split()
        if actor.kind is ActorKind.PERSON and len(words) > 1 and groups.is_shareable(place):
            for given in sorted(short_forms().get(words[0], {words[0]})):
                by_name[given, words[-1]].append(place)
    for (given, surname), places in by_name.items():
        if len({groups.root(p) for p in places}) < 2:
            continue
        names = [folded(actors[p].name).split() for p in places]
        if any(have_other_middles(a, b) for a in names for b in names) or _meet(actors, groups, places):
            continue
        for other in places[1:]:
            groups.join(places[0], other, f"forms of one given name: {given} {surname}", 0.85)


def _meet(actors: Mapping[Place, Actor], groups: Groups, places: list[Place]) -> bool:
    """Whether one text tells two of these persons, or of those they were joined to, apart."""
    roots = {groups.root(p) for p in places}
    documents: dict[str, set[Place]] = defaultdict(set)
    for place in actors:
        if groups.root(place) in roots:
            documents[place[0]].add(groups.root(place))
    return any(len(found) > 1 for found in documents.values())


def _follow_surnames(actors: Mapping[Place, Actor], groups: Groups) -> None:
    """Attach persons known by one word to the full name that it belongs to."""
    bearers: dict[str, Counter[Place]] = defaultdict(Counter)
    bare: list[tuple[Place, str]] = []
    for place, actor in actors.items():
        if actor.kind is not ActorKind.PERSON or not groups.is_shareable(place):
            continue
        words = folded(actor.name).split()
        if len(words) > 1:
            bearers[words[0] if is_family_first(words) else words[-1]][groups.root(place)] += 1
        else:
            bare.append((place, words[0]))
    _join_known_by_one_word(bare, bearers, groups)
    for place, surname in bare:
        ranked = sorted(bearers[surname].items(), key=lambda item: (-item[1], item[0]))
        if not ranked:
            continue
        others = sum(count for _, count in ranked[1:])
        if ranked[0][1] > DOMINANCE * others:
            sure = 0.85 if not others else 0.7
            groups.join(ranked[0][0], place, f"surname of one full name: {surname}", sure)


def _join_known_by_one_word(bare: list[tuple[Place, str]], bearers: Mapping[str, object], groups: Groups) -> None:
    """Join persons whom no text names in full: who is known by one word in several is well known."""
    alone: dict[str, list[Place]] = defaultdict(list)
    for place, word in bare:
        if not bearers.get(word):
            alone[word].append(place)
    for word, places in alone.items():
        for other in places[1:]:
            groups.join(places[0], other, f"known by one word in each: {word}", 0.7)
