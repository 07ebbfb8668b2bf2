from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from rdflib import Graph

from plumbook.cli import cli

HOLDERS = "SELECT DISTINCT ?name { ?who plum:holdsOffice ?post ; skos:prefLabel ?name }"


def query(graph: Path, *arguments: str, stdin: str | None = None) -> tuple[int, str, str]:
    result = CliRunner().invoke(cli, ["query", "--graph", str(graph), *arguments], input=stdin)
    return result.exit_code, result.stdout, result.stderr


def test_a_query_from_argument_file_or_standard_input(gold_file: Path, tmp_path: Path) -> None:
    file = tmp_path / "holders.rq"
    file.write_text(HOLDERS)
    answer = query(gold_file, HOLDERS)
    assert answer[0] == 0
    assert "Antony Blinken" in answer[1].splitlines()
    assert query(gold_file, "--file", str(file)) == answer
    assert query(gold_file, "-", stdin=HOLDERS) == answer
    assert query(gold_file, "--file", "-", stdin=HOLDERS) == answer


def test_a_query_is_needed_once(gold_file: Path) -> None:
    assert query(gold_file)[0] == 2
    assert query(gold_file, HOLDERS, "--file", "-", stdin=HOLDERS)[0] == 2


def test_rows_in_each_format(gold_file: Path) -> None:
    names = query(gold_file, HOLDERS)[1].splitlines()[1:]
    rows = list(csv.reader(io.StringIO(query(gold_file, HOLDERS, "--format", "csv")[1])))
    assert [row[0] for row in rows[1:]] == names
    bindings = json.loads(query(gold_file, HOLDERS, "--json")[1])["results"]["bindings"]
    assert [row["name"]["value"] for row in bindings] == names


def test_graphs_come_as_turtle(gold_file: Path) -> None:
    _, out, _ = query(gold_file, "CONSTRUCT { ?a plum:claims ?c } WHERE { ?a plum:claims ?c }")
    assert len(Graph().parse(data=out, format="turtle")) == 30
    assert query(gold_file, "DESCRIBE id:jenny-town")[1].count("Jenny Town") == 1


def test_yes_or_no(gold_file: Path) -> None:
    assert query(gold_file, "ASK { ?x a plum:Vacancy }")[1] == "yes\n"
    assert json.loads(query(gold_file, "ASK { ?x plum:nope 1 }", "--json")[1])["boolean"] is False


@pytest.mark.parametrize(
    ("sparql", "arguments", "says"),
    [
        ("SELECT ?x {", [], "line 1, column 1"),
        ("SELECT * { SERVICE <http://127.0.0.1:9/> { ?a ?b ?c } }", [], "leave SERVICE out"),
        ("CLEAR ALL", [], "would write"),
        (HOLDERS, ["--format", "turtle"], "choose one of: csv"),
        ("DESCRIBE id:jenny-town", ["--format", "csv"], "choose one of: turtle"),
    ],
)
def test_mistakes_are_one_line(gold_file: Path, sparql: str, arguments: list[str], says: str) -> None:
    status, out, errors = query(gold_file, sparql, *arguments)
    assert (status, out) == (1, "")
    assert says in errors
    assert len(errors.splitlines()) == 1


def test_the_same_rows_in_the_same_order_from_a_store_and_a_file(gold_file: Path, tmp_path: Path) -> None:
    import pyoxigraph

    store = pyoxigraph.Store(str(tmp_path / "store"))
    store.bulk_load(path=str(gold_file), format=pyoxigraph.RdfFormat.TRIG)
    store.flush()
    del store
    for sparql in ("SELECT * { ?s ?p ?o }", "CONSTRUCT WHERE { ?s plum:mention ?o }"):
        assert query(tmp_path, sparql) == query(gold_file, sparql)


def test_an_endless_query_can_be_given_up(gold_file: Path) -> None:
    sparql = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?c < ?f && ?f < ?i) }"
    command = [sys.executable, "-m", "plumbook", "query", "-g", str(gold_file), "--timeout", "0.1", sparql]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith("plumbook: no answer within 0.1 seconds")


def test_what_is_too_uncertain_can_be_left_out() -> None:
    built = Path(__file__).parents[2] / "data" / "graph" / "graph.ttl"
    counted = "SELECT (COUNT(?s) AS ?n) { ?s plum:confidence ?c FILTER (?c < 0.5) }"
    everything = query(built, counted, "--format", "csv")
    assert int(everything[1].split()[1]) > 0
    assert query(built, counted, "--format", "csv", "--min-confidence", "0.5")[1].split()[1] == "0"
    assert query(built, counted, "--min-confidence", "1.5")[0] == 2
