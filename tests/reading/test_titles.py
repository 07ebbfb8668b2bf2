from __future__ import annotations

import pytest

from plumbook.model import Document
from plumbook.reading.reader import SpacyReader

Held = tuple[str, str, str]


def held(reader: SpacyReader, text: str, date: str = "2021-05-05") -> set[Held]:
    reading = reader.read(Document(id="d", text=text, date=date))
    names = {thing.key: thing.name for thing in (*reading.actors, *reading.offices)}
    return {(names[t.actor], names[t.office], t.status.value) for t in (*reading.tenures, *reading.candidacies)}


@pytest.mark.parametrize(
    ("text", "office", "holders"),
    [
        ("Republican Reps. Paula R. Reyes, Mike Dunmore and Cora Gantt wrote to the agency.",
         "representative", {"Paula R. Reyes", "Mike Dunmore", "Cora Gantt"}),
        ("Judges agreed, joined by Justices Samuel Orlov and Nina Quirk.", "Justice", {"Samuel Orlov", "Nina Quirk"}),
        ("Supreme Court Justices Samuel Orlov and Helen Brandt agreed.",
         "Supreme Court Justice", {"Samuel Orlov", "Helen Brandt"}),
        ("Deputy Secretaries Mark Stone and Lucy Hale resigned.", "Deputy Secretary", {"Mark Stone", "Lucy Hale"}),
    ],
)  # fmt: skip
def test_a_plural_title_gives_each_bearer_one_office_in_the_singular(
    reader: SpacyReader, text: str, office: str, holders: set[str]
) -> None:
    found = held(reader, text)
    assert {who for who, _, _ in found} == holders
    assert {name for _, name, _ in found} == {office}


def test_justices_of_one_court_share_their_office(reader: SpacyReader) -> None:
    found = held(reader, "Justice Clara Tomlin wrote it, joined by Justices Samuel Orlov and Nina Quirk.")
    assert len(found) == 3
    assert {office for _, office, _ in found} == {"Justice"}


def test_a_surname_that_is_a_role_is_a_name(reader: SpacyReader) -> None:
    found = held(reader, "Leaders acted after Rep. Martin King, Iowa Republican, said that they should.")
    assert found == {("Martin King", "representative", "current")}


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("The agency is ready, said Dana Werber, federal controller of the Office of Management and Budget.",
         ("Dana Werber", "federal controller of the Office of Management and Budget", "current")),
        ("Peter Stevens, owner of Graham Mill, said so.", ("Peter Stevens", "owner of Graham Mill", "current")),
        ("Speaker Pro Tempore Jane Larkin presided.", ("Jane Larkin", "Speaker Pro Tempore", "current")),
    ],
)  # fmt: skip
def test_more_roles_are_offices(reader: SpacyReader, text: str, fact: Held) -> None:
    assert fact in held(reader, text)


def test_a_rank_among_party_members_is_no_office(reader: SpacyReader) -> None:
    found = held(reader, "House Majority Whip Kevin Marsh, the third-ranking Republican in the House, said no.")
    assert found == {("Kevin Marsh", "House Majority Whip", "current")}


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("State party treasurer Bob Fitch stepped down after a message on Friday.",
         ("Bob Fitch", "State party treasurer", "former")),
        ("Few defended his decision to oust Budget Director Carla Dunn.", ("Carla Dunn", "Budget Director", "former")),
        ("Members voted to remove Speaker Tom Reed.", ("Tom Reed", "Speaker", "former")),
        ("Budget director Tom Reed was forced out on Monday.", ("Tom Reed", "Budget director", "former")),
        ("In 2008 they supported then Sen. Marsh. Carla Marsh won.", ("Carla Marsh", "senator", "former")),
        ("Ann Lowry lost. Though new to it, she was chosen secretary of state after her bid.",
         ("Ann Lowry", "secretary of state", "current")),
        ("The president has chosen Ann Lowry as secretary of state.", ("Ann Lowry", "secretary of state", "nominee")),
        ("Ruth Calder will replace Leon Marsh as defense secretary.", ("Leon Marsh", "defense secretary", "current")),
        ("Former Finance Minister and Norwell Bank official Ruth Calder will replace Leon Marsh as Peru's president.",
         ("Ruth Calder", "Peru's president", "nominee")),
        ("Former Finance Minister and Norwell Bank official Ruth Calder will replace Leon Marsh as Peru's president.",
         ("Ruth Calder", "Norwell Bank official", "former")),
        ("They praised Bill Dunmore, her successor as mayor.", ("Bill Dunmore", "mayor", "current")),
        ("They praised Bill Dunmore, her predecessor as mayor.", ("Bill Dunmore", "mayor", "former")),
        ("Secretary Ann Lowry left on Sunday. Lowry praised her interim replacement, Kevin Malone.",
         ("Kevin Malone", "Secretary", "acting")),
    ],
)  # fmt: skip
def test_what_happens_to_holders_tells_their_status(reader: SpacyReader, text: str, fact: Held) -> None:
    assert fact in held(reader, text)


def test_a_surname_stands_for_whom_the_text_names_in_full(reader: SpacyReader) -> None:
    found = held(reader, "Anna Pressman won. Pressman, a former Boston City Councilor who ran twice, thanked voters.")
    assert found == {("Anna Pressman", "Boston City Councilor", "former")}


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("Fellow 2020 candidate Sen. Cora Brooks spoke.", ("Cora Brooks", "senator", "current")),
        ("Betsy Tyler, a Takoma Park, Md.-based leader of a network of donors, agreed.",
         ("Betsy Tyler", "leader of a network of donors", "current")),
    ],
)  # fmt: skip
def test_words_before_a_title_that_describe_its_bearer_are_no_part_of_it(
    reader: SpacyReader, text: str, fact: Held
) -> None:
    assert held(reader, text) == {fact}


def test_a_presumptive_nominee_seeks_the_presidency(reader: SpacyReader) -> None:
    found = held(reader, "President Obama left. Presumptive Republican presidential nominee Mitch Garner spoke.")
    assert ("Mitch Garner", "President of the United States", "candidate") in found
