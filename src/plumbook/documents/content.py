"""What a format gives, and the document that becomes of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import BinaryIO

from plumbook.documents.metadata import Metadata
from plumbook.errors import DocumentError
from plumbook.model import Document

# The most that one document may hold, in bytes, before and after decompression: 500 novels.
LIMIT = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """A text with what its file says of it."""

    text: str
    metadata: Metadata = field(default_factory=Metadata)
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where documents come from.

    Attributes:
        name: how to call the file in reports.
        stem: the id of a document that has none; records add their number.
        folder: the name of the folder that the file stands in; empty where there is none.
        source: what a document that does not say gives as its source; the file's name.
    """

    name: str
    stem: str
    folder: str = ""
    source: str | None = None


def document_of(content: Content, *, stem: str, source: str | None) -> Document:
    """Make a document of a content.

    Args:
        content: text and metadata.
        stem: the document's id where the metadata gives none.
        source: where it comes from where the metadata does not say.

    Raises:
        DocumentError: there is nothing but white space.
    """
    if not content.text.strip("\ufeff\ufffd \t\r\n") or content.text.isspace():
        raise DocumentError("has no text")
    known = content.metadata
    return Document(
        id=known.id or stem,
        text=content.text,
        title=known.title,
        date=known.date,
        authors=known.authors,
        publisher=known.publisher,
        source=known.source or source,
        notes=(*content.notes, *known.notes),
    )


def read_within_limit(stream: BinaryIO, begun: bytes = b"", limit: int = LIMIT) -> bytes:
    """Read a stream to its end.

    Args:
        stream: what to read.
        begun: what was read of it before.
        limit: how many bytes it may hold in all.

    Raises:
        DocumentError: it holds more.
    """
    data = begun + stream.read(max(0, limit + 1 - len(begun)))
    if len(data) > limit:
        raise _too_large(limit)
    return data


def joined_within_limit(pieces: Iterable[bytes], limit: int = LIMIT) -> bytes:
    """Join what was read in pieces.

    Args:
        pieces: the bytes; no more of them is asked for than the limit allows.
        limit: how many bytes they may hold in all.

    Raises:
        DocumentError: they hold more.
    """
    joined: list[bytes] = []
    size = 0
    for piece in pieces:
        joined.append(piece)
        size += len(piece)
        if size > limit:
            raise _too_large(limit)
    return b"".join(joined)


def _too_large(limit: int) -> DocumentError:
    return DocumentError(f"is larger than {limit // 1024**2} MiB", remedy="split it into several documents")
