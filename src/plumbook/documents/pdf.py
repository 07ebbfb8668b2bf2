"""PDF: the text layer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING

from plumbook.documents.content import LIMIT, Content
from plumbook.documents.decoding import printable
from plumbook.documents.metadata import metadata_from
from plumbook.documents.page_lines import paragraphs_of
from plumbook.documents.quieting import quiet
from plumbook.errors import DocumentError

if TYPE_CHECKING:
    from pypdf import PdfReader

MARK = b"%PDF-"

# The mark may stand a little way in; readers look for it this far.
MARK_WITHIN = 1024

_DAY = re.compile(r"D:(\d{4})(\d\d)?(\d\d)?")

# Titles that the writing program gave, and no person.
_NO_TITLE = re.compile(r"untitled.*|microsoft word.*|.*\.(?:docx?|indd|qxd|pdf|tex|rtf|pptx?)", re.IGNORECASE)


def read_pdf(data: bytes) -> Content:
    """Read the text layer of a PDF, its lines joined to paragraphs, with title, author and date.

    Offsets count in the joined text. The date is that of the file's making, which is seldom far from
    that of publication; a note says so.

    Raises:
        DocumentError: the file is no PDF, is encrypted or damaged, or has pictures of text only.
    """
    if not data:
        raise DocumentError("has no text")
    if MARK not in data[:MARK_WITHIN]:
        raise DocumentError("is no PDF, whatever its name says", remedy="look into it: it may be a page of a web site")
    try:
        pages, fields = _opened(data)
    except DocumentError:
        raise
    except Exception as error:  # pypdf meets damage with whatever exception comes first
        raise DocumentError("is a damaged PDF", remedy="open it and print it to a new PDF") from error
    text = printable(paragraphs_of(pages))
    if not text.strip():
        raise DocumentError(
            f"has no text layer on its {len(pages)} page{'s' * (len(pages) != 1)}",
            remedy="run text recognition over it (ocrmypdf)",
        )
    notes = ("date: when the PDF was made",) if "date" in fields else ()
    return Content(text=text, metadata=metadata_from(fields), notes=notes)


def _opened(data: bytes) -> tuple[list[str], dict[str, object]]:
    from pypdf import PdfReader

    quiet("pypdf")
    reader = PdfReader(BytesIO(data))
    _unlock(reader)
    return list(_pages(reader)), dict(_fields(reader))


def _unlock(reader: PdfReader) -> None:
    """Open a PDF that forbids copying or printing; one with a password stays shut."""
    if reader.is_encrypted and not reader.decrypt(""):
        raise DocumentError("is a PDF with a password", remedy="save a copy without one")


def _pages(reader: PdfReader) -> Iterator[str]:
    size = 0
    for page in reader.pages:
        text = page.extract_text()
        size += len(text)
        if size > LIMIT:  # a small file can hold one page's text many times over
            raise DocumentError(f"holds more than {LIMIT // 1024**2} MiB of text", remedy="split it into several")
        yield text


def _fields(reader: PdfReader) -> Iterator[tuple[str, object]]:
    known = reader.metadata
    if known is None:
        return
    if isinstance(known.title, str) and not _NO_TITLE.fullmatch(known.title.strip()):
        yield "title", known.title
    if isinstance(known.author, str):
        yield "author", known.author
    if made := _DAY.match(str(known.creation_date_raw or "")):
        yield "date", "-".join(part for part in made.groups() if part)
