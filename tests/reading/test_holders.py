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
