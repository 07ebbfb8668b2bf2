"""The workers that answer queries: as many as there are processors, ended when they take too long."""

from __future__ import annotations

import multiprocessing
import os
import queue
import threading
import time
from pathlib import Path

from plumbook.serving.source import Source
from plumbook.serving.worker import Answered, Asked, dump, work

# A new process and not a copy of this one, whose threads and open store a copy would break.
_CONTEXT = multiprocessing.get_context("spawn")
_START = 60.0  # seconds that a new worker may take to load
_BROKEN = (
    "the process that had the query broke down, because the query took more memory than it may or is too long a chain "
    "of operators; ask for less, or write it shorter"
)
_LONG = 10_000  # characters of a query that breaks a process down by itself: it, and not the server, is at fault
_WHOLE_GRAPHS = 2  # that are written at the same time


class _Worker:
    def __init__(self, source: Source) -> None:
        self.connection, theirs = _CONTEXT.Pipe()
        self.process = _CONTEXT.Process(target=work, args=(theirs, source), daemon=True)
        self.process.start()
        theirs.close()
        self.ready = False

    def answer(self, asked: Asked, seconds: float) -> Answered | None:
        """Return the answer; None where there is none in time. A worker that died raises EOFError or OSError."""
        if not self.ready:
            if not self.connection.poll(_START):
                return None
            self.ready = self.connection.recv()
        self.connection.send(asked)
        if not self.connection.poll(seconds):
            return None
        answered: Answered = self.connection.recv()
        return answered

    def end(self) -> None:
        self.process.kill()
        self.process.join()
        self.connection.close()


class Pool:
    """Processes that answer queries, each one query at a time.

    Args:
        source: the store.
        seconds: how long one query may take; a query that finds no free worker waits as long.
        workers: how many; as many as there are processors unless given.
    """

    def __init__(self, source: Source, seconds: float, workers: int | None = None) -> None:
        self.source, self.seconds = source, seconds
        self.size = workers or os.cpu_count() or 1
        self._free: queue.LifoQueue[_Worker | None] = queue.LifoQueue()
        self._all: set[_Worker] = set()
        self._closed = False
        self._lock = threading.Lock()
        self._writing = threading.Lock()
        self._whole_graphs = threading.Semaphore(_WHOLE_GRAPHS)
        for _ in range(self.size):
            self._free.put(self._started())

    def answer(self, asked: Asked) -> Answered:
        """Return the answer to a query, or why there is none; one update at a time."""
        if asked.update:
            with self._writing:
                return self._answer(asked)
        return self._answer(asked)

    def _answer(self, asked: Asked) -> Answered:
        begun = time.monotonic()
        try:
            worker = self._free.get(timeout=self.seconds)
        except queue.Empty:
            return Answered(503, message="all workers are busy with other queries; try again in a moment")
        kept: _Worker | None = None
        try:
            worker = worker or self._started()
            answered = worker.answer(asked, max(self.seconds - (time.monotonic() - begun), self.seconds / 2))
            if answered is not None:
                kept = worker
                return answered
            return Answered(
                504,
                message=f"no answer within {self.seconds:g} seconds; ask for less, or serve with a longer --timeout",
            )
        except (EOFError, OSError):
            if self._closed:
                return Answered(503, message="the server is stopping")
            return Answered(400 if len(asked.sparql) > _LONG else 500, message=_BROKEN)
        finally:
            if kept is None and worker is not None:
                self._ended(worker)
            self._free.put(kept)

    def write_graph(self, graph: str | None, type: str, place: Path) -> Answered:
        """Write a whole graph to a file; see `plumbook.serving.worker.dump`."""
        if not self._whole_graphs.acquire(timeout=self.seconds):
            return Answered(503, message="other graphs are being written; try again in a moment")
        ours, theirs = _CONTEXT.Pipe()
        try:
            process = _CONTEXT.Process(target=dump, args=(theirs, self.source, graph, type, place), daemon=True)
            process.start()
            theirs.close()
            found: Answered = ours.recv()
            process.join()
        except EOFError:
            return Answered(500, message="the graph could not be written")
        else:
            return found
        finally:
            ours.close()
            self._whole_graphs.release()

    def stop(self) -> None:
        """Break off all queries, and take no others; whoever waits for one is told so."""
        with self._lock:
            self._closed = True
            for worker in self._all:
                worker.process.kill()

    def close(self) -> None:
        """End all workers; a query that one of them is at gets no answer."""
        with self._lock:
            self._closed = True
            workers, self._all = self._all, set()
        for worker in workers:
            worker.end()

    def _started(self) -> _Worker:
        with self._lock:
            if self._closed:
                raise OSError("the pool is closed")
            worker = _Worker(self.source)
            self._all.add(worker)
        return worker

    def _ended(self, worker: _Worker) -> None:
        with self._lock:
            known = worker in self._all
            self._all.discard(worker)
        if known:
            worker.end()
