"""What is said of a file or record that gives no document."""

from __future__ import annotations

from dataclasses import dataclass

from plumbook.errors import DocumentError


@dataclass(frozen=True, slots=True, kw_only=True)
class Unreadable:
    """A file or record that gives no document, and why.

    Attributes:
        where: the file, with the line for a record of JSON Lines ("articles.jsonl, line 12").
        reason: what is wrong, as a clause without a full stop.
        remedy: what the user can do, as a clause, where something can be done.
        skipped: whether it was passed over on purpose (a picture in a folder of texts): worth a
            note, no failure.
    """

    where: str
    reason: str
    remedy: str | None = None
    skipped: bool = False

    def error(self) -> DocumentError:
        """Return the error for a caller that stops at the first file it cannot read."""
        return DocumentError(self.reason, where=self.where, remedy=self.remedy)

    def __str__(self) -> str:
        """Return one line: where, why, what to do."""
        return str(self.error())
