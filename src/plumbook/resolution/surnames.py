"""Who is meant where a text knows a person by one word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping

from plumbook.model import Actor, ActorKind
from plumbook.reading.lexicon import given_names
from plumbook.resolution.groups import Groups, Place
from plumbook.resolution.keys import folded
from plumbook.resolution.persons import bare_name, full_names
from plumbook.resolution.presidents import president_called
from plumbook.resolution.tables import common_surnames

# How many times as many documents as all namesakes a person must be in before a bare surname is taken for theirs.
DOMINANCE = 4
# From here on not even an office that the others do not give speaks against it.
FAME = 10


def follow_surnames(
    actors: Mapping[Place, Actor],
    groups: Groups,
    offices: Mapping[Place, Collection[Place]],
    presidents: Collection[Place],
    dates: Mapping[str, str | None],
) -> None:
    """Attach persons known by one word to the full name that it belongs to.

    A president of the United States is told by the date; otherwise an office in common decides, or that nobody
    else (or hardly anybody) of the name occurs. Offices that are told and are not in common speak against it.

    Args:
        actors: actors by place, in document order.
        groups: what is one so far; joined further.
        offices: for each place the groups of the offices that the person holds or held.
        presidents: places of persons whom their text calls president of the United States.
        dates: when each document was published.
    """
    persons = {p: a for p, a in actors.items() if a.kind is ActorKind.PERSON}
    names = {p: full_names(a) for p, a in persons.items()}
    bare = {p: word for p, a in persons.items() if not names[p] and (word := bare_name(a))}
    bearers: dict[str, dict[Place, None]] = defaultdict(dict)
    by_name: dict[str, Place] = {}
    for place, found in names.items():
        for name in found:
            bearers[name.surname][groups.root(place)] = None
            by_name.setdefault(" ".join(name.words), place)
    held = _held(groups, offices)
    alone: dict[str, list[Place]] = defaultdict(list)
    for place, word in bare.items():
        term = president_called([word], dates.get(place[0])) if place in presidents else None
        if term is not None:
            called = [folded(n) for n in term.names]
            president = next((by_name[n] for n in called if n in by_name), None) or by_name.setdefault(called[0], place)
            if president == place or groups.join(president, place, f"president at that time: {word}", 0.9):
                continue
        roots = list(dict.fromkeys(groups.root(b) for b in bearers[word]))
        if roots:
            _follow(place, word, roots, groups, held, set(offices.get(place, ())))
        else:
            alone[word].append(place)
    for word, places in alone.items():
        for other in places[1:]:
            first, second = (set(offices.get(p, ())) for p in (places[0], other))
            is_telling = word not in common_surnames() and word not in given_names()
            if is_telling and not (first and second and first.isdisjoint(second)):
                groups.join(places[0], other, f"known by one word in each: {word}", 0.7)


def _held(groups: Groups, offices: Mapping[Place, Collection[Place]]) -> dict[Place, set[Place]]:
    held: dict[Place, set[Place]] = defaultdict(set)
    for place, found in offices.items():
        held[groups.root(place)].update(found)
    return held


def _follow(
    place: Place,
    word: str,
    roots: list[Place],
    groups: Groups,
    held: Mapping[Place, set[Place]],
    own: set[Place],
) -> None:
    """Attach one place to one of the groups whose full name ends in its word, where enough speaks for it."""
    sharing = [r for r in roots if own & held.get(r, set())]
    if len(sharing) == 1:
        groups.join(sharing[0], place, f"surname and office in common: {word}", 0.9)
        return
    ranked = sorted(roots, key=lambda r: (-groups.documents(r), r))
    first, others = groups.documents(ranked[0]), sum(groups.documents(r) for r in ranked[1:])
    known = held.get(ranked[0], set())
    speaks_against = bool(own) and bool(known) and first < FAME
    if not sharing and first > DOMINANCE * others and not speaks_against:
        groups.join(ranked[0], place, f"surname of one full name: {word}", 0.85 if not others else 0.7)
