from __future__ import annotations

from pathlib import Path

import pyoxigraph
import pytest

from plumbook.store import open_store, without_uncertain

GRAPH = """
@prefix plum: <https://w3id.org/plumbook/ontology#> .
@prefix id: <https://w3id.org/plumbook/id/> .
id:graph-one {
  id:kim plum:holdsOffice id:envoy ; plum:supports id:talks .
  id:tenure-1 a plum:Tenure ; plum:holder id:kim ; plum:office id:envoy ; plum:tenureStatus plum:Current ;
    plum:confidence 0.4 .
  id:stance-1 a plum:Stance ; plum:stanceOf id:kim ; plum:stanceToward id:talks ; plum:polarity plum:Supports ;
    plum:confidence 0.3 .
  id:stance-2 a plum:Stance ; plum:stanceOf id:kim ; plum:stanceToward id:talks ; plum:polarity plum:Supports ;
    plum:basedOn id:claim-1 ; plum:confidence 0.8 .
  id:claim-1 a plum:Claim , plum:Attribution ; plum:claimant id:kim ; plum:confidence 0.6 .
  id:kim plum:claims id:claim-1 .
}
id:graph-two { id:kim plum:holdsOffice id:envoy . }
id:register { id:kim a plum:Actor . id:old a plum:Vacancy ; plum:office id:envoy . }
"""


def ask(store: pyoxigraph.Store, pattern: str) -> bool:
    prefixes = "PREFIX plum: <https://w3id.org/plumbook/ontology#> PREFIX id: <https://w3id.org/plumbook/id/> "
    return bool(store.query(f"{prefixes} ASK {{ {pattern} }}"))


@pytest.fixture
def store(tmp_path: Path) -> pyoxigraph.Store:
    path = tmp_path / "graph.trig"
    path.write_text(GRAPH)
    return open_store(path)


def test_uncertain_statements_go_with_what_they_alone_say(store: pyoxigraph.Store) -> None:
    kept = without_uncertain(store, 0.5)
    assert not ask(kept, "GRAPH ?g { ?x a plum:Tenure }")
    assert not ask(kept, "GRAPH id:graph-one { id:kim plum:holdsOffice id:envoy }")
    assert ask(kept, "GRAPH id:graph-two { id:kim plum:holdsOffice id:envoy }")


def test_what_a_surer_statement_says_too_stays(store: pyoxigraph.Store) -> None:
    kept = without_uncertain(store, 0.5)
    assert not ask(kept, "GRAPH ?g { id:stance-1 ?p ?o }")
    assert ask(kept, "GRAPH id:graph-one { id:kim plum:supports id:talks }")


def test_nothing_points_to_what_is_left_out(store: pyoxigraph.Store) -> None:
    kept = without_uncertain(store, 0.7)
    assert not ask(kept, "GRAPH ?g { ?x ?p id:claim-1 }")
    assert ask(kept, "GRAPH ?g { id:stance-2 a plum:Stance }")


def test_what_has_no_confidence_stays(store: pyoxigraph.Store) -> None:
    assert ask(without_uncertain(store, 1.0), "GRAPH ?g { ?x a plum:Vacancy }")


def test_with_nothing_to_leave_out_the_store_itself_answers(store: pyoxigraph.Store) -> None:
    assert without_uncertain(store, 0.0) is store
