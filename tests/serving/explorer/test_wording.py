"""Dates and names as people write them, and the examples that stand in the explorer's modules."""

from __future__ import annotations

import doctest
import importlib

import pytest

from plumbook.serving.explorer.wording import date_in_words, period_in_words

MODULES = ("wording", "marks", "statements", "searching")


@pytest.mark.parametrize("name", [*(f"explorer.{each}" for each in MODULES), "formats", "security"])
def test_the_examples_in_docstrings_hold(name: str) -> None:
    found = doctest.testmod(importlib.import_module(f"plumbook.serving.{name}"))
    assert (found.failed, found.attempted > 0) == (0, True)


@pytest.mark.parametrize(
    ("bounds", "words"),
    [
        (("2021-01-01", "2021-12-31", "", ""), "since 2021"),
        (("2019-01-01", "2020-12-31", "", ""), "since 2019–2020"),
        (("2021-02-25", "2021-02-25", "2021-03-01", "2021-03-31"), "from 25 February 2021 to March 2021"),
        (("", "", "", "2021-03-31"), "until 31 March 2021 or earlier"),
        (("2021-02-03", "", "", ""), "since 3 February 2021 or later"),
        (("2021-02-03", "2021-05-04", "", ""), "since between 3 February 2021 and 4 May 2021"),
        (("", "", "", ""), "lately"),
    ],
)
def test_bounds_are_told_as_people_would(bounds: tuple[str, ...], words: str) -> None:
    names = ("startNotBefore", "startNotAfter", "endNotBefore", "endNotAfter")
    times = ("T00:00:00", "T23:59:59", "T00:00:00", "T23:59:59")
    dates = {name: day + time for name, day, time in zip(names, bounds, times, strict=True) if day}
    assert period_in_words(dates, "lately") == words


@pytest.mark.parametrize("text", ["", "2021-13", "2021-00-10", "yesterday", "20210101"])
def test_what_is_no_date_stays_as_it_is(text: str) -> None:
    assert date_in_words(text) == text
