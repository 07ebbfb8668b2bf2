from __future__ import annotations

import datetime

from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode

from plumbook.querying import Answer

XSD = "http://www.w3.org/2001/XMLSchema#"
HOSTILE = "two\nlines\t\x1b[31mred\u202e<script>alert(1)</script>"


def answer(text: str) -> Answer:
    return Answer(("name", "date"), ((Literal(text), Literal("2021-02-25", datatype=NamedNode(XSD + "date"))),))


def test_rows_are_dicts_of_python_values() -> None:
    found = answer("Ada")
    assert found[0] == {"name": "Ada", "date": datetime.date(2021, 2, 25)}
    assert list(found) == found[:] == [found[0]]


def test_what_its_datatype_forbids_stays_text() -> None:
    assert Answer(("n",), ((Literal("many", datatype=NamedNode(XSD + "integer")),),))[0]["n"] == "many"


@given(st.text())
def test_a_row_is_one_line_and_each_cell_one_column(text: str) -> None:
    lines = str(answer(text)).splitlines()
    assert len(lines) == 2
    assert lines[1].count("\t") == 1


def test_a_terminal_and_a_notebook_get_nothing_to_obey() -> None:
    assert "\x1b" not in str(answer(HOSTILE))
    assert "\u202e" not in str(answer(HOSTILE))
    assert "<script" not in answer(HOSTILE)._repr_html_()


def test_known_namespaces_are_short() -> None:
    assert str(Answer(("x",), ((NamedNode("https://w3id.org/plumbook/ontology#Claim"),),))) == "x\nplum:Claim"
