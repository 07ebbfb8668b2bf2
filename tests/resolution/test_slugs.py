from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from plumbook.resolution.slugs import LONGEST, Names, slug, unique_slugs


@given(st.text())
def test_slug_is_a_safe_part_of_an_iri(label: str) -> None:
    name = slug(label)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name)
    assert len(name) <= LONGEST


def test_slug_reads_like_its_label() -> None:
    assert slug("Secretary of State") == "secretary-of-state"
    assert slug("U.S.") == "us"
    assert slug("Xi’s team") == "xis-team"


def test_labels_in_another_script_keep_apart() -> None:
    assert slug("文在寅") != slug("金正恩")


@given(st.lists(st.text(), unique=True))
def test_unique_slugs_are_unique_and_do_not_depend_on_order(labels: list[str]) -> None:
    slugs = unique_slugs(labels)
    assert len(set(slugs.values())) == len(labels)
    assert slugs == unique_slugs(reversed(labels))


def test_names_are_given_once() -> None:
    names = Names()
    assert [names.unused(n) for n in ("kim", "kim", "kim-2", "kim")] == ["kim", "kim-2", "kim-2-2", "kim-3"]
