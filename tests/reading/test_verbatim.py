from __future__ import annotations

import pytest

from plumbook.model import Document, Mode
from plumbook.reading.reader import SpacyReader

SCENE = "Ada Quill is the energy minister of Norway. Tom Brandt leads the Pipeline Association.\n\n"


def direct(reader: SpacyReader, text: str) -> list[tuple[str, str]]:
    """The claims in somebody's own words, each as its claimant's name and its content."""
    document = Document(id="d", text=SCENE + text, authors=("Liv Berg",))
    reading = reader.read(document)
    names = {a.key: a.name for a in reading.actors}
    return [
        (names[a.claimant or ""], " | ".join(document.text[s.start : s.end] for s in a.content))
        for a in reading.attributions
        if a.is_claim and a.mode is Mode.DIRECT
    ]


TURNS = (
    "Brandt: Will you lay a second cable this year?",
    "Quill: We will not lay any cable this year.",
    "Brandt: But the grid is full.",
    "Quill: The grid has been full for years.",
)


@pytest.mark.parametrize("between", ["\n\n", " "])
def test_the_turns_of_a_transcript_are_their_speakers(reader: SpacyReader, between: str) -> None:
    found = direct(reader, "This is what they said.\n\n" + between.join(TURNS))
    assert [claimant for claimant, _ in found] == ["Tom Brandt", "Ada Quill", "Tom Brandt", "Ada Quill"]
    assert found[1][1].startswith("We will not lay any cable")


def test_what_is_said_in_a_turn_is_not_the_authors(reader: SpacyReader) -> None:
    reading = reader.read(Document(id="d", text=SCENE + "\n\n".join(TURNS), authors=("Liv Berg",)))
    author = next((a.key for a in reading.actors if a.is_author), None)
    assert all(a.claimant != author for a in reading.attributions)


def test_headings_with_colons_are_no_transcript(reader: SpacyReader) -> None:
    text = "Update: The grid is full.\n\nMore: Quill visits the plant.\n\nUpdate: Brandt has left.\n\nMore: Cables."
    assert direct(reader, text) == []


@pytest.mark.parametrize(
    "lead",
    ["Quill was not convinced. She writes:", "Then there was Quill saying:", "Quill shook her head, adding:"],
)
def test_a_paragraph_after_a_cue_and_a_colon_is_what_was_said(reader: SpacyReader, lead: str) -> None:
    block = "I fear that the cable will prove too thin. The grid cannot bear it."
    found = direct(reader, f"{lead}\n\n{block}\n\nThe plant opens in May.")
    assert [claimant for claimant, _ in found] == ["Ada Quill"]
    assert block.startswith(found[0][1])
