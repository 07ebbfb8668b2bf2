"""The register: one entry for each actor, office and policy of all documents.

A mention's place is (document id, key within its reading). Places that stand for one and the same
thing are merged, each merge with its reason and confidence; what only one text can tell apart
("experts", "a senior official") stays within its document.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from plumbook.model import Actor, ActorKind, Office, Policy, Reading
from plumbook.resolution.groups import Groups, Merge, Place
from plumbook.resolution.outlines import Outline, outline_of
from plumbook.resolution.resolving import resolve
from plumbook.resolution.slugs import Names, slug

Thing = Actor | Office | Policy


# The label that marks the writer of a text, as the contract asks.
AUTHOR = "author"


class EntryType(StrEnum):
    """What an entry is."""

    ACTOR = "actor"
    OFFICE = "office"
    POLICY = "policy"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One actor, office or policy over all documents.

    Attributes:
        name: local part of its IRI, unique in the register.
        type: actor, office or policy.
        label: the preferred label.
        labels: every other label, without repetition.
        places: where it was found, in order.
        merges: why its places are one.
        kind: an actor's kind.
        body: name of the entry of an office's body.
        broader: names of a policy's broader policies.
        concerns: names of the actors that a policy is about.
    """

    name: str
    type: EntryType
    label: str
    labels: tuple[str, ...]
    places: tuple[Place, ...]
    merges: tuple[Merge, ...] = ()
    kind: ActorKind | None = None
    body: str | None = None
    broader: tuple[str, ...] = ()
    concerns: tuple[str, ...] = ()


class Register:
    """All entries, by name and by place."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries: dict[str, Entry] = {e.name: e for e in entries}
        self._by_place = {(e.type, place): e.name for e in self.entries.values() for place in e.places}

    def name_of(self, type: EntryType, document: str, key: str) -> str:
        """Return the name of the entry that a reading's key stands for.

        Raises:
            KeyError: the reading was not part of what the register was made from.
        """
        return self._by_place[type, (document, key)]

    def actor(self, document: str, key: str) -> str:
        """Return the name of an actor's entry."""
        return self.name_of(EntryType.ACTOR, document, key)

    def office(self, document: str, key: str) -> str:
        """Return the name of an office's entry."""
        return self.name_of(EntryType.OFFICE, document, key)

    def policy(self, document: str, key: str) -> str:
        """Return the name of a policy's entry."""
        return self.name_of(EntryType.POLICY, document, key)


def register_of(readings: Iterable[Reading | Outline]) -> Register:
    """Bring together what readings found.

    Args:
        readings: readings or their outlines, in any order; the result does not depend on it.

    Returns:
        The register; its entries' names are the same for the same readings.
    """
    outlines = [r if isinstance(r, Outline) else outline_of(r) for r in readings]
    resolved = resolve(sorted(outlines, key=lambda o: o.document))
    actors, offices, policies = resolved.actors, resolved.offices, resolved.policies
    actor_groups, office_groups, policy_groups = resolved.actor_groups, resolved.office_groups, resolved.policy_groups
    given = Names()
    actor_names = _names(EntryType.ACTOR, actors, actor_groups, given)
    office_names = _names(EntryType.OFFICE, offices, office_groups, given)
    policy_names = _names(EntryType.POLICY, policies, policy_groups, given)

    def body(places: tuple[Place, ...]) -> str | None:
        """The body that most documents give the office, the first of equals."""
        bodies = [actor_names[p[0], key] for p in places if (key := offices[p].body) is not None]
        return max(dict.fromkeys(bodies), key=bodies.count) if bodies else None

    def entries() -> Iterator[Entry]:
        for entry, places in _entries(EntryType.ACTOR, actors, actor_groups, actor_names):
            yield replace(entry, kind=_kind([actors[p] for p in places]))
        for entry, places in _entries(EntryType.OFFICE, offices, office_groups, office_names):
            yield replace(entry, body=body(places))
        for entry, places in _entries(EntryType.POLICY, policies, policy_groups, policy_names):
            broader = dict.fromkeys(policy_names[p[0], key] for p in places for key in policies[p].broader)
            concerns = dict.fromkeys(actor_names[p[0], key] for p in places for key in policies[p].concerns)
            yield replace(entry, broader=tuple(n for n in broader if n != entry.name), concerns=tuple(concerns))

    return Register(entries())


def _names(type: EntryType, found: Mapping[Place, Thing], groups: Groups, given: Names) -> dict[Place, str]:
    """The name of each place's entry: its label's slug, with the document's where only that can tell them apart."""
    names: dict[Place, str] = {}
    for places in groups.all():
        label, _ = _labels([found[p] for p in places])
        base = slug(label) if type is EntryType.ACTOR else f"{type.value}-{slug(label)}"
        if not groups.is_shareable(places[0]):
            base = f"{base}-in-{slug(places[0][0])}"
        name = given.unused(base)
        names.update((p, name) for p in places)
    return names


def _entries(
    type: EntryType, found: Mapping[Place, Thing], groups: Groups, names: Mapping[Place, str]
) -> Iterator[tuple[Entry, tuple[Place, ...]]]:
    merges = groups.merges()
    for places in groups.all():
        label, labels = _labels([found[p] for p in places])
        why = tuple(merges.get(groups.root(places[0]), ()))
        yield Entry(name=names[places[0]], type=type, label=label, labels=labels, places=places, merges=why), places


def _labels(found: Sequence[Thing]) -> tuple[str, tuple[str, ...]]:
    """The label that most documents prefer (the longest, then the first of equals), and all others."""
    preferred = [thing.name for thing in found]
    best = max(dict.fromkeys(preferred), key=lambda n: (preferred.count(n), len(n)))
    every = dict.fromkeys(n for thing in found for n in (thing.name, *thing.names))
    if any(isinstance(thing, Actor) and thing.is_author for thing in found):
        every[AUTHOR] = None
    return best, tuple(n for n in every if n != best)


def _kind(found: list[Actor]) -> ActorKind:
    kinds = [a.kind for a in found]
    return max(dict.fromkeys(kinds), key=kinds.count)
