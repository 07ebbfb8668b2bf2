"""A document's text cut where marks begin and end, so that marks may overlap and nest."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

_BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")
_LINE = re.compile(r"\n\s*")
_LONG_LINE = 120  # code points; texts with longer lines than this on average end paragraphs with a single line end


@dataclass(frozen=True, slots=True)
class Mark:
    """A marked stretch of a text.

    Attributes:
        start: where it begins, in code points.
        end: where it ends.
        role: "actor", "office", "policy" for a mention; "content", "source", "cue", "evidence" of a statement.
        of: the IRI of what is mentioned, or of the statement.
    """

    start: int
    end: int
    role: str
    of: str


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text with all marks that cover it, the longest first."""

    start: int
    text: str
    marks: tuple[Mark, ...]


def paragraphs(text: str) -> list[tuple[int, int]]:
    r"""Return where a text's paragraphs begin and end: at blank lines, or at line ends where lines are long.

    >>> paragraphs("One.\n\nTwo\nlines.\n")
    [(0, 4), (6, 16)]
    """
    break_ = _BLANK_LINE
    lines = text.split("\n")
    if not _BLANK_LINE.search(text.strip()) and len(text) / len(lines) > _LONG_LINE:
        break_ = _LINE
    found = []
    start = len(text) - len(text.lstrip())
    end = len(text.rstrip())
    for gap in break_.finditer(text, start, end):
        found.append((start, gap.start()))
        start = gap.end()
    return [*found, (start, end)] if start < end else found


def segments(text: str, start: int, marks: Iterable[Mark]) -> list[Segment]:
    """Cut a paragraph at the ends of marks.

    Args:
        text: the paragraph.
        start: where it begins in its document.
        marks: with places in the document; only those that touch the paragraph count.

    >>> [(s.text, len(s.marks)) for s in segments("abcd", 10, [Mark(11, 13, "actor", "x"), Mark(12, 14, "cue", "y")])]
    [('a', 0), ('b', 1), ('c', 2), ('d', 1)]
    """
    end = start + len(text)
    touching = sorted(
        (mark for mark in marks if mark.start < end and mark.end > start and mark.start < mark.end),
        key=lambda mark: (mark.start - mark.end, mark.start, mark.role, mark.of),
    )
    cuts = {start, end}
    for mark in touching:
        cuts |= {max(mark.start, start), min(mark.end, end)}
    places = sorted(cuts)
    return [
        Segment(one, text[one - start : other - start], _covering(touching, one)) for one, other in pairwise(places)
    ]


def _covering(marks: Sequence[Mark], place: int) -> tuple[Mark, ...]:
    return tuple(mark for mark in marks if mark.start <= place < mark.end)
