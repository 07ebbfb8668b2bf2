"""Pages for those who query: a form that works everywhere, YASGUI, and the addresses for programs."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from pyoxigraph import Literal, NamedNode, QueryBoolean, QueryResultsFormat, QuerySolutions, parse_query_results
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from plumbook.errors import QueryError
from plumbook.querying.answer import Term, shown
from plumbook.querying.questions import Question, question_named, questions
from plumbook.querying.sparql import PREFIX_IRIS
from plumbook.serving.explorer.lookup import Lookup
from plumbook.serving.explorer.narrowing import fields_of, narrowed
from plumbook.serving.explorer.pages import Explorer
from plumbook.serving.pool import Pool
from plumbook.serving.security import POLICY
from plumbook.serving.worker import Answered, Asked

_ROWS = 500  # shown on a page; files have all
_MANY = 500  # documents, of more than which nobody is asked everything unless they say so
_NAMES = 2000  # looked up at once
_FIRST = """SELECT ?holder ?office ?sentence WHERE {
  ?tenure a plum:Tenure ; plum:holder/skos:prefLabel ?holder ; plum:office/skos:prefLabel ?office ;
    plum:evidence/plum:exact ?sentence .
}
LIMIT 50"""
_FILES = ("csv", "tsv", "json", "xml")
_GRAPH_FILES = ("turtle", "ntriples", "jsonld", "rdfxml")

# YASGUI writes styles into its elements; scripts stay as restricted as everywhere.
_YASGUI_POLICY = POLICY.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'")


@dataclass(frozen=True, slots=True)
class Cell:
    """A value of a table, as people read it, with the page that shows it."""

    text: str
    url: str
    name: str


@dataclass(slots=True)
class QueryPages:
    """Answers those who query.

    Attributes:
        explorer: the other pages.
        pool: what answers queries.
        most: how many rows an answer may have.
    """

    explorer: Explorer
    pool: Pool
    most: int

    def routes(self) -> Iterator[Route]:
        """Give the addresses."""
        yield Route("/query", self.query)
        yield Route("/yasgui", self.yasgui)
        yield Route("/prefixes.json", self.prefixes)
        yield Route("/called", self.called, methods=["POST"])
        yield Route("/sparql-help", self.help)

    def query(self, request: Request) -> Response:
        """Show the form, and what a query or a named question finds."""
        values: dict[str, Any] = {"columns": (), "rows": (), "message": "", "truth": None, "turtle": "", "count": 0}
        values |= {"files": (), "notes": (), "question": None, "fields": (), "too_many": 0}
        sparql = request.query_params.get("query", "")
        asked = bool(sparql)
        try:
            if name := request.query_params.get("question", ""):
                question = question_named(name)
                sparql, asked = self._narrowed(question, request.query_params, values)
        except QueryError as error:
            values["message"] = str(error)
        if asked:
            results, graphs = "application/sparql-results+json", "text/turtle"
            answered = self.pool.answer(Asked(sparql, self.most, results, graphs))
            values |= self._answered(answered, sparql)
        return self.explorer.page(
            request,
            "query.html",
            here="/query",
            sparql=sparql or _FIRST,
            asked=asked or bool(values["message"]),
            examples=questions().values(),
            prefixes=list(PREFIX_IRIS),
            **values,
        )

    def _narrowed(self, question: Question, given: Mapping[str, str], values: dict[str, Any]) -> tuple[str, bool]:
        """Return the query of a question as it is narrowed, and whether to ask it; add what the page shows of it."""
        snapshot = self.explorer.current.snapshot()
        fields = fields_of(question, given)
        documents = snapshot.lookup.count(["Document"])
        is_narrow = any(field.value for field in fields) or not fields
        asked = is_narrow or documents <= _MANY or "all" in given
        values |= {"question": question, "fields": fields, "too_many": 0 if asked else documents}
        sparql, values["notes"] = narrowed(snapshot, question, fields)
        return sparql, asked

    def _answered(self, answered: Answered, sparql: str) -> dict[str, Any]:
        if answered.status != 200:
            return {"message": answered.message}
        if answered.type == "text/turtle":
            return {"turtle": answered.content.decode(), "files": _files(sparql, _GRAPH_FILES)}
        found = parse_query_results(answered.content, format=QueryResultsFormat.JSON)
        if isinstance(found, QueryBoolean):
            return {"truth": bool(found)}
        assert isinstance(found, QuerySolutions)
        lookup = self.explorer.current.snapshot().lookup
        columns = [variable.value for variable in found.variables]
        rows = [tuple(solution) for solution in found]
        return {
            "columns": columns,
            "rows": [[_cell(lookup, term) for term in row] for row in rows[:_ROWS]],
            "count": len(rows),
            "files": _files(sparql, _FILES),
        }

    def yasgui(self, request: Request) -> Response:
        """Show YASGUI with the named questions as examples."""
        examples = [{"name": each.text, "query": each.sparql} for each in questions().values()]
        setup = json.dumps({"examples": examples, "prefixes": PREFIX_IRIS, "first": _FIRST})
        response = self.explorer.page(request, "yasgui.html", here="/query", setup=setup)
        response.headers["content-security-policy"] = _YASGUI_POLICY
        return response

    def prefixes(self, request: Request) -> Response:
        """Return the prefixes that need no declaration, for YASGUI to complete."""
        return JSONResponse(PREFIX_IRIS)

    async def called(self, request: Request) -> Response:
        """Return the addresses of the pages of things by their names, for the tables of YASGUI."""
        try:
            names = [str(name) for name in list(json.loads(await request.body()))[:_NAMES]]
            for name in names:
                name.encode()  # half a character names nothing
        except (ValueError, TypeError, RecursionError):
            return JSONResponse({"error": "send a list of names"}, 400)
        return JSONResponse(await run_in_threadpool(self._called, names))

    def _called(self, names: list[str]) -> dict[str, str]:
        lookup = self.explorer.current.snapshot().lookup
        found = ((name, lookup.called(name)) for name in dict.fromkeys(names))
        return {name: thing.url for name, thing in found if thing is not None}

    def help(self, request: Request) -> Response:
        """Tell programs' authors where to ask."""
        address = str(request.base_url)
        return self.explorer.page(request, "programs.html", address=address, most=self.most, seconds=self.pool.seconds)


def _cell(lookup: Lookup, term: Term | None) -> Cell:
    if isinstance(term, NamedNode):
        thing = lookup.thing(term.value)
        if thing.type:
            url = thing.url if thing.type not in {"statement", "passage"} else f"/thing?{urlencode({'iri': thing.iri})}"
            named = thing.type in {"actor", "office", "policy", "document"}
            return Cell(shown(term), url, thing.label if named else "")
    if isinstance(term, Literal):
        called = lookup.called(term.value) if term.value.strip() else None
        return Cell(term.value, called.url if called is not None else "", "")
    return Cell(shown(term), "", "")


def _files(sparql: str, formats: tuple[str, ...]) -> list[tuple[str, str]]:
    return [(each, f"/sparql?{urlencode({'query': sparql, 'format': each})}") for each in formats]
