"""Which format a file is in: by its name, or by a look at how it begins."""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import Enum
from pathlib import PurePath
from typing import BinaryIO

from plumbook.documents.content import LIMIT, Content
from plumbook.documents.json_lines import is_record
from plumbook.documents.pdf import MARK, MARK_WITHIN, read_pdf
from plumbook.documents.plain import read_plain
from plumbook.documents.web_page import read_web_page
from plumbook.errors import DocumentError


class Format(Enum):
    """The formats that plumbook reads."""

    PLAIN = "plain text"
    WEB_PAGE = "HTML"
    PDF = "PDF"
    JSON = "JSON"
    JSON_LINES = "JSON Lines"


# Those that hold one document.
READERS: dict[Format, Callable[[bytes], Content]] = {
    Format.PLAIN: read_plain,
    Format.WEB_PAGE: read_web_page,
    Format.PDF: read_pdf,
}

PACKED = ".gz"

_BY_EXTENSION = {
    **dict.fromkeys((".txt", ".text", ".md", ".markdown"), Format.PLAIN),
    **dict.fromkeys((".html", ".htm", ".xhtml"), Format.WEB_PAGE),
    **dict.fromkeys((".jsonl", ".ndjson"), Format.JSON_LINES),
    ".json": Format.JSON,
    ".pdf": Format.PDF,
}

# What may stand in a folder of texts and is none, passed over without a look: pictures; sound and film; archives;
# what other programs write; data and settings; graphs, plumbook's own among them; programs and their traces.
_OTHER_KINDS = """
avif bmp gif heic ico jpeg jpg png psd svg tif tiff webp
aac avi flac m4a mkv mov mp3 mp4 mpeg ogg opus wav webm
7z bz2 rar tar tgz xz zip zst
doc docx epub key mhtml mobi odp ods odt ppt pptx rtf xls xlsx
arrow bib cfg csv db feather ini lock parquet ris sqlite sqlite3 toml tsv xml yaml yml
gexf graphml jsonld n3 nq nt owl rdf rq trig ttl
bak c cpp css go h ipynb java js log py pyc r rb rs sh so sql tmp ts woff woff2
"""
_OTHER = frozenset(f".{extension}" for extension in _OTHER_KINDS.split())

_PAGE = re.compile(rb"(?:<\?xml[^>]*>|<!--.*?-->|\s)*+<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
_JSON = re.compile(rb"[\[\s]*\{\s*[\"}]")
_GZIP = b"\x1f\x8b"
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")

# Enough to see a page's first tags behind comments.
_LOOK = 4096


def format_by_name(name: str) -> Format | None:
    """Return the format that a file's extension tells; None if it tells none.

    >>> format_by_name("A.TXT"), format_by_name("b.jsonl.gz"), format_by_name("README")
    (<Format.PLAIN: 'plain text'>, <Format.JSON_LINES: 'JSON Lines'>, None)
    """
    return _BY_EXTENSION.get(PurePath(unpacked_name(name)).suffix.lower())


def is_other_kind(name: str) -> bool:
    """Tell whether a file's extension is that of pictures, tables, programs and other things than texts."""
    return PurePath(unpacked_name(name)).suffix.lower() in _OTHER


def is_packed(name: str) -> bool:
    """Tell whether a file's name says that it is compressed by gzip."""
    return name.lower().endswith(PACKED)


def unpacked_name(name: str) -> str:
    """Return a file's name without the ending of compressed files.

    >>> unpacked_name("columns.jsonl.gz")
    'columns.jsonl'
    """
    return name[: -len(PACKED)] if is_packed(name) and name.lower() != PACKED else name


def beginning_of(stream: BinaryIO) -> bytes:
    """Read whole lines from a stream, enough of them to see its format: the first that is not empty is among them."""
    lines: list[bytes] = []
    size, filled = 0, False
    while (size < _LOOK or not filled) and size <= LIMIT and (line := stream.readline(LIMIT + 1)):
        lines.append(line)
        size += len(line)
        filled = filled or bool(line.strip())
    return b"".join(lines)


def format_by_look(begun: bytes) -> Format:
    """Return the format of which a file begins so; plain text if nothing else.

    Args:
        begun: what `beginning_of` gives.

    Raises:
        DocumentError: it is compressed.
    """
    if begun.startswith(_GZIP):
        raise DocumentError("is compressed", remedy="unpack it, or end its name in .gz")
    if MARK in begun[:MARK_WITHIN]:
        return Format.PDF
    if _PAGE.match(_latin(begun[:_LOOK])):
        return Format.WEB_PAGE
    first = next((line for line in begun.split(b"\n") if line.strip()), b"")
    if is_record(first):
        return Format.JSON_LINES
    return Format.JSON if _JSON.match(_latin(begun[:_LOOK])) else Format.PLAIN


def _latin(begun: bytes) -> bytes:
    """Return what of a beginning in any encoding is Latin letters and signs."""
    for mark in _MARKS:
        begun = begun.removeprefix(mark)
    return begun.replace(b"\0", b"")
