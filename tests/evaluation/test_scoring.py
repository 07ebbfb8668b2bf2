from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from plumbook.api import graph_of
from plumbook.cli import cli
from plumbook.errors import GoldError, GraphError
from plumbook.evaluation.annotation import Annotation, annotation_of, key_of
from plumbook.evaluation.gold import document_of, load_gold, reading_of
from plumbook.evaluation.graphs import annotation_of_graph
from plumbook.evaluation.measures import KINDS, Evaluation
from plumbook.evaluation.scoring import evaluate_graphs, evaluate_reader
from plumbook.model import Document, Reading
from plumbook.reading.reader import SpacyReader

NAMES = ("north-korea-first-move", "north-korea-hurry-up-and-wait")


class Copyist:
    """A reader that finds what the annotations say."""

    settings = {"plumbook": "0", "model": "gold", "model_version": "0"}  # noqa: RUF012

    def __init__(self, gold: Path) -> None:
        self.gold = gold

    def read(self, document: Document) -> Reading:
        return reading_of(load_gold(self.gold / f"{document.id}.json"), document)


@pytest.fixture
def gold(columns: Path) -> Path:
    return columns.parent / "gold"


@pytest.fixture
def texts(columns: Path, tmp_path: Path) -> Path:
    """The columns' texts alone, without front matter."""
    folder = tmp_path / "texts"
    folder.mkdir()
    for name in NAMES:
        whole = (columns / f"{name}.txt").read_text(encoding="utf-8")
        (folder / f"{name}.txt").write_text(whole.split("---\n", 2)[2], encoding="utf-8")
    return folder


def test_a_reader_that_copies_the_annotations_scores_1(gold: Path, texts: Path) -> None:
    evaluation = evaluate_reader(gold, texts, Copyist(gold))
    assert evaluation.documents == 2
    # Both columns have two offices called "president", which nothing but their bodies tells apart.
    alike = {kind: evaluation.tallies[kind].f1 for kind in KINDS if kind != "tenures"}
    assert alike == dict.fromkeys(alike, 1.0)
    assert evaluation.tallies["tenures"].f1 > 0.7


def test_an_annotation_scores_1_against_itself(gold: Path) -> None:
    evaluation, missing = evaluate_graphs(gold, gold)
    assert evaluation.graph == 1.0
    assert not missing


def test_nothing_found_scores_0_and_is_said(gold: Path, tmp_path: Path) -> None:
    evaluation, missing = evaluate_graphs(gold, tmp_path)
    assert evaluation.graph == 0.0
    assert missing == [f"{name}.ttl" for name in NAMES]
    assert evaluation.tallies["actors"].missed


def test_a_graph_says_what_its_reading_said(gold: Path, texts: Path, reader: SpacyReader) -> None:
    name = NAMES[0]
    annotation = load_gold(gold / f"{name}.json")
    document = document_of(annotation, (texts / f"{name}.txt").read_text(encoding="utf-8"))
    of_graph = annotation_of_graph(graph_of(document, reader=reader))
    of_reading = Annotation.model_validate(annotation_of(reader.read(document), document))
    for kind in KINDS:
        assert len(getattr(of_graph, kind)) == len(getattr(of_reading, kind)), kind
    contents = [{frozenset(c.spans) for c in said.claims} for said in (of_graph, of_reading)]
    assert contents[0] == contents[1]
    names = [{name for a in said.actors for name in a.names} for said in (of_graph, of_reading)]
    assert names[0] == names[1]


def test_precision_counts_what_is_too_much(gold: Path, tmp_path: Path) -> None:
    shutil.copytree(gold, tmp_path / "found")
    path = tmp_path / "found" / f"{NAMES[0]}.json"
    data = json.loads(path.read_text(encoding="utf-8"))
    data["actors"].append({"id": "x", "kind": "person", "names": ["Zebulon Nowhere"]})
    path.write_text(json.dumps(data), encoding="utf-8")
    evaluation, _ = evaluate_graphs(gold, tmp_path / "found")
    actors = evaluation.tallies["actors"]
    assert actors.recall == 1.0
    assert actors.found == actors.gold + 1
    assert actors.wrong == ["Zebulon Nowhere"]


@pytest.mark.parametrize("content", ["", "{", "[]", '{"actors": 3}', '{"actors": [{"id": "a"}]}'])
def test_a_broken_annotation_is_one_clear_line(tmp_path: Path, content: str) -> None:
    (tmp_path / "bad.json").write_text(content)
    with pytest.raises(GoldError, match=r"bad\.json"):
        evaluate_graphs(tmp_path, tmp_path)


def test_a_broken_graph_is_one_clear_line(gold: Path, tmp_path: Path) -> None:
    (tmp_path / f"{NAMES[0]}.ttl").write_text("@prefix broken")
    with pytest.raises(GraphError, match=NAMES[0]):
        evaluate_graphs(gold, tmp_path)


def test_an_annotation_of_another_text_is_refused(gold: Path, texts: Path) -> None:
    (texts / f"{NAMES[0]}.txt").write_text("Another text.", encoding="utf-8")
    with pytest.raises(GoldError, match="spans"):
        evaluate_reader(gold, texts, Copyist(gold))


def test_a_folder_without_annotations_is_refused(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="no annotations"):
        evaluate_graphs(tmp_path, tmp_path)


def test_the_command_prints_every_kind_and_the_mean(gold: Path) -> None:
    result = CliRunner().invoke(cli, ["evaluate", "--gold", str(gold), "--found", str(gold)])
    assert result.exit_code == 0
    assert result.output.splitlines()[0] == "2 documents"
    assert result.output.splitlines()[-1].split() == ["graph", "F1", "1.000"]


def test_the_command_prints_json(gold: Path) -> None:
    result = CliRunner().invoke(cli, ["evaluate", "--gold", str(gold), "--found", str(gold), "--json"])
    assert json.loads(result.output)["claims"]["f1"] == 1.0


def test_the_command_lists_misses(gold: Path, tmp_path: Path) -> None:
    result = CliRunner().invoke(cli, ["evaluate", "--gold", str(gold), "--found", str(tmp_path), "--misses"])
    assert "actors missed:" in result.output
    assert "missing: north-korea-first-move.ttl" in result.output


def test_scores_of_parts_are_brought_together_as_if_scored_at_once(gold: Path) -> None:
    one, other = (load_gold(gold / f"{name}.json") for name in NAMES)
    parts, whole = [Evaluation(), Evaluation()], Evaluation()
    for part, (found, wanted) in zip(parts, ((one, one), (one, other)), strict=True):
        part.add(found, wanted)
        whole.add(found, wanted)
    parts[0].include(parts[1])
    assert parts[0].figures() == whole.figures()


def test_several_writers_are_one_actor_of_an_annotation_and_keep_their_keys(reader: SpacyReader) -> None:
    document = Document(id="d", text="Norway must act, Tom Brandt said.", authors=("Ada Quill", "Pia Holm"))
    reading = reader.read(document)
    found = Annotation.model_validate(annotation_of(reading, document))
    (writers,) = [a for a in found.actors if a.id == "author"]
    assert {"Ada Quill", "Pia Holm"} <= set(writers.names)
    names = {a.key: a.name for a in reading.actors}
    assert names[key_of("author", reading)] == "Ada Quill"
    assert [names[key_of(a.id, reading)] for a in found.actors] == [a.names[0] for a in found.actors]
