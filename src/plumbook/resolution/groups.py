"""Sets of places that stand for one thing, with the reason of each merge."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

Place = tuple[str, str]
"""(document id, key within its reading)"""


@dataclass(frozen=True, slots=True)
class Merge:
    """Two places brought together, why, and how sure that is (0 to 1)."""

    places: tuple[Place, Place]
    reason: str
    confidence: float


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

    def join(self, a: Place, b: Place, reason: str, confidence: float) -> bool:
        """Make the groups of two places one, unless a document tells them apart.

        Returns:
            Whether they are one now.
        """
        first, second = sorted((self.root(a), self.root(b)), key=self._order.__getitem__)
        if first == second:
            return True
        if not self.can_join(first, second):
            return False
        documents = sorted((self.documents(first), self.documents(second)), key=len)
        documents[1].update(documents[0])
        self._parent[second] = first
        self._documents.pop(second)
        self._documents[first] = documents[1]
        self._joined.append(Merge((a, b), reason, confidence))
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

    def all(self) -> list[tuple[Place, ...]]:
        """Return every group, its places in order."""
        members: dict[Place, list[Place]] = {}
        for place in self._parent:
            members.setdefault(self.root(place), []).append(place)
        return [tuple(m) for m in members.values()]

    def merges(self) -> dict[Place, list[Merge]]:
        """Return why places are one, by the root of their group."""
        found: dict[Place, list[Merge]] = {}
        for merge in self._joined:
            found.setdefault(self.root(merge.places[0]), []).append(merge)
        return found
