"""HTML: the main text of a page and its metadata."""

from __future__ import annotations

import re
import sys
from typing import Any

from plumbook.documents.content import Content
from plumbook.documents.decoding import REPLACEMENT, decode, printable
from plumbook.documents.metadata import metadata_from
from plumbook.documents.quieting import quiet
from plumbook.errors import DocumentError

# trafilatura takes time and memory by the size of the page; an article's page has a tenth of this.
LIMIT = 8 * 1024 * 1024

_CHARSET = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_REFERENCE = re.compile(r"&#(?:[xX]([0-9a-fA-F]{1,6})|([0-9]{1,7}));?")
_DECLARATION = re.compile(r"\s*<\?xml[^>]*>")

# Only dates that the page itself gives as its own; none later than this is refused, so that the
# result does not depend on the day of the run.
_DATES = {"extensive_search": False, "original_date": True, "max_date": "2999-12-31"}


def read_web_page(data: bytes) -> Content:
    """Read the main text of an HTML page, without menus and advertisements, and its metadata.

    trafilatura finds both; nothing is fetched. Paragraphs are parted by an empty line. Offsets count
    in this text, not in the page's source.

    Raises:
        DocumentError: there is no main text, or the page is too large.
    """
    if not data.strip():
        raise DocumentError("has no text")
    if len(data) > LIMIT:
        raise DocumentError(f"is a page of more than {LIMIT // 1024**2} MiB", remedy="save its text alone")
    decoded = decode(data, declared=_declared(data))
    page = _extracted(_REFERENCE.sub(_harmless, _DECLARATION.sub("", decoded.text, count=1)))
    if page is None or not page.text:
        raise DocumentError("is a page without a main text", remedy="save its text alone")
    fields = {
        "title": page.title,
        "author": page.author,
        "date": page.date,
        "publisher": page.sitename,
        "url": page.url,
    }
    text = printable(re.sub(r"\n+", "\n\n", page.text.strip()))
    return Content(text=text, metadata=metadata_from(fields), notes=decoded.notes)


def _declared(data: bytes) -> str | None:
    found = _CHARSET.search(data, 0, 4096)
    if found is None:
        return None
    name = found[1].decode("ascii", "replace")
    # As browsers do: pages that call themselves Latin-1 are Windows-1252.
    return "cp1252" if name.lower() in {"iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii"} else name


def _harmless(reference: re.Match[str]) -> str:
    """Replace a reference by number to a forbidden character: the whole page would be refused for it."""
    number = int(reference[1], 16) if reference[1] else int(reference[2])
    if number > sys.maxunicode:
        return REPLACEMENT
    clean = printable(chr(number))
    return reference[0] if clean == chr(number) else clean


def _extracted(page: str) -> Any:  # noqa: ANN401 (trafilatura has no types)
    from trafilatura import bare_extraction

    quiet("trafilatura", "htmldate")
    try:
        return bare_extraction(
            page, with_metadata=True, include_comments=False, include_tables=False, date_extraction_params=_DATES
        )
    except (RecursionError, ValueError, TypeError, AttributeError) as error:
        raise DocumentError("is a page that cannot be parsed", remedy="save its text alone") from error
