"""One state of the graph, with what is worked out of it once: names to search, and what is in it."""

from __future__ import annotations

import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import pyoxigraph

from plumbook.drawing.look import kind_of
from plumbook.errors import GraphError
from plumbook.serving.explorer.company import Sides
from plumbook.serving.explorer.links import Links
from plumbook.serving.explorer.lookup import ENTITY_TYPES, Lookup, Thing, offset_of
from plumbook.serving.explorer.outlines import Outlines, statements_about
from plumbook.serving.explorer.searching import Name, SearchIndex
from plumbook.serving.source import Source, Stamp

_FEW = 1000  # statements that are found faster than all are
_PATIENCE = 1.5  # seconds that a view waits for all of them before it says so
_FEW_CLAIMS = 10_000  # whose index takes no time that anybody notices

Made = TypeVar("Made")


class StillReading(Exception):
    """All statements are being read, and what is asked for wants them."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A thing in a list, with how often texts speak of it."""

    thing: Thing
    mentions: int


def spoken_of(each: Listed) -> tuple[int, str, str]:
    """Order things by how often texts speak of them."""
    return -each.mentions, each.thing.label.casefold(), each.thing.iri


class _Once(Generic[Made]):
    """A property that is worked out once; with functools' own, threads may wait for each other for ever."""

    def __init__(self, work: Callable[[Snapshot], Made]) -> None:
        self._work = work
        self.__doc__ = work.__doc__

    def __get__(self, snapshot: Snapshot, owner: type[Snapshot]) -> Made:
        return snapshot.once(self._work.__name__, lambda: self._work(snapshot))


class Snapshot:
    """A graph as it was when its store was opened.

    Args:
        store: the store, open for reading.
    """

    def __init__(self, store: pyoxigraph.Store) -> None:
        self.lookup = Lookup(store)
        self._locks: dict[str, threading.Lock] = {}
        self._kept: dict[str, Any] = {}
        self.is_warming = False

    @_Once
    def mentions(self) -> Counter[str]:
        """How many passages name each thing."""
        counted = self.lookup.rows("?thing (COUNT(?passage) AS ?times)", "?thing plum:mention ?passage", by="?thing")
        return Counter({thing: int(times) for thing, times in counted})

    @_Once
    def listed(self) -> dict[str, list[Listed]]:
        """All actors, offices, policies and documents: those most spoken of first, documents the latest first."""
        lists: dict[str, list[Listed]] = {type: [] for type in ENTITY_TYPES}
        for thing in self.lookup.gather():
            lists[thing.type].append(Listed(thing, self.mentions[thing.iri]))
        for things in lists.values():
            things.sort(key=spoken_of)
        documents = sorted((self.lookup.thing(iri) for iri in self.lookup.of_class("Document")), key=lambda t: t.label)
        documents.sort(key=lambda each: self.dates.get(each.iri, ""), reverse=True)
        return {**lists, "document": [Listed(each, 0) for each in documents]}

    @_Once
    def actors(self) -> dict[str, list[Listed]]:
        """All actors by the keys of their kinds, those most spoken of first."""
        found: dict[str, list[Listed]] = {}
        for each in self.listed["actor"]:
            found.setdefault(kind_of("actor", each.thing.kind).key, []).append(each)
        return found

    @_Once
    def other_names(self) -> dict[str, list[str]]:
        """What things are called besides their labels, sorted."""
        found: dict[str, set[str]] = {}
        for iri, name in self.lookup.pairs("skos:altLabel"):
            found.setdefault(iri, set()).add(name)
        return {iri: sorted(names) for iri, names in found.items()}

    @_Once
    def names(self) -> SearchIndex:
        """The names of actors, offices and policies, and the titles of documents."""
        names = []
        for each in (each for things in self.listed.values() for each in things):
            called = dict.fromkeys([each.thing.label, *self.other_names.get(each.thing.iri, ())])
            names += [Name(each.thing.iri, name, each.mentions) for name in called]
        return SearchIndex(names)

    @_Once
    def claims(self) -> SearchIndex:
        """The contents of all claims."""
        contents: dict[str, set[tuple[int, str]]] = {}
        pattern = "?iri a plum:Claim ; plum:contentPassage ?passage . ?passage plum:start ?start ; plum:exact ?exact"
        for iri, start, exact in self.lookup.rows("?iri ?start ?exact", pattern):
            contents.setdefault(iri, set()).add((offset_of(start), exact))
        said = ((iri, " … ".join(exact for _, exact in sorted(contents[iri]))) for iri in sorted(contents))
        return SearchIndex(Name(iri, text) for iri, text in said)

    def claims_if_ready(self) -> SearchIndex | None:
        """Return the contents of all claims; None while there are many, and they are still being read."""
        few = "claims" in self._kept or self.lookup.count(["Claim"]) <= _FEW_CLAIMS
        return self.claims if few else None

    @_Once
    def dates(self) -> dict[str, str]:
        """The dates of all documents that have one, by IRI."""
        return dict(self.lookup.pairs("dcterms:date"))

    @_Once
    def outlines(self) -> Outlines:
        """All statements in outline."""
        return Outlines(self.lookup, self.dates)

    def outlines_of(self, thing: str) -> Outlines:
        """Return statements in outline: those of an actor, office or policy at least.

        Where all are known they are given; until then a few are found faster than all.

        Raises:
            StillReading: there are many, and all are being read beside.
        """
        if "outlines" not in self._kept:
            if len(few := statements_about(self.lookup, thing)) <= _FEW:
                return Outlines(self.lookup, self.dates, few)
            self.await_ready("outlines")
        return self.outlines

    def await_ready(self, name: str) -> None:
        """Wait a moment for what is worked out of all statements while they are read beside; afterwards, not at all.

        Args:
            name: the property that is wanted: "outlines" or "links".

        Raises:
            StillReading: it takes longer.
        """
        deadline = time.monotonic() + _PATIENCE
        while self.is_warming and name not in self._kept:
            if time.monotonic() > deadline:
                raise StillReading
            time.sleep(_PATIENCE / 50)

    @_Once
    def sides(self) -> Sides:
        """Who is for and against what."""
        return Sides(self.lookup)

    @_Once
    def links(self) -> Links:
        """What is linked with what."""
        return Links(self.lookup, self.outlines)

    @_Once
    def connected(self) -> list[str]:
        """What has links to other things, the most connected first."""
        beside: dict[str, set[str]] = {}
        for source, target in self.links.all_ends():
            if source != target:
                beside.setdefault(source, set()).add(target)
                beside.setdefault(target, set()).add(source)
        return sorted(beside, key=lambda thing: (-len(beside[thing]), thing))

    @_Once
    def document_ids(self) -> dict[str, str]:
        """The IRIs of documents by their ids; where several have one, the first."""
        found: dict[str, str] = {}
        for iri, id in self.lookup.pairs("dcterms:identifier"):
            found[id] = min(iri, found.get(id, iri))
        return found

    def once(self, name: str, work: Callable[[], Made]) -> Made:
        """Return what a function gives, worked out once for this state of the graph.

        Args:
            name: what it is called; one thread works, and others that want the same wait for it.
            work: the function; it may ask for other things that are worked out once, but not in a circle.
        """
        if name not in self._kept:
            with self._locks.setdefault(name, threading.Lock()):
                if name not in self._kept:
                    self._kept[name] = work()
        found: Made = self._kept[name]
        return found


class Current:
    """Gives the present state of a store, opened again whenever it has been written.

    Args:
        source: the store.
        warm: what to do with a new state, beside whoever asks for it first.
    """

    def __init__(self, source: Source, warm: Callable[[Snapshot], None] | None = None) -> None:
        self.source, self._warm = source, warm
        self._lock = threading.Lock()
        self._stamp: Stamp | None = None
        self._snapshot: Snapshot | None = None

    def snapshot(self) -> Snapshot:
        """Return the present state.

        Raises:
            GraphError: the store cannot be opened.
        """
        stamp = self.source.stamp()
        with self._lock:
            if self._snapshot is None or (stamp is not None and stamp != self._stamp):
                try:
                    store = pyoxigraph.Store.read_only(str(self.source.store))
                except (OSError, RuntimeError, ValueError) as error:
                    raise GraphError("its store cannot be opened", where=self.source.name) from error
                self._snapshot, self._stamp = Snapshot(store), stamp
                if self._warm is not None:
                    self._snapshot.is_warming = True
                    threading.Thread(target=self._work, args=(self._snapshot, self._warm), daemon=True).start()
            return self._snapshot

    @staticmethod
    def _work(snapshot: Snapshot, warm: Callable[[Snapshot], None]) -> None:
        try:
            warm(snapshot)
        finally:
            snapshot.is_warming = False
