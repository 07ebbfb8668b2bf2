"""The whole graph: the register, each document's statements, and how it was made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from pyoxigraph import Quad

from plumbook.graph.entities import register_triples
from plumbook.graph.iris import Iris
from plumbook.graph.provenance import provenance_triples
from plumbook.graph.statements import document_triples
from plumbook.model import Document, Reading
from plumbook.resolution import Register


def graph_quads(
    read: Iterable[tuple[Document, Reading]],
    register: Register,
    settings: dict[str, Any],
    iris: Iris,
    *,
    with_texts: bool = True,
    min_confidence: float = 0.0,
) -> Iterator[Quad]:
    """Give the quads of a whole graph, one document after the other.

    Args:
        read: documents with their readings, in the order to write them; each is let go once written.
        register: who is who in those readings.
        settings: those of the reader and the build, for the provenance.
        iris: names individuals.
        with_texts: whether the graph carries the whole texts.
        min_confidence: statements that are less certain are left out.
    """
    yield from register_triples(register, iris)
    documents = []
    for document, reading in read:
        documents.append(document.id)
        yield from document_triples(
            document, reading, register, iris, with_text=with_texts, min_confidence=min_confidence
        )
    yield from provenance_triples(documents, register, settings, iris)
