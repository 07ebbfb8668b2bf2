"""Readers: from a Document to a Reading."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import replace
from typing import Any, Protocol

from spacy.tokens import Doc

from plumbook.encoder.session import SHIPPED, Encoder
from plumbook.errors import ModelError
from plumbook.model import Document, Reading
from plumbook.reading.draft import Draft, draft_of
from plumbook.reading.page_furniture import without_furniture
from plumbook.reading.pieces import pieces
from plumbook.reading.pipeline import COMPONENTS, DEFAULT_MODEL, PREFIX, load_pipeline, model_settings


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
        encoder: an encoder to ask instead of the one that is shipped.

    Raises:
        ModelError: the pipeline is not installed, or is not the one that was pinned.
    """

    def __init__(
        self,
        model: str = DEFAULT_MODEL,
        components: Iterable[str] = COMPONENTS,
        encoder: Encoder | None = None,
    ) -> None:
        self.model = model
        self.encoder = encoder
        self.components = tuple(components)
        self.nlp = load_pipeline(model, self.components)
        self._own = [step for name, step in self.nlp.pipeline if name in {PREFIX + c for c in self.components}]
        self._base = [step for _, step in self.nlp.pipeline if step not in self._own]

    @property
    def settings(self) -> dict[str, Any]:
        """The names and versions of the pipeline and of plumbook, and plumbook's components."""
        return model_settings(self.model, self.components, SHIPPED if self.encoder is None else self.encoder.path)

    def parse(self, document: Document) -> Doc:
        """Return the Doc of a document with its finished draft, without what its page left in it."""
        document = replace(document, text=without_furniture(document.text))
        parts = [self._parse(piece) for piece in pieces(document.text)]
        doc = parts[0] if len(parts) == 1 else Doc.from_docs(parts, ensure_whitespace=False)
        if doc is None or doc.text != document.text:
            raise ModelError("its tokenizer loses characters", where=self.model, remedy="give another --model")
        doc._.draft = Draft(document)
        if self.encoder is not None:
            doc._.draft.told = self.encoder.read(document.text)
        for step in self._own:
            doc = step(doc)
        return doc

    def read(self, document: Document) -> Reading:
        """Return what the document says."""
        return replace(draft_of(self.parse(document)).finish(), fingerprint=document.fingerprint)

    def _parse(self, text: str) -> Doc:
        doc: Doc = self.nlp.tokenizer(text)
        for step in self._base:
            doc = step(doc)
        return doc


def settings_digest(settings: dict[str, Any]) -> str:
    """Return the SHA-256 of a reader's settings, in hexadecimal digits."""
    return hashlib.sha256(json.dumps(settings, sort_keys=True).encode()).hexdigest()
