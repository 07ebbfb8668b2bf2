from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from plumbook.encoder.pieces import SHAPES, pieces_of
from plumbook.encoder.windows import LONGEST, windows


@given(st.lists(st.booleans(), max_size=900))
def test_every_piece_lies_in_the_core_of_exactly_one_window(line_starts: list[bool]) -> None:
    cores = [i for w in windows(line_starts) for i in range(w.core_start, w.core_end)]
    assert cores == list(range(len(line_starts)))


@given(st.lists(st.booleans(), max_size=900))
def test_windows_are_short_and_hold_their_cores(line_starts: list[bool]) -> None:
    for w in windows(line_starts):
        assert w.end - w.start <= LONGEST
        assert w.start <= w.core_start < w.core_end <= w.end


def test_lines_that_fit_stay_whole() -> None:
    line_starts = [i % 50 == 0 for i in range(1000)]
    assert all(line_starts[w.core_start] for w in windows(line_starts))


def test_a_line_that_is_too_long_is_seen_from_both_sides_of_a_cut() -> None:
    first, second, *_ = windows([True] + [False] * 1000)
    assert first.end > first.core_end
    assert second.start < second.core_start


@given(st.text(max_size=300))
def test_pieces_point_to_the_characters_they_were_made_of(text: str) -> None:
    pieces = pieces_of(text)
    assert len(pieces.ids) == len(pieces.spans) == len(pieces.line_starts) == len(pieces.shapes)
    assert all(0 <= shape < SHAPES for shape in pieces.shapes)
    assert all(0 <= start < end <= len(text) for start, end in pieces.spans)
    assert pieces.spans == sorted(pieces.spans)


@given(st.text(st.sampled_from("abc déF.,“”’ \n"), max_size=200))
def test_no_letter_goes_unread(text: str) -> None:
    covered = {i for start, end in pieces_of(text).spans for i in range(start, end)}
    assert all(i in covered for i, c in enumerate(text) if c.isalnum())


def test_lines_are_told() -> None:
    assert pieces_of("one two\nthree").line_starts == [True, False, True]


def test_looks_tell_case_line_and_quotation() -> None:
    text = "He said:\n“WE go, Ann.” Then"
    pieces = pieces_of(text)
    looks = {text[start:end]: shape for (start, end), shape in zip(pieces.spans, pieces.shapes, strict=True)}
    assert looks["said"] == 0
    assert looks["He"] == 1 + 3
    assert looks["“"] == 3 + 6
    assert looks["WE"] == 2 + 6
    assert looks["Ann"] == 1 + 6
    assert looks["Then"] == 1


def test_what_a_line_leaves_open_ends_with_it() -> None:
    assert [shape >= 6 for shape in pieces_of("“a\nb").shapes] == [True, True, False]
