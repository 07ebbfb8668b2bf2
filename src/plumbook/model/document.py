"""A text with its metadata."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One text, as it is stored: every offset of plumbook counts its Unicode code points.

    Attributes:
        id: the document's name, unique in a run (the file's stem unless given).
        text: the text, after any front matter, character for character.
        title: the headline, where known.
        date: day of publication as a prefix of ISO 8601 ("2021", "2021-02", "2021-02-25"), where known.
        authors: the byline's names, in order.
        publisher: who published it, where known.
        source: where it comes from (an address given in the metadata, otherwise the file's name), where known.
        notes: what the user should know of how it was read ("encoding guessed: windows-1252").
    """

    id: str
    text: str
    title: str | None = None
    date: str | None = None
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    source: str | None = None
    notes: tuple[str, ...] = ()

    @property
    def digest(self) -> str:
        """The SHA-256 of the text in UTF-8, in hexadecimal digits."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    @property
    def fingerprint(self) -> str:
        """The SHA-256 of all that a reader may look at: id, text and metadata."""
        seen = [self.id, self.text, self.title, self.date, list(self.authors), self.publisher]
        return hashlib.sha256(json.dumps(seen).encode("ascii")).hexdigest()
