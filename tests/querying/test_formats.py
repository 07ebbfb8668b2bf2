from __future__ import annotations

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode
from rdflib import Graph
from rdflib.query import Result

from plumbook.errors import QueryError
from plumbook.querying import Answer
from plumbook.querying.formats import GRAPH_FORMATS, answer_as, graph_as
from plumbook.querying.sparql import run
from plumbook.store import store_of

XSD = "http://www.w3.org/2001/XMLSchema#"
ANSWER = Answer(
    ("a", "b", "c"),
    (
        (NamedNode("http://x/1"), Literal("=1+1"), Literal("010", datatype=NamedNode(XSD + "integer"))),
        (BlankNode("b"), Literal('say "so",\nplease', language="en"), None),
    ),
)


def test_csv_is_that_of_sparql() -> None:
    # SPARQL 1.1 Query Results CSV and TSV Formats (W3C 2013), section 3: CRLF, quotes doubled, values as they are.
    assert answer_as("csv", ANSWER) == (b'a,b,c\r\nhttp://x/1,=1+1,010\r\n_:b,"say ""so"",\nplease",\r\n')


def test_json_is_that_of_sparql() -> None:
    data = json.loads(answer_as("json", ANSWER))
    assert data["head"]["vars"] == ["a", "b", "c"]
    first, second = data["results"]["bindings"]
    assert first["a"] == {"type": "uri", "value": "http://x/1"}
    assert first["b"] == {"type": "literal", "value": "=1+1"}
    assert first["c"] == {"type": "literal", "value": "010", "datatype": XSD + "integer"}
    assert second["a"]["type"] == "bnode"
    assert second["b"] == {"type": "literal", "value": 'say "so",\nplease', "xml:lang": "en"}
    assert "c" not in second


def test_tsv_writes_terms_as_in_turtle() -> None:
    lines = answer_as("tsv", ANSWER).decode().splitlines()
    assert lines[0] == "?a\t?b\t?c"
    assert lines[1].split("\t") == ["<http://x/1>", '"=1+1"', f'"010"^^<{XSD}integer>']
    assert lines[2].split("\t")[1] == '"say \\"so\\",\\nplease"@en'


def test_a_spreadsheet_computes_nothing() -> None:
    integer = NamedNode(XSD + "integer")
    cells = [Literal(text) for text in ("=1+1", "+1", "-cmd", "@sum", "\t=1", "plain")]
    answer = Answer(("a",), tuple((cell,) for cell in [*cells, Literal("-5", datatype=integer)]))
    rows = list(csv.reader(io.StringIO(answer_as("spreadsheet", answer).decode("utf-8-sig"), newline="")))
    assert [row[0] for row in rows] == ["a", "'=1+1", "'+1", "'-cmd", "'@sum", "'\t=1", "plain", "-5"]
    assert answer_as("spreadsheet", answer).startswith(b"\xef\xbb\xbf")


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_json_gives_any_text_back(text: str) -> None:
    answer = Answer(("a",), ((Literal(text),),))
    (row,) = Result.parse(io.BytesIO(answer_as("json", answer)), format="json")
    assert str(row[0]) == text


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_csv_gives_any_text_back(text: str) -> None:
    answer = Answer(("a", "b"), ((Literal(text), Literal("end")),))
    rows = list(csv.reader(io.StringIO(answer_as("csv", answer).decode(), newline="")))
    assert rows == [["a", "b"], [text, "end"]]


@pytest.mark.parametrize("format", sorted(GRAPH_FORMATS))
def test_graphs_come_back_as_they_were(format: str) -> None:
    store = store_of(Graph().parse(data='<http://x/a> <http://x/p> "<&>\\n", 2 .'))
    triples = run(store, "CONSTRUCT WHERE { ?a ?b ?c }")
    assert isinstance(triples, tuple)
    names = {"turtle": "turtle", "ntriples": "nt", "rdfxml": "xml", "jsonld": "json-ld"}
    assert len(Graph().parse(data=graph_as(format, triples), format=names[format])) == 2


def test_a_format_of_the_other_kind_is_told() -> None:
    with pytest.raises(QueryError, match="choose one of: csv"):
        answer_as("turtle", ANSWER)
    with pytest.raises(QueryError, match="choose one of: turtle"):
        graph_as("csv", [])


def test_yes_and_no() -> None:
    assert json.loads(answer_as("json", True))["boolean"] is True
    assert answer_as("csv", False) == b"false\n"
