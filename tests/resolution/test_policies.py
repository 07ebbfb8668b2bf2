from __future__ import annotations

import pytest

from plumbook.model import Actor, ActorKind, Policy, Reading
from plumbook.resolution import register_of


def text(document: str, policy: str, concerned: str | None = None) -> Reading:
    actors = () if concerned is None else (Actor(key="a1", kind=ActorKind.STATE, name=concerned),)
    concerns = () if concerned is None else ("a1",)
    return Reading(
        document=document, fingerprint="", actors=actors, policies=(Policy(key="p1", name=policy, concerns=concerns),)
    )


def are_one(*texts: Reading) -> bool:
    register = register_of(texts)
    return len({register.policy(t.document, "p1") for t in texts}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("strategic patience", "strategic patience"),
        ("denuclearization of the Korean Peninsula", "the denuclearizing of the Korean peninsula"),
        ("border wall", "a border wall"),
        ("Obamacare", "ACA"),
        ("DACA", "Deferred Action for Childhood Arrivals"),
        ("Brexit", "Brexit"),
        ("repeal of Obamacare", "repeal the Affordable Care Act"),
    ],
)
def test_the_same_words_are_one_option(one: str, other: str) -> None:
    assert are_one(text("a", one), text("b", other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("sanctions", "sanctions"),
        ("foreign policy", "foreign policy"),
        ("tougher sanctions", "tougher sanctions"),
        ("repeal of the mandate", "the mandate"),
        ("higher port fees", "lower port fees"),
        ("House bill", "House bill"),
        ("Obamacare", "repeal Obamacare"),
    ],
)
def test_vague_words_and_shared_ones_are_not_enough(one: str, other: str) -> None:
    assert not are_one(text("a", one), text("b", other))


def test_options_that_concern_others_stay_apart() -> None:
    iran, korea = text("a", "nuclear deal", "Iran"), text("b", "nuclear deal", "North Korea")
    assert not are_one(iran, korea)
    assert are_one(iran, text("c", "nuclear deal", "Iran"))
    assert not are_one(iran, korea, text("d", "nuclear deal"))


def test_whoever_makes_an_option_does_not_part_it_from_the_state_that_it_concerns() -> None:
    maker = Actor(key="a1", kind=ActorKind.PERSON, name="Ana Ruiz")
    policy = Policy(key="p1", name="border wall", concerns=("a1",))
    made = Reading(document="b", fingerprint="", actors=(maker,), policies=(policy,))
    assert are_one(text("a", "border wall", "Mexico"), made, text("c", "border wall"))
