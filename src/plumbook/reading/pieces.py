"""Long texts cut where nothing is broken, because a parser takes memory in proportion to its text."""

from __future__ import annotations

from collections.abc import Iterator

LONGEST = 60_000


def pieces(text: str, longest: int = LONGEST) -> Iterator[str]:
    """Cut a text into pieces that give the text when put together again.

    Cuts fall after a line break where there is one in the second half of a piece, otherwise after a
    space, otherwise anywhere.

    Args:
        text: any text.
        longest: the most code points of a piece.
    """
    start = 0
    while len(text) - start > longest:
        end = start + longest
        half = start + longest // 2
        cut = text.rfind("\n", half, end)
        if cut < 0:
            cut = text.rfind(" ", half, end)
        cut = end if cut < 0 else cut + 1
        yield text[start:cut]
        start = cut
    yield text[start:]
