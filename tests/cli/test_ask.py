from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from plumbook.cli import cli
from plumbook.querying.questions import questions


def ask(*arguments: str, **environment: str) -> tuple[int, str, str]:
    result = CliRunner(env=environment).invoke(cli, ["ask", *arguments])
    return result.exit_code, result.stdout, result.stderr


def test_the_readme_s_question(gold_file: Path) -> None:
    status, out, errors = ask("--graph", str(gold_file), "holders", "Secretary of State")
    assert (status, errors) == (0, "")
    header, row = out.splitlines()
    assert header.split("\t")[:3] == ["holder", "office", "status"]
    assert row.split("\t")[:3] == ["Antony Blinken", "Secretary of State", "current"]


def test_without_a_question_all_are_listed_and_no_graph_is_needed() -> None:
    status, out, _ = ask()
    assert status == 0
    for question in questions().values():
        assert question.text in out
    assert {entry["name"] for entry in json.loads(ask("--json")[1])} == set(questions())


def test_arguments_can_be_named(gold_file: Path) -> None:
    by_name = ask("-g", str(gold_file), "claims", "about=strategic patience", "source=Town")
    assert by_name == ask("-g", str(gold_file), "claims", "Town", "strategic patience")
    assert len(by_name[1].splitlines()) == 2


def test_nothing_found_is_no_failure_and_says_what_is_near(gold_file: Path) -> None:
    status, out, errors = ask("-g", str(gold_file), "holders", "Secretary of Stat e")
    assert status == 0
    assert len(out.splitlines()) == 1
    assert "Secretary of State" in errors


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["vacancy"], "did you mean vacancies?"),
        (["changes", "once"], "is no date"),
        (["vacancies", "a", "b"], "too many arguments"),
    ],
)
def test_mistakes_are_one_line(gold_file: Path, arguments: list[str], says: str) -> None:
    status, out, errors = ask("-g", str(gold_file), *arguments)
    assert (status, out) == (1, "")
    assert says in errors
    assert len(errors.splitlines()) == 1


def test_the_graph_can_stand_in_the_environment(gold_file: Path) -> None:
    assert ask("vacancies", PLUMBOOK_GRAPH=str(gold_file))[0] == 0
    status, _, errors = ask("vacancies")
    assert status == 2
    assert "--graph" in errors


def test_json_is_for_programs(gold_file: Path) -> None:
    data = json.loads(ask("-g", str(gold_file), "sources", "--json", "--limit", "2")[1])
    assert data["head"]["vars"][0] == "source"
    assert len(data["results"]["bindings"]) == 2


def test_a_limit_says_what_it_left_out(gold_file: Path) -> None:
    _, out, errors = ask("-g", str(gold_file), "vacancies", "-n", "1")
    assert len(out.splitlines()) == 2
    assert "3 more of 4" in errors


def in_a_terminal(*arguments: str, columns: int = 80) -> str:
    """What the command writes when standard output is a terminal."""
    master, slave = pty.openpty()
    environment = {**os.environ, "COLUMNS": str(columns), "TERM": "xterm", "NO_COLOR": "1"}
    command = [sys.executable, "-m", "plumbook", *arguments]
    with subprocess.Popen(command, stdout=slave, stderr=subprocess.DEVNULL, env=environment):
        os.close(slave)
        written = b""
        while True:
            try:
                piece = os.read(master, 65536)
            except OSError:  # how Linux says that the other end is closed
                break
            if not piece:
                break
            written += piece
    os.close(master)
    return written.decode()


@pytest.mark.parametrize("name", ["vacancies", "sources", "evidence", "contents"])
def test_a_terminal_of_80_columns_shows_it_all(gold_file: Path, name: str) -> None:
    import re

    screen = re.sub(r"\x1b\[[\d;]*m", "", in_a_terminal("ask", "-g", str(gold_file), name))
    assert all(len(line) <= 80 for line in screen.splitlines())
    words = set(screen.split())
    table = ask("-g", str(gold_file), name)[1]
    for cell in table.splitlines()[1].split("\t"):
        assert words >= set(cell.split())


def test_a_terminal_obeys_no_document(tmp_path: Path) -> None:
    path = tmp_path / "graph.ttl"
    path.write_text(
        "@prefix plum: <https://w3id.org/plumbook/ontology#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> ."
        '[] a plum:Actor, plum:Person ; skos:prefLabel "\\u001B]0;title\\u0007[bold]Ada[/bold]\\u202E" .'
    )
    screen = in_a_terminal("ask", "-g", str(path), "actors")
    assert "\x1b]0" not in screen
    assert "\u202e" not in screen
    assert "[bold]Ada[/bold]" in screen
