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
        "(Photo: Jack Grubel, USA TODAY)",
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
