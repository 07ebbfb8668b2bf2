from __future__ import annotations

import pytest

from plumbook.model import Document
from plumbook.reading.reader import SpacyReader

Held = tuple[str, str, str]


def held(reader: SpacyReader, text: str) -> set[Held]:
    reading = reader.read(Document(id="d", text=text, date="2021-05-05"))
    names = {thing.key: thing.name for thing in (*reading.actors, *reading.offices)}
    return {(names[t.actor], names[t.office], t.status.value) for t in (*reading.tenures, *reading.candidacies)}


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("Cindy Hale won. A former state agriculture commissioner and state senator, she will serve two years.",
         {("Cindy Hale", "state agriculture commissioner", "former"), ("Cindy Hale", "state senator", "former")}),
        ("Anna Marsh and Tom Reed: Ohio's first black senators",
         {("Anna Marsh", "senator", "current"), ("Tom Reed", "senator", "current")}),
        ("During her three terms as Boston’s mayor, Anna Marsh cut crime.",
         {("Anna Marsh", "Boston’s mayor", "former")}),
        ("Abel Haddad, who will fill the newly created position of chief executive, agreed.",
         {("Abel Haddad", "chief executive", "nominee")}),
        ("It creates the post of chief executive, which will be held by Abel Haddad.",
         {("Abel Haddad", "chief executive", "nominee")}),
        ("Ann Lowry will take over as treasurer.", {("Ann Lowry", "treasurer", "nominee")}),
        ("Judith Sunder, deputy Europe and Central Asia director at Human Rights Watch, agreed.",
         {("Judith Sunder", "deputy Europe and Central Asia director at Human Rights Watch", "current")}),
        ("Joan Marsh of Iowa, the No. 5 Senate GOP leader, said so.",
         {("Joan Marsh", "No. 5 Senate GOP leader", "current")}),
    ],
)  # fmt: skip
def test_more_constructions_give_their_facts(reader: SpacyReader, text: str, facts: set[Held]) -> None:
    assert held(reader, text) == facts


@pytest.mark.parametrize(
    "text",
    [
        "A mortuary will handle arrangements for Tamara Tarrin, a funeral director said Friday.",
        "Nancy Perlman -- whose father represented the city and served as its mayor -- agreed.",
    ],
)
def test_what_is_said_of_others_is_no_tenure_of_who_is_named(reader: SpacyReader, text: str) -> None:
    assert held(reader, text) == set()


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("Paul Lowry praised Nestor Mandel’s role and mourned the former South African president at a service.",
         ("Nestor Mandel", "South African president", "former")),
        ("Supporters of Anna Marsh argue the former secretary of state has been forced to the left.",
         ("Anna Marsh", "secretary of state", "former")),
        ("Finally Tom Reed turned to Marcus Ruiz and a reasoned salvo against the Florida senator.",
         ("Marcus Ruiz", "senator", "current")),
    ],
)  # fmt: skip
def test_a_description_stands_for_who_was_named_last(reader: SpacyReader, text: str, fact: Held) -> None:
    assert fact in held(reader, text)


def test_who_speaks_of_a_former_holder_is_another(reader: SpacyReader) -> None:
    assert held(reader, "As Tom Reed noted, the former secretary of state’s policies are a jumble.") == set()


def test_who_is_put_out_is_a_former_holder(reader: SpacyReader) -> None:
    text = "Talks stalled after Marsh fired Secretary of State Rex Tillman, who had tried. Anna Marsh agreed."
    assert ("Rex Tillman", "Secretary of State", "former") in held(reader, text)
    text = "The navy’s chief of staff, Colonel Jeffrey Krus, has been removed from his post."
    assert {status for _, _, status in held(reader, text)} == {"former"}


def test_where_a_president_is_met_is_no_part_of_the_office(reader: SpacyReader) -> None:
    found = held(reader, "President Obama spoke. They met the president at the White House.")
    assert {office for _, office, _ in found} == {"President of the United States"}
