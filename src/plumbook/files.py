"""Writing files so that a reader never meets half of one."""

from __future__ import annotations

import os
import stat
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from plumbook.errors import PlumbookError


def write_atomically(path: str | Path, content: str | bytes | Iterable[str | bytes]) -> None:
    """Write a whole file, or leave what stands there as it is.

    Args:
        path: the file to write; its folder must exist. A link is followed.
        content: text (written as UTF-8, line endings as they are), bytes, or chunks of either.

    Raises:
        PlumbookError: the file cannot be written (no such folder, no permission, disk full).
    """
    chunks = (content,) if isinstance(content, str | bytes) else content
    with open_atomically(path) as file:
        for chunk in chunks:
            file.write(chunk.encode("utf-8") if isinstance(chunk, str) else chunk)


@contextmanager
def open_atomically(path: str | Path) -> Iterator[BinaryIO]:
    """Open a file for writing that takes its place only when the block ends without an exception.

    What is written goes to a hidden file in the same folder, which then replaces the old one in one
    step. Devices and pipes (`/dev/stdout`) cannot be replaced and are written directly.

    Args:
        path: the file to write; its folder must exist. A link is followed.

    Yields:
        The binary file to write to.

    Raises:
        PlumbookError: the file cannot be written (no such folder, no permission, disk full).
    """
    target = Path(os.path.realpath(path))
    try:
        with _direct(target) if _is_special(target) else _replacing(target) as file:
            yield file
    except OSError as error:
        raise unwritable(path, error) from error


def unwritable(path: str | Path, error: OSError) -> PlumbookError:
    """Return the error to raise for a file that the system refused to write."""
    reason = (error.strerror or str(error) or type(error).__name__).lower()
    remedy = "free some space or choose another place" if "space" in reason else "choose another place"
    return PlumbookError(f"cannot be written: {reason}", where=path, remedy=remedy)


def _is_special(target: Path) -> bool:
    try:
        mode = target.stat().st_mode
    except OSError:
        return False
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))


@contextmanager
def _direct(target: Path) -> Iterator[BinaryIO]:
    with target.open("wb") as file:
        yield file


@contextmanager
def _replacing(target: Path) -> Iterator[BinaryIO]:
    if target.is_dir():
        raise IsADirectoryError(None, "is a folder")
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=".plumbook-", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
        os.chmod(name, _mode_for(target))
        os.replace(name, target)
    except BaseException:
        with suppress(OSError):
            os.unlink(name)
        raise


def _mode_for(target: Path) -> int:
    """Return the permissions that an ordinary write would have left: those of the old file, or the umask's."""
    try:
        return stat.S_IMODE(target.stat().st_mode)
    except OSError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask
