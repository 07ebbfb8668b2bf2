import pytest
from hypothesis import given
from hypothesis import strategies as st

from plumbook.documents.front_matter import front_matter_of
from plumbook.documents.plain import read_plain

NEWLINES = st.sampled_from(["\n", "\r\n", "\r"])
VALUES = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1)


@given(NEWLINES, VALUES, st.text(), st.sampled_from(["---", "...", "---  "]))
def test_the_text_begins_right_after_the_closing_line(newline: str, value: str, text: str, closing: str) -> None:
    quoted = value.replace("\\", "\\\\").replace('"', '\\"')
    head = f'---{newline}title: "{quoted}"{newline}{closing}{newline}'
    # A line feed after a lone carriage return would be one line's end with it.
    text = text.removeprefix("\n") if newline == "\r" else text
    front = front_matter_of(head + text)
    assert front.start == len(head)
    assert front.fields == {"title": value}


@given(st.text(st.characters(exclude_categories=["C"])), st.integers(0, 30))
def test_offsets_count_code_points_after_the_front_matter(text: str, at: int) -> None:
    data = f"---\ntitle: Ä 😀\n---\n{text}".encode()
    read = read_plain(data).text
    assert read == text
    assert read[at : at + 1].encode() == text[at : at + 1].encode()


@given(st.text())
def test_whatever_follows_the_dashes_the_text_is_a_tail_of_the_whole(text: str) -> None:
    whole = "---\n" + text
    assert 0 <= front_matter_of(whole).start <= len(whole)


@pytest.mark.parametrize(
    "whole",
    ["", "No dashes.", "--- \nA rule and no mapping.\n---\nMore.", " ---\ntitle: a\n---\n", "----\ntitle: a\n---\n"],
)
def test_what_is_no_front_matter_stays_text(whole: str) -> None:
    assert front_matter_of(whole).start == 0


def test_an_unclosed_front_matter_stays_text_and_is_told() -> None:
    front = front_matter_of("---\ntitle: A plan\nThe text.")
    assert (front.start, front.fields) == (0, {})
    assert "no closing ---" in front.notes[0]


def test_a_title_with_a_colon_is_read_all_the_same() -> None:
    front = front_matter_of("---\ntitle: The plan: a second look\nauthor: Ann Lee\n---\nText")
    assert front.fields == {"title": "The plan: a second look", "author": "Ann Lee"}
    assert front.notes == ("front matter is not good YAML: read line by line",)


def test_values_stay_as_written() -> None:
    assert front_matter_of("---\ntitle: No\ndate: 2021-02-25\n---\n").fields == {"title": "No", "date": "2021-02-25"}


def test_yaml_makes_no_objects_and_multiplies_nothing() -> None:
    bomb = "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]"
    assert front_matter_of(f"---\n{bomb}\n---\nText").fields.get("b") != [["x", "x"], ["x", "x"]]
    tagged = front_matter_of("---\ntitle: !!python/object/apply:os.getcwd []\n---\nText")
    assert tagged.fields["title"] in ([], "!!python/object/apply:os.getcwd []")
    assert front_matter_of("---\n" + "[" * 5_000 + "\n---\nText").start == 0
