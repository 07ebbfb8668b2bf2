import pytest
from hypothesis import given
from hypothesis import strategies as st

from plumbook.documents.page_lines import paragraphs_of


def paragraphs(*pages: str) -> list[str]:
    return paragraphs_of(pages).split("\n\n") if any(pages) else []


def test_a_paragraph_ends_where_its_last_line_had_room_for_another_word() -> None:
    page = (
        "The council met for two days and agreed on nothing.\n"
        "Its members left by the back door, one after another.\n"
        "None spoke.\n"
        "A week later the talks began again in another city."
    )
    assert [p.split()[0] for p in paragraphs(page)] == ["The", "A"]


def test_a_heading_stands_alone() -> None:
    page = "A second try\nThe council met again for two days and agreed on a date\nfor the next round of its talks."
    assert paragraphs(page)[0] == "A second try"
    assert len(paragraphs(page)) == 2


def test_indents_empty_lines_and_items_begin_paragraphs() -> None:
    line = "The council agreed on all of these three points at once."
    assert len(paragraphs(f"{line}\n  {line}\n{line}")) == 2
    assert len(paragraphs(f"{line}\n\n{line}")) == 2
    assert len(paragraphs(f"{line}\n• {line}\n• {line}")) == 3


def test_a_sentence_runs_on_over_a_page() -> None:
    assert paragraphs("The council met for two days and", "agreed on a date.") == [
        "The council met for two days and agreed on a date."
    ]


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        ("the adminis-\ntration said", "the administration said"),
        ("the adminis\u2010\ntration said", "the administration said"),
        ("the adminis\u00ad\ntration said", "the administration said"),
        ("the North-\nSouth talks", "the North-South talks"),
        ("between 2019-\n2021 they", "between 2019-2021 they"),
        ("a self-\nimposed limit", "a self-imposed limit"),
        ("a trade-\noff, as all trade-offs are", "a tradeoff, as all trade-offs are"),
        ("no rank-and-file; the rank-\nand-file", "no rank-and-file; the rank- and-file"),
        ("arms-control talks: arms-\ncontrol", "arms-control talks: arms-control"),
        ("both short-\nand long-term", "both short- and long-term"),
        ("the plan—\na bad one", "the plan—a bad one"),
        ("the plan –\na bad one", "the plan – a bad one"),
        ("the ﬁrst oﬃce", "the first office"),
    ],
)
def test_words_parted_at_the_end_of_a_line_are_made_whole(lines: str, joined: str) -> None:
    assert paragraphs_of([lines]) == joined


def test_running_heads_and_page_numbers_are_left_out() -> None:
    body = "The council met for two days on matter {} and\nagreed on nothing that anybody could tell afterwards."
    pages = [f"The Example Review, issue 4, page {n}\n{body.format(n)}\n{n}" for n in (11, 12, 13)]
    text = paragraphs_of(pages)
    assert "Review" not in text
    assert "matter 11" in text
    assert not text.endswith("13")


def test_a_year_that_ends_a_single_page_stays() -> None:
    assert paragraphs_of(["It all began in\n1994"]) == "It all began in 1994"


@given(st.lists(st.text(st.sampled_from("aB .-—•\n"), max_size=60), max_size=2))
def test_letters_are_neither_lost_nor_put_in_another_order(pages: list[str]) -> None:
    text = paragraphs_of(pages)
    assert [c for c in text if c.isalpha()] == [c for c in "".join(pages) if c.isalpha()]
