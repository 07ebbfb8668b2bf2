"""Where the graph that is served comes from: a workspace, an RDF file, or a copy of another SPARQL endpoint."""

from __future__ import annotations

import tempfile
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO
from urllib.parse import urlencode, urlsplit

import pyoxigraph
from pyoxigraph import NamedNode, QueryResultsFormat, RdfFormat, parse_query_results

from plumbook.errors import GraphError
from plumbook.store import STORE, open_store

# What an endpoint has, asked graph by graph: endpoints limit how large one answer may be.
_GRAPHS = "SELECT DISTINCT ?graph WHERE { GRAPH ?graph { ?s ?p ?o } }"
_OF_GRAPH = "CONSTRUCT { ?s ?p ?o } WHERE { GRAPH %s { ?s ?p ?o } }"
_OF_NO_GRAPH = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o FILTER NOT EXISTS { GRAPH ?graph { ?s ?p ?o } } }"
_PATIENCE = 60  # seconds that another endpoint may keep silent

Stamp = tuple[int, int]
"""Tells one state of a store from another."""


@dataclass(frozen=True, slots=True)
class Source:
    """A store on disk that several processes can read.

    Attributes:
        name: what to call the graph.
        store: the folder of the store.
        workspace: the workspace that the store belongs to; None for a copy, which is thrown away at the end.
    """

    name: str
    store: Path
    workspace: Path | None = None

    def stamp(self) -> Stamp | None:
        """Return what changes whenever the store is written or replaced; None while it is being replaced."""
        try:
            found = (self.store / "CURRENT").stat()
        except OSError:
            return None
        return found.st_ino, found.st_mtime_ns


@contextmanager
def source_of(where: str) -> Iterator[Source]:
    """Make a graph ready to be served.

    Args:
        where: a workspace folder, an RDF file, or the http(s) address of a SPARQL endpoint, all of whose
            graphs are copied first.

    Yields:
        The store to read.

    Raises:
        GraphError: there is no graph, or it cannot be read.
    """
    path = Path(where)
    if (path / STORE).is_dir():
        open_store(path)
        yield Source(path.resolve().name, path / STORE, path)
        return
    with tempfile.TemporaryDirectory(prefix="plumbook-serve-", ignore_cleanup_errors=True) as folder:
        if urlsplit(where).scheme in {"http", "https"}:
            _copy_endpoint(where, folder)
            yield Source(urlsplit(where).netloc, Path(folder))
        else:
            store = pyoxigraph.Store(folder)
            store.bulk_extend(open_store(path))
            store.flush()
            del store
            yield Source(path.resolve().stem, Path(folder))


def _copy_endpoint(address: str, folder: str) -> None:
    store = pyoxigraph.Store(folder)
    with _asked(address, _GRAPHS, "application/sparql-results+json") as answer:
        rows = parse_query_results(answer, format=QueryResultsFormat.JSON)
        graphs = sorted({row[0] for row in rows if isinstance(row[0], NamedNode)}, key=str)  # type: ignore[union-attr]
    for graph in graphs:
        with _asked(address, _OF_GRAPH % graph, "application/n-triples") as answer:
            store.bulk_load(answer, format=RdfFormat.N_TRIPLES, to_graph=graph)
    with _asked(address, _OF_NO_GRAPH, "application/n-triples") as answer:
        store.bulk_load(answer, format=RdfFormat.N_TRIPLES)
    store.flush()


@contextmanager
def _asked(address: str, query: str, type: str) -> Iterator[IO[bytes]]:
    """Ask an endpoint; what goes wrong, here or as the answer is read, is told as one error."""
    request = urllib.request.Request(address, urlencode({"query": query}).encode(), {"Accept": type})
    try:
        with urllib.request.urlopen(request, timeout=_PATIENCE) as answer:
            yield answer
    except urllib.error.HTTPError as error:
        raise GraphError(
            f"answers {error.code} {error.reason}", where=address, remedy="give the address that takes queries"
        ) from error
    except SyntaxError as error:
        raise GraphError(
            f"does not answer with {type}", where=address, remedy="give the address that takes queries"
        ) from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "reason", error)
        raise GraphError(f"cannot be reached: {reason}", where=address, remedy="check the address") from error
