from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plumbook.evaluation.annotation import GoldActor, GoldClaim
from plumbook.evaluation.matching import (
    actor_likeness,
    claim_likeness,
    content_likeness,
    label_likeness,
    name_key,
    pair,
    word_f1,
)


def actor(kind: str, *names: str, optional: bool = False) -> GoldActor:
    return GoldActor(id=names[0], kind=kind, names=names, optional=optional)


def claim(source: str, *spans: tuple[int, int]) -> GoldClaim:
    return GoldClaim(source=source, spans=spans)


@pytest.mark.parametrize(("name", "key"), [("The President Quill", "quill"), ("Quill’s", "quill"), ("U.S.", "us")])
def test_titles_articles_and_possessives_are_no_part_of_a_name(name: str, key: str) -> None:
    assert name_key(name) == key


def test_persons_are_one_by_a_whole_name_only() -> None:
    assert actor_likeness(actor("person", "Ada Quill"), actor("person", "ada quill", "Quill")) > 1
    assert actor_likeness(actor("person", "Ada Quill"), actor("person", "Ida Quill")) == 0


def test_more_names_and_longer_names_in_common_count_more() -> None:
    one = actor_likeness(actor("person", "Quill"), actor("person", "Quill"))
    two = actor_likeness(actor("person", "Ada Quill", "Quill"), actor("person", "Ada Quill", "Quill"))
    assert two > one


def test_groups_are_compared_word_by_word() -> None:
    assert actor_likeness(actor("group", "senior officials"), actor("group", "two senior officials")) >= 0.6
    assert actor_likeness(actor("group", "senior officials"), actor("group", "farmers")) == 0


def test_labels_below_the_least_likeness_are_different() -> None:
    assert label_likeness(["sanctions relief"], ["limited sanctions relief"], 0.6) == pytest.approx(0.8)
    assert label_likeness(["sanctions relief"], ["sanctions on coal exports"], 0.6) == 0


def test_contents_agree_from_half_of_their_characters() -> None:
    assert content_likeness(claim("a", (0, 10)), claim("a", (5, 10))) == 0.5
    assert content_likeness(claim("a", (0, 10)), claim("a", (6, 10))) == 0
    assert content_likeness(claim("a", (0, 4), (6, 10)), claim("a", (0, 10))) == 0.8


def test_a_claim_needs_its_source() -> None:
    assert claim_likeness(claim("a", (0, 10)), claim("b", (0, 10))) == 0


def test_required_annotations_are_paired_before_optional_ones() -> None:
    found = [actor("group", "experts")]
    gold = [actor("group", "experts", optional=True), actor("group", "experts")]
    assert pair(found, gold, actor_likeness) == {0: 1}


@given(st.lists(st.integers(0, 5), max_size=8), st.lists(st.integers(0, 5), max_size=8))
def test_pairs_are_one_to_one_and_alike(found: list[int], wanted: list[int]) -> None:
    gold = [claim(str(n), (n, n + 1)) for n in wanted]
    pairs = pair(found, gold, lambda f, g: float(g.source == str(f)))
    assert len(set(pairs.values())) == len(pairs)
    assert all(gold[j].source == str(found[i]) for i, j in pairs.items())


@given(st.text(max_size=30), st.text(max_size=30))
def test_likeness_of_words_is_symmetric_and_between_0_and_1(a: str, b: str) -> None:
    assert word_f1(a, b) == word_f1(b, a)
    assert 0 <= word_f1(a, b) <= 1
