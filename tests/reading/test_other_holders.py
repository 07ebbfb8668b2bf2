"""Offices that stand near somebody's name, and whether they are that one's."""

from __future__ import annotations

import pytest

from plumbook.model import Document, Reading
from plumbook.reading.reader import SpacyReader


def read(reader: SpacyReader, text: str) -> Reading:
    return reader.read(Document(id="d", text=text, date="2021-05-05"))


def held(reading: Reading) -> set[tuple[str, str, str]]:
    names = {a.key: a.name for a in reading.actors} | {o.key: o.name for o in reading.offices}
    facts = [*reading.tenures, *reading.candidacies]
    return {(names[f.actor], names[f.office], f.status.value) for f in facts}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“No,” said Bob Tarn, a senior vice president in charge of tax matters at the Business Council.",
         ("Bob Tarn", "senior vice president in charge of tax matters at the Business Council", "current")),
        ("“It is late,” said Matt Pell, president of the Norwell Trade Association that‘s organizing a trip.",
         ("Matt Pell", "president of the Norwell Trade Association", "current")),
        ("Democratic Whip Steven Marlow of Maryland spoke.", ("Steven Marlow", "Democratic Whip", "current")),
        ("Lena Cray, CNN chief political analyst on CNN, disagreed.",
         ("Lena Cray", "CNN chief political analyst", "current")),
        ("Reid Harl is weak. In 2010, his son, Rory, was beaten when he tried to run for governor of Nevada.",
         ("Rory", "governor of Nevada", "candidate")),
        ("Dana Corning, a clinical psychologist and education professor at the University of Norwell, agrees.",
         ("Dana Corning", "education professor at the University of Norwell", "current")),
        ("John Goodall, now a 92-year-old professor of chemistry at the University of Norwell, agrees.",
         ("John Goodall", "professor of chemistry at the University of Norwell", "current")),
        ("Nina Frost, formerly the director of the Norwell Institute, agrees.",
         ("Nina Frost", "director of the Norwell Institute", "former")),
        ("Critics defend the former Army general and Central Intelligence Agency director David Petty.",
         ("David Petty", "Central Intelligence Agency director", "former")),
        ("Virginia Lt. Gov Justin Farley denied it.", ("Justin Farley", "Virginia Lt. Gov", "current")),
        ("REP. BOBBY SKELTON CALLS FOR TALKS", ("BOBBY SKELTON", "representative", "current")),
        ("It drew criticism by Republican Sens. John Marsh of Arizona and Lena Grant of Ohio, who called it wrong.",
         ("Lena Grant", "senator", "current")),
        ("Marsh's running mate, Indiana governor Mike Pence, spoke.",
         ("Mike Pence", "Vice President of the United States", "candidate")),
        ("Mr Wirth was mulling appointing Mr Rowley as his secretary of state. Mitt Rowley declined.",
         ("Mitt Rowley", "secretary of state", "candidate")),
    ],
)  # fmt: skip
def test_an_office_is_whose_the_sentence_says(reader: SpacyReader, text: str, expected: tuple[str, str, str]) -> None:
    assert expected in held(read(reader, text))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("When a spokesperson for Sen. Paul Lorne – one of the hosts – called it a protest, people left.",
         "spokesperson"),
        ("With the exception of Ken Harl, every elected official in Nevada is a Republican.", "official"),
        ("In an article, Paul Wirth said that Ken Harl was not fit to be president.", "President"),
    ],
)  # fmt: skip
def test_an_office_of_others_is_not_given_to_whom_a_sentence_names(reader: SpacyReader, text: str, name: str) -> None:
    people = {"Paul Lorne", "Ken Harl", "Paul Wirth"}
    assert not [h for h in held(read(reader, text)) if h[0] in people and name in h[1]]


def test_the_last_of_two_presidents_is_in_office_in_a_text_without_a_date(reader: SpacyReader) -> None:
    text = (
        "Mr Rowley said Mr Trump was not fit to be president. The president said he hoped for the best. "
        "Mr Trump said: “He fought against President Obama.” Donald Trump and Barack Obama are no friends."
    )
    found = held(reader.read(Document(id="d", text=text)))
    assert ("Barack Obama", "President of the United States", "current") not in found
    assert ("Donald Trump", "President of the United States", "candidate") not in found


def test_no_sentence_ends_behind_a_title(reader: SpacyReader) -> None:
    text = "Reps. Alma Ocala and Rasha Tabor, two of the four women whom the speaker scolded, defended the mayor."
    tenure = read(reader, text).tenures[0]
    assert [(s.start, s.end) for s in tenure.evidence] == [(0, len(text))]


def test_a_title_behind_somebody_elses_name_is_not_over_with_that_ones(reader: SpacyReader) -> None:
    found = held(read(reader, "They met former Norwell Packard CEO Carla Fiorello and Ohio Gov. Chris Marsh."))
    assert [status for name, _, status in found if name == "Chris Marsh"] == ["current"]


def test_who_was_acting_director_and_is_deputy_held_two_offices(reader: SpacyReader) -> None:
    text = "Anne Shuster served as acting director of the CDC. She currently serves as deputy director of the CDC."
    assert held(read(reader, text)) >= {("Anne Shuster", "deputy director of the CDC", "current")}
    assert len(read(reader, text).offices) == 2
