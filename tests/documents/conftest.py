"""PDFs to read, made as a word processor makes them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from io import BytesIO

import pytest
from reportlab.pdfgen.canvas import Canvas

MakePdf = Callable[..., bytes]


def _pdf(pages: Sequence[Sequence[str]], **fields: str) -> bytes:
    """Return a PDF whose pages hold the lines."""
    file = BytesIO()
    canvas = Canvas(file, invariant=True)
    for name, value in fields.items():
        getattr(canvas, f"set{name.capitalize()}")(value)
    for page in pages:
        for number, line in enumerate(page):
            canvas.drawString(72, 750 - 14 * number, line)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


@pytest.fixture(scope="session")
def make_pdf() -> MakePdf:
    return _pdf
