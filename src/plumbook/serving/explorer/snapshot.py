"""One state of the graph, with what is worked out of it once: names to search, and what is in it."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pyoxigraph

from plumbook.errors import GraphError
from plumbook.serving.explorer.lookup import Lookup, Thing
from plumbook.serving.explorer.outlines import Outline, outlines
from plumbook.serving.explorer.searching import Name, SearchIndex
from plumbook.serving.source import Source, Stamp

Values = dict[str, Any]

ENTITY_TYPES = ("actor", "office", "policy")


@dataclass(frozen=True, slots=True)
class Listed:
    """A thing in a list, with how often texts speak of it."""

    thing: Thing
    mentions: int


class Snapshot:
    """A graph as it was when its store was opened.

    Args:
        store: the store, open for reading.
    """

    def __init__(self, store: pyoxigraph.Store) -> None:
        self.lookup = Lookup(store)
        self._lock = threading.RLock()
        self._kept: dict[str, Values] = {}

    @cached_property
    def mentions(self) -> Counter[str]:
        """How many passages name each thing."""
        with self._lock:
            return Counter(thing for thing, _ in self.lookup.pairs("mention"))

    @cached_property
    def listed(self) -> dict[str, list[Listed]]:
        """All actors, offices, policies and documents: those most spoken of first, documents the latest first."""
        lists: dict[str, list[Listed]] = {type: [] for type in ENTITY_TYPES}
        for thing in self.lookup.gather():
            lists[thing.type].append(Listed(thing, self.mentions[thing.iri]))
        for things in lists.values():
            things.sort(key=lambda each: (-each.mentions, each.thing.label.casefold(), each.thing.iri))
        dates = dict(self.lookup.pairs("dcterms:date"))
        documents = sorted((self.lookup.thing(iri) for iri in self.lookup.of_class("Document")), key=lambda t: t.label)
        documents.sort(key=lambda each: dates.get(each.iri, ""), reverse=True)
        return {**lists, "document": [Listed(each, 0) for each in documents]}

    @cached_property
    def names(self) -> SearchIndex:
        """The names of actors, offices and policies, and the titles of documents."""
        with self._lock:
            others: dict[str, set[str]] = {}
            for iri, name in self.lookup.pairs("skos:altLabel"):
                others.setdefault(iri, set()).add(name)
            names = []
            for each in (each for things in self.listed.values() for each in things):
                called = dict.fromkeys([each.thing.label, *sorted(others.get(each.thing.iri, ()))])
                names += [Name(each.thing.iri, name, each.mentions) for name in called]
            return SearchIndex(names)

    @cached_property
    def claims(self) -> SearchIndex:
        """The contents of all claims."""
        with self._lock:
            names = []
            for iri in self.lookup.of_class("Claim"):
                contents = [self.lookup.passage(each) for each in self.lookup.objects(iri, "contentPassage")]
                names.append(Name(iri, " … ".join(passage.exact for passage in sorted(contents))))
            return SearchIndex(names)

    @cached_property
    def outlines(self) -> list[Outline]:
        """All statements in outline."""
        with self._lock:
            return outlines(self.lookup)

    def once(self, name: str, work: Callable[[], Values]) -> Values:
        """Return what a function gives, worked out once for this state of the graph."""
        if name not in self._kept:  # what is there is given without waiting for what else is being worked out
            with self._lock:
                if name not in self._kept:
                    self._kept[name] = work()
        return self._kept[name]


class Current:
    """Gives the present state of a store, opened again whenever it has been written.

    Args:
        source: the store.
    """

    def __init__(self, source: Source) -> None:
        self.source = source
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
            return self._snapshot
