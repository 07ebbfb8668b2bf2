"""Ids of documents, each unique in a run."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from plumbook.model import Document


@dataclass(slots=True)
class Ids:
    """The ids given so far.

    The first document of an id keeps it. A later one takes a suffix from where it stands: the name of its
    folder ("brief-2022"), or where the text itself gave the id, its file's stem; where that is taken too,
    a number. So the same sources in the same order give the same ids.
    """

    _taken: set[str] = field(default_factory=set)
    _counts: dict[str, int] = field(default_factory=dict)

    def unique(self, document: Document, suffix: str) -> Document:
        """Return a document under an id that no other has; where that is another than its own, a note says so.

        Args:
            document: the document with the id it would have.
            suffix: what tells it from others of that id; may be empty.

        >>> ids = Ids()
        >>> [ids.unique(Document(id="brief", text="A."), year).id for year in ("2021", "2022", "2022")]
        ['brief', 'brief-2022', 'brief-2']
        """
        wanted = document.id
        given = wanted
        if given in self._taken and suffix:
            given = f"{wanted}-{suffix}"
        if given in self._taken:
            given = self._numbered(wanted)
        self._taken.add(given)
        if given == wanted:
            return document
        return replace(document, id=given, notes=(*document.notes, f"id taken before: {wanted} became {given}"))

    def _numbered(self, wanted: str) -> str:
        number = self._counts.get(wanted, 1)
        given = wanted
        while given in self._taken:
            number += 1
            given = f"{wanted}-{number}"
        self._counts[wanted] = number
        return given
