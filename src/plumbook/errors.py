"""What a user can cause to go wrong, each as one line that says what, where and what to do."""

from __future__ import annotations


class PlumbookError(Exception):
    """The root of every error that a user of plumbook can cause.

    Args:
        what: what went wrong, as a clause without a full stop.
        where: the file, IRI or setting at fault, where there is one.
        remedy: what the user can do, as a clause without a full stop.
    """

    def __init__(self, what: str, *, where: object = None, remedy: str | None = None) -> None:
        super().__init__(what)
        self.what = what
        self.where = None if where is None else str(where)
        self.remedy = remedy

    def __str__(self) -> str:
        """Return one line: where, what, what to do."""
        line = f"{self.where}: {self.what}" if self.where else self.what
        if self.remedy:
            line = f"{line}; {self.remedy}"
        return " ".join(line.split())


class DocumentError(PlumbookError):
    """A file or record cannot be read as a document."""


class ModelError(PlumbookError):
    """A spaCy pipeline or a reader is missing, or is not the one that was asked for."""


class WorkspaceError(PlumbookError):
    """A workspace folder cannot be read or written."""


class GraphError(PlumbookError):
    """A graph cannot be read, or is no plumbook graph."""


class QueryError(PlumbookError):
    """A SPARQL query or a named question cannot be answered."""


class ExportError(PlumbookError):
    """A graph cannot be written in a format, or not to the place that was given."""


class OntologyError(PlumbookError):
    """The ontology or its shapes cannot be read, or fail a check that cannot be reported otherwise."""


class GoldError(PlumbookError):
    """An annotation file cannot be read or does not fit its text."""


class CorrectionError(PlumbookError):
    """A workspace's corrections cannot be read, say nothing, or contradict one another."""
