from __future__ import annotations

import pytest

from plumbook.model import Document
from plumbook.reading.reader import SpacyReader


def held(reader: SpacyReader, text: str) -> set[tuple[str, str, str]]:
    reading = reader.read(Document(id="d", text=text))
    names = {thing.key: thing.name for thing in (*reading.actors, *reading.offices)}
    return {(names[t.actor], names[t.office], t.status.value) for t in reading.tenures}


@pytest.mark.parametrize(
    ("text", "tenure"),
    [
        ("Speaker Paul Norwell would not budge. Norwell did no more than his predecessor Anna Quirk would have.",
         ("Anna Quirk", "Speaker", "former")),
        ("Governor Elena Marsh lifted the ban. She blamed her predecessor, Tom Reed, for it.",
         ("Tom Reed", "Governor", "former")),
        ("Former mayor Elena Marsh left in May. Her successor, Tom Reed, opened the harbor.",
         ("Tom Reed", "mayor", "current")),
        ("Speaker Paul Norwell would not budge. His predecessor, former senator Anna Quirk, agreed.",
         ("Anna Quirk", "Speaker", "former")),
    ],
)  # fmt: skip
def test_who_came_before_or_after_a_holder_held_the_same_office(
    reader: SpacyReader, text: str, tenure: tuple[str, str, str]
) -> None:
    assert tenure in held(reader, text)


@pytest.mark.parametrize(
    "text",
    [
        "Governor Elena Marsh praised her predecessors. Tom Reed listened.",
        "Senator and former mayor Elena Marsh left. Her predecessor, Tom Reed, opened the harbor.",
        "The firm’s predecessor, Tom Reed Holdings, closed.",
    ],
)
def test_an_office_that_is_not_clear_is_not_made_up(reader: SpacyReader, text: str) -> None:
    assert all(actor != "Tom Reed" for actor, _, _ in held(reader, text))


def test_who_is_replaced_held_what_the_new_holder_is_named_to(reader: SpacyReader) -> None:
    text = "Mayor Mark Dell announced that budget director Ann Lowry would be the new treasurer, replacing Rex Tillman."
    assert ("Rex Tillman", "treasurer", "former") in held(reader, text)


def test_what_is_replaced_and_is_no_person_held_no_office(reader: SpacyReader) -> None:
    assert all(a != "Google" for a, *_ in held(reader, "Ann Roe was elected senator, replacing Google."))
