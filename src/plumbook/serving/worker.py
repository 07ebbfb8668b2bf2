"""A process of its own that answers queries, so that one that runs too long or takes too much can be ended."""

from __future__ import annotations

import io
import signal
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path

import pyoxigraph
from pyoxigraph import NamedNode, QueryBoolean, QueryTriples, Triple, serialize
from rdflib.plugins.sparql.parser import parseUpdate

from plumbook.errors import QueryError
from plumbook.querying.sparql import PREFIX_IRIS, evaluate, outline_of, refuse_nesting, refuse_service, unanswerable
from plumbook.serving.formats import GRAPHS, RESULTS
from plumbook.serving.source import Source, Stamp

MEMORY = 4 * 2**30
"""How many bytes of memory one worker may take, where the system keeps such limits."""

_LARGEST = 64 * 2**20  # bytes of one answer


@dataclass(frozen=True, slots=True)
class Asked:
    """A query as it came over HTTP.

    Attributes:
        sparql: the query, or with `update` an update.
        most: how many rows or triples the answer may have.
        results: the media type for rows; None where the client takes none of ours.
        graphs: the media type for triples, in the same way.
        default_graphs: IRIs of graphs to ask, where the client names them beside the query.
        named_graphs: in the same way.
        update: whether it writes.
    """

    sparql: str
    most: int
    results: str | None = None
    graphs: str | None = None
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    update: bool = False


@dataclass(frozen=True, slots=True)
class Answered:
    """What came of it: a status of HTTP, and content with its type, or a message."""

    status: int
    content: bytes = b""
    type: str = "text/plain"
    message: str = ""


def work(connection: Connection, source: Source) -> None:
    """Say that it is ready, then answer what comes over a connection until that ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the server, which ends its workers
    _limit_memory()
    store = _Reopened(source)
    with suppress(EOFError, OSError):
        connection.send(True)
        while True:
            connection.send(_answer(store, connection.recv()))


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # not on Windows
        return
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, resource.getrlimit(resource.RLIMIT_AS)[1]))


@dataclass(slots=True)
class _Reopened:
    """The store, opened again whenever it has been written."""

    source: Source
    _store: pyoxigraph.Store | None = None
    _stamp: Stamp | None = field(default=None)

    def store(self) -> pyoxigraph.Store:
        stamp = self.source.stamp()
        if self._store is None or (stamp is not None and stamp != self._stamp):
            self._store, self._stamp = pyoxigraph.Store.read_only(str(self.source.store)), stamp
        return self._store

    def close(self) -> None:
        """Open the store anew for the next query: files of an older state may be gone."""
        self._store = None

    def update(self, sparql: str) -> None:
        """Write; the store is open for writing only meanwhile."""
        self._store = None
        store = pyoxigraph.Store(str(self.source.store))
        store.update(sparql, prefixes=PREFIX_IRIS)
        store.flush()


def _answer(store: _Reopened, asked: Asked) -> Answered:
    try:
        return _update(store, asked) if asked.update else _query(store.store(), asked)
    except QueryError as error:
        return Answered(400, message=str(error))
    except _TooMuch as error:
        return Answered(413, message=str(error))
    except OSError as error:
        store.close()
        return Answered(500, message=f"the store cannot be read: {error}")
    except (ValueError, RuntimeError) as error:  # RecursionError in a parser among them
        return Answered(400, message=str(unanswerable(error)))


class _TooMuch(Exception):
    """An answer beyond the limits."""


def _query(store: pyoxigraph.Store, asked: Asked) -> Answered:
    found = evaluate(
        store,
        asked.sparql,
        default_graphs=[NamedNode(iri) for iri in asked.default_graphs],
        named_graphs=[NamedNode(iri) for iri in asked.named_graphs],
    )
    if isinstance(found, QueryTriples):
        if asked.graphs is None:
            return Answered(406, message=f"triples can be had as {', '.join(GRAPHS)}")
        output = _Bounded()
        serialize(_counted(found, asked.most), output, format=GRAPHS[asked.graphs], prefixes=PREFIX_IRIS)
        return Answered(200, output.getvalue(), asked.graphs)
    if asked.results is None:
        return Answered(406, message=f"rows can be had as {', '.join(RESULTS)}")
    output = _Bounded()
    found.serialize(output, format=RESULTS[asked.results])
    content = output.getvalue()
    if not isinstance(found, QueryBoolean) and _rows(content, asked.results) > asked.most:
        raise _too_many(asked.most, "rows")
    return Answered(200, content, asked.results)


class _Bounded(io.BytesIO):
    """A file in memory that takes only so much."""

    def write(self, chunk: bytes, /) -> int:  # type: ignore[override]
        if self.tell() + len(chunk) > _LARGEST:
            raise _TooMuch(f"the answer is larger than {_LARGEST // 2**20} MB; add LIMIT, or ask for less")
        return super().write(chunk)


def _counted(triples: Iterable[Triple], most: int) -> Iterator[Triple]:
    for number, triple in enumerate(triples):
        if number == most:
            raise _too_many(most, "triples")
        yield triple


def _too_many(most: int, what: str) -> _TooMuch:
    return _TooMuch(f"the answer has more than {most:,} {what}; add LIMIT, or ask for less")


def _rows(content: bytes, format: str) -> int:
    """Count the rows of an answer by what Oxigraph writes between them and can write nowhere else."""
    if format.endswith("xml"):
        return content.count(b"<result>")
    if format.endswith("values"):
        return content.count(b"\n") - 1
    if format.endswith("csv"):
        return b"".join(content.split(b'"')[::2]).count(b"\r\n") - 1
    outside = b'"'.join(content.replace(b"\\\\", b"").replace(b'\\"', b"").split(b'"')[::2])
    return outside.count(b",{") + outside.count(b"[{")


def _update(store: _Reopened, asked: Asked) -> Answered:
    refuse_nesting(asked.sparql)
    if "load" in outline_of(asked.sparql):
        raise QueryError("LOAD fetches from the network, and plumbook uses none", remedy="leave LOAD out")
    refuse_service(asked.sparql, parseUpdate)
    try:
        store.update(asked.sparql)
    except SyntaxError as error:
        raise QueryError(f"not valid SPARQL: {error}", remedy="correct the update") from error
    return Answered(204)


def dump(connection: Connection, source: Source, graph: str | None, type: str, place: Path) -> None:
    """Write a whole graph to a file, in a process of its own; send what came of it.

    Args:
        connection: takes an Answered; with status 404 if there is no such graph.
        source: the store.
        graph: its IRI; None for all graphs together.
        type: the media type to write.
        place: the file.
    """
    store = pyoxigraph.Store.read_only(str(source.store))
    name = None if graph is None else NamedNode(graph)
    if name is not None and not store.contains_named_graph(name):
        connection.send(Answered(404, message=f"there is no graph {graph}"))
        return
    if name is None:
        everything = store.query("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }", use_default_graph_as_union=True)
        triples: Iterable[Triple] = everything  # type: ignore[assignment]
    else:
        triples = (quad.triple for quad in store.quads_for_pattern(None, None, None, name))
    with place.open("wb") as output:
        serialize(triples, output, format=GRAPHS[type], prefixes=PREFIX_IRIS)
    connection.send(Answered(200, type=type))
