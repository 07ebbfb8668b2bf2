from __future__ import annotations

import http.server
import threading
from collections.abc import Iterator

import pytest
from rdflib import Dataset, Graph, URIRef

from plumbook.errors import QueryError
from plumbook.querying import Answer, query
from plumbook.store import dataset_of, store_of

LABELS = "SELECT ?label { ?who a plum:Actor ; skos:prefLabel ?label }"


def test_select_gives_rows_as_python_values(small: Dataset) -> None:
    answer = query(small, "SELECT ?s ?n ?c { id:t1 plum:holder ?s ; plum:confidence ?c ; plum:evidence/plum:end ?n }")
    assert isinstance(answer, Answer)
    (row,) = answer
    assert row["s"] == "https://w3id.org/plumbook/id/rene"
    assert row["n"] == 9
    assert float(row["c"]) == 0.9


def test_ask_construct_and_describe(small: Dataset) -> None:
    assert query(small, "ASK { ?x a plum:Vacancy }") is True
    assert query(small, "ASK { ?x a plum:Candidacy }") is False
    graph = query(small, "CONSTRUCT { ?o plum:heldBy ?x } WHERE { ?t plum:holder ?x ; plum:office ?o }")
    assert isinstance(graph, Graph)
    assert len(graph) == 1
    assert isinstance(query(small, "DESCRIBE id:ada"), Graph)


def test_rows_without_an_order_are_sorted(small: Dataset) -> None:
    assert [row["label"] for row in query(small, LABELS)] == ["Ada Quill", "Port Board", "René O’Hara"]
    ends = query(small, "SELECT ?end { ?p plum:end ?end }")
    assert [row["end"] for row in ends] == [9, 23, 40, 60]


def test_the_query_s_own_order_is_kept(small: Dataset) -> None:
    assert query(small, LABELS + " ORDER BY DESC(?label)")[0]["label"] == "René O’Hara"
    inner = "SELECT ?label { { SELECT ?label { ?w a plum:Actor ; skos:prefLabel ?label } ORDER BY DESC(?label) } }"
    assert query(small, inner)[0]["label"] == "Ada Quill"


def test_all_named_graphs_answer_unless_the_query_says_from() -> None:
    dataset = Dataset()
    for name in ("a", "b"):
        dataset.graph(URIRef(f"http://example.org/{name}")).parse(data=f"<http://x/{name}> a <http://x/T> .")
    everything = "SELECT ?s {} WHERE {{ ?s a <http://x/T> }}"
    assert len(query(dataset, everything.format(""))) == 2
    assert len(query(dataset, everything.format("FROM <http://example.org/a>"))) == 1


def test_a_graph_of_rdflib_s_is_asked_as_it_stands() -> None:
    graph = Graph().parse(data="<http://x/a> <http://x/p> 1, 2 .")
    assert [row["n"] for row in query(graph, "SELECT ?n { ?s ?p ?n }")] == [1, 2]
    assert store_of(dataset_of(store := store_of(graph))) is store


@pytest.mark.parametrize(
    ("sparql", "says"),
    [
        ("SELECT ?x WHERE {\n ?x a plum:Claim ", "line 2, column 18, at its end"),
        ("SELECT ?x WHERE { ?x a plum:Claim\n FILTER(nope(?x)) }", "line 2, column 2, near 'FILTER"),
        ("", "line 1, column 1"),
        ("SELECT * { ?a nope:b ?c }", "unknown prefix nope:; declare it"),
        ("SELECT ?a (COUNT(?b) AS ?n) { ?a ?p ?b }", "GROUP BY"),
        ("INSERT DATA { <a> <b> <c> }", "INSERT would write"),
        ("PREFIX x: <http://x/> # LOAD\nDELETE WHERE { ?a ?b ?c }", "DELETE would write"),
        ("LOAD <http://example.org/>", "LOAD would write"),
    ],
)
def test_what_is_wrong_is_one_short_line(small: Dataset, sparql: str, says: str) -> None:
    with pytest.raises(QueryError, match=says) as caught:
        query(small, sparql)
    assert len(str(caught.value)) < 250
    assert "\n" not in str(caught.value)


class Listening(http.server.BaseHTTPRequestHandler):
    asked: list[str]

    def do_GET(self) -> None:
        self.asked.append(self.path)
        self.send_error(500)

    do_POST = do_GET

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def endpoint() -> Iterator[tuple[str, list[str]]]:
    Listening.asked = []
    server = http.server.HTTPServer(("127.0.0.1", 0), Listening)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/", Listening.asked
    server.shutdown()


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT * {{ SERVICE <{0}> {{ ?a ?b ?c }} }}",
        "SELECT * {{ ?x a plum:Actor OPTIONAL {{ sErViCe silent <{0}> {{ ?a ?b ?c }} }} }}",
        "SELECT * {{ FILTER EXISTS {{ SERVICE <{0}> {{ ?a ?b ?c }} }} }}",
        "SELECT * {{ BIND(<{0}> AS ?x) FILTER(?a<?b)SERVICE#>\n?x {{ ?a ?b ?c }} }}",
        'SELECT * {{ BIND(1<?b#>"""\n AS ?y) SERVICE <{0}> {{ ?a ?b ?c }} #"""\n }}',
        "ASK {{ {{ SELECT ?a {{ SERVICE <{0}> {{ ?a ?b ?c }} }} }} }}",
        "CONSTRUCT {{ ?a ?b ?c }} WHERE {{ SERVICE <{0}> {{ ?a ?b ?c }} }}",
        "SELECT * {{ BIND(<{0}> AS ?s) SERVICE ?s {{ ?a ?b ?c }} }} # SERVICE",
    ],
)
def test_no_query_reaches_the_network(small: Dataset, endpoint: tuple[str, list[str]], sparql: str) -> None:
    address, asked = endpoint
    with pytest.raises(QueryError, match="SERVICE"):
        query(small, sparql.format(address))
    assert asked == []


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT ?service { ?service a plum:Actor }",
        "SELECT * { ?a skos:prefLabel 'foreign service' } # no SERVICE",
        "PREFIX service: <http://x/service#> ASK { ?a service:service ?b }",
    ],
)
def test_the_word_service_may_stand_elsewhere(small: Dataset, sparql: str) -> None:
    query(small, sparql)


def test_what_no_parser_would_survive_is_refused(small: Dataset) -> None:
    with pytest.raises(QueryError, match="500 levels"):
        query(small, "SELECT * { " + "{" * 5_000 + "}" * 5_000 + " }")
    strings = ", ".join(f"'{'(' * 600}{number}'" for number in range(3))
    query(small, f"SELECT * {{ ?a ?b ?c FILTER(?c IN ({strings})) }}")
    query(small, "SELECT * { " + "{" * 400 + "?a ?b ?c" + "}" * 400 + " }")


def test_no_file_is_read(small: Dataset) -> None:
    assert len(query(small, "SELECT * FROM <file:///etc/passwd> { ?a ?b ?c }")) == 0
