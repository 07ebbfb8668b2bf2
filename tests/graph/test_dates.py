from __future__ import annotations

from datetime import date, datetime

from hypothesis import given
from hypothesis import strategies as st

from plumbook.graph.dates import document_date, first_instant, last_instant


@given(st.dates(min_value=date(1000, 1, 1)), st.sampled_from([4, 7, 10]))
def test_a_day_lies_between_the_bounds_of_its_year_month_and_day(day: date, length: int) -> None:
    prefix = day.isoformat()[:length]
    first = datetime.fromisoformat(first_instant(prefix).value)
    last = datetime.fromisoformat(last_instant(prefix).value)
    assert first.date() <= day <= last.date()
    assert first.isoformat()[:length] == last.isoformat()[:length] == prefix


def test_a_document_date_is_typed_where_the_day_is_known() -> None:
    assert document_date("2021-02-25").datatype.value.endswith("#date")
    assert document_date("2021-02").datatype.value.endswith("#string")
