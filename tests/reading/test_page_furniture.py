from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plumbook.model import Document
from plumbook.reading.page_furniture import without_furniture
from plumbook.reading.reader import SpacyReader

BOX = (
    "Senator Ana Quill Ana Maria QuillSenate delays vote on harbor Five things to know about the harbor MORE said the "
    "harbor must close."
)


def test_a_box_of_other_stories_is_blank_and_nothing_moves() -> None:
    quiet = without_furniture(BOX)
    assert len(quiet) == len(BOX)
    assert quiet.split() == ["Senator", "Ana", "Quill", "said", "the", "harbor", "must", "close."]
    assert quiet.index("said") == BOX.index("said")


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("CLOSE Mayor Tom Reed speaks.", "Mayor Tom Reed speaks."),
        ("Tom Reed speaks. (Photo: Ana Quill, The Courier)", "Tom Reed speaks."),
        ("Image copyright Courier Image caption Tom Reed speaks.", "Tom Reed speaks."),
        ("Tom Reed speaks.\nSign up for our weekly newsletter", "Tom Reed speaks."),
    ],
)
def test_buttons_and_credits_are_blank(text: str, kept: str) -> None:
    assert without_furniture(text).strip() == kept


@pytest.mark.parametrize(
    "text",
    [
        "The talks CLOSE to the harbor went on.",
        "CLOSE RACE IN OHIO",
        "Ana Quill and Tom Quill want MORE money.",
        "Ana Quill’s plan costs MORE than the mayor’s (photographs show why).",
        "Readers sign up for newsletters every day, and for more.",
    ],
)
def test_an_article_s_own_words_stay(text: str) -> None:
    assert without_furniture(text) == text


@given(st.text(alphabet=st.sampled_from("AbQuil MORE()\nPhoto: CLOSE")))
def test_the_text_keeps_its_length_and_lines(text: str) -> None:
    quiet = without_furniture(text)
    assert len(quiet) == len(text)
    assert [i for i, c in enumerate(quiet) if c == "\n"] == [i for i, c in enumerate(text) if c == "\n"]


def test_a_claim_keeps_its_place_behind_a_box(reader: SpacyReader) -> None:
    reading = reader.read(Document(id="d", text=BOX))
    assert [a.name for a in reading.actors if a.kind.value == "person"] == ["Ana Quill"]
    (claim,) = [a for a in reading.attributions if a.is_claim]
    assert [BOX[s.start : s.end] for s in claim.content] == ["the harbor must close"]


def test_a_reading_says_which_document_it_is_of(reader: SpacyReader) -> None:
    document = Document(id="d", text=BOX)
    assert reader.read(document).fingerprint == document.fingerprint
