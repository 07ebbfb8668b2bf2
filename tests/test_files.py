import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from plumbook.errors import PlumbookError
from plumbook.files import open_atomically, write_atomically


def test_text_bytes_and_chunks_are_written_as_they_are(tmp_path: Path) -> None:
    target = tmp_path / "file"
    write_atomically(target, "é\r\nb\n")
    assert target.read_bytes() == b"\xc3\xa9\r\nb\n"
    write_atomically(target, b"\x00\xff")
    assert target.read_bytes() == b"\x00\xff"
    write_atomically(target, (chunk for chunk in ("a", b"b", "c")))
    assert target.read_bytes() == b"abc"


def test_a_failure_half_way_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    target = tmp_path / "file"
    target.write_text("old")

    def chunks() -> Iterator[str]:
        yield "half"
        raise ValueError("the source broke off")

    with pytest.raises(ValueError, match="broke off"):
        write_atomically(target, chunks())
    assert target.read_text() == "old"
    assert os.listdir(tmp_path) == ["file"]


def test_the_file_does_not_appear_before_it_is_complete(tmp_path: Path) -> None:
    target = tmp_path / "file"
    with open_atomically(target) as file:
        file.write(b"whole")
        assert not target.exists()
    assert target.read_bytes() == b"whole"


def test_permissions_are_those_of_an_ordinary_write(tmp_path: Path) -> None:
    (tmp_path / "ordinary").write_text("")
    write_atomically(tmp_path / "new", "")
    assert (tmp_path / "new").stat().st_mode == (tmp_path / "ordinary").stat().st_mode
    (tmp_path / "new").chmod(0o640)
    write_atomically(tmp_path / "new", "again")
    assert (tmp_path / "new").stat().st_mode & 0o777 == 0o640


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").write_text("old")
    (tmp_path / "link").symlink_to("real")
    write_atomically(tmp_path / "link", "new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_text() == "new"


def test_a_missing_folder_is_one_clear_error(tmp_path: Path) -> None:
    with pytest.raises(PlumbookError, match=r"graph\.ttl: cannot be written: no such file or directory"):
        write_atomically(tmp_path / "missing" / "graph.ttl", "x")


def test_a_folder_in_the_place_of_the_file_is_one_clear_error(tmp_path: Path) -> None:
    with pytest.raises(PlumbookError, match="cannot be written: is a folder"):
        write_atomically(tmp_path, "x")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no device that is always full")
def test_a_full_disk_is_one_clear_error() -> None:
    with pytest.raises(PlumbookError, match="no space left on device; free some space"):
        write_atomically("/dev/full", "x" * 100_000)
