"""Word pieces: the units that the encoder reads, with their places in the text and their looks."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from tokenizers import BertWordPieceTokenizer

# How many looks a piece can have: lower, capital or upper case × first of its line or not × quoted or not.
SHAPES = 3 * 2 * 2

_MARK = re.compile(r"[“”«»„\"\r\n]|''|``")
_OPENS, _CLOSES, _TURNS = frozenset("“«„") | {"``"}, frozenset("”»"), frozenset({'"', "''"})


@dataclass(frozen=True, slots=True)
class Pieces:
    """A text's word pieces.

    Attributes:
        ids: their numbers in the vocabulary.
        spans: for each, first and one past the last code point of the text.
        line_starts: for each, whether it is the first of its line.
        shapes: for each, its looks as a number below SHAPES; the vocabulary knows no case and no line.
    """

    ids: list[int]
    spans: list[tuple[int, int]]
    line_starts: list[bool]
    shapes: list[int]

    def between(self, start: int, end: int) -> tuple[int, int]:
        """Return the first and one past the last of the pieces that have a character in a stretch."""
        first = bisect_right(self.spans, start, key=lambda span: span[1])
        return first, max(first, bisect_left(self.spans, end, key=lambda span: span[0]))


@cache
def tokenizer() -> BertWordPieceTokenizer:
    """Return the tokenizer of the encoder's vocabulary: WordPiece, lower case, no accents."""
    return BertWordPieceTokenizer(str(files(__package__) / "vocab.txt"), lowercase=True)


def pieces_of(text: str) -> Pieces:
    """Return a text's word pieces, without marks at its ends."""
    # Two single marks stand for a double one, which the encoder knows; the length stays.
    text = text.replace("’’", "” ").replace("‘‘", " “")
    encoding = tokenizer().encode(text, add_special_tokens=False)
    spans = [(start, end) for start, end in encoding.offsets]
    line_starts = [
        i == 0 or "\n" in text[spans[i - 1][1] : start] or "\r" in text[spans[i - 1][1] : start]
        for i, (start, _) in enumerate(spans)
    ]
    quoted = list(_quoted(text))
    begins = [start for start, _ in quoted]
    shapes = []
    for (start, end), first in zip(spans, line_starts, strict=True):
        n = bisect_right(begins, start) - 1
        inside = n >= 0 and start < quoted[n][1]
        shapes.append(_case(text[start:end]) + 3 * first + 6 * inside)
    return Pieces(encoding.ids, spans, line_starts, shapes)


def _case(word: str) -> int:
    if word.islower() or not word[:1].isupper():
        return 0
    return 2 if len(word) > 1 and word.isupper() else 1


def _quoted(text: str) -> Iterator[tuple[int, int]]:
    """What stands in double quotation marks, with them; what a line leaves open ends with it."""
    begin: int | None = None
    for mark in _MARK.finditer(text):
        kind = mark.group()
        if begin is None:
            if kind in _OPENS or kind in _TURNS:
                begin = mark.start()
        elif kind in _CLOSES or kind in _TURNS:
            yield begin, mark.end()
            begin = None
        elif kind in "\r\n":
            yield begin, mark.start()
            begin = None
    if begin is not None:
        yield begin, len(text)
