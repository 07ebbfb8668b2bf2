"""Readings kept on disk, so that only changed texts are read again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from plumbook.files import write_atomically
from plumbook.model import Document, Reading


@dataclass(frozen=True, slots=True)
class Record:
    """A document with its reading."""

    document: Document
    reading: Reading


_RECORD = TypeAdapter(Record)


class ReadingCache:
    """Records in files named by what the reading depends on.

    Args:
        folder: where the files are; made when first written to.
        settings: digest of the reader's settings: other settings, other files.
    """

    def __init__(self, folder: Path, settings: str) -> None:
        self.folder = folder / settings[:16]

    def get(self, fingerprint: str) -> Record | None:
        """Return the record of a document's fingerprint; None where it is missing or damaged."""
        try:
            record = _RECORD.validate_json(self._path(fingerprint).read_bytes())
        except (OSError, ValidationError):
            return None
        return record if record.reading.fingerprint == fingerprint else None

    def records(self) -> Iterator[Record]:
        """Give all records, in a fixed order; damaged ones are left out."""
        for path in sorted(self.folder.glob("*/*.json")):
            if (record := self.get(path.stem)) is not None:
                yield record

    def count(self) -> int:
        """Return how many records there are, damaged ones included."""
        return sum(1 for _ in self.folder.glob("*/*.json"))

    def put(self, record: Record) -> None:
        """Write a record, whole or not at all."""
        path = self._path(record.reading.fingerprint)
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(path, _RECORD.dump_json(record))

    def _path(self, fingerprint: str) -> Path:
        return self.folder / fingerprint[:2] / f"{fingerprint}.json"
