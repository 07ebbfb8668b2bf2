from __future__ import annotations

from pathlib import Path

import pytest

from plumbook.errors import ModelError
from plumbook.model import Document
from plumbook.reading import pipeline
from plumbook.reading.reader import SpacyReader


def test_a_missing_pipeline_is_one_clear_line() -> None:
    with pytest.raises(ModelError, match=r"no_such_pipeline.*pip.*--model"):
        pipeline.load_pipeline("no_such_pipeline")


def test_a_folder_that_is_no_pipeline_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError):
        pipeline.load_pipeline(str(tmp_path))


def test_other_weights_under_the_pinned_name_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(pipeline.DIGESTS, pipeline.DEFAULT_MODEL, "0" * 64)
    with pytest.raises(ModelError, match="not the ones"):
        pipeline.load_pipeline()


def test_a_line_break_ends_a_sentence(reader: SpacyReader) -> None:
    doc = reader.parse(Document(id="d", text="Talks to begin\n\nThe envoy will\ntravel on Monday."))
    assert [s.text.strip() for s in doc.sents] == ["Talks to begin", "The envoy will", "travel on Monday."]


def test_a_long_text_is_read_to_its_end(reader: SpacyReader) -> None:
    text = "Officials met on Monday to talk about the border.\n\n" * 1300 + "Senator Ada Quill left."
    doc = reader.parse(Document(id="d", text=text))
    assert doc.text == text
    assert "Ada Quill" in {e.text for e in doc.ents}


@pytest.mark.parametrize("text", ["", " ", "\n\n\n", "…", "\x00", "“", "😀" * 50, "a" * 5000, "A\r\nB\u2028C"])
def test_any_text_gives_a_reading(reader: SpacyReader, text: str) -> None:
    reading = reader.read(Document(id="d", text=text))
    assert reading.document == "d"


def test_the_same_document_gives_the_same_reading(reader: SpacyReader, columns: Path) -> None:
    document = Document(id="d", text=(columns / "north-korea-first-move.txt").read_text(encoding="utf-8"))
    assert reader.read(document) == reader.read(document)


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        (
            "“The seat is safe for the GOP.”Quill's chief of staff disagreed.",
            ["“The seat is safe for the GOP.”", "Quill's chief of staff disagreed."],
        ),
        (
            'The vote was close in the U.S."It is a sign," Quill said.',
            ["The vote was close in the U.S.", '"It is a sign," Quill said.'],
        ),
    ],
)
def test_a_sentence_begins_after_a_stop_though_the_space_is_lost(
    reader: SpacyReader, text: str, sentences: list[str]
) -> None:
    doc = reader.parse(Document(id="d", text=text))
    assert [s.text for s in doc.sents] == sentences
    assert doc.text == text
