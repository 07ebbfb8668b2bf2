from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from plumbook.cli import cli

HOSTILE = """
@prefix plum: <https://w3id.org/plumbook/ontology#> .
@prefix id: <https://w3id.org/plumbook/id/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
id:a a plum:Actor ; skos:prefLabel "[red]Ann\\u001b[31m" . id:b a plum:Actor ; skos:prefLabel "Ben" .
"""


def _run(*arguments: object) -> str:
    result = CliRunner().invoke(cli, ["network", *map(str, arguments)])
    assert result.exit_code == 0, result.output
    return result.output


def test_the_report_fits_a_terminal_of_80_columns(gold_file: Path) -> None:
    output = _run("--graph", gold_file)
    assert max(map(len, output.splitlines())) <= 80
    for heading in ("Most central actors", "Policies", "Coalitions", "Strongest agreements", "Strongest conflicts"):
        assert heading in output


def test_json_holds_the_parts_asked_for(gold_file: Path) -> None:
    data = json.loads(_run("--graph", gold_file, "--json", "--of", "actors", "--of", "conflicts", "--top", "3"))
    assert set(data) == {"size", "actors", "conflicts"}
    assert len(data["actors"]) == len(data["conflicts"]) == 3


def test_the_same_graph_gives_the_same_report(gold_file: Path) -> None:
    assert _run("--graph", gold_file, "--json", "--top", "0") == _run("--graph", gold_file, "--json", "--top", "0")


def test_labels_are_shown_and_not_obeyed(tmp_path: Path) -> None:
    path = tmp_path / "graph.ttl"
    path.write_text(HOSTILE)
    output = _run("--graph", path)
    assert "[red]Ann" in output
    assert "\x1b" not in output
    assert "Nobody supports or opposes a policy." in output


@pytest.mark.parametrize("part", ["actors", "policies", "coalitions", "agreements", "conflicts"])
def test_an_empty_graph_is_reported_as_such(tmp_path: Path, part: str) -> None:
    path = tmp_path / "graph.ttl"
    path.write_text("")
    assert "0 nodes" in _run("--graph", path, "--of", part)
