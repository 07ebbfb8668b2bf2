"""Sets of places that stand for one thing, with the reason of each merge."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum


class EntryType(StrEnum):
    """What an entry is."""

    ACTOR = "actor"
    OFFICE = "office"
    POLICY = "policy"


Place = tuple[str, str]
"""(document id, key within its reading)"""


@dataclass(frozen=True, slots=True)
class Merge:
    """Two places brought together, why, and how sure that is (0 to 1).

    `correction` is the number of the person's correction that says so, counted from 1; None where none does.
    """

    places: tuple[Place, Place]
    reason: str
    confidence: float
    correction: int | None = None


class Groups:
    """A partition of places (union-find, Tarjan 1975) that remembers why it joined what it joined.

    One reading keeps apart what it takes for two: groups that have different places of one document are
    not joined, whatever another document suggests.

    Args:
        places: all places, in the order that results keep.
        shareable: the places that could be found in another document too; the others are
            never joined across documents.
    """

    def __init__(self, places: Iterable[Place], shareable: Iterable[Place]) -> None:
        self._parent: dict[Place, Place] = {p: p for p in places}
        self._order = {p: i for i, p in enumerate(self._parent)}
        self._shareable = frozenset(shareable)
        self._documents: dict[Place, set[str]] = {}
        self._joined: list[Merge] = []

    def root(self, place: Place) -> Place:
        """Return the first place of the group that a place belongs to."""
        while self._parent[place] != place:
            self._parent[place] = self._parent[self._parent[place]]
            place = self._parent[place]
        return place

    def join(
        self,
        a: Place,
        b: Place,
        reason: str,
        confidence: float,
        *,
        within: bool = False,
        correction: int | None = None,
    ) -> bool:
        """Make the groups of two places one, unless a document tells them apart.

        Args:
            a: a place.
            b: another.
            reason: why they are one.
            confidence: how sure that is, 0 to 1.
            within: whether they may be one even where a document has both, because a reading cannot know.
            correction: the number of the correction that says so.

        Returns:
            Whether they are one now.
        """
        first, second = sorted((self.root(a), self.root(b)), key=self._order.__getitem__)
        if first == second:
            return True
        if not within and not self.can_join(first, second):
            return False
        documents = sorted((self.documents(first), self.documents(second)), key=len)
        documents[1].update(documents[0])
        self._parent[second] = first
        self._documents.pop(second)
        self._documents[first] = documents[1]
        self._joined.append(Merge((a, b), reason, confidence, correction))
        return True

    def can_join(self, a: Place, b: Place) -> bool:
        """Whether no document has a place in both groups."""
        return self.root(a) == self.root(b) or self.documents(a).isdisjoint(self.documents(b))

    def documents(self, place: Place) -> set[str]:
        """Return the documents of a place's group."""
        root = self.root(place)
        return self._documents.setdefault(root, {root[0]})

    def is_shareable(self, place: Place) -> bool:
        """Whether another document could speak of the same thing."""
        return place in self._shareable

    def without(self, undone: Collection[Merge]) -> Groups:
        """Return what is left where some merges are undone."""
        left = Groups(self._parent, self._shareable)
        for merge in self._joined:
            if merge not in undone:
                a, b = merge.places
                left.join(a, b, merge.reason, merge.confidence, within=True, correction=merge.correction)
        return left

    def path(self, a: Place, b: Place) -> list[Merge]:
        """Return the merges by which two places of one group came together, from the second to the first."""
        steps: dict[Place, list[tuple[Place, Merge]]] = {}
        for merge in self.merges_of(a):
            x, y = merge.places
            steps.setdefault(x, []).append((y, merge))
            steps.setdefault(y, []).append((x, merge))
        came: dict[Place, tuple[Place, Merge] | None] = {a: None}
        waiting = [a]
        while waiting:
            here = waiting.pop()
            for there, merge in steps.get(here, []):
                if there not in came:
                    came[there] = (here, merge)
                    waiting.append(there)
        found = []
        while (step := came.get(b)) is not None:
            b, merge = step
            found.append(merge)
        return found

    def members(self, place: Place) -> tuple[Place, ...]:
        """Return the places of a place's group, in order."""
        root = self.root(place)
        return tuple(p for p in self._parent if self.root(p) == root)

    def all(self) -> list[tuple[Place, ...]]:
        """Return every group, its places in order."""
        members: dict[Place, list[Place]] = {}
        for place in self._parent:
            members.setdefault(self.root(place), []).append(place)
        return [tuple(m) for m in members.values()]

    def merges_of(self, place: Place) -> list[Merge]:
        """Return why the places of a place's group are one."""
        root = self.root(place)
        return [merge for merge in self._joined if self.root(merge.places[0]) == root]

    def merges(self) -> dict[Place, list[Merge]]:
        """Return why places are one, by the root of their group."""
        found: dict[Place, list[Merge]] = {}
        for merge in self._joined:
            found.setdefault(self.root(merge.places[0]), []).append(merge)
        return found
