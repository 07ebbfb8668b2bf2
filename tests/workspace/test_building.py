from __future__ import annotations

import os
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from plumbook.errors import DocumentError, WorkspaceError
from plumbook.model import Document
from plumbook.resolution.corrections import CORRECTIONS, Rename, append_correction
from plumbook.store import open_graph
from plumbook.workspace import building
from plumbook.workspace.building import BuildSettings, build, build_again
from plumbook.workspace.cache import ReadingCache
from plumbook.workspace.reading_run import Failed, MakeReader, Read, read_documents

FILES = ("graph.ttl", "graph.trig", "graph.html")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, columns: Path) -> Path:
    """A workspace of the two columns."""
    folder = tmp_path_factory.mktemp("built") / "workspace"
    build([columns], folder)
    return folder


@pytest.fixture
def workspace(built: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(built, tmp_path / "workspace"))


def content(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in FILES}


def test_a_build_gives_a_graph_that_answers(built: Path) -> None:
    rows = list(open_graph(built).query("SELECT ?t WHERE { ?d a plum:Document ; dcterms:title ?t }"))
    assert len(rows) == 2


def test_the_graph_of_the_columns_is_the_committed_one(built: Path, columns: Path) -> None:
    for name in ("graph.ttl", "graph.trig"):
        committed = columns.parent / "graph" / name
        assert (built / name).read_bytes() == committed.read_bytes(), "run make graph, and look at what changed"


def test_a_second_build_reads_nothing_again(workspace: Path, columns: Path) -> None:
    before = content(workspace)
    summary = build([columns], workspace)
    assert (summary.documents, summary.cached) == (2, 2)
    assert content(workspace) == before


def test_only_what_changed_is_read_again(workspace: Path, columns: Path, tmp_path: Path) -> None:
    texts = Path(shutil.copytree(columns, tmp_path / "texts"))
    changed = texts / "north-korea-first-move.txt"
    changed.write_text(changed.read_text(encoding="utf-8") + "\nSenator Ada Quill agrees.\n", encoding="utf-8")
    summary = build([texts], workspace)
    assert (summary.documents, summary.cached) == (2, 1)


def test_a_text_that_is_gone_leaves_the_graph(workspace: Path, columns: Path) -> None:
    build([columns / "north-korea-first-move.txt"], workspace)
    rows = list(open_graph(workspace).query("SELECT ?d WHERE { ?d a plum:Document }"))
    assert len(rows) == 1


def test_a_workspace_among_its_texts_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Senator Ada Quill left.")
    for _ in range(2):
        assert build([tmp_path], tmp_path / "workspace").documents == 1


def test_the_number_of_processes_changes_nothing(tmp_path: Path) -> None:
    texts = tmp_path / "texts"
    texts.mkdir()
    for n in range(14):
        (texts / f"t{n}.txt").write_text(
            f"Senator Ada Quill of Ohio said plan {n} would fail. “It is a mistake,” she said."
        )
    build([texts], tmp_path / "one", BuildSettings(jobs=1))
    build([texts], tmp_path / "two", BuildSettings(jobs=2))
    for name in ("graph.ttl", "graph.trig"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


def test_the_rest_is_read_when_one_text_cannot_be(tmp_path: Path, columns: Path) -> None:
    bad = tmp_path / "bad.txt"
    bad.write_bytes(b"\x00\x01\x02\xff" * 100)
    summary = build([bad, columns], tmp_path / "workspace")
    assert summary.documents == 2
    assert "bad.txt" in str(summary.unreadable[0])
    with pytest.raises(DocumentError, match=r"bad\.txt"):
        build([bad, columns], tmp_path / "strict", BuildSettings(strict=True))


def test_nothing_to_read_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    with pytest.raises(WorkspaceError, match="nothing could be read"):
        build([tmp_path / "empty.txt"], tmp_path / "workspace")


def test_a_folder_of_something_else_is_left_alone(tmp_path: Path, columns: Path) -> None:
    (tmp_path / "graph.ttl").write_text("mine")
    with pytest.raises(WorkspaceError, match="no workspace"):
        build([columns], tmp_path)
    assert (tmp_path / "graph.ttl").read_text() == "mine"


def test_a_file_is_no_workspace(tmp_path: Path, columns: Path) -> None:
    (tmp_path / "out").touch()
    with pytest.raises(WorkspaceError, match="is a file"):
        build([columns], tmp_path / "out")


def test_a_damaged_reading_is_read_again(workspace: Path, columns: Path) -> None:
    before = content(workspace)
    record = next((workspace / "readings").rglob("*.json"))
    record.write_bytes(record.read_bytes()[:100])
    assert build([columns], workspace).cached == 1
    assert content(workspace) == before


def test_two_builds_do_not_mix(workspace: Path, columns: Path) -> None:
    from filelock import FileLock

    with FileLock(workspace / ".lock"), pytest.raises(WorkspaceError, match="another build"):
        build([columns], workspace)


def run_build(columns: Path, folder: Path, before: str = "") -> subprocess.Popen[str]:
    code = f"{before}\nfrom plumbook.cli import cli\ncli(['build', {str(columns)!r}, '--out', {str(folder)!r}])"
    return subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_a_full_disk_is_one_line_and_loses_nothing(workspace: Path, columns: Path) -> None:
    before = content(workspace)
    limit = f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, {resource.RLIM_INFINITY}))"
    process = run_build(columns, workspace, limit)
    _, errors = process.communicate(timeout=120)
    assert process.returncode == 1
    assert len(errors.strip().splitlines()) == 1, errors
    assert content(workspace) == before


def test_a_kill_in_the_middle_leaves_a_workspace_that_builds(tmp_path: Path, columns: Path) -> None:
    folder = tmp_path / "workspace"
    process = run_build(columns, folder)
    deadline = time.monotonic() + 60
    while not list(folder.glob("readings/*/*/*.json")) and process.poll() is None and time.monotonic() < deadline:
        time.sleep(0.005)
    os.kill(process.pid, signal.SIGKILL)
    process.communicate()
    summary = build([columns], folder)
    assert summary.documents == 2
    assert summary.cached >= 1


def test_a_graph_written_again_is_the_same_and_reads_no_text(workspace: Path) -> None:
    before = content(workspace)
    summary = build_again(workspace)
    assert (summary.documents, summary.cached) == (2, 2)
    assert content(workspace) == before


def test_a_graph_written_again_has_the_corrections(workspace: Path) -> None:
    append_correction(workspace / CORRECTIONS, Rename(thing="id:jenny-town", name="Jenny A. Town"))
    build_again(workspace)
    assert "Jenny A. Town" in (workspace / "graph.ttl").read_text(encoding="utf-8")


def test_without_its_readings_a_graph_cannot_be_written_again(workspace: Path) -> None:
    next((workspace / "readings").rglob("*.json")).unlink()
    before = (workspace / "graph.ttl").read_bytes()
    with pytest.raises(WorkspaceError, match="plumbook build"):
        build_again(workspace)
    assert (workspace / "graph.ttl").read_bytes() == before


def test_texts_that_failed_are_told_of_in_order(tmp_path: Path, columns: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def as_they_get_done(
        documents: Iterable[Document], make: MakeReader, cache: ReadingCache, jobs: int
    ) -> Iterator[Read | Failed]:
        yield Failed("b", "plumbook failed on it")
        yield from read_documents(documents, make, cache, jobs)
        yield Failed("a", "plumbook failed on it")

    monkeypatch.setattr(building, "read_documents", as_they_get_done)
    summary = build([columns], tmp_path / "workspace")
    assert [str(u).split(":")[0] for u in summary.unreadable] == ["a", "b"]
