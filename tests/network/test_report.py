from __future__ import annotations

import networkx as nx
import pytest
from rdflib import Dataset

from plumbook.network import Report, entity_network
from plumbook.network.report import distinct_names


@pytest.fixture(scope="module")
def report(gold_graph: Dataset) -> Report:
    return Report(entity_network(gold_graph))


def test_the_most_contested_policy_of_the_columns_comes_first_with_its_sides(report: Report) -> None:
    first = report.policies()[0]
    assert first.policy == "strategic patience"
    assert "Barack Obama" in first.supporters
    assert "Moon Jae-in" in first.opponents


def test_coalitions_are_disjoint_and_stand_for_what_their_members_support(report: Report) -> None:
    coalitions = report.coalitions()
    members = [member for coalition in coalitions for member in coalition.members]
    assert len(members) == len(set(members))
    patient = next(c for c in coalitions if "Obama administration" in c.members)
    assert patient.supports == ("strategic patience",)
    assert 0 < report.polarisation() <= 1


def test_ties_name_the_policies_they_come_from(report: Report) -> None:
    tie = next(t for t in report.conflicts() if t.actors == ("Biden administration", "Jenny Town"))
    assert tie.policies == ("appoint a special representative", "strategic patience")
    sides = {sides.policy: sides for sides in report.policies()}
    for tie in report.agreements():
        for policy in tie.policies:
            assert {*tie.actors} <= {*sides[policy].supporters, *sides[policy].divided} or {*tie.actors} <= {
                *sides[policy].opponents,
                *sides[policy].divided,
            }


def test_top_cuts_each_part(gold_graph: Dataset) -> None:
    short = Report(entity_network(gold_graph), top=2)
    assert [len(part) for part in (short.actors(), short.policies(), short.coalitions(), short.conflicts())] == [2] * 4


def test_things_of_one_label_are_told_apart() -> None:
    network: nx.Graph[str] = nx.Graph()
    network.add_node("1", label="official", documents=("a",))
    network.add_node("2", label="official", documents=("b",))
    network.add_node("3", label="aide", documents=("a",))
    network.add_node("4", label="envoy", documents=("a",))
    network.add_node("5", label="envoy", documents=("a",))
    assert list(distinct_names(network).values()) == ["official (a)", "official (b)", "aide", "envoy <4>", "envoy <5>"]
