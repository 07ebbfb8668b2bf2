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
from plumbook.ontology.terms import ID
from plumbook.serving.endpoint import is_iri
from plumbook.serving.explorer.lookup import ENTITY_TYPES, Thing, iri_of
from plumbook.serving.explorer.neighbourhood import (
    SIZES,
    around,
    drawn,
    most_connected,
    of_document,
    with_links_between,
)
from plumbook.serving.explorer.pages import Explorer
from plumbook.serving.explorer.snapshot import Snapshot, StillReading

_NEIGHBOURS = 60  # shown at once around a thing
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
            snapshot.await_ready("links")
            thing = snapshot.lookup.thing
            listed = [
                (thing(link.source), link.label, thing(link.target))
                for link in around(snapshot, focus.iri, _NEIGHBOURS).links
            ]
        return self.explorer.page(
            request,
            "graph.html",
            here="/graph",
            focus=focus,
            document=document,
            size=_size(request),
            sizes=SIZES,
            listed=list(dict.fromkeys(listed)),
            looks_of=_looks(),
            base=ID,
            kinds=KINDS,
            relations=RELATIONS,
            count=sum(len(snapshot.listed[type]) for type in ENTITY_TYPES),
        )

    def data(self, request: Request) -> Response:
        """Return what the page draws first, with places; 202 and nothing while a large graph is still being read."""
        snapshot = self.explorer.current.snapshot()
        focus, document = _focus(snapshot, request), _document(snapshot, request)
        try:
            snapshot.await_ready("links")
        except StillReading:
            return Response(status_code=202)
        if focus is not None:
            part = with_links_between(snapshot, around(snapshot, focus.iri, _NEIGHBOURS))
        elif document is not None:
            part = of_document(snapshot, document.iri)
        else:
            return Response(most_connected(snapshot, _size(request)), media_type="application/json")
        return JSONResponse(drawn(snapshot, part, placed=True))

    async def around(self, request: Request) -> Response:
        """Return what surrounds a thing, for a page that shows some of it already."""
        try:
            asked = json.loads(await request.body())
            thing, known = str(asked["thing"]), [_long(str(each)) for each in asked["known"][:_MOST_KNOWN]]
        except (ValueError, KeyError, TypeError):
            return JSONResponse({"error": "say thing and known"}, 400)
        if not is_iri(thing):
            return JSONResponse({"error": "no IRI"}, 400)
        return JSONResponse(await run_in_threadpool(self._around, thing, known))

    def _around(self, thing: str, known: list[str]) -> dict[str, Any]:
        snapshot = self.explorer.current.snapshot()
        snapshot.await_ready("links")
        return drawn(snapshot, around(snapshot, thing, _NEIGHBOURS, known), placed=False)


def _long(name: str) -> str:
    """Return the IRI that a page names: what has no colon is of the graph's own."""
    return name if ":" in name else iri_of(name)


def _focus(snapshot: Snapshot, request: Request) -> Thing | None:
    iri = request.query_params.get("focus", "")
    thing = snapshot.lookup.thing(iri) if is_iri(iri) else None
    return thing if thing is not None and thing.type in {"actor", "office", "policy"} else None


def _document(snapshot: Snapshot, request: Request) -> Thing | None:
    id = request.query_params.get("document", "")
    iri = snapshot.document_ids.get(id, "") if id else ""
    return snapshot.lookup.thing(iri) if iri else None


def _size(request: Request) -> int:
    wanted = request.query_params.get("most", "")
    return int(wanted) if wanted in map(str, SIZES) else SIZES[0]


@cache
def _looks() -> str:
    """Return how nodes and edges look, for the page's script."""
    looks: dict[str, Any] = {
        "kinds": {kind.key: asdict(kind) for kind in KINDS},
        "relations": {relation.key: asdict(relation) for relation in RELATIONS},
    }
    return json.dumps(looks)
