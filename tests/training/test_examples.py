from __future__ import annotations

import json
from pathlib import Path

import pytest

from plumbook.encoder.labels import LINKS, STANCES, TAGS
from plumbook.encoder.pieces import pieces_of
from plumbook.training.examples import Example, attribution_examples, gold_examples
from plumbook.training.stances import UNKNOWN

TEXT = "Mayor Ada Quill wants a toll.\nShe said “we need a toll now”, but Hale opposes the toll.\nFares rose."


def span(words: str, after: str = "") -> dict[str, int]:
    start = TEXT.index(words, TEXT.index(after) if after else 0)
    return {"start": start, "end": start + len(words)}


@pytest.fixture
def attributed(tmp_path: Path) -> Example:
    record = {
        "id": "a",
        "text": TEXT,
        "attributions": [
            {"source": [span("She")], "cue": [span("said")], "content": [span("“we need a toll now”")]},
            {"source": [span("Hale")], "cue": [], "content": [span("the toll")]},
        ],
    }
    path = tmp_path / "texts.jsonl"
    path.write_text(json.dumps(record), encoding="utf-8")
    (example,) = attribution_examples(path)
    return example


@pytest.fixture
def annotated(tmp_path: Path) -> Example:
    gold = {
        "document": "a",
        "actors": [
            {"id": "quill", "kind": "person", "names": ["Ada Quill", "Quill"]},
            {"id": "hale", "kind": "person", "names": ["Hale"]},
        ],
        "offices": [{"id": "mayor", "names": ["Mayor"], "organization": None, "vacant": False}],
        "tenures": [],
        "policies": [{"id": "toll", "names": ["a toll", "the toll"]}],
        "claims": [
            {"source": "quill", "mode": "direct", "content": ["we need a toll now"], "cue": "said",
             "spans": [[TEXT.index("we need"), TEXT.index("we need") + 18]]}
        ],
        "positions": [
            {"actor": "quill", "policy": "toll", "stance": "supports", "evidence": ["we need a toll now"]},
            {"actor": "hale", "policy": "toll", "stance": "opposes", "evidence": ["Hale opposes the toll"]},
        ],
    }  # fmt: skip
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "a.json").write_text(json.dumps(gold), encoding="utf-8")
    (example,) = gold_examples(tmp_path, tmp_path / "texts")
    return example


def words_labelled(labels: list[int], *wanted: int) -> list[str]:
    pieces = pieces_of(TEXT)
    return [TEXT[start:end] for (start, end), label in zip(pieces.spans, labels, strict=True) if label in wanted]


def test_a_cue_is_linked_to_its_source_and_content(attributed: Example) -> None:
    ((cue, row),) = attributed.links
    assert words_labelled([int(n == cue) for n in range(len(row))], 1) == ["said"]
    assert words_labelled(row, LINKS.index("source")) == ["She"]
    assert words_labelled(row, LINKS.index("B-content")) == ["“"]
    assert words_labelled(row, LINKS.index("I-content")) == ["we", "need", "a", "toll", "now", "”"]


def test_what_a_text_is_not_annotated_for_is_not_labelled(attributed: Example, annotated: Example) -> None:
    assert set(attributed.tags) == {"anchor", "source", "content"}
    assert not attributed.stances
    assert set(annotated.tags) == set(TAGS) - {"anchor", "source", "content"}


def test_names_are_tagged_by_kind(annotated: Example) -> None:
    assert words_labelled(annotated.tags["person"], 1) == ["Ada", "Hale"]
    assert words_labelled(annotated.tags["office"], 1) == ["Mayor"]
    assert words_labelled(annotated.tags["policy"], 1, 2) == ["a", "toll", "a", "toll", "the", "toll"]
    assert set(annotated.tags["state"]) == {0}


def test_where_a_source_stands_is_left_open(annotated: Example) -> None:
    ((_, row),) = annotated.links
    assert set(words_labelled(row, UNKNOWN)) >= {"She", "Hale"}
    assert words_labelled(row, LINKS.index("cue")) == ["said"]


def test_a_stance_is_labelled_where_its_evidence_stands(annotated: Example) -> None:
    wanted, needed, opposed = annotated.stances
    supports, opposes = STANCES.index("supports"), STANCES.index("opposes")
    assert words_labelled(needed[1], supports) == ["said"]  # the cue stands for its source
    assert words_labelled(opposed[1], opposes) == ["Hale"]
    assert words_labelled(wanted[1], supports, opposes) == []  # no evidence was given there: it may show it or not
    assert words_labelled(annotated.tags["stance"], supports) == ["a"]
    assert words_labelled(annotated.tags["author_stance"], 0) == ["a", "a", "the"]
