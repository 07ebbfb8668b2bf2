"""plumbook from Python: from texts to a graph, and from a graph to answers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph
from rdflib import Dataset

from plumbook.documents import Unreadable, load_documents
from plumbook.graph.assembly import graph_quads
from plumbook.graph.iris import Iris
from plumbook.model import Document, Reading
from plumbook.reading.pipeline import DEFAULT_MODEL
from plumbook.reading.reader import Reader, SpacyReader
from plumbook.resolution import outline_of, register_of
from plumbook.resolution.corrections import Corrections
from plumbook.store import dataset_of


def read(text: Document | str | Path, reader: Reader | None = None) -> Reading:
    """Return what one text says.

    Args:
        text: a document, or the path of a file that holds one.
        reader: the engine; plumbook's own unless given.

    Raises:
        DocumentError: the file cannot be read.
    """
    return (reader or SpacyReader(DEFAULT_MODEL)).read(next(_documents(text)))


def graph_of(
    *texts: Document | str | Path, reader: Reader | None = None, corrections: Corrections | None = None
) -> Dataset:
    """Read texts and return their graph, in memory.

    Args:
        texts: documents, or paths of files and folders.
        reader: the engine; plumbook's own unless given.
        corrections: what a person says of who is who (`plumbook.resolution.corrections.load_corrections`).

    Returns:
        A dataset with a named graph for each document, the register and the provenance; queries see
        them together.

    Raises:
        CorrectionError: a correction asks for what cannot be.
        DocumentError: a text cannot be read.
    """
    engine = reader or SpacyReader(DEFAULT_MODEL)
    found = sorted(((d, engine.read(d)) for text in texts for d in _documents(text)), key=lambda pair: pair[0].id)
    register = register_of((outline_of(reading, document) for document, reading in found), corrections)
    store = pyoxigraph.Store()
    store.bulk_extend(graph_quads(found, register, engine.settings, Iris(d.id for d, _ in found)))
    return dataset_of(store)


def _documents(text: Document | str | Path) -> Iterator[Document]:
    if isinstance(text, Document):
        yield text
        return
    for loaded in load_documents([text]):
        if isinstance(loaded, Document):
            yield loaded
        elif isinstance(loaded, Unreadable) and not loaded.skipped:
            raise loaded.error()
