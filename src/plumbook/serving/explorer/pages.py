"""The pages' addresses: what each needs is looked up, and filled into its template."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from plumbook.drawing.look import KINDS
from plumbook.serving.correcting import Corrector
from plumbook.serving.endpoint import is_iri
from plumbook.serving.explorer.actor import actor_page, parts_of
from plumbook.serving.explorer.document import document_page
from plumbook.serving.explorer.home import home_page
from plumbook.serving.explorer.lookup import Thing, iri_of
from plumbook.serving.explorer.office import office_page
from plumbook.serving.explorer.paging import Pages
from plumbook.serving.explorer.policy import policy_page
from plumbook.serving.explorer.snapshot import Current, Snapshot
from plumbook.serving.explorer.statements import statement
from plumbook.serving.explorer.templating import environment
from plumbook.serving.explorer.timeline import anchor

_LISTED = 100  # lines of a list of all
_SUGGESTED = 8
_SEARCHED = 200  # names, for suggestions of one type
_SUGGESTED_CLAIMS = 3
_FOUND = 12  # of each type
_OF_MACROS = {"timeline": "timeline_of", "mentions": "mentions_of"}
_PLURALS = {"actor": "actors", "office": "offices", "policy": "policies", "document": "documents"}


@dataclass(slots=True)
class Explorer:
    """Answers people.

    Attributes:
        current: the graph.
        corrector: takes corrections; None where nobody may correct.
    """

    current: Current
    corrector: Corrector | None = None

    def routes(self) -> Iterator[Route]:
        """Give the addresses of all pages."""
        yield Route("/", self.home)
        for type, plural in _PLURALS.items():
            yield Route(f"/{plural}", self._list(type))
            yield Route(f"/{type}/{{name}}", self._page(type))
            yield Route(f"/{type}", self._page(type))
        yield Route("/thing/{name}", self.thing)
        yield Route("/thing", self.thing)
        yield Route("/search", self.search)
        yield Route("/suggest", self.suggest)

    def home(self, request: Request) -> Response:
        """Show the first page; whoever comes with the token may correct from then on."""
        if token := request.query_params.get("token"):
            return self._entered(request, token)
        return self.page(request, "home.html", home=True, **home_page(self.current.snapshot()))

    def _entered(self, request: Request, token: str) -> Response:
        if self.corrector is None or not self.corrector.trusts(token):
            return self.message(request, 403, "Not allowed", "That is not the token that the server printed.")
        response = RedirectResponse("/", 303)
        response.set_cookie(_cookie(request), token, httponly=True, samesite="strict")
        return response

    def may_correct(self, request: Request) -> bool:
        """Tell whether somebody came with the token."""
        token = request.cookies.get(_cookie(request), "")
        return self.corrector is not None and self.corrector.trusts(token)

    def page(self, request: Request, template: str, *, status: int = 200, **values: Any) -> Response:  # noqa: ANN401
        """Return a page."""
        known = {
            "graph_name": self.current.source.name,
            "home": False,
            "here": "",
            "query_text": "",
            "may_correct": self.may_correct(request),
            "applying": self.corrector is not None and self.corrector.is_applying,
            "writing": self.corrector is not None and self.corrector.is_writing,
            "told": self.corrector.told if self.corrector else "",
            "back": request.url.path + (f"?{request.url.query}" if request.url.query else ""),
            **values,
        }
        return HTMLResponse(environment().get_template(template).render(known), status)

    def message(self, request: Request, status: int, heading: str, message: str) -> Response:
        """Return a page that says one thing."""
        return self.page(request, "message.html", status=status, heading=heading, message=message)

    def missing(self, request: Request, message: str) -> Response:
        """Return the page for what is not there."""
        return self.message(request, 404, "Not in the graph", message)

    def _list(self, type: str) -> Callable[[Request], Response]:
        def show(request: Request) -> Response:
            snapshot = self.current.snapshot()
            kinds = snapshot.actors if type == "actor" else {}
            kind = request.query_params.get("kind", "")
            listed = kinds.get(kind, []) if kind and type == "actor" else snapshot.listed[type]
            dated = type == "document"
            return self.page(
                request,
                "list.html",
                heading=_PLURALS[type].capitalize(),
                here=f"/{_PLURALS[type]}",
                listed=pages_asked(request, _LISTED).of(
                    "page",
                    listed,
                    lambda each: (each, snapshot.lookup.source(each.thing.iri).when if dated else ""),
                ),
                kinds=[(look.key, look.plural.lower(), len(kinds[look.key])) for look in KINDS if look.key in kinds],
                kind=kind,
            )

        return show

    def _page(self, type: str) -> Callable[[Request], Response]:
        def show(request: Request) -> Response:
            snapshot = self.current.snapshot()
            thing = _asked(snapshot, request)
            if thing is None or thing.type != type:
                return self._elsewhere(request, snapshot, thing, type)
            return self.page(request, f"{type}.html", **self._values(request, snapshot, thing))

        return show

    def _values(self, request: Request, snapshot: Snapshot, thing: Thing) -> dict[str, Any]:
        values: dict[str, Any] = {"thing": thing, "here": f"/{_PLURALS[thing.type]}"}
        match thing.type:
            case "actor":
                found = actor_page(snapshot, thing, pages_asked(request))
            case "office":
                found = office_page(snapshot, thing, pages_asked(request))
            case "policy":
                found = policy_page(snapshot, thing, pages_asked(request))
            case _:
                return {**values, **document_page(snapshot.lookup, thing)}
        values["parts"] = parts_of(snapshot.lookup, thing) if self.may_correct(request) else []
        # The names of the macros that show them are theirs.
        return {**values, **{_OF_MACROS.get(name, name): value for name, value in found.items()}}

    def _elsewhere(self, request: Request, snapshot: Snapshot, thing: Thing | None, type: str) -> Response:
        if thing is not None and thing.type in _PLURALS:
            return RedirectResponse(thing.url, 303)
        return self.missing(
            request,
            f"This graph has no such {type}. It may have been built anew under another name: search for it above.",
        )

    def thing(self, request: Request) -> Response:
        """Lead to the page that shows a thing: a statement or passage in its document, others on their own."""
        snapshot = self.current.snapshot()
        thing = _asked(snapshot, request)
        if thing is None or thing.type == "":
            return self.missing(request, "This graph says nothing of it that has a page.")
        if thing.type == "statement":
            found = statement(snapshot.lookup, thing.iri)
            return _to(snapshot, found.document, anchor(thing.iri)) or self.missing(request, "No text is named for it.")
        if thing.type == "passage":
            passage = snapshot.lookup.passage(thing.iri)
            return _to(snapshot, passage.document, f"at-{passage.start}") or self.missing(request, "It is in no text.")
        return RedirectResponse(thing.url, 303)

    def search(self, request: Request) -> Response:
        """Show what a search finds."""
        snapshot, query = self.current.snapshot(), request.query_params.get("q", "").strip()[:200]
        groups: dict[str, list[tuple[Thing, str]]] = {type: [] for type in _PLURALS}
        for found in snapshot.names.search(query, 8 * _FOUND) if query else []:
            thing = snapshot.lookup.thing(found.thing)
            if thing.type in groups and len(groups[thing.type]) < _FOUND:
                groups[thing.type].append((thing, "" if found.text == thing.label else found.text))
        index = snapshot.claims_if_ready()
        claims = [
            statement(snapshot.lookup, each.thing)
            for each in (index.search(query, _FOUND) if index is not None else ())
        ]
        return self.page(
            request,
            "search.html",
            query_text=query,
            groups=[(_PLURALS[type].capitalize(), things) for type, things in groups.items() if things],
            claims=[(each, snapshot.lookup.source(each.document)) for each in claims],
            is_ready=index is not None,
        )

    def suggest(self, request: Request) -> Response:
        """Return what an unfinished search may mean, for the search field; `of` is the one type that is wanted."""
        snapshot, query = self.current.snapshot(), request.query_params.get("q", "").strip()[:200]
        of = request.query_params.get("of", "")
        offered: list[dict[str, str]] = []
        for found in snapshot.names.search(query, _SEARCHED if of else _SUGGESTED):
            thing = snapshot.lookup.thing(found.thing)
            if of not in ("", thing.type) or len(offered) == _SUGGESTED:
                continue
            by = "" if found.text == thing.label else f"also called {found.text}"
            alike = [each for each in offered if each["label"] == thing.label]
            if alike and not by:
                by = self._first_named(snapshot, thing.iri)
                alike[0]["by"] = alike[0]["by"] or self._first_named(snapshot, alike[0]["iri"])
            offered.append(_suggestion(thing, thing.label, thing.kind or thing.type, by))
        index = snapshot.claims_if_ready() if "claims" in request.query_params else None
        if index is not None:
            for found in index.search(query, _SUGGESTED_CLAIMS, every_word=True):
                claimant = snapshot.lookup.first(found.thing, "claimant")
                by = snapshot.lookup.thing(claimant).label if claimant else ""
                offered.append(_suggestion(snapshot.lookup.thing(found.thing), found.text[:160], "claim", by))
        return JSONResponse(offered)

    @staticmethod
    def _first_named(snapshot: Snapshot, iri: str) -> str:
        """Tell things of one name apart by where they are named first."""
        documents = sorted(snapshot.lookup.naming(iri), key=lambda each: (snapshot.dates.get(each, ""), each))
        return f"in {snapshot.lookup.thing(documents[0]).label[:60]}" if documents else ""


def _suggestion(thing: Thing, label: str, type: str, by: str) -> dict[str, str]:
    return {"iri": thing.iri, "label": label, "by": by, "type": type, "url": thing.url}


def _cookie(request: Request) -> str:
    """Return the name of the cookie: other servers of this machine share its cookies, but not its port."""
    return f"plumbook-{request.url.port or 80}"


def _asked(snapshot: Snapshot, request: Request) -> Thing | None:
    """Return the thing that an address names; None where it names none."""
    name = request.path_params.get("name")
    iri = iri_of(name) if name else request.query_params.get("iri", "")
    return snapshot.lookup.thing(iri) if is_iri(iri) else None


def _to(snapshot: Snapshot, document: str, place: str) -> Response | None:
    return RedirectResponse(f"{snapshot.lookup.thing(document).url}#{place}", 303) if document else None


def pages_asked(request: Request, *lines: int) -> Pages:
    """Return which pages of a view's lists its address names."""
    return Pages(request.url.path, request.query_params.items(), *lines)
