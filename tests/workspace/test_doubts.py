from __future__ import annotations

import pyoxigraph
import pytest

from plumbook.errors import CorrectionError
from plumbook.graph.assembly import graph_quads
from plumbook.graph.iris import Iris
from plumbook.model import Actor, ActorKind, Document, Polarity, Policy, Reading, Span, Stance
from plumbook.resolution import register_of
from plumbook.resolution.corrections import CorrectedStance, Correction, Corrections, Different, Same, Wrong
from plumbook.workspace.doubts import doubts, thing_named

SETTINGS = {"plumbook": "0", "model": "m", "model_version": "1"}
TEXTS = {"one": "Janet Yellen wants higher port fees.", "two": "It was Yellen who wants port fees to be higher."}


def graph(base: str = "https://w3id.org/plumbook/id/") -> pyoxigraph.Store:
    """A graph of two texts on one person, known by surname in the second, with a doubtful stance in the first."""
    read = []
    for id, name, start in (("one", "Janet Yellen", 0), ("two", "Yellen", 7)):
        document = Document(id=id, text=TEXTS[id])
        person = Actor(key="a1", kind=ActorKind.PERSON, name=name, mentions=(Span(start, start + len(name)),))
        policy = Policy(key="p1", name=f"{id} fees", mentions=(Span(0, 3),))
        stance = Stance(actor="a1", policy="p1", polarity=Polarity.SUPPORTS, evidence=(Span(0, 30),), confidence=0.4)
        stances = (stance,) if id == "one" else ()
        reading = Reading(document=id, fingerprint="", actors=(person,), policies=(policy,), stances=stances)
        read.append((document, reading))
    store = pyoxigraph.Store()
    register = register_of(reading for _, reading in read)
    store.bulk_extend(graph_quads(read, register, {**SETTINGS, "base": base}, Iris(TEXTS, base)))
    return store


def test_the_most_doubtful_comes_first_with_what_the_texts_say() -> None:
    (stance, merge), found = doubts(graph(), Corrections())
    assert (stance.kind, stance.confidence, stance.says) == ("stance", 0.4, "Janet Yellen supports: one fees")
    assert stance.passages == (("one", TEXTS["one"][:30]),)
    assert (merge.kind, merge.confidence, found) == ("merge", 0.85, 2)
    assert merge.says == "“Janet Yellen” (one) and “Yellen” (two) are one: Janet Yellen"
    assert merge.passages == (("one", TEXTS["one"]), ("two", TEXTS["two"]))
    assert merge.yes == Same(things=("janet-yellen-in-one", "yellen-in-two"))
    assert merge.no == Different(things=("janet-yellen-in-one", "yellen-in-two"))


def test_less_can_be_asked_for() -> None:
    store = graph()
    assert [d.kind for d in doubts(store, Corrections(), below=0.5)[0]] == ["stance"]
    assert [d.kind for d in doubts(store, Corrections(), kinds=["merge"])[0]] == ["merge"]
    shown, found = doubts(store, Corrections(), limit=1)
    assert (len(shown), found) == (1, 2)


@pytest.mark.parametrize(
    ("answer", "left"),
    [
        (Same(things=("yellen-in-two", "janet-yellen-in-one")), ["stance"]),
        (Different(things=("yellen-in-two", "janet-yellen-in-one")), ["stance"]),
        (Wrong(thing="stance-one-1"), ["merge"]),
        (CorrectedStance(actor="janet-yellen", policy="policy-one-fees", stance="opposes"), ["merge"]),
    ],
)
def test_what_is_answered_is_not_asked_again(answer: Correction, left: list[str]) -> None:
    corrections = Corrections.model_validate({answer.table: [answer]})
    assert [d.kind for d in doubts(graph(), corrections)[0]] == left


def test_a_statement_that_was_found_right_is_not_asked_again() -> None:
    assert [d.kind for d in doubts(graph(), Corrections(), {"stance-one-1"})[0]] == ["merge"]


def test_another_base_is_read_from_the_graph() -> None:
    (stance, _), _ = doubts(graph("http://my.org/"), Corrections())
    assert stance.no == Wrong(thing="stance-one-1", stated="stance janet-yellen policy-one-fees")


def test_things_are_found_by_iri_or_label() -> None:
    store, base = graph(), "https://w3id.org/plumbook/id/"
    for wanted in ("id:janet-yellen", f"{base}janet-yellen", "janet-yellen", "Janet Yellen", "janet yellen"):
        assert thing_named(store, wanted, base) == "janet-yellen"
    # Only one text speaks of it: the name that it has there lasts longest.
    assert thing_named(store, "two fees", base) == "policy-two-fees-in-two"
    with pytest.raises(CorrectionError, match="nothing is called 'Ada Quill'"):
        thing_named(store, "Ada Quill", base)
    with pytest.raises(CorrectionError, match="2 things are called 'fees'"):
        thing_named(store, "fees", base)
