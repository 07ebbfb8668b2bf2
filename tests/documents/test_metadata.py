import pytest

from plumbook.documents.metadata import author_names, metadata_from


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("Ann Lee", ("Ann Lee",)),
        ("By Ann Lee and Bo Roe", ("Ann Lee", "Bo Roe")),
        ("Ann Lee, Bo Roe, and Cy Doe", ("Ann Lee", "Bo Roe", "Cy Doe")),
        ("Ann Lee; Bo Roe", ("Ann Lee", "Bo Roe")),
        ("Lee, Ann", ("Ann Lee",)),
        ("Bo Roe, Ph.D.", ("Bo Roe, Ph.D.",)),
        (["Ann Lee", {"name": "Bo Roe"}], ("Ann Lee", "Bo Roe")),
        (["Ann Lee, Bo Roe", "Doe, Cy"], ("Ann Lee", "Bo Roe", "Cy Doe")),
        ("“Ann Lee, Bo Roe”", ("Ann Lee", "Bo Roe")),
        ('Ann Lee, "Bo ORoe", Cy Doe', ("Ann Lee", "Bo ORoe", "Cy Doe")),
        ("Lee, Ann; van Dyk, Bo", ("Ann Lee", "Bo van Dyk")),
        ("Ann Lee | Bo Roe", ("Ann Lee", "Bo Roe")),
        ("BY ANN LEE AND BO ROE", ("ANN LEE", "BO ROE")),
        ("Ann Lee, The Daily Post", ("Ann Lee",)),
        ("Ann Lee, Special To Cnn", ("Ann Lee",)),
        ("Ann Lee, Ann.Lee Post.Example.Com", ("Ann Lee",)),
        ("Associated Press", ("Associated Press",)),
        ("Ministry of Food and Farming", ("Ministry of Food and Farming",)),
        ("Smith, Ann B.", ("Ann B. Smith",)),
        ("Ann Lee, Emily Post", ("Ann Lee", "Emily Post")),
        ("Ann Lee, Daily Post", ("Ann Lee",)),
        ("Ann Lee, Bo Roe; Cy Doe", ("Ann Lee", "Bo Roe", "Cy Doe")),
        ("The Rev. Ann Lee and Bo Roe", ("The Rev. Ann Lee", "Bo Roe")),
        ("", ()),
        (None, ()),
        (7.5, ("7.5",)),
    ],
)
def test_bylines_are_split_into_names(byline: object, names: tuple[str, ...]) -> None:
    assert author_names(byline) == names


def test_fields_are_found_under_their_usual_names() -> None:
    found = metadata_from(
        {"Headline": "A plan", "date-published": "5 May 2021", "byline": "By Ann Lee", "link": "https://a.example/1"}
    )
    assert (found.title, found.date, found.authors) == ("A plan", "2021-05-05", ("Ann Lee",))
    assert found.source == "https://a.example/1"


def test_values_are_one_printable_line() -> None:
    found = metadata_from({"title": "A\n  plan\x00", "id": 12, "publisher": True, "url": ["https://a.example/"]})
    assert (found.title, found.id, found.publisher) == ("A plan\ufffd", "12", None)
    assert found.source == "https://a.example/"


def test_a_date_that_is_none_is_dropped_and_told() -> None:
    found = metadata_from({"date": "some day in spring"})
    assert found.date is None
    assert found.notes == ("date not understood: some day in spring",)


def test_a_number_too_long_to_write_is_no_id() -> None:
    assert metadata_from({"id": 10**5000}).id is None
