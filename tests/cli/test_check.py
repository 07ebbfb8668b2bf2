from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from plumbook.cli import cli

HEAD = """
@prefix plum: <https://w3id.org/plumbook/ontology#> .
@prefix id: <https://w3id.org/plumbook/id/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
"""


def check(*arguments: object) -> Result:
    return CliRunner().invoke(cli, ["check", *map(str, arguments)])


@pytest.fixture
def unlabelled(tmp_path: Path) -> Path:
    path = tmp_path / "graph.ttl"
    path.write_text(HEAD + "".join(f"id:actor-{n} a plum:Actor ." for n in range(8)))
    return path


def test_a_graph_that_conforms_is_status_0(gold_file: Path) -> None:
    result = check(gold_file)
    assert result.exit_code == 0, result.output
    assert "graph.trig conforms" in result.output


def test_violations_are_status_1_and_are_told_by_rule_with_their_nodes(unlabelled: Path) -> None:
    result = check(unlabelled)
    assert result.exit_code == 1
    lines = result.stdout.splitlines()
    assert lines[0].endswith("does not conform: 8 violations in 8 triples")
    assert any("(8): must have exactly one skos:prefLabel" in line for line in lines)
    assert "    - id:actor-0" in lines
    assert "    … and 3 more; --limit 0 names all" in lines


def test_the_limit_is_for_each_rule_and_0_is_none(unlabelled: Path) -> None:
    assert check(unlabelled, "--limit", "2").output.count("- id:actor") == 2
    assert check(unlabelled, "--limit", "0").output.count("- id:actor") == 8


def test_warnings_alone_are_shown_and_are_status_0(tmp_path: Path) -> None:
    path = tmp_path / "graph.ttl"
    labelled = 'id:a a plum:Actor ; skos:prefLabel "A" ; plum:supports id:p . id:p a plum:Policy ; skos:prefLabel "P" .'
    path.write_text(HEAD + labelled)
    result = check(path)
    assert result.exit_code == 0
    assert "conforms: 1 warning in" in result.output
    assert "id:a: plum:supports id:p" in result.output


def test_a_rule_is_headed_without_the_places_that_its_rows_fill(tmp_path: Path) -> None:
    path = tmp_path / "graph.ttl"
    passage = "id:p a plum:Passage ; plum:inDocument id:document-d ."
    vacancy = "id:v a plum:Vacancy ; plum:office id:office-chair ; plum:evidence id:p ."
    tenure = "id:t a plum:Tenure ; plum:office id:office-chair ; plum:holder id:ann ; plum:tenureStatus plum:Current ; plum:evidence id:p ."
    path.write_text(HEAD + f"id:office-chair a plum:Office . {passage} {vacancy} {tenure}")
    output = " ".join(check(path, "--limit", "0").output.split())
    assert "… says that it stands vacant and that … holds it" in output
    assert "id:document-d says that it stands vacant and that id:ann holds it" in output
    assert "{?" not in output


def test_json_has_every_finding(unlabelled: Path) -> None:
    result = check(unlabelled, "--json", "--limit", "1")
    assert result.exit_code == 1
    data = json.loads(result.stdout)
    assert (data["conforms"], data["triples"], data["violations"], data["warnings"]) == (False, 8, 8, 0)
    assert len(data["findings"]) == 8
    assert data["findings"][0]["focus"] == "https://w3id.org/plumbook/id/actor-0"


def test_text_of_a_graph_reaches_the_terminal_harmless_and_in_80_columns(tmp_path: Path) -> None:
    path = tmp_path / "graph.ttl"
    path.write_text(
        HEAD + f'id:a a plum:Tenure ; plum:holder "\\u001b[31m{"long " * 300}" ; plum:office <http://x/{"y" * 99}> .'
    )
    lines = check(path).stdout.splitlines()[1:]
    assert max(map(len, lines)) <= 80
    assert "\x1b" not in "".join(lines)
    assert any("long" in line for line in lines)


def test_what_is_no_graph_is_one_line(tmp_path: Path) -> None:
    path = tmp_path / "broken.ttl"
    path.write_text("this is no Turtle")
    result = check(path)
    assert result.exit_code == 1
    assert result.stderr.startswith("plumbook: ")
    assert len(result.stderr.splitlines()) == 1
