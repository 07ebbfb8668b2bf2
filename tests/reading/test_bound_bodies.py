from __future__ import annotations

import pytest

from plumbook.model import Document, Polarity, Reading, Stance
from plumbook.reading.reader import SpacyReader

SPOKESMAN = "Ada Quill is the spokeswoman of the Energy Department. "
MINISTER = "Ada Quill is the energy minister of Norway. "
SENATOR = "Ada Quill is a senator from Ohio. "
FORMER = "Ada Quill was until May the spokeswoman of the Energy Department. "


def read(reader: SpacyReader, text: str) -> Reading:
    return reader.read(Document(id="d", text=text, date="2021-06"))


def bound(reading: Reading) -> dict[str, tuple[Stance, Stance]]:
    """By the name of the body, each derived stance with the one that it is derived from."""
    names = {actor.key: actor.name for actor in reading.actors}
    own = {(s.actor, s.policy): s for s in reading.stances if s.derived_from is None}
    return {names[s.actor]: (s, own[s.derived_from, s.policy]) for s in reading.stances if s.derived_from is not None}


def test_a_spokesman_binds_the_body(reader: SpacyReader) -> None:
    reading = read(reader, SPOKESMAN + "“We oppose the carbon tax,” Quill said.")
    stance, origin = bound(reading)["Department of Energy"]
    assert stance.polarity is origin.polarity is Polarity.OPPOSES
    assert stance.based_on == origin.based_on != ()
    assert stance.evidence == origin.evidence
    assert stance.confidence < origin.confidence


def test_a_nameless_spokesman_binds_the_body_too(reader: SpacyReader) -> None:
    reading = read(reader, "A State Department spokesman said the United States should lift the fishing ban.")
    assert "Department of State" in bound(reading)


@pytest.mark.parametrize(
    "said",
    [
        "“We will not lift the fishing ban,” Quill said.",
        "“We are going to lift the fishing ban,” Quill said.",
        "Quill said that Norway was serious about the fishing ban.",
        "Quill said Oslo was serious about pursuing a fishing ban.",
    ],
)
def test_another_office_holder_binds_the_body_in_its_name(reader: SpacyReader, said: str) -> None:
    stance, origin = bound(read(reader, MINISTER + said))["Norway"]
    assert stance.confidence < origin.confidence


@pytest.mark.parametrize(
    "said",
    [
        "Quill said she opposed the fishing ban.",
        "Quill said that Denmark should lift the fishing ban.",
        "“We think the fishing ban is wrong,” Quill said.",
        "Quill promised to keep Norway from pursuing a fishing ban.",
    ],
)
def test_what_an_office_holder_says_in_another_name_binds_nobody(reader: SpacyReader, said: str) -> None:
    assert bound(read(reader, MINISTER + said)) == {}


@pytest.mark.parametrize(
    "said", ["“We will lift the fishing ban,” Quill said.", "Quill said Ohio was serious about the fishing ban."]
)
def test_a_senator_binds_neither_state_nor_chamber(reader: SpacyReader, said: str) -> None:
    assert bound(read(reader, SENATOR + said)) == {}


def test_who_has_left_the_office_binds_nobody(reader: SpacyReader) -> None:
    assert bound(read(reader, FORMER + "“We oppose the carbon tax,” Quill said.")) == {}


def test_a_citizen_does_not_bind_the_state(reader: SpacyReader) -> None:
    text = "Ada Quill, a Norwegian farmer, said Norway was serious about the fishing ban. “We will lift the ban,” Quill said."
    assert bound(read(reader, text)) == {}


def test_a_stance_that_was_read_itself_stays(reader: SpacyReader) -> None:
    text = SPOKESMAN + "The Energy Department opposes the carbon tax. “We oppose the carbon tax,” Quill said."
    reading = read(reader, text)
    assert bound(reading) == {}
    (department,) = [actor.key for actor in reading.actors if actor.name == "Department of Energy"]
    assert [s.derived_from for s in reading.stances if s.actor == department] == [None]
