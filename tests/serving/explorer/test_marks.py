"""Texts cut at marks: nothing lost, whatever overlaps."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from plumbook.serving.explorer.marks import Mark, paragraphs, segments

MARKS = st.lists(st.builds(Mark, st.integers(0, 60), st.integers(0, 60), st.sampled_from("ab"), st.sampled_from("xyz")))


@given(st.text(max_size=40), st.integers(0, 20), MARKS)
def test_segments_are_the_text_and_each_has_the_marks_that_cover_it(text: str, start: int, marks: list[Mark]) -> None:
    cut = segments(text, start, marks)
    assert "".join(segment.text for segment in cut) == text
    for segment in cut:
        for place in range(segment.start, segment.start + len(segment.text)):
            covering = {mark for mark in marks if mark.start <= place < mark.end}
            assert set(segment.marks) == covering


@given(st.text(alphabet="ab \n", max_size=80))
def test_paragraphs_hold_every_word_once_and_in_order(text: str) -> None:
    found = paragraphs(text)
    assert " ".join(text[start:end] for start, end in found).split() == text.split()
    assert all(one[1] <= other[0] for one, other in itertools.pairwise(found))


def test_long_lines_without_blank_ones_are_paragraphs() -> None:
    line = "word " * 60
    assert len(paragraphs(f"{line}\n{line}\n{line}")) == 3
