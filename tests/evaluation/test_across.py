from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from plumbook.cli import cli
from plumbook.errors import GoldError
from plumbook.evaluation.across import Trap, load_register, score_clusters

A, B, C, D = ("1", "a"), ("2", "b"), ("3", "c"), ("4", "d")
TRUTH = {A: "x", B: "x", C: "x", D: "y"}


def test_what_is_resolved_as_in_truth_scores_1() -> None:
    found = score_clusters({A: "e", B: "e", C: "e", D: "f"}, TRUTH)
    assert (found.pairs.precision, found.pairs.recall, found.b_cubed, found.b_cubed_f1) == (1, 1, (1, 1), 1)


def test_pairs_and_b_cubed_are_counted_by_hand() -> None:
    found = score_clusters({A: "e", B: "e", C: "f", D: "f"}, TRUTH)
    assert (found.pairs.right, found.pairs.found, found.pairs.gold) == (1, 2, 3)
    assert found.b_cubed == ((1 + 1 + 1 / 2 + 1 / 2) / 4, (2 / 3 + 2 / 3 + 1 / 3 + 1) / 4)
    assert found.wrong == [(C, D)]
    assert found.missed == [(A, C), (B, C)]


def test_only_what_was_found_and_annotated_counts() -> None:
    found = score_clusters({A: "e", B: "e", ("9", "z"): "e"}, TRUTH)
    assert (found.places, found.pairs.found, found.pairs.gold) == (2, 1, 1)


def test_pairs_of_one_document_do_not_count() -> None:
    found = score_clusters({A: "e", ("1", "b"): "e"}, {A: "x", ("1", "b"): "y"})
    assert (found.pairs.found, found.places) == (0, 2)


def test_traps_are_decided_one_by_one() -> None:
    traps = [
        Trap(of="actors", why="alike", same=False, members=(C, D)),
        Trap(of="actors", why="unlike", same=True, members=(A, B)),
        Trap(of="actors", why="not found", same=True, members=(A, ("9", "z"))),
    ]
    found = score_clusters({A: "e", B: "e", C: "f", D: "f"}, TRUTH, traps)
    assert [(trap.why, right) for trap, right in found.traps] == [("alike", False), ("unlike", True)]
    assert (found.traps_right, found.figures()["traps wrong"]) == (1, ["alike"])


@pytest.mark.parametrize(
    ("content", "told"), [("{", "is no JSON"), ("{}", "actors"), ('{"actors": [], "offices": 3}', "offices")]
)
def test_a_damaged_register_is_told_of(tmp_path: Path, content: str, told: str) -> None:
    path = tmp_path / "register.json"
    path.write_text(content)
    with pytest.raises(GoldError, match=told):
        load_register(path)
    with pytest.raises(GoldError, match="cannot be read"):
        load_register(tmp_path / "none.json")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two annotated texts on one person, known by surname in the second, and their register."""
    (tmp_path / "texts").mkdir()
    for id, name in (("one", "Janet Yellen"), ("two", "Yellen")):
        (tmp_path / "texts" / f"{id}.txt").write_text(f"Secretary {name} said on Monday that the ports are full.")
        annotation = {
            "document": id,
            "actors": [{"id": "yellen", "kind": "person", "names": [name]}],
            **{part: [] for part in ("offices", "tenures", "policies", "claims", "positions")},
        }
        (tmp_path / f"{id}.json").write_text(json.dumps(annotation))
    members = [["one", "yellen"], ["two", "yellen"]]
    register = {
        "actors": [{"id": "janet-yellen", "name": "Janet Yellen", "members": members}],
        "offices": [],
        "traps": [{"why": "same: by surname", "of": "actors", "same": True, "members": members}],
    }
    (tmp_path / "across").mkdir()
    (tmp_path / "across" / "register.json").write_text(json.dumps(register))
    return tmp_path


def evaluate(folder: Path, *arguments: str) -> str:
    across = ["--across", str(folder / "across" / "register.json"), "--gold", str(folder)]
    result = CliRunner().invoke(cli, ["evaluate", *across, *arguments])
    assert result.exit_code == 0, result.output
    return result.stdout


@pytest.mark.parametrize("how", [(), ("--as-annotated",)])
def test_texts_or_annotations_are_resolved_and_scored(folder: Path, how: tuple[str, ...]) -> None:
    figures = json.loads(evaluate(folder, "--json", *how))
    assert figures["documents"] == 2
    assert (figures["actors"]["pair precision"], figures["actors"]["pair recall"]) == (1.0, 1.0)
    assert (figures["actors"]["traps right"], figures["actors"]["traps"]) == (1, 1)


def test_the_screen_shows_the_measures_and_the_misses(folder: Path) -> None:
    out = evaluate(folder, "--as-annotated", "--misses")
    assert out.splitlines()[1] == "actors   pairs P 1.000  R 1.000  B-cubed F1 1.000  traps 1/1  found 2"
    assert "actors missed pairs:" in out
    assert max(map(len, out.splitlines())) <= 80
