from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner, Result

from plumbook.cli import cli
from plumbook.cli import draw as draw_command
from plumbook.drawing import DEFAULT_MOST


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(cli, ["draw", *map(str, arguments)])


def test_the_page_goes_to_the_file_that_is_named(gold_file: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    result = run("--graph", gold_file, "--out", page, "--title", "A <title>")
    assert result.exit_code == 0
    assert result.stdout.strip() == str(page)
    assert "<title>A &lt;title&gt;</title>" in page.read_text("utf-8")


def test_without_a_file_the_page_goes_to_a_pipe(gold_file: Path) -> None:
    result = run("--graph", gold_file)
    assert result.stdout.startswith("<!DOCTYPE html>")
    assert result.stdout.rstrip().endswith("</html>")


def test_what_is_drawn_can_be_limited(gold_file: Path) -> None:
    assert "Left out: 74 others" in run("--graph", gold_file, "--most", "5").stdout
    page = run("--graph", gold_file, "--documents", "north-korea-first-move").stdout
    assert "Jenny Town" not in page
    assert "38 North" in page


def test_an_unknown_document_is_one_line_and_no_page(gold_file: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    result = run("--graph", gold_file, "--documents", "nowhere", "--out", page)
    assert result.exit_code == 1
    assert "nowhere: no document with this id" in result.stderr
    assert not page.exists()


def test_help_names_the_number_that_the_library_draws() -> None:
    assert draw_command.MOST == DEFAULT_MOST
