"""From names of files and folders, and standard input, to documents."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from io import BytesIO
from itertools import chain
from pathlib import Path, PurePath
from typing import BinaryIO

from plumbook.documents.content import Origin, document_of, read_within_limit
from plumbook.documents.folders import Identity, files_in, identity_of, shown, unreadable
from plumbook.documents.formats import (
    READERS,
    Format,
    beginning_of,
    format_by_look,
    format_by_name,
    is_other_kind,
    is_packed,
    unpacked_name,
)
from plumbook.documents.ids import Ids
from plumbook.documents.json_lines import bounded_lines, read_json, read_json_lines
from plumbook.documents.packed import unpacked
from plumbook.documents.unreadable import Unreadable
from plumbook.errors import DocumentError
from plumbook.model import Document

STANDARD_INPUT = "-"


def load_documents(
    sources: Iterable[str | Path], *, stdin: BinaryIO | None = None, leave_out: Iterable[Path] = ()
) -> Iterator[Document | Unreadable]:
    """Read documents one after the other; of those read, only ids and file numbers are kept in memory.

    A file's format is told by its extension, also before `.gz`; where the extension is unknown or missing,
    by a look at how the file begins. A file named or met twice is read once. Nothing is raised: the run
    goes on after whatever cannot be read.

    An id is the one that the text gives, otherwise the file's stem, with the line's number for records
    ("articles-12"). An id that was taken before gets a suffix: see `plumbook.documents.ids.Ids`.

    Args:
        sources: files, folders (read to the bottom in the order of their names, hidden files left
            out), and "-" for standard input.
        stdin: what "-" reads; the process's own standard input unless given.
        leave_out: folders not to walk into, where they lie within another.

    Yields:
        A Document with an id unique in the run, or an Unreadable for what gave none. Files in folders
        that are of other kinds (pictures, tables, programs) are skipped.
    """
    run = _Run(folders={identity for folder in leave_out if (identity := identity_of(folder)) is not None})
    for source in [sources] if isinstance(sources, str | Path) else sources:
        if str(source) == STANDARD_INPUT:
            yield from run.standard_input(sys.stdin.buffer if stdin is None else stdin)
        else:
            yield from run.source(source)


@dataclass(slots=True)
class _Run:
    """What is remembered while sources are read: ids, files and folders."""

    ids: Ids = field(default_factory=Ids)
    files: set[Identity] = field(default_factory=set)
    folders: set[Identity] = field(default_factory=set)
    has_read_stdin: bool = False

    def standard_input(self, stream: BinaryIO) -> Iterator[Document | Unreadable]:
        if self.has_read_stdin:
            return
        self.has_read_stdin = True
        yield from self._named(stream, None, Origin(name="standard input", stem="stdin"))

    def source(self, source: str | Path) -> Iterator[Document | Unreadable]:
        if not str(source):
            yield Unreadable(where='""', reason="is no name of a file", remedy="check the name")
            return
        path = Path(source)
        try:
            is_folder = stat.S_ISDIR(path.stat().st_mode)
        except (OSError, ValueError) as error:
            yield unreadable(path, error)
            return
        if not is_folder:
            yield from self._file(path)
            return
        for entry in files_in(path, self.folders):
            if isinstance(entry, Unreadable):
                yield entry
            elif is_other_kind(entry.name):
                yield Unreadable(where=shown(entry), reason="is of a kind that is not read", skipped=True)
            else:
                yield from self._file(entry, skip=format_by_name(entry.name) is None)

    def _file(self, path: Path, *, skip: bool = False) -> Iterator[Document | Unreadable]:
        """Read a file; `skip` says that it is no failure if it turns out to be no text."""
        try:
            with ExitStack() as stack:
                file: BinaryIO = stack.enter_context(path.open("rb"))
                if self._is_known(file):
                    return
                if is_packed(path.name):
                    file = stack.enter_context(unpacked(file))
                yield from self._named(file, format_by_name(path.name), _origin(path), skip=skip)
        except OSError as error:
            yield unreadable(path, error)

    def _is_known(self, file: BinaryIO) -> bool:
        status = os.fstat(file.fileno())
        identity = (status.st_dev, status.st_ino)
        known = identity in self.files
        self.files.add(identity)
        return known

    def _named(
        self, stream: BinaryIO, known: Format | None, origin: Origin, *, skip: bool = False
    ) -> Iterator[Document | Unreadable]:
        for loaded in _read(stream, known, origin, skip=skip):
            if isinstance(loaded, Unreadable):
                yield loaded
            else:
                yield self.ids.unique(loaded, origin.folder if loaded.id.startswith(origin.stem) else origin.stem)


def _origin(path: Path) -> Origin:
    stem = " ".join(shown(PurePath(unpacked_name(path.name)).stem).split())
    return Origin(name=shown(path), stem=stem or "document", folder=shown(path.parent.name), source=shown(path.name))


def _read(stream: BinaryIO, known: Format | None, origin: Origin, *, skip: bool) -> Iterator[Document | Unreadable]:
    """Read one stream to its end.

    Args:
        stream: what to read.
        known: its format; looked for where it is not known.
        origin: how it is called.
        skip: whether to pass over what is no text.

    Yields:
        Its documents, and an Unreadable where it gives none or breaks off.
    """
    try:
        begun = b"" if known else beginning_of(stream)
        form = known or format_by_look(begun)
        lines = chain(BytesIO(begun), bounded_lines(stream))
        if form is Format.JSON_LINES:
            yield from read_json_lines(lines, origin)
        elif form is Format.JSON:
            yield from read_json(lines, origin)
        else:
            content = READERS[form](read_within_limit(stream, begun))
            yield document_of(content, stem=origin.stem, source=origin.source)
    except DocumentError as error:
        yield Unreadable(where=origin.name, reason=error.what, remedy=error.remedy, skipped=skip)
