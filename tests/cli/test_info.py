from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner

from plumbook.cli import cli


def info(*arguments: str, **environment: str) -> tuple[int, str, str]:
    result = CliRunner(env=environment).invoke(cli, ["info", *arguments])
    return result.exit_code, result.stdout, result.stderr


def test_one_screen_tells_what_is_in_a_graph(gold_file: Path) -> None:
    status, out, _ = info(str(gold_file))
    assert status == 0
    assert len(out.splitlines()) <= 24
    lines = {line[:12].strip(): line[13:] for line in out.splitlines()}
    assert lines["documents"] == "2, 2021-02-25 to 2021-05-05"
    assert lines["claims"] == "30"
    assert lines["stances"] == "45 (27 for, 18 against)"
    assert "14 persons" in lines["actors"]
    assert lines["most active"].startswith("Josh Rogin (")
    assert lines["made by"] == "annotators 1, plumbook 0"


def test_the_graph_can_be_an_argument_an_option_or_in_the_environment(gold_file: Path) -> None:
    path = str(gold_file)
    assert info(path) == info("--graph", path) == info(PLUMBOOK_GRAPH=path)
    assert info()[0] == 2


def test_json_has_the_same_figures(gold_file: Path) -> None:
    data = json.loads(info(str(gold_file), "--json")[1])
    assert (data["documents"], data["claims"], data["stances"]["Supports"]) == (2, 30, 27)


def test_no_graph_is_one_line(tmp_path: Path) -> None:
    status, out, errors = info(str(tmp_path / "nowhere"))
    assert (status, out) == (1, "")
    assert "nowhere: no such file or folder" in errors
    assert len(errors.splitlines()) == 1
