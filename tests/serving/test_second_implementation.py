"""The same questions to this endpoint and to Oxigraph's own server: the same answers."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pyoxigraph
import pytest

from plumbook.querying.questions import questions
from plumbook.serving.source import source_of
from serving.asking import post, send
from serving.oxigraph_server import oxigraph_on


def rows(content: bytes) -> list[list[str]]:
    return sorted(csv.reader(io.StringIO(content.decode("utf-8"), newline="")))


def test_named_questions_are_answered_alike(address: str, gold_file: Path) -> None:
    with source_of(str(gold_file)) as source, oxigraph_on(source.store) as other:
        for question in questions().values():
            ours = post(address, question.sparql, accept="text/csv")
            theirs = send(
                f"{other}/query", question.sparql.encode(), content_type="application/sparql-query", accept="text/csv"
            )
            assert (ours.status, theirs.status) == (200, 200), question.name
            assert rows(ours.content) == rows(theirs.content), question.name


@pytest.mark.parametrize(
    "query",
    ["DESCRIBE ?o WHERE { ?v a plum:Vacancy ; plum:office ?o }", "CONSTRUCT WHERE { ?v a plum:Stance ; ?p ?o }"],
)
def test_graphs_are_answered_alike(address: str, gold_file: Path, query: str) -> None:
    prefixed = f"PREFIX plum: <https://w3id.org/plumbook/ontology#> {query}"
    with source_of(str(gold_file)) as source, oxigraph_on(source.store) as other:
        body, headers = (
            prefixed.encode(),
            {"content_type": "application/sparql-query", "accept": "application/n-triples"},
        )
        answers = [send(url, body, **headers).content for url in (f"{address}/sparql", f"{other}/query")]
    ours, theirs = (
        {str(q.triple) for q in pyoxigraph.parse(a, format=pyoxigraph.RdfFormat.N_TRIPLES)} for a in answers
    )
    assert ours == theirs != set()
