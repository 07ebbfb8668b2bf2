"""The endpoint over HTTP: the protocol, its formats, its limits, and clients that others wrote."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import quote

import pyoxigraph
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import QueryResultsFormat, QuerySolutions, RdfFormat, parse_query_results
from rdflib import Dataset, Graph
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import JSON, POST, SPARQLWrapper

from plumbook.ontology.terms import PLUM
from plumbook.querying import query
from plumbook.serving.application import ServeSettings
from serving.asking import ask, post, send
from serving.conftest import served

OFFICES = "SELECT ?name WHERE { ?o a plum:Office ; skos:prefLabel ?name } ORDER BY ?name"
VACANT = "CONSTRUCT WHERE { ?v a plum:Vacancy ; plum:office ?o }"
ENDLESS = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
ROWS = {
    "application/sparql-results+json": QueryResultsFormat.JSON,
    "application/sparql-results+xml": QueryResultsFormat.XML,
    "text/tab-separated-values": QueryResultsFormat.TSV,
}
TRIPLES = {
    "text/turtle": RdfFormat.TURTLE,
    "application/n-triples": RdfFormat.N_TRIPLES,
    "application/ld+json": RdfFormat.JSON_LD,
    "application/rdf+xml": RdfFormat.RDF_XML,
}


@pytest.fixture(scope="session")
def names(gold_graph: Dataset) -> list[str]:
    return [row["name"] for row in query(gold_graph, OFFICES)]


@pytest.mark.parametrize("type", ROWS)
def test_rows_come_in_each_format(address: str, names: list[str], type: str) -> None:
    got = ask(address, OFFICES, type)
    assert (got.status, got.type) == (200, type)
    found = parse_query_results(got.content, format=ROWS[type])
    assert isinstance(found, QuerySolutions)
    assert [row["name"].value for row in found] == names


def test_rows_come_as_csv(address: str, names: list[str]) -> None:
    got = ask(address, OFFICES, "text/csv")
    assert got.type == "text/csv"
    assert got.text.splitlines() == ["name", *names]


@pytest.mark.parametrize("type", TRIPLES)
def test_triples_come_in_each_format(address: str, gold_store: pyoxigraph.Store, type: str) -> None:
    got = ask(address, VACANT, type)
    assert (got.status, got.type) == (200, type)
    vacancies = {q.subject for q in gold_store.quads_for_pattern(None, None, pyoxigraph.NamedNode(PLUM.Vacancy))}
    assert {quad.subject for quad in pyoxigraph.parse(got.content, format=TRIPLES[type])} == vacancies


def test_a_query_comes_by_get_by_form_and_by_body(address: str) -> None:
    body = send(f"{address}/sparql", OFFICES.encode(), content_type="application/sparql-query; charset=utf-8")
    assert ask(address, OFFICES).content == post(address, OFFICES).content == body.content


def test_a_yes_or_no_comes_in_each_format(address: str) -> None:
    assert json.loads(ask(address, "ASK { ?x a plum:Office }").content)["boolean"] is True
    assert "<boolean>false</boolean>" in ask(address, "ASK { ?x a plum:Nothing }", "application/xml").text
    assert ask(address, "ASK {}", "text/csv").text == "true"


def test_the_client_s_weights_decide(address: str) -> None:
    assert ask(address, OFFICES, "text/csv;q=0.3, application/sparql-results+xml;q=0.9").type.endswith("+xml")
    assert ask(address, OFFICES, "text/*").type == "text/csv"
    assert ask(address, OFFICES, "application/json").type == "application/sparql-results+json"
    assert ask(address, VACANT, "application/json").type == "application/ld+json"
    assert ask(address, OFFICES, "image/png").status == 406
    assert ask(address, VACANT, "text/csv").status == 406
    assert ask(address, OFFICES, format="tsv").type == "text/tab-separated-values"


def test_graphs_named_beside_the_query_answer_alone(address: str) -> None:
    count = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"
    register = "https://w3id.org/plumbook/id/register"
    everything, alone, none = (
        int(json.loads(ask(address, count, **given).content)["results"]["bindings"][0]["n"]["value"])
        for given in ({}, {"default-graph-uri": register}, {"default-graph-uri": "http://example.org/none"})
    )
    assert everything > alone > none == 0
    named = ask(address, "SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } }", **{"named-graph-uri": register})
    assert register in named.text
    assert "graph-north" not in named.text


def test_the_service_describes_itself(address: str) -> None:
    got = send(f"{address}/sparql", accept="text/turtle")
    told = Graph().parse(data=got.content, format="turtle")
    assert (None, None, None) in told
    assert f"{address}/sparql" in {str(s) for s in told.subjects()}
    assert "SPARQL11Update" not in got.text
    page = send(f"{address}/sparql", accept="text/html,application/xhtml+xml,*/*;q=0.8")
    assert (page.status, page.headers["location"]) == (303, "/query")


def test_whole_graphs_can_be_read(address: str, gold_store: pyoxigraph.Store) -> None:
    register = "https://w3id.org/plumbook/id/register"
    one = send(f"{address}/graph-store?graph={quote(register, safe='')}", accept="application/n-triples")
    wanted = gold_store.quads_for_pattern(None, None, None, pyoxigraph.NamedNode(register))
    found = pyoxigraph.parse(one.content, format=RdfFormat.N_TRIPLES)
    assert {str(q.triple) for q in found} == {str(q.triple) for q in wanted}
    all_of_it = send(f"{address}/graph-store?default", accept="application/n-triples")
    assert len(set(all_of_it.content.splitlines())) == len({str(quad.triple) for quad in gold_store})
    assert send(f"{address}/graph-store?graph=http://example.org/none").status == 404
    assert send(f"{address}/graph-store").status == 400
    assert send(f"{address}/graph-store?default", method="DELETE").headers["allow"] == "GET, HEAD"


@pytest.mark.parametrize(
    ("query", "status", "message"),
    [
        ("SELECT", 400, "not valid SPARQL"),
        ("SELECT * { ?x nope:y ?z }", 400, "unknown prefix nope:"),
        ("DELETE WHERE { ?s ?p ?o }", 400, "would write"),
        ("SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", 400, "no network"),
        ("SELECT * { SERVICE SILENT <http://127.0.0.1:9/> { ?s ?p ?o } }", 400, "no network"),
        ("SELECT * WHERE { ?s ?p ?o }", 413, "more than 1,000 rows"),
        ("CONSTRUCT WHERE { ?s ?p ?o }", 413, "more than 1,000 triples"),
        ("", 400, "not valid SPARQL"),
    ],
)
def test_what_cannot_be_answered_says_why_in_a_line(address: str, query: str, status: int, message: str) -> None:
    got = post(address, query)
    assert (got.status, got.type) == (status, "text/plain")
    assert message in got.text
    assert len(got.text.splitlines()) == 1


@pytest.mark.parametrize("type", [*ROWS, "text/csv"])
def test_rows_are_counted_exactly_whatever_stands_in_them(address: str, type: str) -> None:
    ugly = '"a},{\\"b\\"\\r\\n<result>\\\\\\""'
    exactly = f"SELECT ?x ?y {{ ?s ?p ?o BIND({ugly} AS ?x) }} LIMIT 1000"
    assert ask(address, exactly, type).status == 200
    assert ask(address, exactly.replace("1000", "1001"), type).status == 413
    assert ask(address, "SELECT ?nothing { ?s ?p ?o } LIMIT 1000", type).status == 200
    assert ask(address, "SELECT ?nothing { ?s ?p ?o } LIMIT 1001", type).status == 413


def test_a_file_is_never_read(address: str, tmp_path: Path) -> None:
    secret = tmp_path / "secret.ttl"
    secret.write_text("<urn:a> <urn:b> <urn:c> .", encoding="utf-8")
    got = ask(address, f"SELECT * FROM <{secret.as_uri()}> {{ ?s ?p ?o }}")
    assert json.loads(got.content)["results"]["bindings"] == []


def test_requests_that_are_no_queries_are_refused(address: str) -> None:
    assert send(f"{address}/sparql", b"x" * (2**20 + 1), content_type="application/sparql-query").status == 413
    assert send(f"{address}/sparql", b"\xff\xfe", content_type="application/sparql-query").status == 400
    assert send(f"{address}/sparql", b"{}", content_type="application/json").status == 415
    assert send(f"{address}/sparql", b"", content_type="application/x-www-form-urlencoded").status == 400
    assert send(f"{address}/sparql", b"query=ASK{}&query=ASK{}").status == 400
    assert ask(address, "ASK {}", **{"default-graph-uri": "no iri"}).status == 400
    assert send(f"{address}/sparql", method="PUT").status == 405
    assert send(f"{address}/no/such/page").status == 404


def test_a_foreign_name_is_not_answered_to(address: str) -> None:
    assert send(f"{address}/sparql", host="example.org").status == 421
    assert send(f"{address}/sparql", host="localhost:7586").status == 200


def test_every_answer_carries_the_headers(address: str) -> None:
    for got in (ask(address, OFFICES), ask(address, "SELECT"), send(f"{address}/nothing")):
        assert got.headers["x-content-type-options"] == "nosniff"
        assert "default-src 'none'" in got.headers["content-security-policy"]
        assert "unsafe" not in got.headers["content-security-policy"]
        assert "access-control-allow-origin" not in got.headers


def test_nobody_writes_unless_allowed(address: str) -> None:
    assert send(f"{address}/sparql", b"update=CLEAR ALL").status == 403
    assert send(f"{address}/sparql?update=CLEAR%20ALL").status == 400
    assert send(f"{address}/sparql", b"CLEAR ALL", content_type="application/sparql-update").status == 403
    assert ask(address, "ASK { ?x a plum:Office }").text.count("true") == 1


def test_others_libraries_get_the_same_answers(address: str, names: list[str], gold_graph: Dataset) -> None:
    client = SPARQLWrapper(f"{address}/sparql")
    client.setQuery(OFFICES)
    client.setReturnFormat(JSON)
    client.setMethod(POST)
    found = client.query().convert()["results"]["bindings"]
    assert [row["name"]["value"] for row in found] == names
    remote = Graph(store=SPARQLStore(f"{address}/sparql"))
    offices = set(remote.subjects(predicate=None, object=PLUM.Office))
    assert offices == set(gold_graph.subjects(predicate=None, object=PLUM.Office))
    assert offices


def test_an_endpoint_can_be_served_again(gold_file: Path, names: list[str]) -> None:
    with served(gold_file) as first, served(f"{first}/sparql") as again:
        assert ask(again, OFFICES, "text/csv").text.splitlines()[1:] == names
        graphs = "SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g ORDER BY ?g"
        assert ask(again, graphs, "text/csv").text == ask(first, graphs, "text/csv").text
        assert len(ask(first, graphs, "text/csv").text.splitlines()) > 3
        everything = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
        assert ask(again, everything, "text/csv").text == ask(first, everything, "text/csv").text


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.one_of(
        st.text(max_size=80),
        st.lists(
            st.sampled_from(
                [
                    "SELECT",
                    "*",
                    "{",
                    "}",
                    "?x",
                    "WHERE",
                    "SERVICE",
                    "a",
                    "plum:Office",
                    ".",
                    "FILTER",
                    "(",
                    ")",
                    "'",
                    '"',
                    "LIMIT",
                    "1",
                    "<urn:x>",
                    "^",
                    "/",
                    "OPTIONAL",
                    "\\u0053",
                    "#",
                    "\n",
                    "ASK",
                    "VALUES",
                    "UNION",
                    "^^",
                    "@en",
                ]
            ),
            max_size=25,
        ).map(" ".join),
    )
)
def test_no_query_however_broken_brings_the_server_down(address: str, text: str) -> None:
    got = post(address, text)
    assert got.status in {200, 400, 413}
    assert got.status == 200 or len(got.text.splitlines()) == 1


def test_a_query_that_takes_too_long_is_ended_and_the_next_is_answered(gold_file: Path) -> None:
    with served(gold_file, ServeSettings(timeout=0.5, workers=1)) as address:
        late = post(address, ENDLESS)
        assert (late.status, "no answer within 0.5 seconds" in late.text) == (504, True)
        assert post(address, OFFICES).status == 200


def test_a_query_that_breaks_its_worker_is_told_and_the_next_is_answered(gold_file: Path) -> None:
    long = "SELECT (1" + "+1" * 100_000 + " AS ?x) {}"
    with served(gold_file, ServeSettings(timeout=5, workers=1)) as address:
        got = post(address, long)
        assert got.status == 400
        assert "too long a chain" in got.text
        assert post(address, OFFICES).status == 200


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { " + "{" * 20_000 + "}" * 20_000 + " }",
        "SELECT * { ?s ?p ?o FILTER(" + "(" * 20_000 + "1" + ")" * 20_000 + ") }",
        "SELECT * { ?s ?p ?o FILTER(" + "! " * 20_000 + "true) }",
    ],
)
def test_what_nests_too_deeply_is_refused_at_once(address: str, query: str) -> None:
    got = post(address, query)
    assert got.status == 400
    assert "more than 500 levels" in got.text


def test_many_clients_at_once_all_get_their_answer(address: str, names: list[str]) -> None:
    queries = [
        f"SELECT ?name ({n} AS ?n) WHERE {{ ?o a plum:Office ; skos:prefLabel ?name }} ORDER BY ?name"
        for n in range(150)
    ]
    with ThreadPoolExecutor(50) as clients:
        found = list(clients.map(lambda query: ask(address, query, "text/csv").text.splitlines()[1:], queries))
    assert found == [[f"{name},{n}" for name in names] for n in range(150)]


def test_updates_need_the_token_and_are_seen_at_once(gold_file: Path) -> None:
    insert = b"INSERT DATA { GRAPH <urn:g> { <urn:a> <urn:b> 'new' } }"
    body = {"content_type": "application/sparql-update"}
    with served(gold_file, ServeSettings(timeout=5, token="secret", workers=2)) as address:
        assert send(f"{address}/sparql", insert, **body).status == 401
        assert send(f"{address}/sparql", insert, authorization="Bearer wrong", **body).status == 401
        assert ask(address, "ASK { <urn:a> ?p ?o }", "text/csv").text == "false"
        assert send(f"{address}/sparql", insert, authorization="bearer secret", **body).status == 204
        for _ in range(4):
            assert ask(address, "ASK { <urn:a> ?p 'new' }", "text/csv").text == "true"
        for refused in (
            b"LOAD <http://127.0.0.1:9/>",
            b"INSERT { ?s ?p ?o } WHERE { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
            b"INSERT",
        ):
            assert send(f"{address}/sparql", refused, authorization="Bearer secret", **body).status == 400
        assert "SPARQL11Update" in send(f"{address}/sparql", accept="text/turtle").text
