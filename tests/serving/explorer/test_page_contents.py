"""What pages show of actors, offices and policies, and of two sides compared."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from rdflib import Graph

from plumbook.ontology.terms import ID
from plumbook.serving.explorer.actor import actor_page
from plumbook.serving.explorer.comparing import comparison, side_of_actor, side_of_date, side_of_document
from plumbook.serving.explorer.home import home_page
from plumbook.serving.explorer.lookup import STATEMENTS, Lookup
from plumbook.serving.explorer.neighbourhood import around, drawn, of_document, whole
from plumbook.serving.explorer.office import office_page
from plumbook.serving.explorer.policy import policy_page
from plumbook.serving.explorer.snapshot import Snapshot, StillReading
from plumbook.serving.explorer.statements import statement
from plumbook.store import store_of


def test_an_actor_s_positions_have_the_surest_sentence_first(snapshot: Snapshot) -> None:
    thing = snapshot.lookup.thing
    page = actor_page(snapshot, thing(ID + "ada"))
    (toll,) = page["supports"].shown
    assert (toll.thing.label, toll.count) == ("harbour toll", 2)
    assert [each.statement.confidence for each in toll.told] == [0.7, 0.3]
    assert [each.thing.label for each in page["opposes"].shown] == ["harbour toll"]
    assert [(each.actor.label, [p.label for p in each.policies]) for each in page["agrees"].shown] == [
        ("Ben Birch", ["harbour toll"])
    ]
    assert [[p.label for p in each.policies] for each in page["disagrees"].shown] == [["landing fee"]]


def test_an_office_s_holders_stand_in_the_order_of_time(snapshot: Snapshot) -> None:
    thing = snapshot.lookup.thing
    page = office_page(snapshot, thing(ID + "chair"))
    assert [each.thing.label for each in page["holders"].shown] == ["Ada Quill", "Ben Birch"]
    assert page["holders"].shown[0].told[0].statement.when == "until 2018"
    first, second = page["timeline"].rows
    assert first.bars[0].left < second.bars[0].left
    assert not page["empty"]


def test_a_policy_names_what_it_would_undo(snapshot: Snapshot) -> None:
    thing = snapshot.lookup.thing
    fee = policy_page(snapshot, thing(ID + "fee"))
    assert [each.label for each in fee["reverses"]] == ["harbour toll"]
    toll = policy_page(snapshot, thing(ID + "toll"))
    assert [each.label for each in toll["reversed_by"].shown] == ["landing fee"]


def test_a_policy_s_support_moves_over_the_documents_dates(snapshot: Snapshot) -> None:
    thing = snapshot.lookup.thing
    movement = policy_page(snapshot, thing(ID + "toll"))["movement"]
    assert [(each.supports, each.opposes) for each in movement.moments] == [(1, 0), (1, 1)]
    assert movement.moments[0].left < movement.moments[1].left
    assert policy_page(snapshot, thing(ID + "fee"))["empty"]


def test_documents_differ_in_who_holds_what(snapshot: Snapshot) -> None:
    sides = (side_of_document(snapshot.outlines.all, ID + name) for name in ("early", "late"))
    found = comparison(snapshot, *sides)
    # Two offices that share a name of two words may be one, and are set side by side.
    (office,) = found.offices
    assert [thing.label for thing in office.things] == ["chair", "head of the port"]
    assert office.change == "changed"
    assert [line.words for line in office.left] == ["formerly held it, until 2018"]
    assert {line.words for line in office.right} == {"stands empty", "holds it"}
    assert [(each.things[0].label, each.change) for each in found.policies] == [("harbour toll", "changed")]
    assert [(each.things[0].label, each.change) for each in found.voices] == [("Ben Birch", "new")]


@pytest.mark.parametrize(("date", "count"), [("2018", 0), ("2019", 2), ("2019-03-01", 2), ("2021-05", 2), ("2021", 7)])
def test_what_was_said_until_a_date(snapshot: Snapshot, date: str, count: int) -> None:
    assert len(side_of_date(snapshot.outlines.all, date)) == count


def test_actors_are_compared_without_their_names(snapshot: Snapshot) -> None:
    sides = (side_of_actor(snapshot.outlines.all, ID + name) for name in ("ada", "ben"))
    found = comparison(snapshot, *sides, of_actors=True)
    assert all(line.thing is None for each in found.offices for line in (*each.left, *each.right))
    assert found.voices == ()


def test_the_neighbourhood_is_what_statements_link(snapshot: Snapshot) -> None:
    part = around(snapshot, ID + "ada", 10)
    assert {snapshot.lookup.thing(iri).label for iri in part.things} == {"Ada Quill", "chair", "harbour toll"}
    assert around(snapshot, ID + "ada", 1).left_out == 1
    assert len(around(snapshot, ID + "ada", 1, known=[ID + "chair"]).things) == 3
    line = next(e for e in drawn(snapshot, part, placed=True)["edges"] if e["relation"] == "for")
    assert len(line["statements"]) == 2


def test_the_whole_graph_leaves_out_the_least_connected(snapshot: Snapshot) -> None:
    everything = whole(snapshot, 100)
    assert len(everything.things) == 5
    assert whole(snapshot, 2).left_out == 4
    assert {link.relation for link in of_document(snapshot, ID + "early").links} == {"held", "for"}


def test_home_counts_what_is_there(snapshot: Snapshot) -> None:
    page = home_page(snapshot)
    assert page["counts"] == {"actor": 2, "office": 2, "policy": 2, "document": 2}
    assert page["span"] == "from 1 March 2019 to 30 June 2021"
    assert [(thing.label, *sides) for thing, *sides in page["debated"]] == [
        ("landing fee", 1, 1),
        ("harbour toll", 2, 0),
    ]
    assert [thing.label for thing in page["vacant"]] == ["head of the port"]


def test_statements_of_one_thing_are_the_same_before_all_are_known(snapshot: Snapshot) -> None:
    for name in ("ada", "ben", "chair", "head", "toll", "fee"):
        few, all = Snapshot(snapshot.lookup.store).outlines_of(ID + name), snapshot.outlines
        assert len(few.all) < len(all.all)
        for kind in STATEMENTS:
            assert few.of_subject(ID + name, kind) == all.of_subject(ID + name, kind)
            assert few.of_object(ID + name, kind) == all.of_object(ID + name, kind)
            assert few.of_about(ID + name, kind) == all.of_about(ID + name, kind)


def test_what_is_worked_out_once_is_not_waited_for_in_a_circle(snapshot: Snapshot) -> None:
    fresh = Snapshot(snapshot.lookup.store)
    wanted = ("links", "outlines", "connected", "listed", "names", "claims", "sides") * 3
    with ThreadPoolExecutor(len(wanted)) as pool:
        found = list(pool.map(lambda name: getattr(fresh, name), wanted, timeout=30))
    assert len({id(each) for each in found}) == len(set(wanted))


def test_a_derived_stance_says_by_whose_claim() -> None:
    spoken = """
    @prefix plum: <https://w3id.org/plumbook/ontology#> . @prefix id: <https://w3id.org/plumbook/id/> .
    @prefix prov: <http://www.w3.org/ns/prov#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
    id:ada skos:prefLabel "Ada Quill" ; a plum:Person .
    id:own a plum:Stance ; plum:stanceOf id:ada ; prov:wasDerivedFrom id:correction-1 .
    id:derived a plum:Stance ; plum:stanceOf id:port ; prov:wasDerivedFrom id:own .
    """
    lookup = Lookup(store_of(Graph().parse(data=spoken, format="turtle")))
    speaker = statement(lookup, ID + "derived").speaker
    assert speaker is not None
    assert speaker.label == "Ada Quill"
    assert statement(lookup, ID + "own").speaker is None


def test_names_are_found_while_many_claims_are_still_being_read(
    snapshot: Snapshot, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = Snapshot(snapshot.lookup.store)
    monkeypatch.setattr("plumbook.serving.explorer.snapshot._FEW_CLAIMS", 0)
    assert begun.claims_if_ready() is None
    assert begun.names.search("quill")
    assert begun.claims is begun.claims_if_ready()


def test_whoever_asks_for_much_while_it_is_being_read_is_told_so(
    snapshot: Snapshot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("plumbook.serving.explorer.snapshot._FEW", 0)
    monkeypatch.setattr("plumbook.serving.explorer.snapshot._PATIENCE", 0.01)
    begun = Snapshot(snapshot.lookup.store)
    begun.is_warming = True
    with pytest.raises(StillReading):
        actor_page(begun, begun.lookup.thing(ID + "ada"))
    begun.is_warming = False
    assert actor_page(begun, begun.lookup.thing(ID + "ada"))["supports"].shown


def test_what_is_read_in_a_moment_is_waited_for(snapshot: Snapshot) -> None:
    begun = Snapshot(snapshot.lookup.store)
    begun.is_warming = True
    threading.Timer(0.1, lambda: begun.links).start()
    begun.await_ready("links")
    assert begun.links.between([ID + "ada"]) == []


def test_a_name_leads_to_the_one_thing_that_bears_it(lookup: Lookup) -> None:
    found = lookup.called("Ada Quill")
    assert found is not None
    assert found.iri == ID + "ada"
    document = lookup.called("late")
    assert document is not None
    assert document.type == "document"
    assert lookup.called("nobody") is None
