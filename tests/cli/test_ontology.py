from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from plumbook.cli import cli

BROKEN = "@prefix owl: <http://www.w3.org/2002/07/owl#> . <http://x/o> a owl:Ontology . <http://x/o#A> a owl:Class ."


@pytest.fixture(autouse=True)
def _no_java(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))


def ontology(*arguments: object) -> Result:
    return CliRunner().invoke(cli, ["ontology", *map(str, arguments)])


@pytest.fixture
def undocumented(tmp_path: Path) -> Path:
    path = tmp_path / "o.ttl"
    path.write_text(BROKEN)
    return path


def test_the_shipped_ontology_passes_with_status_0_and_says_who_looked() -> None:
    result = ontology("check")
    assert result.exit_code == 0, result.output
    for name in ("syntax", "profile", "consistency", "satisfiability", "documentation"):
        assert name in result.output
    assert "by OWL 2 RL" in result.output
    assert "no Java found" in result.output


def test_faults_are_told_by_check_and_are_status_1(undocumented: Path) -> None:
    result = ontology("check", undocumented)
    assert result.exit_code == 1
    lines = result.output.splitlines()
    assert lines[0] == "http://x/o (1 term) does not pass"
    assert "    - http://x/o#A has no label" in lines
    assert max(map(len, lines)) <= 80


def test_json_has_the_same(undocumented: Path) -> None:
    result = ontology("check", undocumented, "--json")
    assert result.exit_code == 1
    data = json.loads(result.stdout)
    assert data["passes"] is False
    documentation = next(check for check in data["checks"] if check["name"] == "documentation")
    assert {"subject": "http://x/o#A", "message": "has no definition"} in documentation["faults"]


def test_broken_turtle_is_a_fault_of_syntax(tmp_path: Path) -> None:
    path = tmp_path / "o.ttl"
    path.write_text("no Turtle \x1b[31m")
    result = ontology("check", path)
    assert result.exit_code == 1
    assert "syntax         1 fault" in result.output
    assert "\x1b" not in result.output


def test_the_reference_goes_to_standard_output_or_into_a_file(tmp_path: Path) -> None:
    page = ontology("docs").stdout
    assert page.startswith("<!doctype html>")
    assert page.endswith("</html>\n")
    out = tmp_path / "reference.html"
    assert ontology("docs", "--out", out).output == ""
    assert out.read_text(encoding="utf-8") == page
