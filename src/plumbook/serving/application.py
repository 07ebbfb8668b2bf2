"""All addresses of the server, in one table."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass

from anyio import to_thread
from starlette.applications import Starlette
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
from plumbook.serving.explorer.snapshot import Current
from plumbook.serving.explorer.warming import warm
from plumbook.serving.pool import Pool
from plumbook.serving.security import LOCAL_NAMES, Guard, RequestTooLarge, too_large
from plumbook.serving.source import Source

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
    """Return the web application for a graph; its workers end with its lifespan.

    Args:
        source: the store to serve.
        settings: limits and permissions.
    """
    settings = settings or ServeSettings()
    pool = Pool(source, settings.timeout, settings.workers)
    endpoint = Endpoint(pool, settings.most_rows, settings.token)
    corrector = Corrector(source.workspace, settings.token) if source.workspace and settings.token else None
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
    return Starlette(
        routes=[*_routes(endpoint), *(route for each in pages for route in each.routes())],
        lifespan=lifespan,
        middleware=[Middleware(Guard, names=(*LOCAL_NAMES, *settings.names), largest=settings.largest_request)],
        exception_handlers={RequestTooLarge: _request_too_large, PlumbookError: _told, Exception: _failed},
    )


def _routes(endpoint: Endpoint) -> Iterable[Route | Mount]:
    every = ["GET", "HEAD", "POST", "PUT", "DELETE", "PATCH"]
    yield Route("/sparql", endpoint.sparql, methods=["GET", "HEAD", "POST"])
    yield Route("/graph-store", endpoint.graph_store, methods=every)
    yield Mount("/static", Assets())


async def _request_too_large(request: Request, error: Exception) -> Response:
    return too_large(error.args[0])


async def _told(request: Request, error: Exception) -> Response:
    return PlainTextResponse(f"{error}\n", 500)


async def _failed(request: Request, error: Exception) -> Response:
    """Answer where plumbook itself is at fault; the traceback goes to standard error."""
    words = "plumbook failed on this request; what the server printed tells more\n"
    return PlainTextResponse(words, 500, {"X-Content-Type-Options": "nosniff"})
