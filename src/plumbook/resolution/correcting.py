"""A person's corrections applied to what resolution decided.

Names are given before: a correction can name an entry by the IRI that it has without corrections, what one
document says by the IRI of its own, or an entry that was merged away since by its label.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from plumbook.errors import CorrectionError
from plumbook.resolution.corrections import CORRECTIONS, Corrections, Different, Same
from plumbook.resolution.groups import EntryType, Groups, Place

SAID = "a person's correction"


@dataclass(frozen=True, slots=True)
class Found:
    """What a correction names: places of one kind that are one, all of them or some.

    Attributes:
        type: what it is.
        places: in order.
        name: as the correction has it.
        is_whole: whether it names the entry, and not a part of one.
        is_part: whether it names what one document says.
    """

    type: EntryType
    places: tuple[Place, ...]
    name: str
    is_whole: bool = False
    is_part: bool = False

    @property
    def core(self) -> Place:
        """The place that stands for all."""
        return self.places[0]


class Names:
    """What each name of an entry or of a part of one stands for, before corrections.

    Args:
        entries: by type, the name of each group under its first place.
        groups: by type, what is one.
        own: by type, the name of each place.
        bases: by type, what each place's own label would be called.
    """

    def __init__(
        self,
        entries: Mapping[EntryType, Mapping[Place, str]],
        groups: Mapping[EntryType, Groups],
        own: Mapping[EntryType, Mapping[Place, str]],
        bases: Mapping[EntryType, Mapping[Place, str]],
    ) -> None:
        self.own = own
        self._groups, self._bases = groups, bases
        self._entries = _inverted(entries)
        self._parts = _inverted(own)
        self._called: dict[str, list[tuple[EntryType, Place]]] = {}
        for type, names in bases.items():
            for place, name in names.items():
                self._called.setdefault(name, []).append((type, place))

    def find(self, name: str) -> Found | None:
        """Return what a name stands for; None where nothing is called so (any more)."""
        if name in self._entries:
            type, first = self._entries[name]
            places = self._groups[type].members(first)
            called = [p for p in places if self._bases[type][p] == name] or [first]
            return Found(type, (*called, *(p for p in places if p not in set(called))), name, is_whole=True)
        if name in self._parts:
            type, place = self._parts[name]
            return Found(type, (place,), name, is_part=True)
        called_so = self._called.get(name, [])
        if len({(type, self._groups[type].root(place)) for type, place in called_so}) == 1:
            return Found(called_so[0][0], tuple(place for _, place in called_so), name)
        return None


def _inverted(names: Mapping[EntryType, Mapping[Place, str]]) -> dict[str, tuple[EntryType, Place]]:
    return {name: (type, place) for type, of_type in names.items() for place, name in of_type.items()}


@dataclass(slots=True)
class Outcome:
    """What corrections make of the groups.

    Attributes:
        groups: by type, what is one now.
        found: what each name in a correction stood for before all corrections.
        kept: by type, the name that stays with a group, under a place of it.
        parted: by type, the name of what was parted from a group, under a place of it.
        labels: by type, what a person calls a group, under a place of it.
        removed: places of what is no actor.
        different: pairs of places that a person tells apart, with their type.
        applied: places, with their type, of what a correction found, by its number.
        notes: what the user should know of those that did not, one line each.
    """

    groups: Mapping[EntryType, Groups]
    found: Mapping[str, Found | None]
    kept: dict[EntryType, dict[Place, str]] = field(default_factory=dict)
    parted: dict[EntryType, dict[Place, str]] = field(default_factory=dict)
    labels: dict[EntryType, dict[Place, str]] = field(default_factory=dict)
    removed: set[Place] = field(default_factory=set)
    different: list[tuple[EntryType, Place, Place]] = field(default_factory=list)
    applied: dict[int, list[tuple[EntryType, Place]]] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    def one(self, name: str) -> Found | None:
        """Return what a correction names; where nothing is called so, note that."""
        if self.found.get(name) is None:
            self.notes.append(f"{CORRECTIONS}: nothing is called id:{name} (any more)")
        return self.found.get(name)


def correct(groups: Mapping[EntryType, Groups], names: Names, corrections: Corrections) -> Outcome:
    """Apply what a person says of who is who to groups: different first, then same, names and what is no actor.

    Where things that are to be apart were merged, the least sure of the merges between them is undone.

    Args:
        groups: by type, what resolution takes for one; changed.
        names: what corrections can name.
        corrections: what the person says.

    Raises:
        CorrectionError: a correction asks for what cannot be (an actor that is an office, or what another forbids).
    """
    outcome = Outcome(groups, {name: names.find(name) for name in sorted(_named(corrections))})
    for made in (outcome.kept, outcome.parted, outcome.labels):
        made.update({type: {} for type in groups})
    numbered = {id(c): n for n, c in enumerate(corrections.entries(), 1)}
    for different in corrections.different:
        if found := _found(different.things, outcome, different):
            outcome.applied[numbered[id(different)]] = _part(found, outcome)
    for same in corrections.same:
        if found := _found(same.things, outcome, same):
            _join(found, outcome, numbered[id(same)], same.note)
            outcome.applied[numbered[id(same)]] = [(t.type, t.core) for t in found]
    _check(outcome, {place: name for own in names.own.values() for place, name in own.items()})
    for rename in corrections.rename:
        if (thing := outcome.one(rename.thing)) is not None:
            outcome.labels[thing.type][thing.core] = rename.name
            outcome.applied[numbered[id(rename)]] = [(thing.type, thing.core)]
    for refused in corrections.not_an_actor:
        if (thing := outcome.one(refused.thing)) is not None:
            if thing.type is not EntryType.ACTOR:
                raise CorrectionError(f"[[not_an_actor]] names the {thing.type} id:{refused.thing}", where=CORRECTIONS)
            outcome.removed.update(outcome.groups[EntryType.ACTOR].members(thing.core))
            outcome.applied[numbered[id(refused)]] = []
    return outcome


def _named(corrections: Corrections) -> set[str]:
    """Return every name of an actor, office or policy in the corrections."""
    return {
        *(thing for same in corrections.same for thing in same.things),
        *(thing for different in corrections.different for thing in different.things),
        *(rename.thing for rename in corrections.rename),
        *(refused.thing for refused in corrections.not_an_actor),
        *(thing for said in corrections.stance for thing in (said.actor, said.policy)),
    }


def _found(things: Iterable[str], outcome: Outcome, said: Same | Different) -> list[Found]:
    """Return what a correction names, if at least two things of one kind are there."""
    found = [thing for name in things if (thing := outcome.one(name)) is not None]
    if len({thing.type for thing in found}) > 1:
        kinds = " and ".join(f"the {t.type} id:{t.name}" for t in found[:2])
        raise CorrectionError(
            f"[[{said.table}]] brings together {kinds}", where=CORRECTIONS, remedy="name things of one kind"
        )
    return found if len(found) > 1 else []


def _part(found: Sequence[Found], outcome: Outcome) -> list[tuple[EntryType, Place]]:
    """Undo what made one of things that are to be apart; return a place of each."""
    apart: dict[tuple[EntryType, Place], None] = {}
    for a, b in combinations(found, 2):
        # The one that names a whole entry stays; what names a part of it goes.
        stays, goes = (b, a) if b.is_whole and not a.is_whole else (a, b)
        kept = [p for p in stays.places if p not in goes.places] if stays.is_whole else list(stays.places)
        if not kept:
            continue
        for place in goes.places:
            groups = outcome.groups[a.type]
            if place in kept or groups.root(kept[0]) != groups.root(place):
                continue
            # Path runs from the part to what stays: of equally doubtful merges the one nearest to the part goes.
            groups.undo(min(groups.path(kept[0], place), key=lambda m: m.confidence))
            outcome.parted[a.type].setdefault(place, goes.name)
        if stays.is_whole:
            outcome.kept[a.type].setdefault(kept[0], stays.name)
        outcome.different.append((a.type, kept[0], goes.core))
        apart.update({(a.type, kept[0]): None, (a.type, goes.core): None})
    return list(apart)


def _join(found: Sequence[Found], outcome: Outcome, number: int, note: str | None) -> None:
    """Make one of things; a merge that said so already becomes the person's."""
    type = found[0].type
    groups = outcome.groups[type]
    pairs = [{found[0].core, other.core} for other in found[1:]]
    for doubled in [m for m in groups.merges(found[0].core) if set(m.places) in pairs]:
        groups.undo(doubled)
    for other in found[1:]:
        reason = f"{SAID}: {note}" if note else SAID
        groups.join(found[0].core, other.core, reason, 1.0, within=True, correction=number)
    if not found[0].is_part:
        outcome.kept[type].setdefault(found[0].core, found[0].name)


def _check(outcome: Outcome, own: Mapping[Place, str]) -> None:
    for type, a, b in outcome.different:
        if outcome.groups[type].root(a) == outcome.groups[type].root(b):
            raise CorrectionError(
                f"[[same]] makes one of what [[different]] tells apart: id:{own[a]} and id:{own[b]}",
                where=CORRECTIONS,
                remedy="take one of them out",
            )
