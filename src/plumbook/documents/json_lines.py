"""JSON Lines: one document a line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from plumbook.documents.content import LIMIT, Content, document_of
from plumbook.documents.decoding import decode, printable
from plumbook.documents.metadata import metadata_from
from plumbook.documents.unreadable import Unreadable
from plumbook.errors import DocumentError
from plumbook.model import Document

# So many bad lines without a good one before them, and the file is taken for something else.
_PATIENCE = 100


def read_json_lines(
    lines: Iterable[bytes], *, name: str, stem: str, source: str | None
) -> Iterator[Document | Unreadable]:
    """Read records with `text` and any of `id`, title, date, authors, publisher and url.

    Args:
        lines: the file's lines, as `bounded_lines` gives them.
        name: how to call the file in reports.
        stem: what ids of records without one begin with.
        source: where records come from that do not say.

    Yields:
        A document for each line, or an Unreadable that names the line. Empty lines are passed over.
    """
    bad: int | None = 0
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            yield document_of(read_record(line), stem=f"{stem}-{number}", source=source)
            bad = None
        except DocumentError as error:
            yield Unreadable(where=f"{name}, line {number}", reason=error.what, remedy=error.remedy)
            bad = None if bad is None else bad + 1
        if bad == _PATIENCE:
            yield Unreadable(where=name, reason=f"is no JSON Lines: none of its first {_PATIENCE} records can be read")
            return


def read_record(line: bytes) -> Content:
    """Read one line of JSON.

    Raises:
        DocumentError: it is no JSON object with a text.
    """
    if len(line) > LIMIT:
        raise DocumentError(f"is longer than {LIMIT // 1024**2} MiB", remedy="split it into several documents")
    decoded = decode(line)
    record = _object(decoded.text)
    text = record.get("text")
    if not isinstance(text, str):
        raise DocumentError("has no text", remedy='give each record its text under "text"')
    clean = printable(text)
    notes = () if clean == text else ("control or invalid characters replaced one for one",)
    return Content(text=clean, metadata=metadata_from(record), notes=(*decoded.notes, *notes))


def bounded_lines(stream: BinaryIO) -> Iterator[bytes]:
    """Yield a stream's lines; of one that is longer than any document may be, no more than shows it."""
    while line := stream.readline(LIMIT + 1):
        yield line
        while len(line) > LIMIT and not line.endswith(b"\n"):
            line = stream.readline(LIMIT + 1) or b"\n"


def is_record(line: bytes) -> bool:
    """Tell whether a line is a JSON object with a text."""
    try:
        return line.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{") and "text" in _object(decode(line).text)
    except DocumentError:
        return False


def _object(line: str) -> dict[str, object]:
    try:
        record = json.loads(line)
    except json.JSONDecodeError as error:
        raise DocumentError(f"is no JSON: {error.msg} at column {error.colno}") from error
    except (RecursionError, ValueError) as error:  # nested too deep; a number of too many digits
        raise DocumentError("is JSON that cannot be read: too deep or too long a value") from error
    if not isinstance(record, dict):
        raise DocumentError("is no JSON object")
    return record
