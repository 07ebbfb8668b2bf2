"""The endpoint for programs: SPARQL 1.1 Protocol, and the reading half of the Graph Store Protocol (W3C 2013)."""

from __future__ import annotations

import hmac
import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qsl

from pyoxigraph import NamedNode
from starlette.background import BackgroundTask
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, RedirectResponse, Response

from plumbook.serving.description import description
from plumbook.serving.formats import GRAPHS, RESULTS, SHORT, preferred, wants_page
from plumbook.serving.pool import Pool
from plumbook.serving.worker import Answered, Asked

FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"


@dataclass(slots=True)
class Endpoint:
    """Answers programs.

    Attributes:
        pool: the workers.
        most: how many rows or triples an answer may have.
        token: what a client must send to update (`Authorization: Bearer …`); None where nobody may.
    """

    pool: Pool
    most: int
    token: str | None = None

    async def sparql(self, request: Request) -> Response:
        """Answer a query or an update."""
        try:
            given = await _given(request)
        except _Malformed as error:
            return _told(error.status, str(error))
        queries, updates = given.all("query"), given.all("update")
        if request.method in {"GET", "HEAD"} and "update" in request.query_params:
            return _told(400, "an update is sent by POST, and not in the address")
        if not queries and not updates and request.method in {"GET", "HEAD"}:
            return self._described(request)
        if len(queries) + len(updates) != 1:
            return _told(400, "give one query (parameter query)")
        if updates and (refusal := self._refusal(request)):
            return refusal
        graphs = ("using-graph-uri", "using-named-graph-uri") if updates else ("default-graph-uri", "named-graph-uri")
        default_graphs, named_graphs = (given.all(name) for name in graphs)
        if updates and (default_graphs or named_graphs):
            return _told(400, "say USING in the update, and not beside it")
        if wrong := next((iri for iri in (*default_graphs, *named_graphs) if not is_iri(iri)), None):
            return _told(400, f"no IRI: {wrong[:200]!r}")
        asked = Asked(
            sparql=(queries + updates)[0],
            most=self.most,
            results=_format(request, given, RESULTS),
            graphs=_format(request, given, GRAPHS),
            default_graphs=default_graphs,
            named_graphs=named_graphs,
            update=bool(updates),
        )
        return answer_of(await run_in_threadpool(self.pool.answer, asked))

    def _described(self, request: Request) -> Response:
        accept = request.headers.get("accept", "")
        if wants_page(accept):
            return RedirectResponse("/query", 303)
        type = preferred(accept, GRAPHS)
        if type is None:
            return _told(406, f"the service description can be had as {', '.join(GRAPHS)}")
        address = str(request.url.replace(query=""))
        return Response(description(address, type, updates=self.token is not None), media_type=type, headers=_VARY)

    def _refusal(self, request: Request) -> Response | None:
        """Return why somebody may not write."""
        if self.token is None:
            return _told(403, "this server only reads; start it with --allow-update to write")
        scheme, _, given = request.headers.get("authorization", "").partition(" ")
        if scheme.lower() != "bearer":
            given = ""
        if hmac.compare_digest(given.strip().encode(), self.token.encode()):
            return None
        response = _told(401, "an update needs the token that the server printed: Authorization: Bearer TOKEN")
        response.headers["WWW-Authenticate"] = "Bearer"
        return response

    async def graph_store(self, request: Request) -> Response:
        """Answer with a whole graph: `?default` for all graphs together, `?graph=IRI` for one."""
        if request.method not in {"GET", "HEAD"}:
            response = _told(405, "graphs can only be read here")
            response.headers["Allow"] = "GET, HEAD"
            return response
        graph = request.query_params.get("graph")
        if ("default" in request.query_params) == (graph is not None):
            return _told(400, "say ?default or ?graph=IRI")
        if graph is not None and not is_iri(graph):
            return _told(400, f"no IRI: {graph[:200]!r}")
        type = preferred(request.headers.get("accept", ""), GRAPHS)
        if type is None:
            return _told(406, f"graphs can be had as {', '.join(GRAPHS)}")
        handle, name = tempfile.mkstemp(prefix="plumbook-graph-")
        os.close(handle)
        answered = await run_in_threadpool(self.pool.write_graph, graph, type, Path(name))
        if answered.status != 200:
            os.unlink(name)
            return answer_of(answered)
        return FileResponse(name, media_type=type, headers=_VARY, background=BackgroundTask(os.unlink, name))


_VARY = {"Vary": "Accept"}


def answer_of(answered: Answered) -> Response:
    """Return what a worker answered, as an answer over HTTP."""
    if answered.status == 204:
        return Response(status_code=204)
    if answered.status != 200:
        response = _told(answered.status, answered.message)
        if answered.status == 503:
            response.headers["Retry-After"] = "2"
        return response
    return Response(answered.content, media_type=answered.type, headers=_VARY)


def is_iri(text: str) -> bool:
    """Tell whether a text can name a thing of a graph."""
    try:
        NamedNode(text)
    except ValueError:
        return False
    return True


def _told(status: int, message: str) -> Response:
    return PlainTextResponse(f"{message}\n", status)


class _Malformed(Exception):
    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status


class _Given:
    """The parameters of a request, in order."""

    def __init__(self, pairs: list[tuple[str, str]]) -> None:
        self.pairs = pairs

    def all(self, name: str) -> tuple[str, ...]:
        return tuple(value for key, value in self.pairs if key == name)


async def _given(request: Request) -> _Given:
    """Return the parameters of a request, wherever the protocol lets them stand."""
    address = [(k, v) for k, v in request.query_params.multi_items() if k != "update"]
    if request.method in {"GET", "HEAD"}:
        return _Given(address)
    type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    try:
        body = (await request.body()).decode("utf-8")
    except UnicodeDecodeError as error:
        raise _Malformed(400, "the body is no UTF-8 text") from error
    if type == FORM:
        try:
            return _Given(address + parse_qsl(body, keep_blank_values=True, errors="strict", max_num_fields=1000))
        except ValueError as error:
            raise _Malformed(400, "the form cannot be read") from error
    if type in {QUERY, UPDATE}:
        return _Given([*address, ("query" if type == QUERY else "update", body)])
    raise _Malformed(415, f"send a query as {FORM} or {QUERY}")


def _format(request: Request, given: _Given, offered: Mapping[str, object]) -> str | None:
    if short := given.all("format"):
        name = SHORT.get(short[0], short[0])
        return name if name in offered else None
    return preferred(request.headers.get("accept", ""), offered)
