"""Finding names however they are spelled."""

from __future__ import annotations

import pytest

from plumbook.serving.explorer.searching import Name, SearchIndex

NAMES = (
    ("obama", "Barack Obama", 50),
    ("obama", "Obama", 50),
    ("michelle", "Michelle Obama", 3),
    ("hollande", "François Hollande", 9),
    ("secretary", "Secretary of State", 20),
    ("under", "Under Secretary of State for Arms Control", 2),
    ("ohara", "René O’Hara", 1),
    ("us", "U.S.", 40),
    ("seoul", "서울", 5),
)


@pytest.fixture(scope="module")
def index() -> SearchIndex:
    return SearchIndex(Name(*each) for each in NAMES)


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("obama", "obama"),
        ("OBAMA", "obama"),
        ("Obma", "obama"),
        ("Boama", "obama"),
        ("barak obamma", "obama"),
        ("mich oba", "michelle"),
        ("francois", "hollande"),
        ("FRANÇOIS HOLANDE", "hollande"),
        ("hollande francois", "hollande"),
        ("secretary of state", "secretary"),
        ("under secretary", "under"),
        ("o'hara", "ohara"),
        ("rene ohara", "ohara"),
        ("us", "us"),
        ("서울", "seoul"),
        ("secretary of defense", "secretary"),
    ],
)
def test_the_best_fit_comes_first(index: SearchIndex, query: str, first: str) -> None:
    assert index.search(query)[0].thing == first


@pytest.mark.parametrize("query", ["", "   ", "?!", "zzzzzz", "\x00", "'" * 500])
def test_what_names_nothing_finds_nothing(index: SearchIndex, query: str) -> None:
    assert index.search(query) == []


def test_each_thing_is_found_once_and_no_more_than_asked(index: SearchIndex) -> None:
    assert [each.thing for each in index.search("obama")] == ["obama", "michelle"]
    assert len(index.search("obama", most=1)) == 1
    assert SearchIndex([]).search("obama") == []


def test_every_word_may_be_asked_for(index: SearchIndex) -> None:
    assert index.search("secretary of defense", every_word=True) == []
    assert index.search("secretary of state", every_word=True)[0].thing == "secretary"
