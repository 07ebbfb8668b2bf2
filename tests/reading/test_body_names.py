"""Bodies and peoples whose names are longer than the tagger or the lexicon sees."""

from __future__ import annotations

import pytest

from plumbook.model import ActorKind, Document, Reading
from plumbook.reading.reader import SpacyReader


@pytest.fixture(scope="module")
def reader() -> SpacyReader:
    return SpacyReader(components=("offices", "actors", "tenures"))


def read(reader: SpacyReader, text: str) -> Reading:
    return reader.read(Document(id="d", text=text))


def kinds(reading: Reading) -> dict[str, ActorKind]:
    return {actor.name: actor.kind for actor in reading.actors}


@pytest.mark.parametrize("name", ["Harbor and Ferry Commission", "Forest and Wildlife Service"])
def test_a_body_with_and_in_its_name_is_one(reader: SpacyReader, name: str) -> None:
    assert kinds(read(reader, f"The {name} said it would act.")) == {name: ActorKind.ORGANIZATION}


def test_two_bodies_joined_by_and_stay_two(reader: SpacyReader) -> None:
    found = kinds(read(reader, "The FBI and the Justice Department said no."))
    assert set(found) == {"Federal Bureau of Investigation", "Department of Justice"}


@pytest.mark.parametrize(
    ("text", "people", "state"),
    [
        ("Native Americans oppose the pipeline.", "Native Americans", "United States"),
        ("American Indians said they were worried.", "American Indians", "India"),
        ("Korean Americans protested on Monday.", "Korean Americans", "United States"),
    ],
)
def test_a_people_is_not_the_state_that_its_name_contains(
    reader: SpacyReader, text: str, people: str, state: str
) -> None:
    found = kinds(read(reader, text))
    assert found.get(people) is ActorKind.GROUP
    assert state not in found


def test_another_congress_is_not_the_congress(reader: SpacyReader) -> None:
    found = read(reader, "The World Tatar Congress welcomed the bill. The U.S. Congress passed it on Monday.")
    names = {actor.name: set(actor.names) for actor in found.actors}
    assert not names["World Tatar Congress"]
    assert "U.S. Congress" in names["Congress"]


def test_the_students_of_a_party_are_not_the_party(reader: SpacyReader) -> None:
    found = kinds(read(reader, "The College Democrats said so. Democrats in the Senate opposed it."))
    assert found["College Democrats"] is ActorKind.ORGANIZATION
    assert found["Democrats"] is ActorKind.GROUP


def test_each_state_of_a_list_that_acts_is_an_actor(reader: SpacyReader) -> None:
    found = kinds(read(reader, "Ohio, Iowa and Georgia have passed bans. Texas and Alabama want one. He won Nevada."))
    assert {"Ohio", "Iowa", "Georgia", "Texas", "Alabama"} <= set(found)
    assert "Nevada" not in found


def test_a_party_or_a_members_state_is_no_part_of_a_bodys_name(reader: SpacyReader) -> None:
    found = kinds(read(reader, "Democratic Senate minority leader Carl Moss said no."))
    assert "Senate" in found
    assert "Democratic Senate" not in found
    found = kinds(read(reader, "Idaho Republican National Committee member Carla Lindt said no."))
    assert "Republican National Committee" in found


def test_a_tribe_is_a_body_and_not_the_state_of_its_adjective(reader: SpacyReader) -> None:
    reading = read(reader, "Bo Newland, chair of the Bay Mills Indian Community, said so.")
    body = next(a for a in reading.actors if a.name == "Bay Mills Indian Community")
    assert [o.body for o in reading.offices] == [body.key]


def test_a_long_title_is_nobody_beside_its_holder(reader: SpacyReader) -> None:
    found = kinds(read(reader, "U.N. High Commissioner for Refugees Anton Gutierrez said so."))
    assert ActorKind.ANONYMOUS not in found.values()


def test_a_name_that_begins_a_city_s_or_an_aircraft_s_is_no_body(reader: SpacyReader) -> None:
    text = "Ada Quill told reporters aboard Air Force One in Kansas City that the plan had failed."
    names = {a.name for a in reader.read(Document(id="d", text=text)).actors}
    assert not names & {"Air Force", "U.S. Air Force", "Air Force One", "Kansas"}
