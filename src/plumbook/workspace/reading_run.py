"""Reading many documents: what is cached is not read again, the rest is spread over processes."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from itertools import chain, islice
from multiprocessing import get_context

from plumbook.errors import WorkspaceError
from plumbook.model import Document
from plumbook.reading.reader import Reader
from plumbook.resolution import Outline, outline_of
from plumbook.workspace.cache import ReadingCache, Record

# Fewer new documents than this are read faster than more processes start.
WORTH_PROCESSES = 12

MakeReader = Callable[[], Reader]


@dataclass(frozen=True, slots=True)
class Read:
    """A document that was read, with what resolution needs of it."""

    document: str
    fingerprint: str
    outline: Outline
    was_cached: bool
    characters: int


@dataclass(frozen=True, slots=True)
class Failed:
    """A document that the reader could not read: a fault of plumbook's, not of the user's."""

    document: str
    reason: str


def read_documents(
    documents: Iterable[Document], make_reader: MakeReader, cache: ReadingCache, jobs: int
) -> Iterator[Read | Failed]:
    """Read documents, as they get done.

    Args:
        documents: in any order; taken one after the other, never all at once.
        make_reader: makes a reader, in this process or in another (picklable).
        cache: where readings are kept.
        jobs: how many processes may read.

    Raises:
        WorkspaceError: a reading process was killed; what was read until then is cached.
    """
    new: list[Document] = []
    stream = iter(documents)
    for document in stream:
        cached = cache.get(document.fingerprint)
        if cached is not None:
            yield outlined(cached, was_cached=True)
            continue
        new.append(document)
        if len(new) == WORTH_PROCESSES and jobs > 1:
            yield from _read_in_processes(chain(new, stream), make_reader, cache, jobs)
            return
        if len(new) == WORTH_PROCESSES:
            break
    yield from _read_here(chain(new, stream), make_reader, cache)


def _read_here(documents: Iterable[Document], make_reader: MakeReader, cache: ReadingCache) -> Iterator[Read | Failed]:
    reader: Reader | None = None
    for document in documents:
        cached = cache.get(document.fingerprint)
        if cached is not None:
            yield outlined(cached, was_cached=True)
            continue
        reader = reader or make_reader()
        yield _read(document, reader, cache)


def _read_in_processes(
    documents: Iterable[Document], make_reader: MakeReader, cache: ReadingCache, jobs: int
) -> Iterator[Read | Failed]:
    stream = iter(documents)
    pool = ProcessPoolExecutor(
        jobs, mp_context=get_context("spawn"), initializer=_start_worker, initargs=(make_reader, cache)
    )
    try:
        waiting = {pool.submit(_read_in_worker, d) for d in islice(stream, 4 * jobs)}
        while waiting:
            done, waiting = wait(waiting, return_when=FIRST_COMPLETED)
            waiting |= {pool.submit(_read_in_worker, d) for d in islice(stream, len(done))}
            yield from sorted((_result(f) for f in done), key=lambda r: r.document)
    finally:
        pool.shutdown(cancel_futures=True)


def _result(future: Future[Read | Failed]) -> Read | Failed:
    try:
        return future.result()
    except BrokenProcessPool as error:
        raise WorkspaceError(
            "a reading process was killed, perhaps for want of memory",
            remedy="run the same command again with --jobs 1: what was read is kept",
        ) from error


_worker: tuple[Reader, ReadingCache] | None = None


def _start_worker(make_reader: MakeReader, cache: ReadingCache) -> None:
    global _worker
    # Ctrl-C goes to the whole group: the parent alone answers it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _worker = make_reader(), cache


def _read_in_worker(document: Document) -> Read | Failed:
    assert _worker is not None
    reader, cache = _worker
    cached = cache.get(document.fingerprint)
    return outlined(cached, was_cached=True) if cached else _read(document, reader, cache)


def _read(document: Document, reader: Reader, cache: ReadingCache) -> Read | Failed:
    try:
        reading = reader.read(document)
    except MemoryError:
        return Failed(document.id, "out of memory")
    except Exception as error:  # one text must not end a run over thousands
        return Failed(document.id, f"plumbook failed on it ({type(error).__name__}: {error})")
    record = Record(document, reading)
    cache.put(record)
    return outlined(record, was_cached=False)


def outlined(record: Record, *, was_cached: bool) -> Read:
    """Return what resolution needs of a record."""
    document, reading = record.document, record.reading
    return Read(document.id, reading.fingerprint, outline_of(reading, document), was_cached, len(document.text))
