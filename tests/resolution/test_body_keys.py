"""Which names of bodies, states and groups in two texts are one."""

from __future__ import annotations

import pytest

from plumbook.model import Actor, ActorKind, Office, Reading, Tenure, TenureStatus
from plumbook.resolution import Outline, outline_of, register_of

BODY, STATE, GROUP, PERSON = ActorKind.ORGANIZATION, ActorKind.STATE, ActorKind.GROUP, ActorKind.PERSON


def actor(kind: ActorKind, *names: str, key: str = "a1", is_author: bool = False) -> Actor:
    return Actor(key=key, kind=kind, name=names[0], names=names[1:], is_author=is_author)


def text(document: str, *actors: Actor, date: str | None = None) -> Outline:
    return Outline(document=document, actors=actors, date=date)


def are_one(a: Actor, b: Actor, date: str = "2018-05-01") -> bool:
    register = register_of([text("one", a, date=date), text("two", b, date=date)])
    return register.actor("one", a.key) == register.actor("two", b.key)


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        (STATE, ("North Korea",), ("Pyongyang", "DPRK")),
        (STATE, ("this country", "the U.S."), ("United States", "American")),
        (STATE, ("China", "People's Republic of China"), ("the Chinese", "China")),
        (BODY, ("Pentagon",), ("U.S. Department of Defense",)),
        (BODY, ("DOJ",), ("the Justice Department",)),
        (BODY, ("U.N. Security Council",), ("Security Council",)),
        (BODY, ("United States Navy",), ("U.S. Navy", "Navy")),
        (BODY, ("Chinese Defense Ministry",), ("China's Ministry of Defence",)),
        (BODY, ("the Bush Administration",), ("George W. Bush administration",)),
        (BODY, ("Team Trump",), ("the Trump administration",)),
        (BODY, ("administration of President Donald Trump",), ("the administration",)),
        (BODY, ("Senate Finance Committee",), ("the Finance Committee",)),
        (BODY, ("House Intelligence Committee",), ("House Permanent Select Committee on Intelligence",)),
        (BODY, ("The Washington Times, LLC",), ("Washington Times",)),
        (BODY, ("South Korea's Yonhap News Agency",), ("Yonhap News Agency",)),
        (BODY, ("Institute for Ports", "IFP"), ("the Institute for Ports",)),
        (GROUP, ("GOP",), ("Republicans", "Republican Party")),
        (GROUP, ("congressional Republicans", "Republicans"), ("GOP lawmakers",)),
        (GROUP, ("rebels in Syria",), ("Syrian rebels",)),
    ],
)
def test_one_thing_under_two_names(kind: ActorKind, one: tuple[str, ...], other: tuple[str, ...]) -> None:
    assert are_one(actor(kind, *one), actor(kind, *other))


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        (STATE, ("North Korea",), ("South Korea",)),
        (STATE, ("New York",), ("New York City", "New York")),
        (STATE, ("Russia",), ("Soviet Union",)),
        (BODY, ("South Korean Joint Chiefs of Staff", "Joint Chiefs of Staff"), ("Joint Chiefs of Staff",)),
        (
            BODY,
            ("Russian foreign ministry", "foreign ministry"),
            ("North Korea's Foreign Ministry", "Foreign Ministry"),
        ),
        (BODY, ("U.S. Embassy in Moscow", "U.S. Embassy"), ("U.S. Embassy in Seoul", "U.S. Embassy")),
        (BODY, ("the Embassy",), ("the Embassy",)),
        (BODY, ("Connecticut Senate", "the Senate"), ("the Senate",)),
        (BODY, ("United Nations",), ("United Nations Security Council", "United Nations")),
        (BODY, ("House Intelligence Committee",), ("Senate Intelligence Committee",)),
        (BODY, ("Fox News",), ("Fox News Sunday", "Fox News")),
        (BODY, ("National Security Council",), ("U.N. Security Council",)),
        (BODY, ("Syrian government",), ("Syrian military",)),
        (GROUP, ("Republicans",), ("House Republicans", "Republicans")),
        (GROUP, ("House Republicans",), ("Senate Republicans",)),
        (GROUP, ("rebels in Syria",), ("rebels in Libya",)),
        (GROUP, ("American officials",), ("U.S. officials",)),
        (BODY, ("Bank of America",), ("U.S. Bank",)),
        (BODY, ("U.S. administration", "administration"), ("Obama administration",)),
    ],
)
def test_two_things_that_look_alike(kind: ActorKind, one: tuple[str, ...], other: tuple[str, ...]) -> None:
    assert not are_one(actor(kind, *one), actor(kind, *other))


def test_the_administration_is_that_of_the_day() -> None:
    bare = actor(BODY, "the administration")
    register = register_of(
        [
            text("a", bare, date="2014-05-01"),
            text("b", bare, date="2018-05-01"),
            text("c", actor(BODY, "Obama administration"), date="2018-05-01"),
            text("d", bare),
        ]
    )
    names = [register.actor(d, "a1") for d in "abcd"]
    assert names[0] == names[2]
    assert len(set(names)) == 3


def test_a_bare_name_is_read_by_what_the_text_speaks_of() -> None:
    connecticut = actor(STATE, "Connecticut", key="a2")
    russia, america = actor(STATE, "Russia", key="a2"), actor(STATE, "United States", key="a3")
    register = register_of(
        [
            text("local", actor(BODY, "Senate"), connecticut),
            text("federal", actor(BODY, "Senate"), connecticut, america),
            text("plain", actor(BODY, "Senate")),
            text("moscow", actor(BODY, "Foreign Ministry"), russia, america),
            text("kremlin", actor(BODY, "Russian Foreign Ministry")),
            text("seoul", actor(BODY, "Foreign Ministry"), russia, actor(STATE, "South Korea", key="a3")),
            text("tokyo", actor(BODY, "Foreign Ministry"), russia, actor(STATE, "Japan", key="a3")),
        ]
    )
    assert register.actor("federal", "a1") == register.actor("plain", "a1") != register.actor("local", "a1")
    assert register.actor("moscow", "a1") == register.actor("kremlin", "a1") != register.actor("seoul", "a1")
    assert register.actor("seoul", "a1") != register.actor("tokyo", "a1") != register.actor("moscow", "a1")


def test_georgia_is_two_places() -> None:
    register = register_of(
        [
            text("a", actor(STATE, "Georgia"), actor(STATE, "Texas", key="a2")),
            text("b", actor(STATE, "Georgia"), actor(STATE, "Russia", key="a2")),
            text("c", actor(STATE, "Georgia"), actor(STATE, "Alabama", key="a2")),
        ]
    )
    assert register.actor("a", "a1") == register.actor("c", "a1") != register.actor("b", "a1")


def test_a_regime_is_its_rulers_state_s_government() -> None:
    ruler = actor(PERSON, "Bashar Assad", "Assad", key="a2")
    reading = Reading(
        document="a",
        fingerprint="",
        actors=(actor(BODY, "Assad regime"), ruler, actor(STATE, "Syria", key="a3")),
        offices=(Office(key="o1", name="Syrian President", body="a3"),),
        tenures=(Tenure(actor="a2", office="o1", status=TenureStatus.CURRENT, evidence=()),),
    )
    register = register_of([outline_of(reading), text("b", actor(BODY, "Syrian government"))])
    assert register.actor("a", "a1") == register.actor("b", "a1") != register.actor("a", "a3")


def test_a_newspaper_s_board_is_the_newspaper() -> None:
    board = actor(PERSON, "New York Times editorial board", is_author=True)
    assert are_one(board, actor(BODY, "The New York Times"))
    assert not are_one(actor(PERSON, "Scott Newman", "NPR", is_author=True), actor(BODY, "NPR"))


def test_what_one_text_keeps_apart_stays_apart() -> None:
    both = text("a", actor(BODY, "Institute for Ports"), actor(BODY, "Institute for Ports", key="a2"))
    register = register_of([both, text("b", actor(BODY, "Institute for Ports"))])
    assert register.actor("a", "a1") != register.actor("a", "a2")
