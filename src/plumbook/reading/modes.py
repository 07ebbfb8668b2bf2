"""How much of a content is quoted."""

from __future__ import annotations

from collections.abc import Sequence

from plumbook.model import Mode, Span
from plumbook.reading.quotations import QuotedText

_DIRECT_ABOVE = 0.95
_INDIRECT_BELOW = 0.02


def mode_of(content: Sequence[Span], quoted_text: QuotedText) -> Mode:
    """Return the mode of a content by the share of its word characters that stand in quotation marks."""
    quoted, total = quoted_text.words_quoted(content)
    share = quoted / total if total else 0.0
    if share > _DIRECT_ABOVE:
        return Mode.DIRECT
    return Mode.INDIRECT if share < _INDIRECT_BELOW else Mode.MIXED
