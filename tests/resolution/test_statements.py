from __future__ import annotations

from dataclasses import replace

from plumbook.model import (
    Actor,
    ActorKind,
    Attribution,
    Mode,
    Office,
    Polarity,
    Policy,
    Reading,
    Span,
    Stance,
    Tenure,
    TenureStatus,
)
from plumbook.resolution import register_of
from plumbook.resolution.corrections import CorrectedStance, Correction, Corrections
from plumbook.resolution.statements import Statement, statements_of, wrong_statements

EVIDENCE = (Span(0, 9),)
READING = Reading(
    document="A text",
    fingerprint="",
    actors=(
        Actor(key="a1", kind=ActorKind.PERSON, name="Ada Quill"),
        Actor(key="a2", kind=ActorKind.PERSON, name="Room 3"),
    ),
    offices=(Office(key="o1", name="Secretary of State"),),
    policies=(
        Policy(key="p1", name="higher port fees", mentions=(Span(20, 36),)),
        Policy(key="p2", name="lower port fees", mentions=(Span(40, 55),)),
    ),
    tenures=(
        Tenure(actor="a2", office="o1", status=TenureStatus.CURRENT, evidence=EVIDENCE),
        Tenure(actor="a1", office="o1", status=TenureStatus.FORMER, evidence=EVIDENCE),
    ),
    attributions=(
        Attribution(key="c1", claimant="a2", content=EVIDENCE, mode=Mode.DIRECT, evidence=EVIDENCE),
        Attribution(
            key="c2",
            claimant="a1",
            content=EVIDENCE,
            mode=Mode.DIRECT,
            about=("p2",),
            evidence=(Span(5, 8),),
            nested_in="c1",
        ),
    ),
    stances=(Stance(actor="a1", policy="p1", polarity=Polarity.SUPPORTS, evidence=EVIDENCE, confidence=0.3),),
)


def stated(*tables: tuple[str, dict[str, str]], reading: Reading = READING) -> dict[str, Statement]:
    said: dict[str, list[dict[str, str]]] = {}
    for table, entry in tables:
        said.setdefault(table, []).append(entry)
    return {s.name: s for s in statements_of(reading, register_of([reading], Corrections.model_validate(said)))}


def stance(policy: str, held: str) -> tuple[str, dict[str, str]]:
    return "stance", {"actor": "ada-quill", "policy": policy, "stance": held}


def test_statements_are_numbered_as_they_were_read() -> None:
    assert list(stated()) == [
        "tenure-a-text-1",
        "tenure-a-text-2",
        "claim-a-text-1",
        "claim-a-text-2",
        "stance-a-text-1",
    ]


def test_what_is_wrong_goes_and_the_others_keep_their_numbers() -> None:
    left = stated(("wrong", {"thing": "tenure-a-text-1"}), ("wrong", {"thing": "id:claim-a-text-1"}))
    assert list(left) == ["tenure-a-text-2", "claim-a-text-2", "stance-a-text-1"]


def test_which_wrong_statements_there_are() -> None:
    said = Corrections.model_validate({"wrong": [{"thing": "tenure-a-text-1"}, {"thing": "tenure-a-text-9"}]})
    assert wrong_statements(READING, register_of([READING], said)) == {"tenure-a-text-1"}


def test_what_is_said_of_no_actor_goes_and_what_it_said_is_no_claim() -> None:
    left = stated(("not_an_actor", {"thing": "room-3"}))
    assert "tenure-a-text-1" not in left
    attribution = left["claim-a-text-1"].fact
    assert isinstance(attribution, Attribution)
    assert attribution.claimant is None


def test_a_stance_is_as_the_person_says() -> None:
    turned = stated(stance("policy-higher-port-fees", "opposes"))["stance-a-text-1"]
    assert isinstance(turned.fact, Stance)
    assert (turned.fact.polarity, turned.fact.confidence, turned.correction) == (Polarity.OPPOSES, 1.0, 1)
    assert turned.fact.evidence == EVIDENCE
    assert "stance-a-text-1" not in stated(stance("policy-higher-port-fees", "none"))


def test_a_stance_that_no_text_was_read_for_is_added_with_what_shows_it() -> None:
    added = stated(stance("policy-lower-port-fees", "opposes"))["stance-a-text-added-1"].fact
    assert isinstance(added, Stance)
    assert (added.actor, added.policy, added.polarity) == ("a1", "p2", Polarity.OPPOSES)
    assert added.evidence == (Span(5, 8),)


def test_a_stance_follows_actors_that_a_person_makes_one() -> None:
    same = ("same", {"things": ["room-3", "ada-quill"]})
    assert "stance-a-text-1" not in stated(same, stance("policy-higher-port-fees", "none"))  # type: ignore[arg-type]


def test_a_stance_of_nobody_is_noted() -> None:
    said = Corrections(stance=(CorrectedStance(actor="nobody", policy="policy-higher-port-fees", stance="none"),))
    register = register_of([READING], said)
    assert "nobody" in register.notes[0]
    assert len(list(statements_of(READING, register))) == 5


def test_the_correction_is_told_by_its_number() -> None:
    said: list[Correction] = [*Corrections.model_validate({"wrong": [{"thing": "tenure-a-text-1"}]}).entries()]
    corrections = Corrections(
        wrong=tuple(said),
        stance=(CorrectedStance(actor="ada-quill", policy="policy-higher-port-fees", stance="opposes"),),
    )  # type: ignore[arg-type]
    found = {s.name: s.correction for s in statements_of(READING, register_of([READING], corrections))}
    assert found["stance-a-text-1"] == 2


BOUND = replace(
    READING,
    actors=(*READING.actors, Actor(key="a3", kind=ActorKind.ORGANIZATION, name="Port Authority")),
    stances=(
        *READING.stances,
        Stance(
            actor="a3",
            policy="p1",
            polarity=Polarity.SUPPORTS,
            derived_from="a1",
            evidence=EVIDENCE,
            confidence=0.2,
        ),
    ),
)


def polarities(*tables: tuple[str, dict[str, str]]) -> list[Polarity]:
    return [s.fact.polarity for s in stated(*tables, reading=BOUND).values() if isinstance(s.fact, Stance)]


def test_a_derived_stance_follows_what_it_is_derived_from() -> None:
    supports, opposes = Polarity.SUPPORTS, Polarity.OPPOSES
    assert polarities() == [supports, supports]
    assert polarities(stance("policy-higher-port-fees", "opposes")) == [opposes, opposes]
    assert polarities(stance("policy-higher-port-fees", "none")) == []
    assert polarities(("wrong", {"thing": "stance-a-text-1"})) == []


def test_what_a_person_says_of_a_derived_stance_holds_by_itself() -> None:
    said = {"actor": "port-authority", "policy": "policy-higher-port-fees", "stance": "opposes"}
    assert polarities(("stance", said)) == [Polarity.SUPPORTS, Polarity.OPPOSES]
    assert polarities(("stance", said), ("wrong", {"thing": "stance-a-text-1"})) == [Polarity.OPPOSES]
