"""Plain text and Markdown, with or without front matter."""

from __future__ import annotations

from plumbook.documents.content import Content
from plumbook.documents.decoding import decode
from plumbook.documents.front_matter import front_matter_of
from plumbook.documents.metadata import metadata_from


def read_plain(data: bytes) -> Content:
    r"""Read plain text or Markdown.

    The text is what follows the front matter, exactly as decoded: line endings, empty lines and
    Markdown's marks all stay, so that offsets count in the file as its writer sees it.

    Raises:
        DocumentError: the bytes are no text.

    >>> read_plain(b"---\ntitle: A plan\n---\r\n# A plan\r\n").text
    '# A plan\r\n'
    """
    decoded = decode(data)
    front = front_matter_of(decoded.text)
    return Content(
        text=decoded.text[front.start :],
        metadata=metadata_from(front.fields),
        notes=(*decoded.notes, *front.notes),
    )
