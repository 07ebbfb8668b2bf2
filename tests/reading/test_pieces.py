from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from plumbook.reading.pieces import pieces


@given(st.text(), st.integers(min_value=2, max_value=30))
def test_pieces_are_short_and_give_the_text(text: str, longest: int) -> None:
    found = list(pieces(text, longest))
    assert "".join(found) == text
    assert all(len(piece) <= longest for piece in found)
    assert all(found) or not text


def test_a_cut_falls_after_a_paragraph() -> None:
    assert list(pieces("one two.\nthree four", 12)) == ["one two.\n", "three four"]
