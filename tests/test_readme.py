"""What the README says works: its commands run in its order, and its Python too."""

from __future__ import annotations

import os
import re
import shlex
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from plumbook.cli import COMMANDS, cli

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)


def commands() -> list[list[str]]:
    lines = [line for block in blocks("sh") for line in block.splitlines() if line.startswith("plumbook ")]
    return [shlex.split(line, comments=True)[1:] for line in lines]


@pytest.fixture
def desk(tmp_path: Path, columns: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the texts that the README's commands name."""
    from reportlab.pdfgen.canvas import Canvas

    shutil.copytree(columns, tmp_path / "texts")
    page = Canvas(str(tmp_path / "report.pdf"))
    page.drawString(72, 720, "Senator Ada Quill said that the ports are full.")
    page.save()
    (tmp_path / "articles.jsonl").write_text('{"id": "one", "text": "Senator Ada Quill left."}\n', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_every_command_of_the_readme_runs_in_its_order(desk: Path) -> None:
    for words in commands():
        if words[0] == "serve":  # until it is stopped: see tests/cli/test_serve.py
            continue
        result = CliRunner().invoke(cli, words)
        assert result.exit_code == 0, (words, result.output, result.exception)
    assert {"work.html", "work.gexf"} <= set(os.listdir(desk))


def test_the_python_of_the_readme_runs(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(ROOT)
    for block in blocks("python"):
        exec(compile(block, "README.md", "exec"), {})
    assert "Secretary of State" in capsys.readouterr().out


def test_every_command_but_the_developers_is_shown() -> None:
    shown = {words[0] for words in commands()} | set(re.findall(r"`plumbook (\w+)", README))
    assert shown >= set(COMMANDS)


def test_what_the_readme_links_to_is_there() -> None:
    for target in re.findall(r"\]\((?!http)([^)#]+)\)", README):
        assert (ROOT / target).exists(), target
