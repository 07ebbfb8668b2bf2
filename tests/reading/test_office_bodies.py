from __future__ import annotations

import pytest

from plumbook.model import Document
from plumbook.reading.reader import SpacyReader


def bodies(reader: SpacyReader, text: str) -> dict[str, str | None]:
    reading = reader.read(Document(id="d", text=text, date="2021-05-05"))
    names = {actor.key: actor.name for actor in reading.actors}
    return {office.name: names.get(office.body or "") for office in reading.offices}


@pytest.mark.parametrize(
    ("text", "office", "body"),
    [
        ("French President Paul Lemaire called for help.", "French President", "France"),
        ("Texas Attorney General Ken Marsh led the challenge.", "Texas Attorney General", "Texas"),
        ("Broward County Sheriff Scott Ingram spoke.", "Broward County Sheriff", "Broward County"),
        ("NATO Supreme Allied Commander Gen. Peter Brandt spoke.",
         "NATO Supreme Allied Commander", "North Atlantic Treaty Organization"),
        ("American Trade Committee CEO David Hart was shocked.",
         "American Trade Committee CEO", "American Trade Committee"),
        ("The ruling pleased top White House aide Stephen Marsh. The White House agreed.",
         "top White House aide", "White House"),
        ("Audra Pell, the president of the Alliance to Protect Norwell Sound, has documents.",
         "president of the Alliance to Protect Norwell Sound", "Alliance to Protect Norwell Sound"),
        ("The letter is by Albert Kahn, legal director for the Council on Arab-American Relations in New York.",
         "legal director for the Council on Arab-American Relations in New York", "Council on Arab-American Relations"),
        ("Clara Metz, a Maltese member of the European Parliament, disagreed.",
         "member of the European Parliament", "European Parliament"),
        ("He met Prime Minister Ken Arai of Japan and envoys of North Korea.", "Prime Minister of Japan", "Japan"),
        ("Rates will rise, economist Paul Edel of Norwell Global Insight said.",
         "economist of Norwell Global Insight", "Norwell Global Insight"),
        ("Norwell Watch sued the state. It was a victory, said Tom Finch, the group’s president.",
         "president", "Norwell Watch"),
        ("The Senate voted. Mary Black is Tennessee's first woman senator.", "senator", "Senate"),
        ("U.N. representative Jan Kubat spoke.", "U.N. representative", "United Nations"),
        ("Critics blamed New York City’s mayor, Michael Bloom.", "New York City’s mayor", "New York City"),
    ],
)  # fmt: skip
def test_an_office_belongs_to_the_body_that_the_text_names(
    reader: SpacyReader, text: str, office: str, body: str
) -> None:
    assert bodies(reader, text)[office] == body


def test_the_state_that_elects_a_member_of_congress_is_no_body(reader: SpacyReader) -> None:
    assert bodies(reader, "Mary Black: Tennessee's first woman senator")["senator"] is None


def test_a_president_of_some_body_is_not_the_united_states(reader: SpacyReader) -> None:
    found = bodies(reader, "The United States waited. ACLU MSC President Gerald Stans said so.")
    assert found
    assert "United States" not in found.values()


@pytest.mark.parametrize(
    "text",
    [
        "Carla Dunn is a Democrat and member of the Pueblo of Laguna tribe.",
        "Nora Hadad became the first Somali-American legislator.",
    ],
)
def test_belonging_to_a_people_is_no_office(reader: SpacyReader, text: str) -> None:
    assert bodies(reader, text) == {}


def test_a_button_before_a_caption_is_no_part_of_an_office(reader: SpacyReader) -> None:
    assert set(bodies(reader, "CLOSE Mayor Bill Marsh delivers a speech.")) == {"Mayor"}


def test_its_president_is_that_of_the_state_named_before(reader: SpacyReader) -> None:
    text = (
        "President Obama spoke. The plan has Mexico pay for a wall that its president, Elena Prieto, opposes. "
        "The US president agreed."
    )
    found = bodies(reader, text)
    assert found["president of Mexico"] == "Mexico"
    assert found["President of the United States"] != "Mexico"


def test_a_chairman_of_a_field_is_of_the_committee_for_it(reader: SpacyReader) -> None:
    found = bodies(reader, "The Senate Intelligence Committee met. Intelligence Chairman Richard Burke agreed.")
    assert found["Intelligence Chairman"] == "Senate Intelligence Committee"


def test_a_state_stands_in_an_office_s_name_once(reader: SpacyReader) -> None:
    text = "Ann Roe, the president of France, spoke. France and its president agreed on a deal."
    assert "president of France of France" not in bodies(reader, text)
