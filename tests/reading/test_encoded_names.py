"""Persons' names that the tagger cuts, runs together or takes for something else."""

from __future__ import annotations

import pytest

from plumbook.model import Actor, ActorKind, Document, Reading
from plumbook.reading.reader import SpacyReader


@pytest.fixture(scope="module")
def reader() -> SpacyReader:
    return SpacyReader(components=("offices", "actors"))


def read(reader: SpacyReader, text: str) -> Reading:
    return reader.read(Document(id="d", text=text))


def called(reading: Reading, name: str) -> Actor:
    found = [a for a in reading.actors if name in (a.name, *a.names)]
    assert len(found) == 1, [(a.name, a.names) for a in reading.actors]
    return found[0]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Members elected the new Speaker of the House Nora Castellano on Thursday. Castellano was glad.",
            "Castellano",
        ),
        ("They fear acting Director of National Intelligence Robert Grendell’s move. Grendell said no.", "Grendell"),
        ("It went to Department of Homeland Security Secretary Joan Palermo Thursday. Palermo said so.", "Palermo"),
        ("Mayor Eva Ruiz will run again. Ruiz said so on Monday.", "Ruiz"),
    ],
)
def test_a_full_name_is_kept_behind_a_long_title(reader: SpacyReader, text: str, name: str) -> None:
    person = called(read(reader, text), name)
    assert person.kind is ActorKind.PERSON
    assert len(person.name.split()) == 2


@pytest.mark.parametrize(
    ("text", "full", "surname"),
    [
        (
            "Prime Minister Karl Muscat spoke on Monday. Muscat told reporters that he would stay.",
            "Karl Muscat",
            "Muscat",
        ),
        ("We know Andrew Bloomberg will run. Bloomberg said he was wrong.", "Andrew Bloomberg", "Bloomberg"),
        ("Rosa Vale-Ortiz won the seat. Vale-Ortiz said she was ready.", "Rosa Vale-Ortiz", "Vale-Ortiz"),
        ("Susan May lost the vote. May announced this month that she had a deal.", "Susan May", "May"),
    ],
)
def test_a_bare_surname_is_its_bearers_not_a_places_or_papers(
    reader: SpacyReader, text: str, full: str, surname: str
) -> None:
    person = called(read(reader, text), surname)
    assert (person.kind, person.name) == (ActorKind.PERSON, full)


def test_a_state_stays_one_beside_a_namesake(reader: SpacyReader) -> None:
    text = "Jim Jordan flew to Amman. Jordan’s king asked the United States for aid, and Jordan opened its border."
    reading = read(reader, text)
    assert called(reading, "Jordan").kind is ActorKind.STATE


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Editor’s Note: This article has been updated since it was published.", "Note"),
        ("Overturning Roe would require five votes.", "Overturning Roe"),
        ("The House heard from Speaker Pro Tempore Ida Quill on Monday.", "Pro Tempore"),
        ("Alaska Natives met the governor on Tuesday and asked for help.", "Alaska Natives"),
        ("Ines Moral-Vega: Youngest in the House\nShe won by ten points.", "Ines Moral-Vega: Youngest"),
        ("More:Quill Asia tour: The senator is winning. Ada Quill said she was happy.", "Quill Asia"),
    ],
)
def test_other_words_are_no_person_and_no_part_of_a_name(reader: SpacyReader, text: str, wrong: str) -> None:
    persons = [a for a in read(reader, text).actors if a.kind is ActorKind.PERSON]
    assert wrong not in {name for a in persons for name in (a.name, *a.names)}


def test_a_surname_written_as_one_word_or_two_is_one_persons(reader: SpacyReader) -> None:
    text = "Heather Mac Neill wrote a book. MacNeill says that the benchmark is wrong. Mac Neill added more."
    assert set(called(read(reader, text), "MacNeill").names) == {"MacNeill", "Mac Neill"}
