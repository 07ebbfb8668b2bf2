from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plumbook.model import Span
from plumbook.reading.quotations import QuotedText, find_quotations


def inner(text: str) -> list[str]:
    return [text[q.inner.start : q.inner.end] for q in find_quotations(text)]


@pytest.mark.parametrize(
    "text",
    ["He said “we wait” twice.", 'He said "we wait" twice.', "He said «we wait» twice.", "He said ``we wait'' twice.", "He said ‘we wait’ twice."],
)  # fmt: skip
def test_marks_of_every_kind_are_read(text: str) -> None:
    assert inner(text) == ["we wait"]


def test_straight_marks_are_told_apart_by_what_stands_around_them() -> None:
    assert inner('"No," she said. "Not (“ever”) now," he said.') == ["No,", "Not (“ever”) now,"]


def test_quotations_within_quotations_are_part_of_the_outer_one() -> None:
    assert inner("“She told me ‘not now’ twice,” he said.") == ["She told me ‘not now’ twice,"]


@pytest.mark.parametrize(
    "text",
    ["“We wait,’’ said Quill.", '"We wait,\'\' said Quill.', "’’We wait,’’ said Quill.", "‘‘We wait,’’ said Quill.",
     "\'\'We wait,\'\' said Quill."],
)  # fmt: skip
def test_two_single_marks_stand_for_a_double_one(text: str) -> None:
    assert inner(f"{text} “Not now.’’ He left.") == ["We wait,", "Not now."]


def test_apostrophes_are_no_quotation_marks() -> None:
    assert inner("The ministers’ plan isn’t the parties' plan; it's ’90s stuff.") == []


def test_a_scare_quote_that_is_never_closed_swallows_nothing() -> None:
    assert inner("The so-called “reset is over. Nobody wants it back.\n\n“We moved on,” Quill said.") == [
        "We moved on,"
    ]


def test_an_unclosed_speech_ends_with_its_paragraph() -> None:
    text = "“We wait.\n\n“We hope,” Quill said. The talks ended."
    first, second = find_quotations(text)
    assert (text[first.start : first.end], first.closed) == ("“We wait.", False)
    assert (text[second.inner.start : second.inner.end], second.closed) == ("We hope,", True)


def test_the_share_of_quoted_words_counts_letters_and_digits() -> None:
    text = "a plan “doomed” now"
    assert QuotedText(text).words_quoted((Span(0, len(text)),)) == (6, 14)


@given(st.text(alphabet="“”„«»\"'‘’`ab A.,:\n\u2028 "))
def test_quotations_lie_in_the_text_in_order_and_apart(text: str) -> None:
    found = find_quotations(text)
    assert all(0 <= q.start <= q.inner.start < q.inner.end <= q.end <= len(text) for q in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all("\n" not in text[q.start : q.end] for q in found)


def test_a_quotation_holds_another_in_marks_of_the_same_kind() -> None:
    text = "She was glad. “Wow. This is no “softening.” Go on!” she wrote."
    assert [text[q.start : q.end] for q in find_quotations(text)] == ["“Wow. This is no “softening.” Go on!”"]
