from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plumbook.drawing.layout import positions

Links = list[tuple[int, int, float]]


@st.composite
def networks(draw: st.DrawFn) -> tuple[int, Links]:
    size = draw(st.integers(0, 40))
    pairs = [(a, b) for a in range(size) for b in range(a + 1, size)]
    chosen = draw(st.lists(st.sampled_from(pairs), unique=True, max_size=60)) if pairs else []
    return size, [(a, b, 1.0) for a, b in sorted(chosen)]


@settings(max_examples=40, deadline=None)
@given(networks())
def test_every_node_has_a_place_of_its_own(network: tuple[int, Links]) -> None:
    size, links = network
    places = positions(size, links)
    assert len(set(places)) == len(places) == size


def test_the_same_network_has_the_same_places_whatever_chance_does() -> None:
    links = [(a, (a * 7 + 3) % 60, 1.0) for a in range(30) if a < (a * 7 + 3) % 60]
    random.seed(1)
    first = positions(60, links)
    random.seed(2)
    assert positions(60, links) == first
    assert random.random() == random.Random(2).random()


def test_nodes_keep_room_for_their_labels() -> None:
    places = positions(40, [(0, other, 1.0) for other in range(1, 40)])
    close = [(a, b) for a in places for b in places if a < b and abs(a[0] - b[0]) < 90 and abs(a[1] - b[1]) < 50]
    assert close == []


@pytest.mark.parametrize("size", [12, 1500])
def test_what_is_not_linked_stands_apart(size: int) -> None:
    half = size // 2
    chains = [(a, a + 1, 1.0) for a in range(size - 1) if a + 1 != half]
    places = positions(size, chains)
    boxes = [
        (min(x for x, _ in part), max(x for x, _ in part), min(y for _, y in part), max(y for _, y in part))
        for part in (places[:half], places[half:])
    ]
    (left, right, top, bottom), (other_left, other_right, other_top, other_bottom) = boxes
    assert right < other_left or other_right < left or bottom < other_top or other_bottom < top
