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
