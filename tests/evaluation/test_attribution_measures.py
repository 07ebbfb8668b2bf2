from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from plumbook.cli import cli
from plumbook.errors import GoldError
from plumbook.evaluation.attribution_measures import AttributionScores, Marked, load_marked
from plumbook.model import Mode, Span

TEXT = "Quill said the port is full. “It is closed now,” Hale said, and nobody spoke."


def marked(source: str, cue: str, *content: str) -> Marked:
    def spans(*words: str) -> tuple[Span, ...]:
        return tuple(Span(TEXT.index(w), TEXT.index(w) + len(w)) for w in words if w)

    return Marked(spans(source), spans(cue), spans(*content))


GOLD = [marked("Quill", "said", "the port is full"), marked("Hale", "said", "It is closed now")]


def scored(*found: Marked) -> AttributionScores:
    scores = AttributionScores()
    scores.add(TEXT, found, GOLD)
    return scores


def test_the_marked_attributions_score_1() -> None:
    scores = scored(*GOLD)
    assert scores.pair.f1 == 1.0
    assert all(count.f1 == 1.0 for count in scores.exact.values())


def test_half_of_the_contents_words_are_enough_for_a_pair_and_not_for_exactness() -> None:
    scores = scored(marked("Quill", "said", "port is full"))
    assert (scores.pair.right, scores.pair.found, scores.pair.gold) == (1, 1, 2)
    assert scores.exact["content"].right == 0


def test_a_pair_needs_its_source() -> None:
    assert scored(marked("Hale", "said", "the port is full")).pair.right == 0
    assert scored(marked("", "said", "the port is full")).pair.right == 0


def test_recall_is_told_by_mode() -> None:
    scores = scored(GOLD[1])
    assert scores.modes[Mode.DIRECT].recall == 1.0
    assert scores.modes[Mode.INDIRECT].recall == 0.0


def test_one_finding_pairs_once() -> None:
    assert scored(GOLD[0], GOLD[0]).pair.right == 1


@pytest.mark.parametrize("line", ["{", "[]", '{"id": "a"}', '{"id": "a", "text": "b", "attributions": [{"cue": 3}]}'])
def test_a_broken_file_is_one_clear_line(tmp_path: Path, line: str) -> None:
    (tmp_path / "bad.jsonl").write_text(line)
    with pytest.raises(GoldError, match=r"bad\.jsonl"):
        list(load_marked(tmp_path / "bad.jsonl"))


def test_the_command_scores_the_readings_attributions(tmp_path: Path) -> None:
    fragments = [
        {part: [{"start": s.start, "end": s.end} for s in a.part(part)] for part in ("source", "cue", "content")}
        for a in GOLD
    ]
    record = {"id": "a", "text": TEXT, "attributions": fragments}
    (tmp_path / "marked.jsonl").write_text(json.dumps(record), encoding="utf-8")
    result = CliRunner().invoke(cli, ["evaluate", "--attributions", str(tmp_path / "marked.jsonl"), "--json"])
    assert result.exit_code == 0, result.output
    assert json.loads(result.output)["pair"]["recall"] > 0


def test_the_command_asks_for_annotations() -> None:
    result = CliRunner().invoke(cli, ["evaluate"])
    assert result.exit_code == 2
    assert "--gold or --attributions" in result.output
