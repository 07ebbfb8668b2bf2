"""The words behind what is drawn: each statement with its passages, and each paragraph that they stand in, once."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from rdflib import Graph, URIRef
from rdflib.term import Node

from plumbook.ontology.terms import DCTERMS, PLUM, PROV, SKOS

# What a passage is to its statement, and the property that says so.
ROLES = {
    "evidence": PLUM.evidence,
    "content": PLUM.contentPassage,
    "source": PLUM.sourcePassage,
    "cue": PLUM.cuePassage,
}
_BREAK = re.compile(r"\n\s*\n")
_AROUND = 700  # characters kept on either side of a passage, where paragraphs are longer
_NEAR = 4000  # how far to look for the paragraph's ends

Mark = tuple[int, int, int, str]
"""The number of a paragraph, start and end in it (Unicode code points, end exclusive), and the role."""


@dataclass(frozen=True, slots=True, order=True)
class _Passage:
    document: str
    start: int
    end: int
    exact: str
    role: str


class Sources:
    """The passages and documents of one drawing, numbered as they are first needed.

    Args:
        graph: a graph in plumbook's terms.
        only: ids of the only documents to quote; all unless given.

    Attributes:
        paragraphs: the text of each paragraph, and the number of its document.
        documents: what is known of each document.
    """

    def __init__(self, graph: Graph, only: Collection[str] | None = None) -> None:
        self.graph = graph
        self.paragraphs: list[dict[str, Any]] = []
        self.documents: list[dict[str, str]] = []
        self._paragraph_numbers: dict[tuple[str, int, str], int] = {}
        self._document_numbers: dict[str, int] = {}
        self._place = lru_cache(maxsize=100_000)(self._place_of)
        self._text = lru_cache(maxsize=64)(self._text_of)
        found = sorted((str(id), str(iri)) for iri, id in graph.subject_objects(DCTERMS.identifier))
        self._iris = dict(reversed(found))
        self._only = None if only is None else {self._iris.get(id, id) for id in only}

    def marks(self, statement: str) -> list[Mark]:
        """Return the passages of a statement, and the contents of the claims that it is based on."""
        node = URIRef(statement)
        found = set(self._passages(node, ROLES))
        for claim in self.graph.objects(node, PLUM.basedOn):
            found.update(self._passages(claim, {"content": PLUM.contentPassage}))
        return self._marks(found)

    def mentions(self, thing: str, most: int) -> list[Mark]:
        """Return the first places that name a thing."""
        return self._marks(sorted(self._passages(URIRef(thing), {"evidence": PLUM.mention}))[:most])

    def document(self, id: str) -> int:
        """Return the number of a document, by its id."""
        return self._document_number(self._iris.get(id, id))

    def cue(self, statement: str) -> str:
        """Return the words that introduce a claim, where known."""
        return " … ".join(sorted(str(cue) for cue in self.graph.objects(URIRef(statement), PLUM.cue)))

    def speaker(self, stance: str) -> str:
        """Return whose stance a stance is derived from, by label; empty where it was read itself."""
        origins = self.graph.objects(URIRef(stance), PROV.wasDerivedFrom)
        actors = [actor for origin in origins for actor in self.graph.objects(origin, PLUM.stanceOf)]
        return min((str(name) for actor in actors for name in self.graph.objects(actor, SKOS.prefLabel)), default="")

    def _marks(self, passages: Iterable[_Passage]) -> list[Mark]:
        if self._only is not None:
            passages = [passage for passage in passages if passage.document in self._only]
        return list(dict.fromkeys(mark for passage in sorted(passages) for mark in self._placed(passage)))

    def _passages(self, subject: Node, roles: Mapping[str, URIRef]) -> Iterator[_Passage]:
        for role, property in roles.items():
            for passage in self.graph.objects(subject, property):
                yield _Passage(*self._place(passage), role)

    def _place_of(self, passage: Node) -> tuple[str, int, int, str]:
        """Return a passage's document, start, end and words."""
        values = {p: str(o) for p, o in sorted(self.graph.predicate_objects(passage), key=str, reverse=True)}
        start, end = _offset(values.get(PLUM.start)), _offset(values.get(PLUM.end))
        return values.get(PLUM.inDocument, ""), start, end, values.get(PLUM.exact, "")

    def _placed(self, passage: _Passage) -> Iterator[Mark]:
        """Give the parts of a passage, one for each paragraph; without a text, its own words are all there is."""
        text = self._text(passage.document)
        if passage.exact and text[passage.start : passage.end] != passage.exact:
            yield self._paragraph(passage.document, passage.start, passage.exact), 0, len(passage.exact), passage.role
        elif passage.exact:
            for start, end in _parts(text, passage.start, passage.end):
                first, last = _paragraph_around(text, start, end)
                number = self._paragraph(passage.document, first, text[first:last])
                yield number, start - first, end - first, passage.role

    def _paragraph(self, document: str, start: int, text: str) -> int:
        key = document, start, text
        if key not in self._paragraph_numbers:
            self._paragraph_numbers[key] = len(self.paragraphs)
            self.paragraphs.append({"doc": self._document_number(document), "text": text})
        return self._paragraph_numbers[key]

    def _document_number(self, iri: str) -> int:
        if iri not in self._document_numbers:
            self._document_numbers[iri] = len(self.documents)
            self.documents.append(self._described(iri))
        return self._document_numbers[iri]

    def _described(self, iri: str) -> dict[str, str]:
        known = {"id": iri}
        for key, term in (("id", "identifier"), ("title", "title"), ("date", "date"), ("publisher", "publisher")):
            if value := min((str(o) for o in self.graph.objects(URIRef(iri), DCTERMS[term])), default=""):
                known[key] = value
        return known

    def _text_of(self, document: str) -> str:
        return min((str(o) for o in self.graph.objects(URIRef(document), PLUM.text)), default="") if document else ""


def _offset(value: str | None) -> int:
    return int(value) if value and value.isdecimal() and len(value) < 12 else 0


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut a passage at the ends of paragraphs."""
    position = start
    for gap in _BREAK.finditer(text, start, end):
        if gap.start() > position:
            yield position, gap.start()
        position = gap.end()
    if position < end:
        yield position, end


def _paragraph_around(text: str, start: int, end: int) -> tuple[int, int]:
    r"""Return the bounds of the paragraph that a passage stands in, or of its surroundings where that is long.

    >>> text = "One.\n\nTwo is here.\n\nThree."
    >>> text[slice(*_paragraph_around(text, 6, 9))]
    'Two is here.'
    """
    before = list(_BREAK.finditer(text, max(0, start - _NEAR), start))
    after = _BREAK.search(text, end, end + _NEAR)
    first = before[-1].end() if before else max(0, start - _NEAR)
    last = after.start() if after else min(len(text), end + _NEAR)
    if start - first > _AROUND:
        first = text.find(" ", start - _AROUND, start) + 1 or start - _AROUND
    if last - end > _AROUND:
        last = max(text.rfind(" ", end, end + _AROUND), end)
    stripped = text[first:start]
    return first + len(stripped) - len(stripped.lstrip()), end + len(text[end:last].rstrip())
