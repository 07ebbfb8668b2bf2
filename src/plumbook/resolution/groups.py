"""Sets of places that stand for one thing, with the reason of each merge."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
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


@dataclass(slots=True)
class _Group:
    """Places that are one, the first of them first; the merges between them are a tree."""

    places: list[Place]
    documents: set[str]
    merges: list[Merge] = field(default_factory=list)


class Groups:
    """A partition of places that remembers why it joined what it joined, and can take it back.

    One reading keeps apart what it takes for two: groups that have different places of one document are
    not joined, whatever another document suggests.

    Args:
        places: all places, in the order that results keep.
        shareable: the places that could be found in another document too; the others are
            never joined across documents.
    """

    def __init__(self, places: Iterable[Place], shareable: Iterable[Place]) -> None:
        self._order = {p: i for i, p in enumerate(places)}
        self._shareable = frozenset(shareable)
        # A place that is alone has no group of its own: most are.
        self._groups: dict[Place, _Group] = {}

    def root(self, place: Place) -> Place:
        """Return the first place of the group that a place belongs to."""
        group = self._groups.get(place)
        return place if group is None else group.places[0]

    def members(self, place: Place) -> tuple[Place, ...]:
        """Return the places of a place's group, in order."""
        group = self._groups.get(place)
        return (place,) if group is None else tuple(sorted(group.places, key=self._order.__getitem__))

    def merges(self, place: Place) -> tuple[Merge, ...]:
        """Return why the places of a place's group are one."""
        group = self._groups.get(place)
        return () if group is None else tuple(group.merges)

    def documents(self, place: Place) -> int:
        """Return how many documents have a place in a place's group."""
        group = self._groups.get(place)
        return 1 if group is None else len(group.documents)

    def is_shareable(self, place: Place) -> bool:
        """Whether another document could speak of the same thing."""
        return place in self._shareable

    def all(self) -> list[tuple[Place, ...]]:
        """Return every group, its places in order."""
        return [self.members(place) for place in self._order if self.root(place) == place]

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
        if self.root(a) == self.root(b):
            return True
        one, other = self._group(a), self._group(b)
        if not within and not one.documents.isdisjoint(other.documents):
            return False
        self._unite(one, other).merges.append(Merge((a, b), reason, confidence, correction))
        return True

    def undo(self, merge: Merge) -> None:
        """Take back a merge: its group falls in two."""
        group = self._groups[merge.places[0]]
        for place in group.places:
            del self._groups[place]
        for kept in group.merges:
            if kept is not merge:
                a, b = kept.places
                self._unite(self._group(a), self._group(b)).merges.append(kept)

    def path(self, a: Place, b: Place) -> list[Merge]:
        """Return the merges by which two places of one group came together, from the second to the first."""
        steps: dict[Place, list[tuple[Place, Merge]]] = {}
        for merge in self.merges(a):
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

    def _group(self, place: Place) -> _Group:
        return self._groups.get(place) or _Group([place], {place[0]})

    def _unite(self, one: _Group, other: _Group) -> _Group:
        """Add the smaller group to the larger, so that n joins take n log n steps."""
        small, large = sorted((one, other), key=lambda g: len(g.places))
        is_new = large.places[0] not in self._groups
        is_first = self._order[small.places[0]] < self._order[large.places[0]]
        large.places += small.places
        if is_first:  # the first place stands first; the rest is sorted when it is asked for
            swapped = len(large.places) - len(small.places)
            large.places[0], large.places[swapped] = large.places[swapped], large.places[0]
        large.documents |= small.documents
        large.merges += small.merges
        for place in large.places if is_new else small.places:
            self._groups[place] = large
        return large
