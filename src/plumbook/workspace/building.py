"""The main job: from texts to a graph in a workspace folder."""

from __future__ import annotations

import errno
import json
import shutil
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO

import pyoxigraph
from filelock import FileLock, Timeout
from pyoxigraph import RdfFormat

from plumbook.documents import Unreadable, load_documents
from plumbook.drawing import draw
from plumbook.errors import PlumbookError, WorkspaceError
from plumbook.files import open_atomically
from plumbook.graph.assembly import graph_quads
from plumbook.graph.iris import Iris
from plumbook.graph.writing import write_trig, write_turtle
from plumbook.model import Document, Reading
from plumbook.ontology.terms import ID
from plumbook.querying.answer import Answer
from plumbook.querying.sparql import run
from plumbook.reading.pipeline import DEFAULT_MODEL, model_settings, rules_digest
from plumbook.reading.reader import SpacyReader, settings_digest
from plumbook.resolution import Outline, Register, register_of
from plumbook.resolution.corrections import CORRECTIONS, Corrections, load_corrections
from plumbook.resolution.statements import wrong_statements
from plumbook.store import STORE, TRIG, open_graph, open_store
from plumbook.workspace.cache import ReadingCache
from plumbook.workspace.reading_run import Failed, MakeReader, Read, outlined, read_documents
from plumbook.workspace.summary import Summary, Tally

TURTLE = "graph.ttl"
PAGE = "graph.html"
READINGS = "readings"

_DOCUMENTS = "SELECT ?id ?digest { ?d a plum:Document ; dcterms:identifier ?id ; plum:digest ?digest }"

Progress = Callable[[str, int, int | None], None]
"""Called with the name of the step, how much of it is done, and of how much (None: not known)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildSettings:
    """What a build depends on besides its texts.

    Attributes:
        model: the spaCy pipeline.
        base: what the IRIs of individuals begin with.
        with_texts: whether the graph carries the whole texts.
        min_confidence: statements that are less certain are left out of the graph; the readings keep them.
        strict: whether the first text that cannot be read ends the build.
        jobs: how many processes read; it does not change the result.
    """

    model: str = DEFAULT_MODEL
    base: str = str(ID)
    with_texts: bool = True
    min_confidence: float = 0.0
    strict: bool = False
    jobs: int = 1


def _ignore(step: str, done: int, total: int | None) -> None:
    """Report no progress."""


def build(
    texts: Iterable[str | Path],
    out: str | Path,
    settings: BuildSettings | None = None,
    *,
    stdin: BinaryIO | None = None,
    progress: Progress = _ignore,
) -> Summary:
    """Read texts and write their graph into a workspace folder.

    Args:
        texts: files, folders, or "-" for standard input.
        out: the workspace folder; made where it is missing.
        settings: the build's settings.
        stdin: standard input.
        progress: told of each step.

    Returns:
        What was found, what could not be read, and how long each step took.

    Raises:
        CorrectionError: the workspace's corrections cannot be read, or contradict one another.
        DocumentError: a text cannot be read, and the settings are strict.
        ModelError: the spaCy pipeline is missing.
        WorkspaceError: the folder cannot be used, or nothing could be read.
    """
    folder = Path(out)
    with _writing(folder):
        return _Build(folder, settings or BuildSettings(), progress).run(texts, stdin)


def build_again(workspace: str | Path, *, progress: Progress = _ignore) -> Summary:
    """Write a workspace's graph again from its readings, with the corrections of now; no text is read.

    Args:
        workspace: a folder that `build` wrote.
        progress: told of each step.

    Raises:
        CorrectionError: the workspace's corrections cannot be read, or contradict one another.
        GraphError: there is no graph in the folder.
        WorkspaceError: the folder cannot be used, or its readings are not those that its graph was made of.
    """
    folder = Path(workspace)
    made = _made(folder)
    settings = BuildSettings(
        model=made["model"],
        base=made["base"],
        with_texts=made["with_texts"],
        min_confidence=made.get("min_confidence", 0.0),
    )
    with _writing(folder):
        return _Build(folder, settings, progress).run_again()


def can_build_again(workspace: str | Path) -> bool:
    """Tell whether `build_again` finds the readings that a workspace's graph was made of; it does not look into them.

    Args:
        workspace: a folder that `build` wrote.
    """
    folder = Path(workspace)
    try:
        _, cache = _cached(folder, _made(folder)["model"])
        answer = run(open_store(folder), _DOCUMENTS)
    except PlumbookError:
        return False
    return isinstance(answer, Answer) and cache.count() >= len(answer)


def _cached(folder: Path, model: str) -> tuple[dict[str, Any], ReadingCache]:
    """Return the settings of a model's reader, and the cache of what was read with them."""
    settings = model_settings(model)
    return settings, ReadingCache(folder / READINGS, settings_digest({**settings, "rules": rules_digest()}))


def _made(folder: Path) -> dict[str, Any]:
    """Return the settings that a workspace's graph was made with."""
    answer = run(open_store(folder), "SELECT ?settings { ?run plum:settings ?settings } LIMIT 1")
    found = json.loads(answer[0]["settings"]) if isinstance(answer, Answer) and answer else {}
    if not {"model", "base", "with_texts"} <= found.keys():
        raise WorkspaceError("does not say how it was made", where=folder, remedy="run plumbook build with its texts")
    return dict(found)


@contextmanager
def _writing(folder: Path) -> Iterator[None]:
    """Keep every other build out of a folder, and tell in a line why it cannot be written."""
    try:
        with _locked(folder):
            yield
    except OSError as error:
        raise WorkspaceError(
            f"cannot be written: {_reason(error)}",
            where=folder,
            remedy="mend that and run the same command again: what was read is kept",
        ) from error


def _reason(error: OSError) -> str:
    """Return why the system refused, in its words; the store tells of a full disk in its own."""
    if error.errno == errno.ENOSPC or "no space left" in str(error).lower():
        return "no space left on device"
    return error.strerror or str(error).split("\n")[0][:200]


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Make the folder, and keep every other build out of it."""
    if folder.exists() and not folder.is_dir():
        raise WorkspaceError("is a file", where=folder, remedy="name a folder with --out")
    if folder.is_dir() and _holds_other_things(folder):
        raise WorkspaceError("is not empty and no workspace", where=folder, remedy="name a new folder with --out")
    (folder / READINGS).mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(folder / ".lock", timeout=0):
            yield
    except Timeout as error:
        raise WorkspaceError("another build is at work in it", where=folder, remedy="wait for its end") from error


def _holds_other_things(folder: Path) -> bool:
    """Whether a folder is no workspace; corrections may be there before it is one."""
    own = {CORRECTIONS, ".corrections.lock", ".lock"}
    return not (folder / READINGS).is_dir() and any(path.name not in own for path in folder.iterdir())


@dataclass(slots=True)
class _Build:
    folder: Path
    settings: BuildSettings
    progress: Progress
    fingerprints: dict[str, str] = field(default_factory=dict)
    outlines: dict[str, Outline] = field(default_factory=dict)
    cached: int = 0
    characters: int = 0
    failed: dict[str, Unreadable] = field(default_factory=dict)
    unreadable: list[Unreadable] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    seconds: dict[str, float] = field(default_factory=dict)

    def run(self, texts: Iterable[str | Path], stdin: BinaryIO | None) -> Summary:
        texts = list(texts)
        corrections = load_corrections(self.folder / CORRECTIONS, self.settings.base)
        reader_settings, cache = _cached(self.folder, self.settings.model)
        with self._timed("read"):
            self._read(texts, stdin, partial(SpacyReader, self.settings.model), cache)
        self.unreadable += [self.failed[document] for document in sorted(self.failed)]
        if not self.fingerprints:
            where = self._first_fault() or ", ".join(map(str, texts))
            raise WorkspaceError("nothing could be read", where=where, remedy="give other texts")
        return self._finished(corrections, reader_settings, cache)

    def run_again(self) -> Summary:
        corrections = load_corrections(self.folder / CORRECTIONS, self.settings.base)
        reader_settings, cache = _cached(self.folder, self.settings.model)
        answer = run(open_store(self.folder), _DOCUMENTS)
        wanted = {row["id"]: row["digest"] for row in answer} if isinstance(answer, Answer) else {}
        with self._timed("read"):
            for record in cache.records():
                if wanted.get(record.document.id) == record.document.digest:
                    self._take(outlined(record, was_cached=True))
        if self.fingerprints.keys() != wanted.keys():
            remedy = "run plumbook build with its texts"
            raise WorkspaceError("its readings are not those of its graph", where=self.folder, remedy=remedy)
        return self._finished(corrections, reader_settings, cache)

    def _finished(self, corrections: Corrections, reader_settings: dict[str, Any], cache: ReadingCache) -> Summary:
        with self._timed("resolve"):
            register = register_of(self.outlines.values(), corrections)
            self.outlines.clear()
            self.notes += register.notes
        tally = Tally(register, self.settings.min_confidence)
        with self._timed("write"):
            self._write(register, {**reader_settings, **self._graph_settings()}, cache, tally)
        with self._timed("draw"):
            self._draw()
        return Summary(
            folder=self.folder,
            documents=len(self.fingerprints),
            cached=self.cached,
            characters=self.characters,
            unreadable=tuple(self.unreadable),
            notes=tuple(self.notes),
            found=tally.counts(),
            actors=tally.most_active(),
            seconds=dict(self.seconds),
        )

    def _graph_settings(self) -> dict[str, Any]:
        settings = self.settings
        return {"base": settings.base, "with_texts": settings.with_texts, "min_confidence": settings.min_confidence}

    def _read(self, texts: Iterable[str | Path], stdin: BinaryIO | None, make: MakeReader, cache: ReadingCache) -> None:
        for result in read_documents(self._documents(texts, stdin), make, cache, self.settings.jobs):
            if isinstance(result, Failed):
                unreadable = Unreadable(where=result.document, reason=result.reason)
                if self.settings.strict:
                    raise unreadable.error()
                self.failed[result.document] = unreadable
            else:
                self._take(result)

    def _take(self, read: Read) -> None:
        self.fingerprints[read.document] = read.fingerprint
        self.outlines[read.document] = read.outline
        self.cached += read.was_cached
        self.characters += read.characters
        self.progress("read", len(self.fingerprints), None)

    def _documents(self, texts: Iterable[str | Path], stdin: BinaryIO | None) -> Iterator[Document]:
        for loaded in load_documents(texts, stdin=stdin, leave_out=[self.folder]):
            if isinstance(loaded, Unreadable):
                self._note(loaded)
            else:
                self.notes += [f"{loaded.id}: {note}" for note in loaded.notes]
                yield loaded

    def _note(self, unreadable: Unreadable) -> None:
        if self.settings.strict and not unreadable.skipped:
            raise unreadable.error()
        self.unreadable.append(unreadable)

    def _first_fault(self) -> str | None:
        return str(self.unreadable[0]) if self.unreadable else None

    def _write(self, register: Register, settings: dict[str, Any], cache: ReadingCache, tally: Tally) -> None:
        iris = Iris(self.fingerprints, self.settings.base)
        wrong: set[str] = set()

        def records(step: str) -> Iterator[tuple[Document, Reading]]:
            for number, (document, reading) in enumerate(self._records(cache), 1):
                if step == TRIG:
                    tally.add(reading)
                    wrong.update(wrong_statements(reading, register))
                yield document, reading
                self.progress(step, number, len(self.fingerprints))

        for step, write in ((TRIG, write_trig), (TURTLE, write_turtle)):
            quads = graph_quads(
                records(step),
                register,
                settings,
                iris,
                with_texts=self.settings.with_texts,
                min_confidence=self.settings.min_confidence,
            )
            with open_atomically(self.folder / step) as output:
                write(quads, output, self.settings.base)
            if step == TRIG:
                # Whoever waits at a page for what a correction does sees it from here on.
                self._fill_store()
        for said in register.corrections.wrong:
            if said.thing not in wrong:
                self.notes.append(f"{CORRECTIONS}: no text states (any more) what id:{said.thing} did")

    def _records(self, cache: ReadingCache) -> Iterator[tuple[Document, Reading]]:
        for document in sorted(self.fingerprints):
            record = cache.get(self.fingerprints[document])
            if record is None:
                raise WorkspaceError("a reading vanished while it was in use", where=cache.folder, remedy="run again")
            yield record.document, record.reading

    def _fill_store(self) -> None:
        """Load the new store beside the old one and put it in its place."""
        new, place, old = (self.folder / name for name in (STORE + ".new", STORE, STORE + ".old"))
        for left in (new, old):
            shutil.rmtree(left, ignore_errors=True)
        store = pyoxigraph.Store(str(new))
        store.bulk_load(path=str(self.folder / TRIG), format=RdfFormat.TRIG)
        store.flush()
        del store
        if place.exists():
            place.rename(old)
        new.rename(place)
        shutil.rmtree(old, ignore_errors=True)

    def _draw(self) -> None:
        self.progress("draw", 0, 1)
        page = draw(open_graph(self.folder), title=self.folder.resolve().name)
        with open_atomically(self.folder / PAGE) as output:
            output.write(page.encode("utf-8"))
        self.progress("draw", 1, 1)

    @contextmanager
    def _timed(self, step: str) -> Iterator[None]:
        begun = time.perf_counter()
        yield
        self.seconds[step] = time.perf_counter() - begun
