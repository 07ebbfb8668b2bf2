"""Corrections from the pages: written to the workspace's file, then applied by writing the graph again."""

from __future__ import annotations

import hmac
import json
import multiprocessing
import signal
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection
from pathlib import Path
from textwrap import shorten
from typing import Any

import pyoxigraph
from pydantic import ValidationError
from pyoxigraph import Literal, NamedNode

from plumbook.errors import CorrectionError, PlumbookError
from plumbook.ontology.terms import PLUM
from plumbook.querying.labels import label_of, names_of, plain
from plumbook.resolution.corrections import (
    CORRECTIONS,
    CorrectedStance,
    Correction,
    Different,
    NotAnActor,
    Rename,
    Same,
    Wrong,
    append_correction,
    load_corrections,
    withdraw_correction,
)
from plumbook.serving.endpoint import is_iri
from plumbook.serving.source import Stamp
from plumbook.workspace.building import build_again
from plumbook.workspace.doubts import base_of, called_wrong, check_fits, thing_named

_REMEMBERED = 200  # characters of a statement
_CONTEXT = multiprocessing.get_context("spawn")
_KINDS: dict[str, tuple[type[Correction], tuple[str, ...]]] = {
    "wrong": (Wrong, ("thing",)),
    "not_an_actor": (NotAnActor, ("thing",)),
    "rename": (Rename, ("thing", "name")),
    "stance": (CorrectedStance, ("actor", "policy", "stance")),
    "same": (Same, ("thing", "other")),
    "different": (Different, ("thing", "other")),
}


class Corrector:
    """Writes corrections to a workspace, and its graph again after each.

    Args:
        workspace: the folder.
        token: what a person must have to correct.
        stamp: gives what changes whenever the graph is written, by whom ever.
    """

    def __init__(self, workspace: Path, token: str, stamp: Callable[[], Stamp | None]) -> None:
        self.workspace, self._token, self._stamp = workspace, token, stamp
        self._told_at: Stamp | None = None
        self._begun_at: Stamp | None = None
        self._lock = threading.Lock()
        self._running = self._again = False
        self._told = ""

    def trusts(self, token: str) -> bool:
        """Tell whether somebody has the token."""
        return hmac.compare_digest(token.encode(), self._token.encode())

    @property
    def is_applying(self) -> bool:
        """Whether a correction is being applied, and its effect cannot be seen yet."""
        # A store that is just being put in its place has no stamp.
        return self._running and (self._again or self._stamp() in {None, self._begun_at})

    @property
    def is_writing(self) -> bool:
        """Whether anything of the workspace is being written, be it only what no page shows."""
        return self._running

    @property
    def told(self) -> str:
        """What went wrong when the last was applied; "" for nothing, and once the graph was written again since."""
        return self._told if self._told and self._stamp() == self._told_at else ""

    def text(self) -> str:
        """Return the file of corrections."""
        path = self.workspace / CORRECTIONS
        return path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""

    def correct(self, store: pyoxigraph.Store, given: Mapping[str, str]) -> bool:
        """Write a correction, and begin to apply it.

        Args:
            store: the workspace's graph.
            given: `table`, the kind of correction, and its parts: IRIs; `other` may be a name, with
                `meant` the IRI where several have it: what does not bear the name is not meant.

        Returns:
            Whether it is new.

        Raises:
            CorrectionError: it is none, does not fit what it names, or contradicts another.
            PlumbookError: the file cannot be written.
        """
        base = base_of(store)
        added = append_correction(self.workspace / CORRECTIONS, _correction(store, base, given), base)
        self._apply()
        return added

    def corrections(self, store: pyoxigraph.Store) -> tuple[Correction, ...]:
        """Return all that the file says.

        Raises:
            CorrectionError: it is damaged.
        """
        return load_corrections(self.workspace / CORRECTIONS, base_of(store)).entries()

    def withdraw(self, store: pyoxigraph.Store, said: str) -> None:
        """Take a correction back, and begin to apply what is left.

        Args:
            store: the workspace's graph.
            said: what it says, as `key_of` has it.

        Raises:
            CorrectionError: the file does not hold it (any more), or only a person can take it out.
            PlumbookError: the file cannot be written.
        """
        found = next((each for each in self.corrections(store) if key_of(each) == said), None)
        if found is None:
            raise CorrectionError("there is no such correction (any more)", remedy="load the page again")
        withdraw_correction(self.workspace / CORRECTIONS, found, base_of(store))
        self._apply()

    def _apply(self) -> None:
        with self._lock:
            self._again = self._running
            if self._running:
                return
            self._running, self._begun_at = True, self._stamp()
        threading.Thread(target=self._work, daemon=True).start()

    def _work(self) -> None:
        # A terminal sends Ctrl-C to the server and to all that it started; what writes inherits that it waits.
        resource_tracker.ensure_running()
        if hasattr(signal, "pthread_sigmask"):
            signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        while True:
            ours, theirs = _CONTEXT.Pipe(duplex=False)
            # Writing the graph again loads what reads texts, and takes its time: not in the server's own process. That
            # waits at its end for this one, lest the workspace's files differ.
            process = _CONTEXT.Process(target=_build, args=(theirs, self.workspace))
            process.start()
            theirs.close()
            try:
                told = str(ours.recv())
            except EOFError:
                told = "the graph could not be written again; run plumbook build"
            process.join()
            with self._lock:
                self._told, self._told_at = told, self._stamp()
                if not self._again:
                    self._running = False
                    return
                self._again, self._begun_at = False, self._stamp()


def key_of(correction: Correction) -> str:
    """Return what a correction says, in one text by which it is known again."""
    return json.dumps([correction.table, correction.model_dump(mode="json", exclude_none=True)], sort_keys=True)


def _build(connection: Connection, workspace: Path) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        told = "; ".join(note for note in build_again(workspace).notes if note.startswith(CORRECTIONS))
    except PlumbookError as error:
        told = str(error)
    with suppress(OSError):  # the server may have stopped meanwhile
        connection.send(told)


def _correction(store: pyoxigraph.Store, base: str, given: Mapping[str, str]) -> Correction:
    kind, names = _KINDS.get(given.get("table", ""), (None, ()))
    if kind is None:
        raise CorrectionError("no such kind of correction", remedy=f"it is one of {', '.join(_KINDS)}")
    values: dict[str, Any] = {name: given.get(name, "").strip() for name in names}
    if "other" in values:
        other = _meant(store, values["other"], given.get("meant", "").strip())
        values = {"things": (values["thing"], thing_named(store, other, base))}
    try:
        found = kind.model_validate(values, context={"base": base})
        check_fits(store, found, base)
        if isinstance(found, Wrong):
            found = called_wrong(store, found.thing, base)
        return found.model_copy(update={"note": _remembered(store, base, found)})
    except ValidationError as error:
        fault = error.errors()[0]
        where = ".".join(map(str, fault["loc"]))
        raise CorrectionError(f"{where}: {fault['msg'].removeprefix('Value error, ')}") from error


def _remembered(store: pyoxigraph.Store, base: str, correction: Correction) -> str | None:
    """Return what a correction is about in the graph's words of now, for people to know it by afterwards."""
    if isinstance(correction, Wrong):
        words = next((w for role in ("contentPassage", "evidence") if (w := _words(store, base, correction, role))), "")
        return f"“{shorten(words, _REMEMBERED, placeholder=' …')}”" if words else None
    if isinstance(correction, CorrectedStance):
        return None
    things = correction.things if isinstance(correction, Same | Different) else (correction.thing,)  # type: ignore[attr-defined]
    labels = [label_of(store, base + thing) for thing in things]
    return f"called {' and '.join(labels)} before" if all(labels) else None


def _words(store: pyoxigraph.Store, base: str, wrong: Wrong, role: str) -> str:
    """Return the words of a statement's passages of one role, in one line."""
    passages = store.quads_for_pattern(NamedNode(base + wrong.thing), NamedNode(PLUM + role), None)
    exact = (
        quad.object.value
        for passage in passages
        if isinstance(passage.object, NamedNode)
        for quad in store.quads_for_pattern(passage.object, NamedNode(PLUM + "exact"), None)
        if isinstance(quad.object, Literal)
    )
    return " ".join(min(exact, default="").split())


def _meant(store: pyoxigraph.Store, name: str, meant: str) -> str:
    """Return which of the things of a name is meant; the name itself where the IRI is of something else."""
    return meant if is_iri(meant) and plain(name) in map(plain, names_of(store, meant)) else name
