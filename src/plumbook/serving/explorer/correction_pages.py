"""Taking corrections from the pages' forms, and telling what became of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import parse_qsl

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from plumbook.errors import PlumbookError
from plumbook.serving.explorer.pages import Explorer
from plumbook.serving.security import same_origin

_REFUSED = "Corrections need the address that plumbook serve printed: with --allow-update, and with its token."


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

    async def correct(self, request: Request) -> Response:
        """Take one correction, and lead back to where it was made."""
        corrector = self.explorer.corrector
        if corrector is None or not self.explorer.may_correct(request) or not same_origin(request.headers):
            return self.explorer.message(request, 403, "Not allowed", _REFUSED)
        try:
            given = dict(parse_qsl((await request.body()).decode("utf-8"), max_num_fields=20))
            store = self.explorer.current.snapshot().lookup.store
            await run_in_threadpool(corrector.correct, store, given)
        except (PlumbookError, ValueError) as error:
            return self.explorer.message(request, 400, "Not corrected", str(error))
        back = given.get("back", "/")
        return RedirectResponse(back if back.startswith("/") and not back.startswith(("//", "/\\")) else "/", 303)

    def list(self, request: Request) -> Response:
        """Show the file of corrections."""
        corrector = self.explorer.corrector
        if corrector is None:
            return self.explorer.message(request, 404, "No corrections", _REFUSED)
        return self.explorer.page(request, "corrections.html", text=corrector.text(), file=str(corrector.workspace))

    def state(self, request: Request) -> Response:
        """Tell whether a correction is being applied."""
        corrector = self.explorer.corrector
        return JSONResponse({"running": corrector is not None and corrector.running})
