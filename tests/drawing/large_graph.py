"""A graph of any size, as unequal as real ones: few are spoken of by many."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pyoxigraph
from pyoxigraph import Literal, NamedNode, Quad
from rdflib import Dataset

from plumbook.graph.triples import RDF_TYPE, decimal, integer, plum
from plumbook.ontology.terms import DCTERMS, ID, SKOS
from plumbook.store import dataset_of

KINDS = ["Person"] * 50 + ["Organization"] * 25 + ["Group"] * 5 + ["Office"] * 8 + ["Policy"] * 12
PARAGRAPHS = [f"On day {day} the plan was worth a try. Others were not so sure of it." for day in range(20)]
TEXT = "\n\n".join(PARAGRAPHS)
SENTENCE = ". Others"


def large_graph(size: int) -> Dataset:
    """Return a graph of so many nodes, somewhat more stances than nodes, and half as many tenures."""
    return _LargeGraph(size).dataset()


class _LargeGraph:
    def __init__(self, size: int) -> None:
        self.chance = random.Random(7)
        self.quads: list[Quad] = []
        self.documents = [self._document(number) for number in range(max(1, size // 12))]
        self.things: dict[str, list[NamedNode]] = {"Actor": [], "Office": [], "Policy": []}
        for number in range(size):
            self._thing(number, KINDS[number % len(KINDS)])
        for number in range(size + size // 5):
            polarity = self.chance.choice(("Supports", "Opposes"))
            self._link(f"stance-{number}", "Stance", "stanceOf", "stanceToward", "Policy", ("polarity", polarity))
        for number in range(size // 2):
            status = self.chance.choice(("Current", "Former"))
            self._link(f"tenure-{number}", "Tenure", "holder", "office", "Office", ("tenureStatus", status))

    def dataset(self) -> Dataset:
        store = pyoxigraph.Store()
        store.bulk_extend(self.quads)
        return dataset_of(store)

    def _add(self, subject: NamedNode, predicate: NamedNode, *objects: NamedNode | Literal) -> None:
        self.quads.extend(Quad(subject, predicate, thing, NamedNode(ID + "graph")) for thing in objects)

    def _document(self, number: int) -> NamedNode:
        iri = NamedNode(f"{ID}document-{number}")
        self._add(iri, RDF_TYPE, plum("Document"))
        self._add(iri, NamedNode(str(DCTERMS.identifier)), Literal(f"column-{number}"))
        self._add(iri, plum("text"), Literal(TEXT))
        return iri

    def _thing(self, number: int, kind: str) -> None:
        iri = NamedNode(f"{ID}thing-{number}")
        self._add(iri, RDF_TYPE, plum(kind))
        self._add(iri, NamedNode(str(SKOS.prefLabel)), Literal(f"{kind} number {number}"))
        self._add(iri, plum("mention"), self._passage())
        self.things[kind if kind in self.things else "Actor"].append(iri)

    def _passage(self) -> NamedNode:
        document, paragraph = self.chance.choice(self.documents), self.chance.randrange(len(PARAGRAPHS))
        start = sum(len(before) + 2 for before in PARAGRAPHS[:paragraph])
        end = start + PARAGRAPHS[paragraph].index(SENTENCE) + 1
        iri = NamedNode(f"{document.value}-{start}")
        self._add(iri, plum("inDocument"), document)
        self._add(iri, plum("start"), integer(start))
        self._add(iri, plum("end"), integer(end))
        self._add(iri, plum("exact"), Literal(TEXT[start:end]))
        return iri

    def _link(self, name: str, kind: str, one: str, other: str, target: str, status: tuple[str, str]) -> None:
        iri = NamedNode(ID + name)
        self._add(iri, RDF_TYPE, plum(kind))
        self._add(iri, plum(one), self._pick(self.things["Actor"]))
        self._add(iri, plum(other), self._pick(self.things[target]))
        self._add(iri, plum(status[0]), plum(status[1]))
        self._add(iri, plum("evidence"), self._passage())
        self._add(iri, plum("confidence"), decimal(self.chance.random()))

    def _pick(self, things: Sequence[NamedNode]) -> NamedNode:
        often = min(int(self.chance.paretovariate(0.7)) - 1, len(things) - 1)
        return things[often] if self.chance.random() < 0.6 else self.chance.choice(things)
