"""Which offices in two texts are one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from plumbook.model import Actor, ActorKind, Office, Reading, Tenure, TenureStatus
from plumbook.resolution import Outline, outline_of, register_of

US = (ActorKind.STATE, "United States")


def office(document: str, *names: str, body: tuple[ActorKind, str] | None = None, holder: str | None = None) -> Outline:
    """A text on one office."""
    actors = [] if body is None else [Actor(key="a1", kind=body[0], name=body[1])]
    actors += [] if holder is None else [Actor(key="a2", kind=ActorKind.PERSON, name=holder)]
    reading = Reading(
        document=document,
        fingerprint="",
        actors=tuple(actors),
        offices=(Office(key="o1", name=names[0], names=names[1:], body="a1" if body else None),),
        tenures=(Tenure(actor="a2", office="o1", status=TenureStatus.CURRENT, evidence=()),) if holder else (),
    )
    return outline_of(reading)


def are_one(a: Outline, b: Outline, *others: Outline) -> bool:
    register = register_of([a, b, *others])
    return register.office(a.document, "o1") == register.office(b.document, "o1")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Defense Secretary", "secretary of defense"),
        ("U.S. Secretary of State", "acting Secretary of State"),
        ("Pentagon chief", "Defense Secretary"),
        ("head of Homeland Security", "Secretary of Homeland Security"),
        ("C.I.A. director", "Director of the Central Intelligence Agency"),
        ("Chinese President", "president of China"),
        ("British foreign secretary", "Foreign Minister of Britain"),
        ("House Speaker", "Speaker of the House of Representatives"),
        ("Texas Senator", "Republican Sen."),
        ("Rep.", "member of Congress"),
        ("national security advisor", "White House national security adviser"),
        ("State Department spokesman", "State Department Spokeswoman"),
        ("U.S. envoy to the U.N.", "US ambassador to the United Nations"),
        ("special envoy for North Korean human rights", "North Korean human rights envoy"),
        ("special representative for Syrian engagement", "special representative for Syria"),
        ("Fed chair", "chairwoman of the Federal Reserve"),
        ("New York Gov.", "Governor of New York"),
        ("AG", "U.S. Attorney General"),
        ("D\u200befense Secretary", "Defense Secretary"),
    ],
)
def test_one_office_under_two_titles(one: str, other: str) -> None:
    assert are_one(office("a", one), office("b", other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Secretary of State", "Deputy Secretary of State"),
        ("Secretary of State", "Under Secretary of State"),
        ("Energy Secretary", "Education Secretary"),
        ("U.S. Defense Secretary", "British Defense Secretary"),
        ("CIA director", "CIA deputy director"),
        ("Chinese President", "Russian President"),
        ("Russian President", "Prime Minister of Russia"),
        ("House majority leader", "Senate majority leader"),
        ("Senate majority leader", "Senate minority leader"),
        ("senator", "representative"),
        ("Rep.", "Alaska state Rep."),
        ("U.S. Attorney General", "Attorney General of Virginia"),
        ("U.S. ambassador to the U.N.", "U.S. ambassador to Israel"),
        ("Israeli ambassador to the United States", "U.S. ambassador to Israel"),
        ("special envoy for Afghanistan peace", "special envoy for North Korean human rights"),
        ("White House spokesman", "White House press secretary"),
        ("White House press secretary", "Pentagon press secretary"),
        ("Israeli national security adviser", "national security adviser"),
        ("governor of Texas", "governor of South Carolina"),
        ("French senator", "senator"),
        ("chief negotiator", "chief negotiator"),
        ("campaign coordinator", "campaign coordinator"),
        ("spokesman", "spokesman"),
        ("President", "President"),
    ],
)
def test_two_offices_that_look_alike(one: str, other: str) -> None:
    assert not are_one(office("a", one), office("b", other))


def test_one_title_in_two_bodies_is_two_offices() -> None:
    institute, union = (ActorKind.ORGANIZATION, "Institute for Ports"), (ActorKind.ORGANIZATION, "Dockers' Union")
    assert are_one(
        office("a", "president", body=institute), office("b", "president of the Institute for Ports", body=institute)
    )
    assert not are_one(office("a", "president", body=institute), office("b", "president", body=union))


def test_a_title_of_the_united_states_is_theirs_only_in_texts_that_may_speak_of_them() -> None:
    america, london = office("a", "Defense Secretary"), office("b", "Defense Secretary", holder="Ada Quill")
    britain = Actor(key="a9", kind=ActorKind.STATE, name="United Kingdom")
    assert are_one(america, london)
    assert not are_one(america, replace(london, actors=(*london.actors, britain)))


def test_what_one_name_says_counts_for_the_others() -> None:
    virginian = office("a", "attorney general of Virginia", "attorney general")
    assert not are_one(virginian, office("b", "attorney general"))


def test_state_legislators_are_not_the_union_s() -> None:
    assembly = (ActorKind.ORGANIZATION, "Connecticut House")
    assert not are_one(office("a", "Rep.", body=assembly), office("b", "Rep."))


def test_a_bare_title_is_what_its_holder_holds_elsewhere() -> None:
    moon = office("a", "South Korean President", holder="Moon Jae-in")
    assert are_one(
        moon, office("b", "President", holder="Moon Jae-in"), office("c", "President", body=US, holder="Obama")
    )
    # The reader takes a bare president for that of the United States: Moon never was.
    assert are_one(moon, office("b", "President", body=US, holder="Moon Jae-in"))


def test_what_a_ruler_is_called_makes_no_other_office() -> None:
    texts = (
        office("a", "North Korean dictator", holder="Kim Jong Un"),
        office("b", "leader of North Korea", holder="Kim Jong Un"),
    )
    assert are_one(*texts)
    other = office("b", "South Korean leader", holder="Moon Jae-in")
    assert not are_one(texts[0], other)
