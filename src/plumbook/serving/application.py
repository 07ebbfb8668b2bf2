"""All addresses of the server, in one table."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from anyio import to_thread
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Mount, Route

from plumbook.errors import PlumbookError
from plumbook.serving.assets import Assets
from plumbook.serving.correcting import Corrector
from plumbook.serving.endpoint import Endpoint
from plumbook.serving.explorer.compare_pages import ComparePages
from plumbook.serving.explorer.correction_pages import CorrectionPages
from plumbook.serving.explorer.graph_pages import GraphPages
from plumbook.serving.explorer.pages import Explorer
from plumbook.serving.explorer.query_pages import QueryPages
from plumbook.serving.explorer.snapshot import Current, StillReading
from plumbook.serving.explorer.warming import warm
from plumbook.serving.formats import wants_page
from plumbook.serving.pool import Pool
from plumbook.serving.security import HEADERS, LOCAL_NAMES, Guard, RequestTooLarge, too_large
from plumbook.serving.source import Source

_FOR_PROGRAMS = ("/sparql", "/graph-store", "/static/")
_THREADS = 80  # requests that are waited for at the same time; each may wait for a worker


@dataclass(frozen=True, slots=True, kw_only=True)
class ServeSettings:
    """How a graph is served.

    Attributes:
        timeout: seconds that one query may take.
        most_rows: how many rows or triples one answer may have.
        largest_request: bytes of a request's body.
        token: what lets a client write; None where nobody may.
        names: names that the server is reached by, besides those of this machine.
        workers: processes that answer queries; as many as there are processors unless given.
    """

    timeout: float = 30.0
    most_rows: int = 100_000
    largest_request: int = 2**20
    token: str | None = None
    names: tuple[str, ...] = ()
    workers: int | None = None


def application(source: Source, settings: ServeSettings | None = None) -> Starlette:
    """Return the web application for a graph; its workers end with its lifespan, and its `state.stop` breaks them off.

    Args:
        source: the store to serve.
        settings: limits and permissions.
    """
    settings = settings or ServeSettings()
    pool = Pool(source, settings.timeout, settings.workers)
    endpoint = Endpoint(pool, settings.most_rows, settings.token)
    corrector: Corrector | None = None
    if source.workspace and settings.token:
        corrector = Corrector(source.workspace, settings.token, source.stamp)
    explorer = Explorer(Current(source, warm), corrector)

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        to_thread.current_default_thread_limiter().total_tokens = _THREADS
        explorer.current.snapshot()
        yield
        pool.close()

    pages = (
        explorer,
        GraphPages(explorer),
        ComparePages(explorer),
        QueryPages(explorer, pool, settings.most_rows),
        CorrectionPages(explorer),
    )
    made = Starlette(
        routes=[*_routes(endpoint), *(route for each in pages for route in each.routes())],
        lifespan=lifespan,
        middleware=[Middleware(Guard, names=(*LOCAL_NAMES, *settings.names), largest=settings.largest_request)],
        exception_handlers=_answers_to_errors(explorer),
    )
    made.state.stop = pool.stop
    made.state.is_writing = lambda: corrector is not None and corrector.is_writing
    return made


def _routes(endpoint: Endpoint) -> Iterable[Route | Mount]:
    every = ["GET", "HEAD", "POST", "PUT", "DELETE", "PATCH"]
    yield Route("/sparql", endpoint.sparql, methods=["GET", "HEAD", "POST"])
    yield Route("/graph-store", endpoint.graph_store, methods=every)
    yield Mount("/static", Assets())


async def _request_too_large(request: Request, error: Exception) -> Response:
    return too_large(error.args[0])


def _answers_to_errors(explorer: Explorer) -> Mapping[Any, Callable[[Request, Exception], Awaitable[Response]]]:
    """Return what answers where a request fails: with a page for people, in plain text for programs."""

    def told(request: Request, status: int, heading: str, words: str) -> Response:
        if not request.url.path.startswith(_FOR_PROGRAMS) and wants_page(request.headers.get("accept", "")):
            return explorer.message(request, status, heading, words)
        return PlainTextResponse(f"{words}\n", status)

    async def refused(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        heading = "Not here" if error.status_code == 404 else error.detail
        words = "This server has nothing under that address." if error.status_code == 404 else f"{error.detail}."
        answer = told(request, error.status_code, heading, words)
        answer.headers.update(error.headers or {})
        return answer

    async def unreadable(request: Request, error: Exception) -> Response:
        return told(request, 500, "The graph cannot be read", str(error))

    async def still_reading(request: Request, error: Exception) -> Response:
        """The page asks again by itself."""
        words = "This graph is large, and its statements are still being read. The page will come by itself."
        answer = told(request, 503, "One moment", words)
        answer.headers.update({"Refresh": "2", "Retry-After": "2"})
        return answer

    async def failed(request: Request, error: Exception) -> Response:
        """Answer where plumbook itself is at fault; the traceback goes to standard error."""
        answer = told(request, 500, "That went wrong", "plumbook failed on this; what the server printed tells more")
        answer.headers.update(HEADERS)  # what guards other answers does not see this one
        return answer

    return {
        RequestTooLarge: _request_too_large,
        HTTPException: refused,
        StillReading: still_reading,
        PlumbookError: unreadable,
        Exception: failed,
    }
