from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from rdflib import Dataset, Literal
from rdflib.namespace import DCTERMS

from drawing.large_graph import large_graph
from drawing.small_graph import REFUSAL, SmallGraph
from plumbook.drawing import draw
from plumbook.drawing.look import KINDS, RELATIONS
from plumbook.drawing.picture import Picture, picture_of
from plumbook.errors import GraphError
from plumbook.ontology.terms import ID, PLUM


def labels(picture: Picture) -> list[str]:
    return [node["label"] for node in picture.model.nodes]


def lines(picture: Picture) -> set[tuple[str, str, str]]:
    names = labels(picture)
    return {(names[edge["from"]], edge["relation"], names[edge["to"]]) for edge in picture.model.edges}


def test_for_and_against_differ_in_line_and_mark_and_not_in_colour_alone() -> None:
    looks = {(relation.dashes, relation.arrow, relation.width) for relation in RELATIONS}
    signed = {relation.key: relation for relation in RELATIONS}
    assert signed["for"].dashes != signed["against"].dashes
    assert signed["for"].arrow != signed["against"].arrow
    assert len(looks) >= len(RELATIONS) - 1
    assert len({kind.shape for kind in KINDS}) == len(KINDS)


def test_the_columns_are_drawn_with_signed_lines(gold_graph: Dataset) -> None:
    found = lines(picture_of(gold_graph, 100))
    assert ("Jenny Town", "for", "appoint a special representative") in found
    assert ("White House", "against", "appoint a special representative") in found


def test_statements_of_one_sort_are_one_line(small: SmallGraph) -> None:
    small.stance("stance-3", ID["ben"], ID["bridge"], "Opposes", "Others shrugged.", "0.8")
    picture = picture_of(small.graph, 10)
    [line] = [edge for edge in picture.model.edges if edge["relation"] == "against"]
    assert line["total"] == 2
    assert line["confidence"] == 0.8
    assert [picture.statements[number]["confidence"] for number in line["statements"]] == [0.8, 0.4]


def test_a_claim_about_two_things_is_one_statement(small: SmallGraph) -> None:
    small.say(ID["claim-1"], PLUM.about, ID["bridge"], ID["warden"])
    picture = picture_of(small.graph, 10)
    numbers = {n for edge in picture.model.edges if edge["relation"] == "claim" for n in edge["statements"]}
    assert len(numbers) == 1
    names = labels(picture)
    assert {names[target] for target in picture.statements[numbers.pop()]["targets"]} == {
        "build the bridge",
        "Bridge Warden",
    }


def test_a_claim_about_nothing_drawn_is_told_of_its_claimant(small: SmallGraph) -> None:
    picture = picture_of(small.graph, 10)
    [ada] = [node for node in picture.model.nodes if node["label"] == "Ada Abbot"]
    assert [picture.statements[number]["label"] for number in ada["statements"]] == ["says"]


def test_the_most_connected_are_drawn_and_the_page_says_what_is_not(small: SmallGraph) -> None:
    picture = picture_of(small.graph, 2)
    assert labels(picture) == ["Ada Abbot", "build the bridge"]
    assert (picture.nodes_left_out, picture.edges_left_out) == (2, 1)
    assert "Left out: 2 others and 1 statements about them." in draw(small.graph, most=2)


def test_documents_can_be_chosen(small: SmallGraph) -> None:
    other = ID["document-two"]
    small.say(other, DCTERMS.identifier, Literal("two"))
    refusal = small.passage(REFUSAL)
    small.graph.set((refusal, PLUM.inDocument, other))
    assert lines(picture_of(small.graph, 10, ["two"])) == {("Ben Birch", "against", "build the bridge")}
    assert "Ben Birch" not in labels(picture_of(small.graph, 10, ["one"]))
    with pytest.raises(GraphError, match="three: no document"):
        picture_of(small.graph, 10, ["one", "three"])


def test_a_confidence_that_is_no_number_is_named(small: SmallGraph) -> None:
    small.say(ID["vacancy-1"], PLUM.confidence, Literal("rather"))
    with pytest.raises(GraphError, match="vacancy-1: its confidence is no number"):
        draw(small.graph)


def test_lines_between_the_same_two_do_not_lie_on_each_other(small: SmallGraph) -> None:
    small.say(ID["claim-1"], PLUM.about, ID["bridge"])
    between = [edge["smooth"] for edge in picture_of(small.graph, 10).model.edges if edge["from"] == 0]
    assert len(between) == 2
    assert between[0] != between[1]


def test_the_same_graph_gives_the_same_bytes_under_any_hash_seed(gold_file: Path) -> None:
    program = (
        "import sys, hashlib; from plumbook.drawing import draw; from plumbook.store import open_graph; "
        "print(hashlib.sha256(draw(open_graph(sys.argv[1])).encode()).hexdigest())"
    )
    pages = {
        subprocess.run(
            [sys.executable, "-c", program, str(gold_file)],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(pages) == 1


def test_a_large_page_grows_with_what_it_shows_and_not_with_the_texts() -> None:
    graph = large_graph(1000)
    small, large = (len(draw(graph, most=most)) for most in (100, 1000))
    empty = len(draw(SmallGraph("").graph))
    assert large - empty < 1_500_000
    assert small - empty < (large - empty) / 3
