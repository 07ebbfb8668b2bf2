"""The register: one entry for each actor, office and policy of all documents.

A mention's place is (document id, key within its reading). Places that stand for one and the same
thing are merged, each merge with its reason and confidence; what only one text can tell apart
("experts", "a senior official") stays within its document. A person's corrections have the last word.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from plumbook.model import Actor, ActorKind, Office, Policy, Reading
from plumbook.resolution.body_keys import names_of_members
from plumbook.resolution.correcting import Names as CorrectionNames
from plumbook.resolution.correcting import Outcome, correct
from plumbook.resolution.corrections import CorrectedStance, Corrections
from plumbook.resolution.groups import EntryType, Groups, Merge, Place
from plumbook.resolution.keys import begins_proper
from plumbook.resolution.naming import base_name, entry_names, most, place_names
from plumbook.resolution.outlines import Outline, outline_of
from plumbook.resolution.resolving import Resolved, resolve
from plumbook.resolution.slugs import Names, unique_slugs

Thing = Actor | Office | Policy

StancePair = tuple[str, str]
"""Names of the entries of an actor and a policy."""

# The label that marks the writer of a text, as the contract asks.
AUTHOR = "author"


_PREFIXES = {EntryType.ACTOR: "", EntryType.OFFICE: "office", EntryType.POLICY: "policy"}


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
        reverses: names of the policies that a policy would undo.
        concerns: names of the actors that a policy is about.
        different: names of entries that a person tells it apart from.
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
    reverses: tuple[str, ...] = ()
    concerns: tuple[str, ...] = ()
    different: tuple[str, ...] = ()


class Register:
    """All entries, by name and by place.

    Attributes:
        entries: by name.
        documents: the slug of each document's id, which names of its statements begin with.
        part_names: the name of its own of what was found at each place.
        corrections: the person's corrections.
        applied: names of the entries that a correction was applied to, by its number, counted from 1.
        stances: what a person says of an actor's stance, by the names of the actor's and the policy's entries.
        added: by document, those of them that no reading has.
        notes: what the user should know of corrections that did nothing.
    """

    def __init__(
        self,
        entries: Iterable[Entry],
        documents: Mapping[str, str] | None = None,
        part_names: Mapping[tuple[EntryType, Place], str] | None = None,
        corrections: Corrections | None = None,
        applied: Mapping[int, Sequence[str]] | None = None,
        stances: Mapping[StancePair, CorrectedStance] | None = None,
        added: Mapping[str, Sequence[StancePair]] | None = None,
        notes: Iterable[str] = (),
    ) -> None:
        self.entries: dict[str, Entry] = {e.name: e for e in entries}
        self.documents = dict(documents or {})
        self.part_names = dict(part_names or {})
        self.corrections = corrections or Corrections()
        self.applied = dict(applied or {})
        self.stances = dict(stances or {})
        self.added = dict(added or {})
        self.notes = tuple(notes)
        self._by_place = {(e.type, place): e.name for e in self.entries.values() for place in e.places}

    def find(self, type: EntryType, document: str, key: str) -> str | None:
        """Return the name of the entry that a reading's key stands for; None where a person says it is no actor."""
        return self._by_place.get((type, (document, key)))

    def name_of(self, type: EntryType, document: str, key: str) -> str:
        """Return the name of the entry that a reading's key stands for.

        Raises:
            KeyError: the reading was not part of what the register was made from, or a person says it is no actor.
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


def register_of(readings: Iterable[Reading | Outline], corrections: Corrections | None = None) -> Register:
    """Bring together what readings found.

    Args:
        readings: readings or their outlines, in any order; the result does not depend on it.
        corrections: what a person says of who is who, and of what texts state.

    Returns:
        The register; its entries' names are the same for the same readings.

    Raises:
        CorrectionError: a correction asks for what cannot be.
    """
    outlines = sorted((r if isinstance(r, Outline) else outline_of(r) for r in readings), key=lambda o: o.document)
    return _Making(outlines, corrections or Corrections()).register()


class _Making:
    """One register under construction."""

    def __init__(self, outlines: Sequence[Outline], corrections: Corrections) -> None:
        self.outlines, self.corrections = outlines, corrections
        self.resolved: Resolved = resolve(outlines)
        self.documents = unique_slugs(o.document for o in outlines)
        self.found: dict[EntryType, Mapping[Place, Thing]] = {
            EntryType.ACTOR: self.resolved.actors,
            EntryType.OFFICE: self.resolved.offices,
            EntryType.POLICY: self.resolved.policies,
        }
        self.groups: dict[EntryType, Groups] = {
            EntryType.ACTOR: self.resolved.actor_groups,
            EntryType.OFFICE: self.resolved.office_groups,
            EntryType.POLICY: self.resolved.policy_groups,
        }
        self.own = {
            type: place_names({p: t.name for p, t in found.items()}, _PREFIXES[type], self.documents)
            for type, found in self.found.items()
        }
        self.names: dict[EntryType, dict[Place, str]] = {}

    def register(self) -> Register:
        """Name what was resolved, apply corrections, and make the entries."""
        before = self._named(self.groups)
        outcome = Outcome(self.groups, {})
        if self.corrections.entries():
            outcome = correct(self.groups, self._correctable(before), self.corrections)
        self._settle(before, outcome)
        by_type = {EntryType.ACTOR: self._actors, EntryType.OFFICE: self._offices, EntryType.POLICY: self._policies}
        entries = [entry for type, make in by_type.items() for entry in make(self._entries(type, outcome))]
        stances = self._stances(outcome)
        parts = {(type, place): name for type in EntryType for place, name in self.own[type].items()}
        added = self._added(stances, outcome)
        return Register(
            entries, self.documents, parts, self.corrections, self._applied(outcome), stances, added, outcome.notes
        )

    def _applied(self, outcome: Outcome) -> dict[int, tuple[str, ...]]:
        return {
            number: tuple(dict.fromkeys(n for type, p in places if (n := self.names[type].get(p)) is not None))
            for number, places in outcome.applied.items()
        }

    def _named(self, groups: Mapping[EntryType, Groups]) -> dict[EntryType, dict[Place, str]]:
        """The name of each group without corrections, under its first place."""
        given = Names()
        found: dict[EntryType, dict[Place, str]] = {}
        for type in EntryType:
            of_type = groups[type]
            found[type] = entry_names(
                of_type.all(),
                lambda places, type=type: base_name(self._labels(type, places)[0], _PREFIXES[type]),  # type: ignore[misc]
                self.own[type],
                of_type.is_shareable,
                (lambda places: self._body(places, found[EntryType.ACTOR])) if type is EntryType.OFFICE else _no_body,
                given,
            )
        return found

    def _body(self, places: tuple[Place, ...], actor_names: Mapping[Place, str]) -> str | None:
        """The name of the body that most documents give an office."""
        roots = (
            self.groups[EntryType.ACTOR].root((p[0], key))
            for p in places
            if (key := self.resolved.offices[p].body) is not None
        )
        return most(actor_names[root] for root in roots)

    def _correctable(self, before: Mapping[EntryType, Mapping[Place, str]]) -> CorrectionNames:
        bases = {
            type: {p: base_name(thing.name, _PREFIXES[type]) for p, thing in found.items()}
            for type, found in self.found.items()
        }
        return CorrectionNames(before, self.groups, self.own, bases)

    def _settle(self, before: Mapping[EntryType, Mapping[Place, str]], outcome: Outcome) -> None:
        """Give every group its name: what a correction keeps, then what it had, then what was parted from it."""
        given = Names()
        for type in EntryType:
            kept, parted = outcome.kept.get(type, {}), outcome.parted.get(type, {})
            claimed = set(kept.values())
            names: dict[Place, str] = {}
            for places in self.groups[type].all():
                name = next((kept[p] for p in places if p in kept), None)
                name = name or next((n for p in places if (n := before[type].get(p)) and n not in claimed), None)
                name = name or next((parted[p] for p in places if p in parted), None)
                name = given.unused(name or self.own[type][places[0]])
                names.update((p, name) for p in places if not (type is EntryType.ACTOR and p in outcome.removed))
            self.names[type] = names

    def _entries(self, type: EntryType, outcome: Outcome) -> Iterator[Entry]:
        called = {self.groups[type].root(p): label for p, label in outcome.labels.get(type, {}).items()}
        apart: dict[str, list[str]] = {}
        for of, a, b in outcome.different:
            if of is type and a in self.names[type] and b in self.names[type]:
                apart.setdefault(self.names[type][a], []).append(self.names[type][b])
        for places in self.groups[type].all():
            if places[0] not in self.names[type]:
                continue
            name, root = self.names[type][places[0]], self.groups[type].root(places[0])
            label, labels = self._labels(type, places)
            if root in called:
                labels = tuple(n for n in dict.fromkeys((label, *labels)) if n != called[root])
            yield Entry(
                name=name,
                type=type,
                label=called.get(root, label),
                labels=labels,
                places=places,
                merges=self.groups[type].merges(root),
                different=tuple(apart.get(name, ())),
            )

    def _labels(self, type: EntryType, places: tuple[Place, ...]) -> tuple[str, tuple[str, ...]]:
        """The main name of most documents, of equals what most know, then the longest; and all others.

        A person's full name and a body's proper name go before others, and what names a party's members in one chamber
        before what names the party.
        """
        found = [self.found[type][p] for p in places]
        main = Counter(thing.name for thing in found)
        if type is EntryType.ACTOR and found[0].kind is ActorKind.PERSON:  # type: ignore[union-attr]
            main = Counter({name: n for name, n in main.items() if " " in name}) or main
        elif type is EntryType.ACTOR:
            main = Counter({name: n for name, n in main.items() if begins_proper(name)}) or main
        main = names_of_members(thing for thing in found if isinstance(thing, Actor)) or main
        known = Counter(n for thing in found for n in {thing.name, *thing.names} if n in main)
        best = max(main, key=lambda n: (main[n], known[n], len(n)))
        every = dict.fromkeys(n for thing in found for n in (thing.name, *thing.names))
        if any(isinstance(thing, Actor) and thing.is_author for thing in found):
            every[AUTHOR] = None
        return best, tuple(n for n in every if n != best)

    def _actors(self, entries: Iterable[Entry]) -> Iterator[Entry]:
        for entry in entries:
            yield replace(entry, kind=most(self.resolved.actors[p].kind for p in entry.places))  # type: ignore[arg-type]

    def _offices(self, entries: Iterable[Entry]) -> Iterator[Entry]:
        for entry in entries:
            bodies = self._of(EntryType.ACTOR, entry.places, lambda p: (self.resolved.offices[p].body,))
            yield replace(entry, body=most(bodies))

    def _policies(self, entries: Iterable[Entry]) -> Iterator[Entry]:
        for entry in entries:
            broader = [
                *self._of(EntryType.POLICY, entry.places, lambda p: self.resolved.policies[p].broader),
                *self._across(entry.places, self.resolved.broader),
            ]
            reverses = [
                *self._of(EntryType.POLICY, entry.places, lambda p: self.resolved.policies[p].reverses),
                *self._across(entry.places, self.resolved.reversals),
            ]
            concerns = self._of(EntryType.ACTOR, entry.places, lambda p: self.resolved.policies[p].concerns)
            yield replace(
                entry,
                broader=_others(broader, entry),
                reverses=_others(reverses, entry),
                concerns=tuple(dict.fromkeys(concerns)),
            )

    def _of(
        self, type: EntryType, places: Iterable[Place], keys: Callable[[Place], Iterable[str | None]]
    ) -> Iterator[str]:
        """The names of the entries that some places' keys stand for."""
        for place in places:
            for key in keys(place):
                if key is not None and (place[0], key) in self.names[type]:
                    yield self.names[type][place[0], key]

    def _across(self, places: Iterable[Place], related: Mapping[Place, tuple[Place, ...]]) -> Iterator[str]:
        """The names of the policies of other documents with which policies are related."""
        yield from (self.names[EntryType.POLICY][other] for place in places for other in related.get(place, ()))

    def _stances(self, outcome: Outcome) -> dict[StancePair, CorrectedStance]:
        """What a person says of stances, by the names that actor and policy have now."""
        found: dict[StancePair, CorrectedStance] = {}
        for number, said in enumerate(self.corrections.entries(), 1):
            if not isinstance(said, CorrectedStance):
                continue
            things = [outcome.one(name) for name in (said.actor, said.policy)]
            actor, policy = (None if thing is None else self.names[thing.type].get(thing.core) for thing in things)
            if (
                actor is not None
                and policy is not None
                and [t.type for t in things if t] == [EntryType.ACTOR, EntryType.POLICY]
            ):
                found[actor, policy] = said
                outcome.applied[number] = []
        return found

    def _added(self, stances: Mapping[StancePair, CorrectedStance], outcome: Outcome) -> dict[str, list[StancePair]]:
        """The stances that no reading has, under the first document that speaks of both the actor and the policy."""
        find = [self.names[EntryType.ACTOR], self.names[EntryType.POLICY]]
        read = {
            tuple(names.get((o.document, key)) for names, key in zip(find, pair, strict=True))
            for o in self.outlines
            for pair in (o.stances if stances else ())
        }
        added: dict[str, list[StancePair]] = {}
        for pair, said in stances.items():
            if said.stance == "none" or pair in read:
                continue
            actors, policies = (
                {p[0] for p, n in names.items() if n == name} for names, name in zip(find, pair, strict=True)
            )
            if both := sorted(actors & policies):
                added.setdefault(both[0], []).append(pair)
            else:
                outcome.notes.append(f"corrections.toml: no text speaks of both id:{said.actor} and id:{said.policy}")
        return added


def _others(names: Iterable[str], entry: Entry) -> tuple[str, ...]:
    """Each name once, without the entry's own: what was merged with it is no other thing."""
    return tuple(name for name in dict.fromkeys(names) if name != entry.name)


def _no_body(places: tuple[Place, ...]) -> str | None:
    return None
