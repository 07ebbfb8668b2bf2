"""Taking corrections from the pages' forms, and telling what became of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl

import pyoxigraph
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from plumbook.errors import PlumbookError
from plumbook.resolution.corrections import (
    CorrectedStance,
    Correction,
    Different,
    NotAnActor,
    Rename,
    Same,
    Wrong,
)
from plumbook.serving.correcting import Corrector, key_of
from plumbook.serving.explorer.lookup import Lookup, Thing
from plumbook.serving.explorer.pages import Explorer
from plumbook.serving.explorer.statements import statement
from plumbook.serving.explorer.wording import date_in_words
from plumbook.serving.security import same_origin
from plumbook.workspace.doubts import base_of

_REFUSED = "Corrections need the address that plumbook serve printed: with --allow-update, and with its token."
_HELD = {"supports": "is for", "opposes": "is against", "none": "is neither for nor against"}


@dataclass(slots=True)
class CorrectionPages:
    """Takes corrections.

    Attributes:
        explorer: the other pages.
    """

    explorer: Explorer

    def routes(self) -> Iterator[Route]:
        """Give the addresses."""
        yield Route("/correct", self.correct, methods=["POST"])
        yield Route("/corrections", self.list)
        yield Route("/corrections/state", self.state)
        yield Route("/corrections/withdraw", self.withdraw, methods=["POST"])

    async def correct(self, request: Request) -> Response:
        """Take one correction, and lead back to where it was made."""

        def write(corrector: Corrector, given: Mapping[str, str]) -> str:
            corrector.correct(self._store(), given)
            back = given.get("back", "/")
            return back if back.startswith("/") and not back.startswith(("//", "/\\")) else "/"

        return await self._written(request, "Not corrected", write)

    async def withdraw(self, request: Request) -> Response:
        """Take one correction back."""

        def write(corrector: Corrector, given: Mapping[str, str]) -> str:
            corrector.withdraw(self._store(), given.get("said", ""))
            return "/corrections"

        return await self._written(request, "Not taken back", write)

    async def _written(
        self, request: Request, failed: str, write: Callable[[Corrector, Mapping[str, str]], str]
    ) -> Response:
        """Let somebody who may write, and lead where that says."""
        corrector = self.explorer.corrector
        if corrector is None or not self.explorer.may_correct(request) or not same_origin(request.headers):
            return self.explorer.message(request, 403, "Not allowed", _REFUSED)
        try:
            given = dict(parse_qsl((await request.body()).decode("utf-8"), max_num_fields=20))
            return RedirectResponse(await run_in_threadpool(write, corrector, given), 303)
        except (PlumbookError, ValueError) as error:
            return self.explorer.message(request, 400, failed, str(error))

    def _store(self) -> pyoxigraph.Store:
        return self.explorer.current.snapshot().lookup.store

    def list(self, request: Request) -> Response:
        """Show the corrections, and the file that holds them."""
        corrector = self.explorer.corrector
        if corrector is None:
            return self.explorer.message(request, 404, "No corrections", _REFUSED)
        lookup = self.explorer.current.snapshot().lookup
        entries: list[Entry] = []
        problem = ""
        try:
            base = base_of(lookup.store)
            entries = [_entry(lookup, base, each) for each in corrector.corrections(lookup.store)]
        except PlumbookError as error:
            problem = str(error)
        return self.explorer.page(
            request, "corrections.html", text=corrector.text(), entries=entries[::-1], problem=problem
        )

    def state(self, request: Request) -> Response:
        """Tell whether a correction is being applied, whether something is being written still, and what went wrong."""
        corrector = self.explorer.corrector
        if corrector is None:
            return JSONResponse({"applying": False, "writing": False, "told": ""})
        told = corrector.told if self.explorer.may_correct(request) else ""
        return JSONResponse({"applying": corrector.is_applying, "writing": corrector.is_writing, "told": told})


@dataclass(frozen=True, slots=True)
class Entry:
    """A correction as the page tells it.

    Attributes:
        words: what it says, in pieces: words, and the things between them.
        about: who says so, when and why, in one line; "" where that is not told.
        key: by which it is taken back.
    """

    words: tuple[str | Thing, ...]
    about: str
    key: str


def _entry(lookup: Lookup, base: str, correction: Correction) -> Entry:
    def thing(name: str) -> Thing:
        return lookup.thing(base + name)

    def all_of(names: Iterable[str]) -> Iterator[str | Thing]:
        for number, name in enumerate(names):
            yield from (" and ", thing(name)) if number else (thing(name),)

    words: tuple[str | Thing, ...]
    match correction:
        case Same(things=things):
            words = (*all_of(things), " are one")
        case Different(things=things):
            words = (*all_of(things), " are not the same")
        case Rename(thing=name, name=called):
            now = thing(name)
            words = ("Renamed to ", now) if now.label == called else (now, f" is to be called {called}")
        case NotAnActor(thing=name):
            words = (thing(name), " is no actor")
        case Wrong():
            words = ("The text does not say: ", *_stated(lookup, base, correction))
        case CorrectedStance(actor=actor, policy=policy, stance=held):
            words = (thing(actor), f" {_HELD[held]} ", thing(policy))
    date = date_in_words(correction.date.isoformat()) if correction.date else ""
    by = correction.by and f"by {correction.by}"
    return Entry(words, ", ".join(part for part in (by, date, correction.note) if part), key_of(correction))


def _stated(lookup: Lookup, base: str, wrong: Wrong) -> Iterator[str | Thing]:
    """Give what a wrong statement says; once the graph has it no more, as the correction remembers it."""
    found = statement(lookup, base + wrong.thing)
    if found.kind:
        yield from (part for part in (found.subject, f" {found.verb} ", found.object) if part is not None)
        return
    kind, *names = (wrong.stated or wrong.thing).split()
    yield kind
    for thing in (lookup.thing(base + name) for name in names):
        if thing.type:
            yield from (", ", thing)
