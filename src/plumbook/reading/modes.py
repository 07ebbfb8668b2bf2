"""How much of a content is quoted."""

from __future__ import annotations

from collections.abc import Sequence

from plumbook.model import Mode, Span
from plumbook.reading.quotations import Quotation, words_quoted

_DIRECT_ABOVE = 0.95
_INDIRECT_BELOW = 0.02


def mode_of(content: Sequence[Span], quotations: Sequence[Quotation], text: str) -> Mode:
    """Return the mode of a content by the share of its word characters that stand in quotation marks."""
    quoted, total = words_quoted(content, quotations, text)
    share = quoted / total if total else 0.0
    if share > _DIRECT_ABOVE:
        return Mode.DIRECT
    return Mode.INDIRECT if share < _INDIRECT_BELOW else Mode.MIXED
