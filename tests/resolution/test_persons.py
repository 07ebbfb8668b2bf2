"""Which persons in two texts are one."""

from __future__ import annotations

import pytest

from plumbook.model import Actor, ActorKind, Candidacy, CandidacyStatus, Office, Reading, Tenure, TenureStatus
from plumbook.resolution import Outline, Register, outline_of, register_of
from plumbook.resolution.persons import bare_name, full_names

YELLEN = ("Janet Yellen", "Yellen")


def person(
    document: str, *names: str, post: str | None = None, date: str | None = None, author: bool = False
) -> Outline:
    """A text on one person, who may hold a post."""
    reading = Reading(
        document=document,
        fingerprint="",
        actors=(Actor(key="a1", kind=ActorKind.PERSON, name=names[0], names=names[1:], is_author=author),),
        offices=() if post is None else (Office(key="o1", name=post),),
        tenures=() if post is None else (Tenure(actor="a1", office="o1", status=TenureStatus.CURRENT, evidence=()),),
    )
    outline = outline_of(reading)
    return Outline(document=document, actors=outline.actors, offices=outline.offices, held=outline.held, date=date)


def groups(register: Register) -> list[str]:
    """The documents of each person, as one word each."""
    found = [e for e in register.entries.values() if e.type == "actor"]
    return sorted("".join(p[0] for p in e.places) for e in found)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Janet Yellen", "Janet L. Yellen"),
        ("Bernard Sanders", "Bernie Sanders"),
        ("Kim Jong-un", "Kim Jong Un"),
        ("Bashar al-Assad", "Bashar Assad"),
        ("Robert S. Mueller III", "Robert Mueller"),
        ("President Barack Obama", "Barack Obama"),
        ("António Guterres", "Antonio Guterres"),
    ],
)
def test_one_person_under_two_names(one: str, other: str) -> None:
    assert groups(register_of([person("a", one), person("b", other)])) == ["ab"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hillary Clinton", "Bill Clinton"),
        ("Donald Trump", "Donald Trump Jr."),
        ("George H. W. Bush", "George W. Bush"),
        ("Kim Jong Un", "Kim Jong Il"),
        ("Tim Ryan", "Paul Ryan"),
    ],
)
def test_namesakes_stay_apart(one: str, other: str) -> None:
    assert groups(register_of([person("a", one), person("b", other)])) == ["a", "b"]


def test_only_the_title_tells_who_a_surname_is() -> None:
    texts = [
        person("a", *YELLEN, post="Treasury Secretary"),
        person("b", "Ellen Yellen", post="Mayor of London"),
        person("c", "Yellen", post="Secretary of the Treasury"),
        person("d", "Yellen"),
    ]
    assert groups(register_of(texts)) == ["ac", "b", "d"]


def test_a_title_that_is_not_hers_speaks_against_the_only_bearer() -> None:
    texts = [person("a", *YELLEN, post="Treasury Secretary"), person("b", "Yellen", post="governor of Texas")]
    assert groups(register_of(texts)) == ["a", "b"]


def test_a_president_is_told_by_the_date() -> None:
    texts = [
        person("a", "George W. Bush", "Bush"),
        person("b", "George H. W. Bush", "Bush"),
        person("c", "Bush", post="President", date="2003-05-01"),
        person("d", "Bush", post="President", date="1990-05-01"),
    ]
    assert groups(register_of(texts)) == ["ac", "bd"]


def test_who_runs_for_president_is_no_president() -> None:
    clinton = Reading(
        document="b",
        fingerprint="",
        actors=(Actor(key="a1", kind=ActorKind.PERSON, name="Clinton"),),
        offices=(Office(key="o1", name="President of the United States"),),
        candidacies=(Candidacy(actor="a1", office="o1", status=CandidacyStatus.CANDIDATE, evidence=()),),
    )
    texts = [person("a", "Bill Clinton", post="President of the United States"), person("c", "Hillary Clinton")]
    assert groups(register_of([*texts, outline_of(clinton)])) == ["a", "b", "c"]


def test_bearers_of_a_common_name_are_told_apart_by_profession() -> None:
    texts = [
        person("a", "Mike Johnson", post="representative"),
        person("b", "Mike Johnson", post="head coach"),
        person("c", "Mike Johnson", post="Rep."),
        person("d", "Michael Johnson"),
    ]
    assert groups(register_of(texts)) == ["ac", "b", "d"]
    assert groups(register_of([texts[0], person("e", "Mike Johnson")])) == ["ae"]


def test_joint_bylines_are_no_person() -> None:
    texts = [
        person("a", "Ada Quill", "Ben Hale", author=True),
        person("b", "Carl Moss", "Ada Quill", author=True),
        person("c", "Ada Quill"),
    ]
    assert groups(register_of(texts)) == ["a", "b", "c"]


def test_an_author_is_the_person_of_that_name() -> None:
    assert groups(register_of([person("a", "Marco Rubio", author=True), person("b", "Marco Rubio", "Rubio")])) == ["ab"]


def test_titles_are_no_part_of_a_name() -> None:
    actor = Actor(key="a1", kind=ActorKind.PERSON, name="Mr. Obama", names=("former President Barack Obama", "he"))
    assert [n.words for n in full_names(actor)] == [("barack", "obama")]
    assert bare_name(Actor(key="a1", kind=ActorKind.PERSON, name="Sen. Schumer")) == "schumer"
