"""IRIs of individuals: where each document, passage, statement, actor, office and policy is named."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlsplit

from pyoxigraph import NamedNode

from plumbook.errors import GraphError
from plumbook.model import Span
from plumbook.ontology.terms import ID
from plumbook.resolution.slugs import unique_slugs


class Iris:
    """Makes IRIs under one base.

    Args:
        documents: the ids of all documents of the graph.
        base: what every IRI begins with; ends in "/" or "#".

    Raises:
        GraphError: the base is no absolute IRI.
    """

    def __init__(self, documents: Iterable[str], base: str = str(ID)) -> None:
        if not urlsplit(base).scheme or base[-1] not in "/#":
            raise GraphError("no absolute IRI that ends in / or #", where=base, remedy="give another --base")
        try:
            NamedNode(base)
        except ValueError as error:
            raise GraphError("not a valid IRI", where=base, remedy="give another --base") from error
        self.base = base
        self._documents = unique_slugs(documents)

    def named(self, name: str) -> NamedNode:
        """Return the IRI of a register's entry, or of anything else with a name of its own."""
        return NamedNode(self.base + name)

    def document(self, document: str) -> NamedNode:
        """Return the IRI of a document."""
        return self.named(f"document-{self._documents[document]}")

    def graph(self, document: str) -> NamedNode:
        """Return the name of a document's named graph."""
        return self.named(f"graph-{self._documents[document]}")

    def passage(self, document: str, span: Span) -> NamedNode:
        """Return the IRI of a stretch of a document."""
        return self.named(f"passage-{self._documents[document]}-{span.start}-{span.end}")
