"""Whom definite descriptions stand for, and whom they cannot."""

from __future__ import annotations

import pytest

from plumbook.model import Document, Reading
from plumbook.reading.reader import SpacyReader


@pytest.fixture(scope="module")
def reader() -> SpacyReader:
    return SpacyReader(components=("offices", "actors", "tenures", "attributions"))


def read(reader: SpacyReader, text: str) -> Reading:
    return reader.read(Document(id="d", text=text))


def forms(reading: Reading) -> dict[str, set[str]]:
    return {actor.name: set(actor.names) for actor in reading.actors}


@pytest.mark.parametrize(
    "text",
    [
        "Bo Hale shared a flowchart. Hale said it was a joke. The flowchart said otherwise.",
        "Bo Hale wrote on Monday. Hale said he was sorry. The email said that it was over.",
        "A senior official familiar with the investigation spoke. The investigation found nothing.",
        "An aide in the office of Ada Quill spoke. The office said nothing.",
    ],
)
def test_a_thing_is_nobodys_other_name(reader: SpacyReader, text: str) -> None:
    names = {name for several in forms(read(reader, text)).values() for name in several}
    assert not names & {"flowchart", "email", "investigation", "office"}


def test_a_body_is_what_an_apposition_calls_it(reader: SpacyReader) -> None:
    text = "Harbor Supplies, the company, sued. The Justice Department answered. The company said it would go on."
    found = forms(read(reader, text))
    assert "company" in found["Harbor Supplies"]
    assert "company" not in found["Department of Justice"]


def test_a_group_is_no_government_and_a_company_no_department(reader: SpacyReader) -> None:
    text = (
        "Judicial Check sued the Quill administration. The Quill administration said no. The group praised the order."
    )
    assert "group" not in forms(read(reader, text))["Quill administration"]
    text = "The Justice Department answered on Friday. The company said it would go on."
    assert "company" not in forms(read(reader, text))["Department of Justice"]


def test_of_two_bodies_that_could_be_meant_none_is(reader: SpacyReader) -> None:
    found = forms(read(reader, "Acme Corp. and Zeta Corp. merged. The company said it was glad."))
    assert "company" not in found["Acme Corp."] | found["Zeta Corp."]
    assert "company" in forms(read(reader, "Acme Corp. sold it. The company said it was glad."))["Acme Corp."]
