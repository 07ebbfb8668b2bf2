from __future__ import annotations

import pytest

from plumbook.model import Document
from plumbook.reading.reader import SpacyReader

SCENE = "Ada Quill is the energy minister of Norway. Tom Brandt leads the Pipeline Association.\n\n"


def contents(reader: SpacyReader, text: str) -> list[str]:
    """The contents of a text's claims."""
    document = Document(id="d", text=SCENE + text)
    reading = reader.read(document)
    return [" | ".join(document.text[s.start : s.end] for s in a.content) for a in reading.attributions if a.is_claim]


def test_two_single_marks_end_a_quotation(reader: SpacyReader) -> None:
    text = "“The grid is full,’’ Quill, who toured the plant, said in a statement. “We need cables.”"
    assert contents(reader, text) == ["“The grid is full,’’ | “We need cables.”"]


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("No visits were planned by the ministry with its many guests in town for the fair, though Brandt was "
         "expected to have a talk with Quill, deputy energy adviser Jon Aas said.",
         "No visits were planned by the ministry with its many guests in town for the fair, though Brandt was "
         "expected to have a talk with Quill"),
        ("Brandt said last month’s decision “is a catastrophe for countless small towns and islands.”",
         "last month’s decision “is a catastrophe for countless small towns and islands.”"),
        ("If the valves are in the sea, Quill said, the leak could be “the worst disaster in recent years.”",
         "If the valves are in the sea | the leak could be “the worst disaster in recent years.”"),
        ("Quill has contended the survey went astray.", "the survey went astray"),
        ("Quill has declared that plan dead.", "that plan dead"),
        ("The speech, Quill says, was well-received by both the crowd and the aides to two senators.",
         "The speech | was well-received by both the crowd and the aides to two senators"),
        ("This, Brandt told his 10-year-old twin sons, was a real-life “civics lesson.”",
         "This | was a real-life “civics lesson.”"),
        ("The ministry's announcement Tuesday that the country is leaving the notorious council has been characterized "
         "as an example of isolation.", "that the country is leaving the notorious council"),
    ],
)  # fmt: skip
def test_a_content_is_whole(reader: SpacyReader, text: str, claim: str) -> None:
    assert claim in contents(reader, text)


def test_what_stands_between_source_and_cue_is_no_content(reader: SpacyReader) -> None:
    text = "The Pipeline Association, citing a senior engineer familiar with the plant, said Brandt took the train."
    assert "Brandt took the train" in contents(reader, text)


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("A welder asked Quill how she did in school.", "how she did in school"),
        ("The ministry warned Brandt that the cable could break.", "the cable could break"),
    ],
)
def test_whom_it_is_said_to_is_no_content(reader: SpacyReader, text: str, claim: str) -> None:
    assert [content.removeprefix("that ") for content in contents(reader, text)] == [claim]


@pytest.mark.parametrize(
    "text",
    [
        "Quill defended Brandt.",
        "Quill tweeted a picture of the plant.",
        "Quill copied the words of a poet.",
    ],
)
def test_neither_people_nor_pictures_nor_deeds_are_said(reader: SpacyReader, text: str) -> None:
    assert contents(reader, text) == []
