"""Bids for an office, whoever makes them."""

from __future__ import annotations

import pytest

from plumbook.model import CandidacyStatus, Document
from plumbook.reading.reader import SpacyReader


def candidates(reader: SpacyReader, text: str) -> set[tuple[str, str]]:
    reading = reader.read(Document(id="d", text=text, date="2021-05-05"))
    names = {a.key: a.name for a in reading.actors} | {o.key: o.name for o in reading.offices}
    found = (c for c in reading.candidacies if c.status is CandidacyStatus.CANDIDATE)
    return {(names[c.actor], names[c.office]) for c in found}


@pytest.mark.parametrize(
    "text",
    [
        "Ted Marsh ended his bid for the Republican presidential nomination on Saturday.",
        "Ted Marsh dropped out of the presidential race.",
        "Ted Marsh won the Democratic presidential nomination.",
        "Ted Marsh, whose presidential campaign is based in Norwell, spoke.",
        "Carla Dunn managed the presidential campaign of Ted Marsh.",
        "Ted Marsh is vying for the Republican presidential nomination.",
        "Ted Marsh, a contender for the Democratic presidential nomination, agreed.",
    ],
)
def test_who_makes_a_bid_is_a_candidate(reader: SpacyReader, text: str) -> None:
    assert candidates(reader, text) == {("Ted Marsh", "President of the United States")}


def test_a_bid_names_the_office_that_it_is_for(reader: SpacyReader) -> None:
    assert candidates(reader, "Lena Moss suspended her gubernatorial campaign.") == {("Lena Moss", "governor")}


@pytest.mark.parametrize(
    "text",
    [
        "Ted Marsh did not launch a presidential bid.",
        "Ted Marsh won the presidential race.",
        "Presidential campaign manager Ted Marsh left.",
        "President Joe Biden recalled his presidential campaign.",
    ],
)
def test_who_makes_no_bid_now_is_no_candidate(reader: SpacyReader, text: str) -> None:
    assert not candidates(reader, text)
