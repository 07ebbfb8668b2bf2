"""Those whom a text credits take no part in it."""

from __future__ import annotations

import pytest

from plumbook.model import Document
from plumbook.reading.reader import SpacyReader


@pytest.fixture(scope="module")
def reader() -> SpacyReader:
    return SpacyReader(components=("offices", "actors"))


@pytest.mark.parametrize(
    "credit",
    [
        "Photo by Jack Grubel, The Courier",
        "Marian Levene contributed to this report.",
        "Ann Holt and Bo Lind contributed reporting to this article.",
        "Contributing: Ben Popper and Ann Holt",
        "Gerson reported from Johannesburg; Epps reported from Washington.",
        "Reporting by Ann Holt; Editing by Bo Lind",
        "Follow Kevin Jonas on Twitter: @kjonas.",
    ],
)
def test_a_credit_names_no_actor(reader: SpacyReader, credit: str) -> None:
    reading = reader.read(Document(id="d", text=f"Ada Quill said that the vote was over.\n{credit}\n"))
    assert [a.name for a in reading.actors] == ["Ada Quill"]


def test_who_reports_or_contributes_in_the_text_stays(reader: SpacyReader) -> None:
    text = "Ann Holt reported from Kabul that the army had left. Bo Lind contributed to the campaign."
    assert {a.name for a in reader.read(Document(id="d", text=text)).actors} >= {"Ann Holt", "Bo Lind"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Reporting by The Courier found that Senator Ada Quill opposed the tax, Bo Doe said.",
        "Editing by committee never works, said Senator Ada Quill, who opposes the tax.",
        "Follow Ada Quill’s fight with the mayor on Twitter and you see a feud.",
        "Illustration by Ann Holt shows Senator Ada Quill with the mayor.",
    ],
)
def test_a_sentence_of_the_article_is_no_credit(reader: SpacyReader, sentence: str) -> None:
    assert "Ada Quill" in {a.name for a in reader.read(Document(id="d", text=sentence)).actors}
