from __future__ import annotations

from plumbook.model import Actor, ActorKind, Office, Policy, Reading
from plumbook.resolution import EntryType, Register, register_of
from plumbook.resolution.corrections import Corrections, Same

PERSON, BODY, STATE, GROUP = ActorKind.PERSON, ActorKind.ORGANIZATION, ActorKind.STATE, ActorKind.GROUP


def reading(
    document: str, *actors: Actor, offices: tuple[Office, ...] = (), policies: tuple[Policy, ...] = ()
) -> Reading:
    return Reading(document=document, fingerprint="", actors=actors, offices=offices, policies=policies)


def actor(key: str, kind: ActorKind, name: str, *names: str, is_author: bool = False) -> Actor:
    return Actor(key=key, kind=kind, name=name, names=names, is_author=is_author)


def one(register: Register, *places: tuple[str, str], type: EntryType = EntryType.ACTOR) -> bool:
    return len({register.name_of(type, *place) for place in places}) == 1


def test_full_names_meet_across_documents() -> None:
    register = register_of(
        [
            reading("b", actor("a1", PERSON, "Stephen Biegun", "Biegun")),
            reading("a", actor("a7", PERSON, "Stephen Biegun")),
        ]
    )
    assert one(register, ("a", "a7"), ("b", "a1"))
    entry = register.entries["stephen-biegun"]
    assert entry.labels == ("Biegun",)
    assert "stephen biegun" in entry.merges[0].reason


def test_a_surname_follows_the_only_full_name() -> None:
    register = register_of([reading("a", actor("a1", PERSON, "Jen Psaki")), reading("b", actor("a1", PERSON, "Psaki"))])
    assert one(register, ("a", "a1"), ("b", "a1"))


def test_namesakes_stay_apart() -> None:
    register = register_of(
        [
            reading("a", actor("a1", PERSON, "Sung Kim"), actor("a2", PERSON, "Jungsup Kim")),
            reading("b", actor("a1", PERSON, "Kim")),
        ]
    )
    names = {register.actor("a", "a1"), register.actor("a", "a2"), register.actor("b", "a1")}
    assert len(names) == 3


def test_generic_groups_and_anonymous_sources_stay_in_their_document() -> None:
    register = register_of(
        [
            reading(
                d,
                actor("a1", GROUP, "experts"),
                actor("a2", ActorKind.ANONYMOUS, "Senior Official"),
                actor("a3", GROUP, "Republicans"),
            )
            for d in ("a", "b")
        ]
    )
    assert not one(register, ("a", "a1"), ("b", "a1"))
    assert not one(register, ("a", "a2"), ("b", "a2"))
    assert one(register, ("a", "a3"), ("b", "a3"))
    assert register.actor("a", "a1") == "experts-in-a"


def test_bodies_meet_by_any_proper_name_of_several_words() -> None:
    register = register_of(
        [
            reading("a", actor("a1", BODY, "Biden administration", "Team Biden", "the group")),
            reading("b", actor("a1", BODY, "Biden team", "the Biden administration")),
            reading("c", actor("a1", BODY, "Stimson Center", "the group")),
        ]
    )
    assert one(register, ("a", "a1"), ("b", "a1"))
    assert not one(register, ("a", "a1"), ("c", "a1"))


def test_a_person_and_a_body_of_one_name_stay_apart() -> None:
    register = register_of(
        [reading("a", actor("a1", PERSON, "Lincoln Center")), reading("b", actor("a1", BODY, "Lincoln Center"))]
    )
    assert not one(register, ("a", "a1"), ("b", "a1"))


def test_the_same_title_in_two_states_is_two_offices() -> None:
    states = (actor("a1", STATE, "United States"), actor("a2", STATE, "South Korea"))
    offices = (Office(key="o1", name="President", body="a1"), Office(key="o2", name="President", body="a2"))
    register = register_of([reading("a", *states, offices=offices), reading("b", *states, offices=offices)])
    assert one(register, ("a", "o1"), ("b", "o1"), type=EntryType.OFFICE)
    assert not one(register, ("a", "o1"), ("a", "o2"), type=EntryType.OFFICE)
    bodies = {register.entries[register.office("a", k)].body for k in ("o1", "o2")}
    assert bodies == {"united-states", "south-korea"}


def test_policies_need_two_shared_words() -> None:
    first = (Policy(key="p1", name="sanctions"), Policy(key="p2", name="strategic patience"))
    register = register_of([reading(d, policies=first) for d in ("a", "b")])
    assert not one(register, ("a", "p1"), ("b", "p1"), type=EntryType.POLICY)
    assert one(register, ("a", "p2"), ("b", "p2"), type=EntryType.POLICY)


def test_a_reversal_in_one_document_holds_over_all() -> None:
    undoing = Policy(key="p1", name="repeal of the fuel tax", reverses=("p2",))
    texts = {
        "a": (undoing, Policy(key="p2", name="fuel tax")),
        "b": (Policy(key="p5", name="fuel tax"),),
        "c": (Policy(key="p1", name="repeal of the fuel tax"),),
    }
    register = register_of([reading(d, policies=policies) for d, policies in texts.items()])
    assert register.entries[register.policy("c", "p1")].reverses == (register.policy("b", "p5"),)
    assert register.entries[register.policy("b", "p5")].reverses == ()


def test_a_policy_is_part_of_a_wider_one_of_another_document() -> None:
    texts = {
        "a": (Policy(key="p1", name="limited sanctions relief"), Policy(key="p2", name="temporary sanctions")),
        "b": (Policy(key="p1", name="sanctions relief"), Policy(key="p2", name="sanctions")),
        "c": (Policy(key="p1", name="relief of sanctions victims"),),
    }
    register = register_of([reading(id, policies=policies) for id, policies in texts.items()])
    broader = {entry.label: entry.broader for entry in register.entries.values() if entry.broader}
    assert broader == {"limited sanctions relief": (register.policy("b", "p1"),)}


def test_a_policy_reverses_what_another_document_words() -> None:
    texts = {
        "a": (Policy(key="p1", name="repeal of the fuel tax"), Policy(key="p2", name="ferry tax")),
        "b": (Policy(key="p1", name="fuel tax"), Policy(key="p2", name="enforcement of the fuel tax")),
    }
    register = register_of([reading(d, policies=policies) for d, policies in texts.items()])
    reverses = {entry.label: entry.reverses for entry in register.entries.values() if entry.reverses}
    assert reverses == {"repeal of the fuel tax": (register.policy("b", "p1"),)}


def test_what_concerns_others_is_not_reversed() -> None:
    iran, syria = actor("a1", STATE, "Iran"), actor("a1", STATE, "Syria")
    undoing = Policy(key="p1", name="lift the oil sanctions", concerns=("a1",))
    undone = Policy(key="p1", name="oil sanctions", concerns=("a1",))
    register = register_of([reading("a", iran, policies=(undoing,)), reading("b", syria, policies=(undone,))])
    assert register.entries[register.policy("a", "p1")].reverses == ()
    register = register_of([reading("a", iran, policies=(undoing,)), reading("b", iran, policies=(undone,))])
    assert register.entries[register.policy("a", "p1")].reverses == (register.policy("b", "p1"),)


def test_what_is_brought_together_does_not_reverse_itself() -> None:
    undoing, undone = Policy(key="p1", name="fuel tax repeal", reverses=("p2",)), Policy(key="p2", name="fuel tax")
    register = register_of(
        [reading("a", policies=(undoing, undone))],
        Corrections(same=(Same(things=("policy-fuel-tax-repeal", "policy-fuel-tax")),)),
    )
    assert register.entries[register.policy("a", "p1")].reverses == ()


def test_the_author_can_be_found_by_that_word() -> None:
    register = register_of([reading("a", actor("a1", PERSON, "Josh Rogin", is_author=True))])
    assert "author" in register.entries["josh-rogin"].labels


def test_names_do_not_depend_on_the_order_of_readings() -> None:
    readings = [reading(d, actor("a1", PERSON, f"Kim {d}"), actor("a2", GROUP, "aides")) for d in "abc"]
    assert register_of(readings).entries == register_of(reversed(readings)).entries


def test_short_forms_of_a_given_name_are_one_person() -> None:
    register = register_of(
        [
            reading("a", actor("a1", PERSON, "Stephen Biegun")),
            reading("b", actor("a1", PERSON, "Steve Biegun")),
            reading("c", actor("a1", PERSON, "Stella Biegun")),
        ]
    )
    assert register.actor("a", "a1") == register.actor("b", "a1") != register.actor("c", "a1")


def test_short_forms_that_one_text_keeps_apart_stay_apart() -> None:
    both = reading("a", actor("a1", PERSON, "Stephen Hale"), actor("a2", PERSON, "Steve Hale"))
    register = register_of([both, reading("b", actor("a1", PERSON, "Steve Hale"))])
    assert register.actor("a", "a1") != register.actor("a", "a2")


def test_a_bare_korean_surname_does_not_follow_a_namesake_in_western_order() -> None:
    register = register_of(
        [
            reading("a", actor("a1", PERSON, "Sung Kim")),
            reading("b", actor("a1", PERSON, "Kim")),
            reading("c", actor("a1", PERSON, "Kim Jong Un")),
        ]
    )
    assert len({register.actor(d, "a1") for d in "abc"}) == 3


def test_other_middle_initials_stay_apart() -> None:
    register = register_of(
        [reading("a", actor("a1", PERSON, "George H. Moss")), reading("b", actor("a1", PERSON, "George W. Moss"))]
    )
    assert register.actor("a", "a1") != register.actor("b", "a1")


def test_a_party_s_members_in_a_chamber_are_one_whatever_else_texts_call_them() -> None:
    texts = {
        "a": actor("a1", GROUP, "Republicans", "GOP", "House Republicans"),
        "b": actor("a1", GROUP, "House Republicans"),
        "c": actor("a1", GROUP, "Republicans", "GOP"),
        "d": actor("a1", GROUP, "Republicans", "House Republicans", "Senate Republicans"),
        "e": actor("a1", GROUP, "congressional Republicans"),
    }
    register = register_of([reading(id, found) for id, found in texts.items()])
    assert one(register, ("a", "a1"), ("b", "a1"))
    assert one(register, ("d", "a1"), ("e", "a1"))
    assert not one(register, ("a", "a1"), ("c", "a1"))
    labels = {register.entries[register.actor(id, "a1")].label for id in texts}
    assert labels == {"House Republicans", "Republicans", "congressional Republicans"}
