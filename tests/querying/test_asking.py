from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import Dataset

from plumbook.errors import QueryError
from plumbook.querying import ask


@pytest.mark.parametrize("name", ["rene o'hara", "RENÉ O’HARA", "  O’Hara ", "ohara"])
def test_case_accents_and_quotation_marks_do_not_count(small: Dataset, name: str) -> None:
    found = [row["actor"] for row in ask(small, "actors", name)]
    assert found == ([] if name == "ohara" else ["René O’Hara"])


def test_a_whole_name_comes_before_parts_of_others(gold_graph: Dataset) -> None:
    whole = {row["office"] for row in ask(gold_graph, "holders", "Secretary of State")}
    assert whole == {"Secretary of State"}
    part = {row["office"] for row in ask(gold_graph, "holders", "of State")}
    assert part == {"Secretary of State", "Deputy Secretary of State"}


def test_a_name_that_nothing_bears_gets_the_nearest(gold_graph: Dataset) -> None:
    answer = ask(gold_graph, "positions", "Jenny Twon")
    assert len(answer) == 0
    assert answer.columns == ask(gold_graph, "positions").columns
    assert "Jenny Town" in answer.notes[0]


def test_an_empty_argument_leaves_the_question_open(gold_graph: Dataset) -> None:
    assert ask(gold_graph, "claims", "", "strategic patience") == ask(gold_graph, "claims", about="strategic patience")


@pytest.mark.parametrize(
    ("arguments", "named", "says"),
    [
        (("a", "b"), {}, "too many arguments for holders; it takes office"),
        ((), {"post": "a"}, "no argument 'post'"),
        (("a",), {"office": "b"}, "given twice"),
    ],
)
def test_wrong_arguments_are_told(small: Dataset, arguments: tuple[str, ...], named: dict[str, str], says: str) -> None:
    with pytest.raises(QueryError, match=says):
        ask(small, "holders", *arguments, **named)


def test_an_unknown_question_gets_the_nearest(small: Dataset) -> None:
    with pytest.raises(QueryError, match="did you mean vacancies"):
        ask(small, "vacancy")


@pytest.mark.parametrize("date", ["2021-13", "2021-02-30", "soon", "21", "2021-2", "0000", "٢٠٢١"])
def test_what_is_no_date_is_told(small: Dataset, date: str) -> None:
    with pytest.raises(QueryError, match="is no date"):
        ask(small, "changes", date)


@given(st.text())
def test_no_argument_can_change_a_query(small: Dataset, text: str) -> None:
    everything = set(ask(small, "holders").terms)
    assert set(ask(small, "holders", text).terms) <= everything


def test_arguments_that_look_like_sparql_are_only_names(small: Dataset) -> None:
    for text in ('" } ?x ?y ?z { "', "UNDEF", "> <http://example.org/", "} #", "\\", "?post"):
        assert len(ask(small, "holders", text)) == 0


def test_a_path_will_do_for_a_graph(gold_file: Path, gold_graph: Dataset) -> None:
    assert ask(gold_file, "holders") == ask(str(gold_file), "holders") == ask(gold_graph, "holders")
