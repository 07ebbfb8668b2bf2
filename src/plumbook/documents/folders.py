"""What there is to read in a folder, and what to say of the rest."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from plumbook.documents.decoding import printable
from plumbook.documents.unreadable import Unreadable

# What a file or folder is to the system, under whatever name: device and number.
Identity = tuple[int, int]

_REASONS: dict[type[OSError], tuple[str, str]] = {
    FileNotFoundError: ("does not exist", "check the name"),
    PermissionError: ("may not be read", "change its permissions"),
    NotADirectoryError: ("does not exist", "check the name"),
}


def identity_of(folder: Path) -> Identity | None:
    """Return what a folder is to the system; None where it cannot be looked at."""
    try:
        status = folder.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def files_in(folder: Path, seen: set[Identity]) -> Iterator[Path | Unreadable]:
    """Walk a folder to the bottom, in the order of names.

    Hidden entries are left out. Links are followed, but never to a folder above, nor twice to one
    folder. Pipes, sockets and devices are passed over: to read one could take for ever.

    Args:
        folder: where to begin.
        seen: the folders walked before; those walked now are added.

    Yields:
        Files that can be opened, and an Unreadable for what cannot.
    """
    # A stack and no recursion: folders nest deeper than calls may.
    waiting: list[Path] = [folder]
    while waiting:
        entry = waiting.pop()
        try:
            status = entry.stat()
            if stat.S_ISDIR(status.st_mode):
                waiting.extend(_entries(entry, (status.st_dev, status.st_ino), folder, seen))
            elif stat.S_ISREG(status.st_mode):
                yield entry
            else:
                yield Unreadable(where=shown(entry), reason="is a pipe, socket or device", skipped=True)
        except OSError as error:
            yield unreadable(entry, error)


def _entries(folder: Path, identity: Identity, top: Path, seen: set[Identity]) -> list[Path]:
    """Return what is in a folder, the last name first; nothing for one that was, or is being, walked."""
    if identity in seen or (folder != top and _leads_back(folder)):
        return []
    entries = sorted((name for name in os.listdir(folder) if not name.startswith(".")), reverse=True)
    seen.add(identity)
    return [folder / name for name in entries]


def _leads_back(folder: Path) -> bool:
    return folder.is_symlink() and folder.parent.resolve().is_relative_to(folder.resolve())


def unreadable(path: str | Path, error: OSError | ValueError) -> Unreadable:
    """Return what to say of a file or folder that the system refused.

    Args:
        path: the file or folder.
        error: the refusal.
    """
    if isinstance(error, FileNotFoundError) and os.path.islink(path):
        return Unreadable(where=shown(path), reason="is a link to nothing", remedy="mend or remove the link")
    if isinstance(error, OSError):
        told = (error.strerror or type(error).__name__).lower()
        reason, remedy = _REASONS.get(type(error), (f"cannot be read: {told}", None))
        return Unreadable(where=shown(path), reason=reason, remedy=remedy)
    return Unreadable(where=shown(path), reason="is no name that a file can have", remedy="check the name")


def shown(path: str | Path) -> str:
    """Return a path as it can be printed: names may hold any bytes."""
    return printable(str(path)).replace("\n", "\ufffd").replace("\r", "\ufffd")
