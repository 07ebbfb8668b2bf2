from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plumbook.reading.tenure_dates import date_bounds, resolved


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("2009", "2009"),
        ("May 2016", "2016-05"),
        ("January", "2021-01"),
        ("November", "2020-11"),
        ("Jan. 20, 2017", "2017-01-20"),
        ("last year", "2020"),
        ("last May", "2020-05"),
    ],
)
def test_dates_are_meant_from_the_day_of_the_text(words: str, meant: str) -> None:
    assert resolved(words, "2021-05-05") == meant


def test_a_month_without_year_means_nothing_in_a_text_without_date() -> None:
    assert resolved("January", None) is None


def test_since_bounds_the_start() -> None:
    bounds = date_bounds(" since 2015, she said", "2021-05-05")
    assert (bounds.start_not_before, bounds.start_not_after, bounds.end_not_after) == ("2015", "2015", None)


def test_until_bounds_the_end() -> None:
    bounds = date_bounds(", which was held by Nina Frost until January.", "2021-05-05")
    assert (bounds.start_not_before, bounds.end_not_before, bounds.end_not_after) == (None, "2021-01", "2021-01")


def test_a_bare_date_bounds_what_the_sentence_tells_of() -> None:
    assert date_bounds(" in March 2019", "2021-05-05").text is None
    assert date_bounds(" in March 2019", "2021-05-05", ended=True).end_not_after == "2019-03"
    assert date_bounds(" in March 2019", "2021-05-05", began=True).start_not_before == "2019-03"


@given(st.text(max_size=80), st.sampled_from([None, "2021", "2021-02", "2024-02-29"]))
def test_any_words_give_bounds(words: str, day: str | None) -> None:
    bounds = date_bounds(words, day, began=True)
    assert bounds.text is None or bounds.text in " ".join(words.split())
