from __future__ import annotations

import json
import os
import pty
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from plumbook.cli import cli
from plumbook.resolution.corrections import CORRECTIONS, load_corrections
from plumbook.workspace.building import build


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, columns: Path) -> Path:
    folder = tmp_path_factory.mktemp("built") / "workspace"
    build([columns], folder)
    return folder


@pytest.fixture
def workspace(built: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(built, tmp_path / "workspace"))


def review(workspace: Path, *arguments: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(cli, ["review", str(workspace), *arguments])
    return result.exit_code, result.stdout, result.stderr


def test_what_is_doubtful_is_listed_in_80_columns_the_most_doubtful_first(workspace: Path) -> None:
    status, out, _ = review(workspace)
    assert status == 0
    lines = [line for line in out.splitlines() if "id:" not in line]
    assert max(map(len, lines)) < 80
    sure = [float(line.split()[2]) for line in lines if re.match(r" *\d+  \w+ \d\.\d\d$", line)]
    assert len(sure) == 20
    assert sure == sorted(sure)
    assert not (workspace / CORRECTIONS).exists()


def test_json_is_for_programs(workspace: Path) -> None:
    status, out, _ = review(workspace, "--json", "--kind", "merge", "--limit", "0")
    found = json.loads(out)
    assert status == 0
    assert {doubt["kind"] for doubt in found} == {"merge"}
    assert list(found[0]) == ["kind", "iri", "confidence", "says", "reason", "passages", "yes", "no"]


def test_corrections_are_written_by_label_or_iri(workspace: Path) -> None:
    status, out, errors = review(
        workspace,
        *("--different", "Jenny Town", "Stimson Center"),
        *("--rename", "id:jenny-town", "Jennifer Town", "--not-an-actor", "Seoul"),
        *("--stance", "Josh Rogin", "strategic patience", "opposes", "--by", "Ann", "--note", "I read it"),
    )
    assert (status, errors) == (0, "")
    assert "wrote 4 corrections" in out
    said = load_corrections(workspace / CORRECTIONS)
    assert said.rename[0].name == "Jennifer Town"
    assert said.not_an_actor[0].thing == "south-korea"
    assert said.stance[0].stance == "opposes"
    assert {(c.by, c.note) for c in said.entries()} == {("Ann", "I read it")}
    assert all(c.date for c in said.entries())
    assert "stood there already" in review(workspace, "--rename", "id:jenny-town", "Jennifer Town")[1]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--same", "Nobody Atall", "Jenny Town"), "nothing is called 'Nobody Atall'"),
        (("--same", "Jenny Town", "id:jenny-town"), "are one thing"),
        (("--stance", "Jenny Town", "strategic patience", "likes"), "none of supports, opposes, none"),
        (("--rename", "Jenny Town", " "), "give a name"),
        (("--wrong", "id:claim-nowhere-1"), "nothing is called"),
        (("--wrong", "id:jenny-town"), "is an actor"),
        (("--same", "Jenny Town", "strategic patience"), "brings together"),
        (("--not-an-actor", "strategic patience"), "is a policy"),
    ],
)
def test_what_cannot_be_is_one_line_and_nothing_is_written(
    workspace: Path, arguments: tuple[str, ...], told: str
) -> None:
    status, out, errors = review(workspace, *arguments)
    assert status != 0
    assert told in errors.splitlines()[-1]
    assert out == ""
    assert not (workspace / CORRECTIONS).exists()


def test_a_contradiction_is_one_line(workspace: Path) -> None:
    review(workspace, "--same", "Jenny Town", "Josh Rogin")
    status, _, errors = review(workspace, "--different", "Jenny Town", "Josh Rogin")
    assert status == 1
    assert "[[same]] makes them one" in errors
    assert len(errors.splitlines()) == 1


def test_a_folder_without_a_graph_is_one_line(tmp_path: Path) -> None:
    status, _, errors = review(tmp_path)
    assert status == 1
    assert len(errors.splitlines()) == 1


def test_a_person_is_asked_on_a_terminal(workspace: Path) -> None:
    ours, theirs = pty.openpty()
    code = f"from plumbook.cli import cli\ncli(['review', {str(workspace)!r}, '--kind', 'merge', '--below', '1'])"
    process = subprocess.Popen([sys.executable, "-c", code], stdin=theirs, stdout=theirs, stderr=subprocess.PIPE)
    os.close(theirs)
    os.write(ours, b"n\nwhat\ny\ns\nq\n")
    assert process.wait(timeout=60) == 0, process.stderr and process.stderr.read()
    os.close(ours)
    said = load_corrections(workspace / CORRECTIONS)
    assert (len(said.different), len(said.same), len(said.entries())) == (1, 1, 2)


def test_a_statement_found_right_is_not_asked_again(workspace: Path) -> None:
    ours, theirs = pty.openpty()
    code = f"from plumbook.cli import cli\ncli(['review', {str(workspace)!r}, '--kind', 'claim', '--below', '1', '-n', '1'])"
    process = subprocess.Popen([sys.executable, "-c", code], stdin=theirs, stdout=theirs)
    os.close(theirs)
    os.write(ours, b"y\n")
    assert process.wait(timeout=60) == 0
    os.close(ours)
    first = (workspace / "reviewed.txt").read_text().split()
    listed = json.loads(review(workspace, "--json", "--kind", "claim", "--below", "1", "-n", "0")[1])
    assert len(first) == 1
    assert f"id:{first[0]}" not in [doubt["iri"] for doubt in listed]
