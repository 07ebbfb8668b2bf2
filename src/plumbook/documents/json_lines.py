"""JSON and JSON Lines: one document a record."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import chain
from typing import BinaryIO, TypeVar

from plumbook.documents.content import LIMIT, Content, Origin, document_of, joined_within_limit
from plumbook.documents.decoding import decode, printable
from plumbook.documents.metadata import metadata_from
from plumbook.documents.unreadable import Unreadable
from plumbook.errors import DocumentError
from plumbook.model import Document

# So many bad lines without a good one before them, and the file is taken for something else.
_PATIENCE = 100

_REMEDY = 'give each record its text under "text"'
_BRACE = re.compile(rb"(?:\xef\xbb\xbf)?\s*\{")

Raw = TypeVar("Raw")


def read_json_lines(lines: Iterable[bytes], origin: Origin) -> Iterator[Document | Unreadable]:
    """Read records with `text` and any of `id`, title, date, authors, publisher and url.

    Args:
        lines: the file's lines, as `bounded_lines` gives them.
        origin: where they come from.

    Yields:
        A document for each line, or an Unreadable that names the line. Empty lines are passed over.
    """
    numbered = ((number, line) for number, line in enumerate(lines, start=1) if line.strip())
    yield from _documents(numbered, read_record, "line", origin)


def read_json(lines: Iterable[bytes], origin: Origin) -> Iterator[Document | Unreadable]:
    """Read a file of one record, of a list of records, or, as such files often are, of JSON Lines.

    Args:
        lines: the file's lines, as `bounded_lines` gives them.
        origin: where they come from.

    Yields:
        Documents, or an Unreadable that names the record.

    Raises:
        DocumentError: the file is no JSON, or is one record that cannot be read.
    """
    lines = iter(lines)
    begun = list(_up_to_second(lines))
    filled = [line for line in begun if line.strip()]
    if len(filled) > 1 and is_record(filled[0]):
        yield from read_json_lines(chain(begun, lines), origin)
        return
    decoded = decode(joined_within_limit(chain(begun, lines)))
    value = _value(decoded.text)
    if isinstance(value, list):
        yield from _documents(enumerate(value, start=1), content_of_record, "record", origin)
    else:
        yield document_of(content_of_record(value), stem=origin.stem, source=origin.source)


def _up_to_second(lines: Iterator[bytes]) -> Iterator[bytes]:
    """Yield lines up to the second that is not empty."""
    filled = 0
    while filled < 2 and (line := next(lines, None)) is not None:
        yield line
        filled += bool(line.strip())


def _documents(
    numbered: Iterable[tuple[int, Raw]], read: Callable[[Raw], Content], unit: str, origin: Origin
) -> Iterator[Document | Unreadable]:
    bad: int | None = 0
    for number, raw in numbered:
        try:
            yield document_of(read(raw), stem=f"{origin.stem}-{number}", source=origin.source)
            bad = None
        except DocumentError as error:
            yield Unreadable(where=f"{origin.name}, {unit} {number}", reason=error.what, remedy=error.remedy)
            bad = None if bad is None else bad + 1
        if bad == _PATIENCE:
            yield Unreadable(where=origin.name, reason=f"none of its first {_PATIENCE} records can be read")
            return


def read_record(line: bytes) -> Content:
    """Read one line of JSON.

    Raises:
        DocumentError: it is no JSON object with a text.
    """
    if len(line) > LIMIT:
        raise DocumentError(f"is longer than {LIMIT // 1024**2} MiB", remedy="split it into several documents")
    decoded = decode(line)
    content = content_of_record(_value(decoded.text))
    return replace(content, notes=(*decoded.notes, *content.notes))


def content_of_record(record: object) -> Content:
    """Read one value of JSON.

    Raises:
        DocumentError: it is no JSON object with a text.
    """
    if not isinstance(record, dict):
        raise DocumentError("is no JSON object", remedy=_REMEDY)
    text = record.get("text")
    if not isinstance(text, str):
        raise DocumentError("has no text", remedy=_REMEDY)
    clean = printable(text)
    notes = () if clean == text else ("control or invalid characters replaced one for one",)
    return Content(text=clean, metadata=metadata_from(record), notes=notes)


def bounded_lines(stream: BinaryIO) -> Iterator[bytes]:
    """Yield a stream's lines; of one that is longer than any document may be, no more than shows it."""
    while line := stream.readline(LIMIT + 1):
        yield line
        while len(line) > LIMIT and not line.endswith(b"\n"):
            line = stream.readline(LIMIT + 1) or b"\n"


def is_record(line: bytes) -> bool:
    """Tell whether a line is a JSON object with a text."""
    try:
        return _BRACE.match(line) is not None and isinstance(read_record(line), Content)
    except DocumentError:
        return False


def _value(text: str) -> object:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise DocumentError(f"is no JSON: {error.msg.lower()} at line {error.lineno}, column {error.colno}") from error
    except (RecursionError, ValueError) as error:  # nested too deep; a number of too many digits
        raise DocumentError("is JSON that cannot be read: too deep or too long a value") from error
