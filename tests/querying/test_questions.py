from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import NamedNode
from rdflib import Dataset

from plumbook.errors import QueryError
from plumbook.querying.questions import load_question, questions
from plumbook.querying.sparql import query


@pytest.mark.parametrize("name", sorted(questions()))
def test_each_file_is_plain_sparql_for_any_engine(name: str) -> None:
    from rdflib.plugins.sparql import prepareQuery

    prepareQuery(questions()[name].sparql)  # fails without the prefixes that plumbook would add


@pytest.mark.parametrize("name", sorted(questions()))
def test_each_question_asks_and_orders_its_rows(name: str) -> None:
    question = questions()[name]
    assert question.text.endswith("?")
    assert "ORDER BY" in question.sparql
    assert all(argument.help for argument in question.arguments)


@pytest.mark.parametrize("name", sorted(questions()))
def test_each_argument_narrows_its_question(gold_graph: Dataset, name: str) -> None:
    question = questions()[name]
    for argument in question.arguments:
        if argument.kinds[0].startswith("plum:"):
            nothing = question.bound({argument.name: [NamedNode("http://example.org/nobody")]})
            assert len(query(gold_graph, nothing)) == 0


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("SELECT * { ?a ?b ?c }", "# question"),
        ("# question: Who?\n# argument: who = ?w, plum:Actor — a name\nSELECT * { ?w ?b ?c }", "VALUES \\?w"),
    ],
)
def test_a_file_without_its_head_is_told(tmp_path: Path, text: str, says: str) -> None:
    path = tmp_path / "mine.rq"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(QueryError, match=says) as caught:
        load_question(path)
    assert "mine.rq" in str(caught.value)
