"""Word pieces: the units that the encoder reads, with their places in the text."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from tokenizers import BertWordPieceTokenizer


@dataclass(frozen=True, slots=True)
class Pieces:
    """A text's word pieces.

    Attributes:
        ids: their numbers in the vocabulary.
        spans: for each, first and one past the last code point of the text.
        line_starts: for each, whether it is the first of its line.
    """

    ids: list[int]
    spans: list[tuple[int, int]]
    line_starts: list[bool]


@cache
def tokenizer() -> BertWordPieceTokenizer:
    """Return the tokenizer of the encoder's vocabulary: WordPiece, lower case, no accents."""
    return BertWordPieceTokenizer(str(files(__package__) / "vocab.txt"), lowercase=True)


def pieces_of(text: str) -> Pieces:
    """Return a text's word pieces, without marks at its ends."""
    encoding = tokenizer().encode(text, add_special_tokens=False)
    spans = [(start, end) for start, end in encoding.offsets]
    line_starts = [
        i == 0 or "\n" in text[spans[i - 1][1] : start] or "\r" in text[spans[i - 1][1] : start]
        for i, (start, _) in enumerate(spans)
    ]
    return Pieces(encoding.ids, spans, line_starts)
