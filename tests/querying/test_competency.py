"""The named questions: on the annotated columns, checked against the texts by hand, and on the committed graph."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import Dataset

from plumbook.ontology.files import ontology_path
from plumbook.querying import Answer, ask
from plumbook.querying.expected import ANSWERS, expected_answers
from plumbook.querying.questions import FOLDER, questions

FEBRUARY, MAY = "north-korea-first-move", "north-korea-hurry-up-and-wait"
GRAPH = Path(__file__).parents[2] / "data" / "graph" / "graph.trig"


def pairs(answer: Answer, *columns: str) -> set[tuple[object, ...]]:
    return {tuple(row[column] for column in columns) for row in answer}


def test_each_question_answers_as_committed() -> None:
    committed = {path.name: path.read_bytes() for path in (ontology_path(FOLDER) / ANSWERS).glob("*.csv")}
    assert expected_answers(GRAPH) == committed, "run make graph, and look at what changed"


def test_there_are_twenty_questions_and_more() -> None:
    assert len(questions()) >= 20


# What answers nothing on the columns: their annotations have no dates, denials or changes of mind.
SILENT = {"changes", "unasserted", "contradictions"}


@pytest.mark.parametrize("name", sorted(questions()))
def test_every_question_answers_on_the_columns(gold_graph: Dataset, name: str) -> None:
    assert (len(ask(gold_graph, name)) == 0) == (name in SILENT)


def test_holders_of_an_office(gold_graph: Dataset) -> None:
    answer = ask(gold_graph, "holders", "Secretary of State")
    assert pairs(answer, "holder", "status", "document") == {("Antony Blinken", "current", MAY)}
    assert "Secretary of State Antony Blinken’s public message" in answer[0]["sentence"]


def test_holders_tell_current_from_former(gold_graph: Dataset) -> None:
    assert pairs(ask(gold_graph, "holders", "President"), "holder", "status") >= {
        ("Joe Biden", "current"),
        ("Barack Obama", "former"),
        ("Donald Trump", "former"),
    }


def test_career_of_a_person(gold_graph: Dataset) -> None:
    assert pairs(ask(gold_graph, "career", "Sherman"), "status", "office") == {
        ("nominee", "Deputy Secretary of State"),
        ("former", "State Department’s top North Korea official"),
        ("candidate", "special representative for North Korea"),
    }


def test_vacancies(gold_graph: Dataset) -> None:
    answer = ask(gold_graph, "vacancies")
    assert {row["body"] for row in answer} == {"State Department"}
    assert {(row["office"].split(" for ")[0], row["document"]) for row in answer} == {
        ("North Korean human rights envoy", FEBRUARY),
        ("North Korean human rights envoy", MAY),
        ("special representative", FEBRUARY),
        ("special representative", MAY),
    }


def test_nominees_are_not_holders(gold_graph: Dataset) -> None:
    nominees = pairs(ask(gold_graph, "nominees", "Deputy Secretary of State"), "candidate", "status")
    assert nominees == {("Wendy Sherman", "nominee")}
    assert ("Wendy Sherman",) not in pairs(ask(gold_graph, "holders", "Deputy Secretary of State"), "holder")


def test_offices_of_a_department(gold_graph: Dataset) -> None:
    answer = ask(gold_graph, "offices", "State Department")
    assert pairs(answer, "body") == {("State Department",)}
    held = {row["office"]: row["holder"] for row in answer}
    assert held["Secretary of State"] == "Antony Blinken"
    assert held["special representative for North Korea"] is None
    assert len(held) == len(answer)


def test_timeline_shows_what_each_column_reports(gold_graph: Dataset) -> None:
    answer = ask(gold_graph, "timeline", "special representative for North Korea policy")
    assert {row["report"] for row in answer if str(row["date"]) == "2021-02-25"} == {"vacant", "former", "candidate"}


def test_supporters_and_opponents_with_their_sentences(gold_graph: Dataset) -> None:
    supporters = ask(gold_graph, "supporters", "appoint a special representative")
    assert pairs(supporters, "actor") == {("Jenny Town",)}
    assert any("It’s really unfortunate" in row["sentence"] for row in supporters)
    opponents = ask(gold_graph, "opponents", "appoint a special representative")
    assert pairs(opponents, "actor") == {
        ("White House",),
        ("State Department",),
        ("Biden administration",),
        ("senior administration official",),
    }


def test_positions_of_a_think_tank(gold_graph: Dataset) -> None:
    answer = ask(gold_graph, "positions", "38 North")
    assert pairs(answer, "position", "policy") >= {
        ("supports", "limited sanctions relief"),
        ("opposes", "complete denuclearization"),
    }


def test_policies_are_counted(gold_graph: Dataset) -> None:
    patience = ask(gold_graph, "policies", "strategic patience")[0]
    # For it: Obama and his administration, Biden's. Against: the author, Moon, Hwang, Psaki, Town, some officials.
    assert (patience["for"], patience["against"]) == (3, 6)


def test_disputes_allies_and_rivals(gold_graph: Dataset) -> None:
    disputes = pairs(ask(gold_graph, "disputes", "strategic patience"), "supporter", "opponent")
    assert ("Barack Obama", "Moon Jae-in") in disputes
    assert ("Moon Jae-in", "against", "strategic patience") in pairs(
        ask(gold_graph, "allies", "Jihwan Hwang"), "ally", "position", "policy"
    )
    assert ("for", "appoint a special representative", "White House") in pairs(
        ask(gold_graph, "rivals", "Town"), "position", "policy", "rival"
    )


@pytest.mark.parametrize("name", ["disputes", "allies", "rivals", "offices"])
def test_what_two_texts_say_is_answered_once(gold_graph: Dataset, name: str) -> None:
    answer = ask(gold_graph, name)
    assert len(set(answer.terms)) == len(answer)


def test_authors_in_their_own_voice(gold_graph: Dataset) -> None:
    answer = ask(gold_graph, "authors")
    assert pairs(answer, "author") == {("Josh Rogin",)}
    assert pairs(answer, "position", "policy", "document") >= {
        ("opposes", "strategic patience", FEBRUARY),
        ("opposes", "strategic patience", MAY),
        ("supports", "consulting with allies", MAY),
    }


def test_claims_of_a_person_about_a_policy(gold_graph: Dataset) -> None:
    about = ask(gold_graph, "claims", "Town", "strategic patience")
    assert [row["claim"][:26] for row in about] == ["The administration can say"]
    assert len(ask(gold_graph, "claims", "Town")) == 5  # four claims, one of them in two parts
    assert len(ask(gold_graph, "claims", about="strategic patience")) > 1


def test_quotations_are_exact_and_in_order(gold_graph: Dataset) -> None:
    words = [row["words"] for row in ask(gold_graph, "quotations", "Jungsup Kim")]
    assert words[0] == "The pressure strategy alone is not enough and it cannot solve the problem,"
    assert words[1].startswith("We are not in a position to ignore North Korea")
    assert not ask(gold_graph, "quotations", "Psaki")  # quoted in part only


def test_who_said_something_about_whom(gold_graph: Dataset) -> None:
    assert pairs(ask(gold_graph, "about", "Moon"), "source") == {("Jihwan Hwang",)}


def test_sources_are_ranked(gold_graph: Dataset) -> None:
    answer = ask(gold_graph, "sources")
    assert [row["claims"] for row in answer] == sorted((row["claims"] for row in answer), reverse=True)
    town = ask(gold_graph, "sources", "Jenny Town")[0]
    assert (town["claims"], town["direct"], town["documents"]) == (4, 2, 1)


def test_anonymous_sources_only(gold_graph: Dataset) -> None:
    sources = {row["source"] for row in ask(gold_graph, "anonymous")}
    assert "senior administration official" in sources
    assert not sources & {"Jenny Town", "38 North"}


def test_nested_claims(gold_graph: Dataset) -> None:
    (row,) = ask(gold_graph, "nested")
    assert (row["reporter"], row["source"]) == ("Jihwan Hwang", "Moon Jae-in")
    assert row["content"] == "strategic patience is no longer possible"
    assert row["content"] in row["within"]


def test_mentions_stand_in_their_context(gold_graph: Dataset) -> None:
    for row in ask(gold_graph, "mentions", "China"):
        assert row["words"] in row["context"]
    assert {row["words"] for row in ask(gold_graph, "mentions", "China")} >= {"China", "Beijing", "the Chinese"}


def test_actors_with_kind_and_names(gold_graph: Dataset) -> None:
    (row,) = ask(gold_graph, "actors", "Pyongyang")
    assert (row["actor"], row["kind"], row["documents"]) == ("North Korea", "State", 2)
    assert "Pyongyang" in row["names"]


def test_documents_with_what_was_found(gold_graph: Dataset) -> None:
    rows = list(ask(gold_graph, "documents"))
    assert [row["document"] for row in rows] == [FEBRUARY, MAY]
    assert [(row["claims"], row["stances"]) for row in rows] == [(14, 22), (16, 23)]


def test_contents_of_a_document_in_its_order(gold_graph: Dataset) -> None:
    answer = ask(gold_graph, "contents", "hurry up and wait")
    assert pairs(answer, "document") == {(MAY,)}
    assert ("vacant", None, "special representative for North Korea") in pairs(answer, "says", "actor", "what")
    assert answer[0]["sentence"].startswith("The Biden administration has just rolled out")


def test_evidence_can_be_looked_up(gold_graph: Dataset, columns: Path) -> None:
    text = (columns / f"{MAY}.txt").read_text(encoding="utf-8").split("---\n", 2)[2]
    rows = list(ask(gold_graph, "evidence", "Blinken"))
    assert {row["statement"] for row in rows} == {"tenure", "attribution"}
    assert all(text[row["start"] : row["end"]] == row["sentence"] for row in rows)


def test_mergers_say_why(gold_graph: Dataset) -> None:
    answer = ask(gold_graph, "mergers", "Obama")
    assert {row["document"] for row in answer} == {FEBRUARY, MAY}
    assert all("obama" in row["reason"] for row in answer)


def test_provenance_names_the_software_and_the_texts(gold_graph: Dataset) -> None:
    assert pairs(ask(gold_graph, "provenance"), "software", "document") == {
        ("annotators 1, plumbook 0", FEBRUARY),
        ("annotators 1, plumbook 0", MAY),
    }


def test_changes_between_two_dates(small: Dataset) -> None:
    assert pairs(ask(small, "changes"), "change", "actor") == {
        ("takes office", "René O’Hara"),
        ("leaves", "René O’Hara"),
        ("falls vacant", None),
    }
    assert pairs(ask(small, "changes", "2024"), "change") == {("leaves",), ("falls vacant",)}
    assert pairs(ask(small, "changes", "2018", "2020-06"), "change") == {("takes office",)}
    assert not ask(small, "changes", "2020", "2024-02-29")


def test_what_is_not_asserted_is_found_with_and_without_a_source(small: Dataset) -> None:
    assert pairs(ask(small, "unasserted"), "source", "certainty", "content") == {
        (None, "questioned", "who knows?"),
        ("René O’Hara", "negated", "no"),
    }
    assert pairs(ask(small, "unasserted", "René"), "certainty") == {("negated",)}


def test_changed_minds_and_neutral_positions(small: Dataset) -> None:
    assert pairs(ask(small, "contradictions"), "actor", "position") == {
        ("Ada Quill", "supports"),
        ("Ada Quill", "opposes"),
    }
    assert pairs(ask(small, "positions", "O'Hara"), "position") == {("neutral",)}
    assert not ask(small, "disputes")  # with herself nobody disputes
