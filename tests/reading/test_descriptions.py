"""Where the words that describe groups and anonymous sources begin and end."""

from __future__ import annotations

import pytest

from plumbook.model import Document
from plumbook.reading.reader import SpacyReader


@pytest.fixture(scope="module")
def reader() -> SpacyReader:
    return SpacyReader(components=("offices", "actors", "tenures", "attributions"))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The co-workers said he was late.", "co-workers"),
        ("A spokesman for then-Rep. Ada Quill’s office said no.", "spokesman for then-Rep. Ada Quill’s office"),
        ("A representative of the Hale-Moss Funeral Home said no.", "representative of the Hale-Moss Funeral Home"),
        ("A well-known anti-smoking activist said it was wrong.", "well-known anti-smoking activist"),
        (
            "Officials in charge of open-records requests opposed the plan.",
            "Officials in charge of open-records requests",
        ),
        ("The political enemies in the #WeThree era said so.", "political enemies in the #WeThree era"),
        ("Longtime opponents of Idaho’ Cape Mist said it would fail.", "Longtime opponents"),
        ("The Lowry family thanked the nation.", "Lowry family"),
        ("Some, but not all white teachers support the ban.", "white teachers"),
    ],
)
def test_a_description_cuts_no_word_and_ends_in_no_small_one(reader: SpacyReader, text: str, name: str) -> None:
    assert [a.name for a in reader.read(Document(id="d", text=text)).actors if a.name != "Ada Quill"][-1:] == [name]
