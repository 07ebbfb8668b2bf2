from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from plumbook import export, network
from plumbook.cli import cli
from plumbook.cli.export import FORMATS, NETWORKS


def _run(*arguments: object) -> Result:
    return CliRunner().invoke(cli, ["export", *map(str, arguments)])


def test_the_choices_are_all_formats_and_networks() -> None:
    assert list(FORMATS) == list(export.FORMATS)
    assert list(NETWORKS) == list(network.NETWORKS)


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "csv"])
def test_a_file_holds_what_standard_output_gives(gold_file: Path, tmp_path: Path, name: str) -> None:
    out = tmp_path / f"graph{export.FORMATS[name].extensions[0]}"
    written = _run("--graph", gold_file, "--out", out)
    assert written.exit_code == 0, written.output
    assert written.output == ""
    assert _run("--graph", gold_file, "--format", name).stdout_bytes == out.read_bytes()


def test_csv_goes_into_a_folder_or_a_zip_file(gold_file: Path, tmp_path: Path) -> None:
    assert _run("--graph", gold_file, "--format", "csv", "--out", tmp_path / "tables").exit_code == 0
    assert (tmp_path / "tables" / "nodes.csv").read_bytes().startswith(b"Id,Label,")
    assert _run("--graph", gold_file, "--out", tmp_path / "tables.zip", "--network", "balance").exit_code == 0
    assert (tmp_path / "tables.zip").read_bytes().startswith(b"PK")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ([], "Give --format"),
        (["--format", "csv"], "give --out FOLDER or --out FILE.zip"),
        (["--format", "dot"], "'dot' is not one of"),
        (["--out", "graph.dot"], "graph.dot: the name tells no format; give --format"),
        (["--out", "missing-folder/graph.ttl"], "missing-folder/graph.ttl: cannot be written: no such file"),
    ],
)
def test_what_cannot_be_written_is_one_clear_line(gold_file: Path, arguments: list[str], says: str) -> None:
    result = _run("--graph", gold_file, *arguments)
    assert result.exit_code != 0
    assert says in result.stderr
    assert "Traceback" not in result.stderr


def test_a_failed_export_leaves_the_old_file(tmp_path: Path) -> None:
    graph, out = tmp_path / "graph.nt", tmp_path / "graph.rdf"
    graph.write_text('<http://a.example/a> <http://a.example/1> "x" .\n')
    out.write_text("old")
    result = _run("--graph", graph, "--out", out)
    assert result.exit_code == 1
    assert "RDF/XML has no way to write this property" in result.stderr
    assert out.read_text() == "old"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize("name", ["turtle", "jsonld", "gexf"])
def test_a_full_disk_is_one_clear_line(gold_file: Path, name: str) -> None:
    command = [sys.executable, "-m", "plumbook", "export", "--graph", str(gold_file), "--format", name]
    with open("/dev/full", "wb") as full:
        result = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert result.returncode == 1
    assert result.stderr.startswith("plumbook: standard output: cannot be written: no space left on device")
    assert result.stderr.count("\n") == 1
