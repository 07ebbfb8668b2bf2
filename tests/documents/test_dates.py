import pytest
from hypothesis import given
from hypothesis import strategies as st

from plumbook.documents.dates import iso_date


@given(st.dates())
def test_iso_dates_come_back_as_they_are(day) -> None:  # noqa: ANN001
    assert iso_date(day.isoformat()) == day.isoformat()
    assert iso_date(f"{day.isoformat()}T12:30:00Z") == day.isoformat()


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("2021", "2021"),
        ("2021-2", "2021-02"),
        ("20210225", "2021-02-25"),
        ("5 May 2021", "2021-05-05"),
        ("Wednesday, May 5, 2021 at 6:00 a.m. EDT", "2021-05-05"),
        ("25/02/2021", "2021-02-25"),
        ("02/25/2021", "2021-02-25"),
        ("02/02/2021", "2021-02-02"),
        ("03/02/2021", "2021"),
        ("May 2021", "2021-05"),
    ],
)
def test_dates_are_read_no_more_exactly_than_they_are_written(words: str, date: str) -> None:
    assert iso_date(words) == date


@pytest.mark.parametrize("words", ["", "yesterday", "2021-13-01", "2021-02-30", "5/5/21", "x" * 100 + " 2021", "0000"])
def test_what_is_no_date_gives_none(words: str) -> None:
    assert iso_date(words) is None


@given(st.text(max_size=40))
def test_any_words_give_a_date_or_none(words: str) -> None:
    found = iso_date(words)
    assert found is None or len(found) in (4, 7, 10)
