"""The graph's page and the data that it draws."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from functools import cache
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from plumbook.drawing.look import KINDS, RELATIONS
from plumbook.serving.endpoint import is_iri
from plumbook.serving.explorer.lookup import Thing
from plumbook.serving.explorer.neighbourhood import Part, around, drawn, of_document, whole, with_links_between
from plumbook.serving.explorer.pages import Explorer
from plumbook.serving.explorer.snapshot import Snapshot

_NEIGHBOURS = 60  # shown at once around a thing
_SIZES = (300, 1000, 5000, 20000)
_MOST_KNOWN = 20_000


@dataclass(slots=True)
class GraphPages:
    """Shows parts of the graph.

    Attributes:
        explorer: the other pages.
    """

    explorer: Explorer

    def routes(self) -> Iterator[Route]:
        """Give the addresses."""
        yield Route("/graph", self.page)
        yield Route("/graph/data", self.data)
        yield Route("/graph/around", self.around, methods=["POST"])

    def page(self, request: Request) -> Response:
        """Show the page, with what surrounds the thing in the middle as a list too."""
        snapshot = self.explorer.current.snapshot()
        focus, document = _focus(snapshot, request), _document(snapshot, request)
        listed: list[tuple[Thing, str, Thing]] = []
        if focus is not None:
            thing = snapshot.lookup.thing
            part = around(snapshot.lookup, focus.iri, _NEIGHBOURS)
            listed = [(thing(link.source), link.label, thing(link.target)) for link in part.links]
        return self.explorer.page(
            request,
            "graph.html",
            here="/graph",
            focus=focus,
            document=document,
            size=_size(request),
            sizes=_SIZES,
            listed=list(dict.fromkeys(listed)),
            looks_of=_looks(),
            kinds=KINDS,
            relations=RELATIONS,
            count=sum(len(things) for type, things in snapshot.listed.items() if type != "document"),
        )

    def data(self, request: Request) -> Response:
        """Return what the page draws first, with places."""
        snapshot = self.explorer.current.snapshot()
        return JSONResponse(drawn(snapshot.lookup, _part(snapshot, request), placed=True))

    async def around(self, request: Request) -> Response:
        """Return what surrounds a thing, for a page that shows some of it already."""
        try:
            asked = json.loads(await request.body())
            thing, known = str(asked["thing"]), [str(each) for each in asked["known"]][:_MOST_KNOWN]
        except (ValueError, KeyError, TypeError):
            return JSONResponse({"error": "say thing and known"}, 400)
        if not is_iri(thing):
            return JSONResponse({"error": "no IRI"}, 400)
        return JSONResponse(await run_in_threadpool(self._around, thing, known))

    def _around(self, thing: str, known: list[str]) -> dict[str, Any]:
        lookup = self.explorer.current.snapshot().lookup
        return drawn(lookup, around(lookup, thing, _NEIGHBOURS, known), placed=False)


def _part(snapshot: Snapshot, request: Request) -> Part:
    focus, document = _focus(snapshot, request), _document(snapshot, request)
    if focus is not None:
        return with_links_between(snapshot.lookup, around(snapshot.lookup, focus.iri, _NEIGHBOURS))
    if document is not None:
        return of_document(snapshot.lookup, document.iri)
    return whole(snapshot.lookup, _size(request))


def _focus(snapshot: Snapshot, request: Request) -> Thing | None:
    iri = request.query_params.get("focus", "")
    thing = snapshot.lookup.thing(iri) if is_iri(iri) else None
    return thing if thing is not None and thing.type in {"actor", "office", "policy"} else None


def _document(snapshot: Snapshot, request: Request) -> Thing | None:
    id = request.query_params.get("document", "")
    iris = sorted(iri for iri, each in snapshot.lookup.pairs("dcterms:identifier") if each == id) if id else []
    return snapshot.lookup.thing(iris[0]) if iris else None


def _size(request: Request) -> int:
    wanted = request.query_params.get("most", "")
    return int(wanted) if wanted in map(str, _SIZES) else _SIZES[0]


@cache
def _looks() -> str:
    """Return how nodes and edges look, for the page's script."""
    looks: dict[str, Any] = {
        "kinds": {kind.key: asdict(kind) for kind in KINDS},
        "relations": {relation.key: asdict(relation) for relation in RELATIONS},
    }
    return json.dumps(looks)
