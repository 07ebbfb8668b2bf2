from __future__ import annotations

import doctest

from hypothesis import given
from hypothesis import strategies as st

from plumbook.reading import wording
from plumbook.reading.wording import whole_marks


def test_the_examples_in_docstrings_hold() -> None:
    assert doctest.testmod(wording).failed == 0


@given(st.text(alphabet='ab “”"()[]'))
def test_what_is_left_is_whole_and_nothing_else_is_lost(name: str) -> None:
    left = whole_marks(name)
    letters = [c for c in name if c in "ab"]
    assert [c for c in left if c in "ab"] == letters
    if letters:
        assert left.count('"') % 2 == 0
        assert all(left.count(one) == left.count(other) for one, other in ("“”", "()", "[]"))
        assert whole_marks(left) == left
