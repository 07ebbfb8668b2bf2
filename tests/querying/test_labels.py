from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import NamedNode

from plumbook.querying.labels import matching, nearest, plain

ONE, TWO, THREE = (NamedNode(f"http://example.org/{n}") for n in (1, 2, 3))
LABELS = {ONE: ["Quill", "Ada Quill"], TWO: ["Quill & Sons"], THREE: ["Tranquillity Board"]}


def test_whole_labels_then_whole_words_then_parts() -> None:
    assert matching(LABELS, "quill") == [ONE]
    assert matching(LABELS, "sons") == [TWO]
    assert matching(LABELS, "quil") == [ONE, TWO, THREE]
    assert matching(LABELS, "  ") == []


def test_the_nearest_labels_come_first() -> None:
    assert nearest(LABELS, "Ada Qill")[0] == "Ada Quill"
    assert nearest(LABELS, "zzzz") == []


@given(st.text())
def test_a_label_always_finds_its_own_thing(label: str) -> None:
    assert matching({ONE: [label]}, label) == ([ONE] if plain(label) else [])


@given(st.text())
def test_comparing_twice_changes_nothing(text: str) -> None:
    assert plain(plain(text)) == plain(text)
