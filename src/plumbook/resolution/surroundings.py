"""Whose body a text means by a bare name: what else it speaks of tells.

"The Senate" in a text on Connecticut that never speaks of Washington is hardly that of the United States, and
"the Foreign Ministry" beside no other state than Russia is Russia's.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from plumbook.model import Actor, ActorKind
from plumbook.reading.lexicon import known_names
from plumbook.reading.office_words import presidencies
from plumbook.resolution.body_keys import RULED, Key
from plumbook.resolution.groups import Place
from plumbook.resolution.keys import SMALL_WORDS, folded
from plumbook.resolution.tables import UNITED_STATES, bodies_of_any_state, is_federal, split_state, word_set

_PARLIAMENT: Key = ("known", "Parliament")
_BRITAIN = "United Kingdom"
# A name that a state and a province of the United States share, and the state's neighbours.
_GEORGIA: Key = ("state", "Georgia")
_NEAR_GEORGIA = frozenset(
    {"Russia", "Armenia", "Azerbaijan", "Turkey", "Ukraine", "Abkhazia", "South Ossetia", "Chechnya"}
)


@dataclass(slots=True)
class Surroundings:
    """What one text speaks of: states, provinces of the United States, and whether it speaks of their government."""

    states: set[str] = field(default_factory=set)
    provinces: set[str] = field(default_factory=set)
    persons: set[str] = field(default_factory=set)  # words of their names
    is_federal: bool = False

    @property
    def is_abroad(self) -> bool:
        """Whether it speaks of states, and neither of the United States nor of any part of them."""
        return bool(self.states) and not self.is_federal and not self.provinces


def in_context(
    keys: Mapping[Place, tuple[Key, ...]], actors: Mapping[Place, Actor], around: Mapping[str, Surroundings]
) -> dict[Place, tuple[Key, ...]]:
    """Return the keys of bodies as their documents mean them.

    Args:
        keys: what each body's names alone tell.
        actors: all actors by place.
        around: what each document speaks of.
    """
    owners = _owners(keys)
    persons = frozenset().union(*(here.persons for here in around.values()))
    return {
        place: tuple(
            meant
            for key in found
            if (meant := _meant(key, actors[place], around[place[0]], owners, persons)) is not None
        )
        for place, found in keys.items()
    }


def surroundings_of(keys: Mapping[Place, tuple[Key, ...]], actors: Mapping[Place, Actor]) -> dict[str, Surroundings]:
    """Return what each document speaks of.

    Args:
        keys: what each body's names alone tell.
        actors: all actors by place.
    """
    presidents = {folded(name) for term in presidencies() for name in term.names}
    around: dict[str, Surroundings] = defaultdict(Surroundings)
    for place, actor in actors.items():
        here = around[place[0]]
        if actor.kind is ActorKind.PERSON:
            here.is_federal |= folded(actor.name) in presidents
            here.persons.update(word for name in (actor.name, *actor.names) for word in folded(name).split())
        for key in keys.get(place, ()):
            if key[0] == "state":
                entry = known_names().get(key[1])
                (here.provinces if entry is not None and entry.role == "province" else here.states).add(key[1])
            else:
                here.is_federal |= key[0] in {"administration", "members"} or _is_of_the_union(key)
        here.is_federal |= UNITED_STATES in here.states
    return around


def _is_of_the_union(key: Key) -> bool:
    """Whether a body can be only one of the United States ("White House", "Department of State")."""
    return key[0] == "known" and is_federal(key[1]) and key[1] not in bodies_of_any_state()


def _owners(keys: Mapping[Place, tuple[Key, ...]]) -> dict[frozenset[str], set[str]]:
    """The states that have a body of each generic name anywhere ("foreign ministry")."""
    owners: dict[frozenset[str], set[str]] = defaultdict(set)
    for found in keys.values():
        for key in found:
            if key[0] == "institution":
                owners[frozenset(key[2:])].add(key[1])
            elif key[0] == "known":
                state, rest = split_state(folded(key[1]).split())
                if state is not None and state != UNITED_STATES and len(rest) > 1:
                    owners[frozenset(rest)].add(state)
    return owners


def _meant(
    key: Key,
    actor: Actor,
    here: Surroundings,
    owners: Mapping[frozenset[str], set[str]],
    persons: frozenset[str],
) -> Key | None:
    if key == _GEORGIA:
        is_province = bool(here.provinces) and not here.states & _NEAR_GEORGIA
        return ("state", "Georgia (United States)") if is_province else key
    if key == _PARLIAMENT and _BRITAIN not in here.states:
        foreign = here.states - {UNITED_STATES}
        return ("institution", *foreign, "parliament") if len(foreign) == 1 else None if foreign else key
    if key[0] == "known" and key[1] in bodies_of_any_state() and not here.is_federal and _is_bare(actor):
        return None if here.provinces or here.states else key
    if key[0] == RULED and key[-1] not in persons:  # "National Unity Government"
        return ("name", f"{' '.join(key[1:])} government")
    if key[0] == "name":
        return _of_a_state(key, here, owners)
    return key


def _of_a_state(key: Key, here: Surroundings, owners: Mapping[frozenset[str], set[str]]) -> Key | None:
    """Tell whose ministry or party a bare name means, where that is clear; each state has its own."""
    words = frozenset(key[1].split()) - SMALL_WORDS
    generic = word_set("institutions") | word_set("of institutions")
    if not words <= generic or not words & word_set("institutions"):
        return key
    foreign = here.states - {UNITED_STATES}
    # Every state has a ministry or an army, few have a communist party.
    states = owners.get(words, set()) & here.states if "party" in words else foreign
    return ("institution", *states, *sorted(words)) if len(states) == 1 else None


def _is_bare(actor: Actor) -> bool:
    """Whether no name of a body says that it is of the United States."""
    return not any(folded(n).startswith(("us ", "united states", "american")) for n in (actor.name, *actor.names))
