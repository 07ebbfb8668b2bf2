from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plumbook.model import Document
from plumbook.reading.draft import OfficeMention, draft_of
from plumbook.reading.reader import SpacyReader


def mentions(reader: SpacyReader, text: str) -> list[OfficeMention]:
    return draft_of(reader.parse(Document(id="d", text=text, date="2021-05-05"))).office_mentions


def worded(text: str, mention: OfficeMention) -> tuple[str, str | None]:
    holder = mention.holder
    return text[mention.span.start : mention.span.end], holder and text[holder.start : holder.end]


@pytest.mark.parametrize(
    ("text", "office", "holder"),
    [
        ("Secretary of State Marcus Pell met reporters.", "Secretary of State", "Marcus Pell"),
        (
            "U.S. Special Representative for Iran Policy Dana Whitlock flew to Vienna.",
            "U.S. Special Representative for Iran Policy",
            "Dana Whitlock",
        ),
        ("Senate Majority Leader Grant Holloway (R-Ky.) left.", "Senate Majority Leader", "Grant Holloway"),
        ("Peruvian President Alonso Quiroga arrived in Lima.", "Peruvian President", "Alonso Quiroga"),
        (
            "Jenna Marsh, a senior fellow at the Linden Center, said talks would fail.",
            "senior fellow at the Linden Center",
            "Jenna Marsh",
        ),
        ("The ministry's spokeswoman, Irina Volkova, denied it.", "spokeswoman", "Irina Volkova"),
        ("Carla Dunn is the chief executive of Norwell Steel.", "chief executive of Norwell Steel", "Carla Dunn"),
        ("The board appointed Peter Voss as director of the fund.", "director of the fund", "Peter Voss"),
        ("Glenn Ford is running for mayor of Boston.", "mayor of Boston", "Glenn Ford"),
        (
            "Assistant Secretary of State for East Asian and Pacific Affairs Daniel Kirk left.",
            "Assistant Secretary of State for East Asian and Pacific Affairs",
            "Daniel Kirk",
        ),
    ],
)
def test_an_office_is_found_with_whom_it_is_said_of(reader: SpacyReader, text: str, office: str, holder: str) -> None:
    assert (office, holder) in [worded(text, m) for m in mentions(reader, text)]


def test_a_plural_title_is_said_of_each_name_behind_it(reader: SpacyReader) -> None:
    text = "Sens. Paula Reyes, R-Texas, and Lena Ortiz wrote the bill."
    assert [worded(text, m)[1] for m in mentions(reader, text)] == ["Paula Reyes", "Lena Ortiz"]


def test_joined_titles_share_the_name_behind_them(reader: SpacyReader) -> None:
    text = "Former CIA director and current Harlan Group analyst John Brand agreed."
    assert [worded(text, m)[1] for m in mentions(reader, text)] == ["John Brand", "John Brand"]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Former Defense Secretary Leon Marsh warned against it.", "former"),
        ("The talks were led by then-Vice President Harold Stone.", "former"),
        ("Ex-CIA director John Brand wrote a book.", "former"),
        ("Acting Attorney General Dana Brill agreed.", "acting"),
        ("President-elect Maria Santos will meet him.", "nominee"),
        ("Incoming national security adviser Kyle Ross spoke.", "nominee"),
        ("Deputy Secretary of State nominee Wendy Harlow agreed.", "nominee"),
        ("Republican presidential candidate Mitch Garner attacked the plan.", "candidate"),
        ("Ruth Calder could be chosen for secretary of the Navy.", "candidate"),
        ("Omar Haddad, who served as ambassador to Jordan, disagreed.", "former"),
    ],
)
def test_words_beside_an_office_tell_the_status(reader: SpacyReader, text: str, status: str) -> None:
    assert status in mentions(reader, text)[0].status


def test_the_body_is_found_before_and_after_the_role(reader: SpacyReader) -> None:
    text = "House Speaker Ann Lowry met Hugo Brandt, director of the Volga Institute."
    bodies = [text[m.body.start : m.body.end] for m in mentions(reader, text) if m.body]
    assert bodies == ["House", "Volga Institute"]


def test_a_person_whose_office_it_is_said_to_be_is_no_body(reader: SpacyReader) -> None:
    text = "He called President Maria Santos's chief of staff, Ben Ritter, on Friday."
    found = next(m for m in mentions(reader, text) if m.kind == "chief of staff")
    assert found.possessor is not None
    assert found.body is None


@pytest.mark.parametrize("text", ["They head the list.", "The Justice Department sued.", "Our chief rivals agree."])
def test_words_that_only_look_like_roles_are_left_alone(reader: SpacyReader, text: str) -> None:
    assert [m for m in mentions(reader, text) if m.holder] == []


@settings(deadline=None, max_examples=60)
@given(
    st.lists(
        st.sampled_from(
            ["President", "Secretary", "of", "State", "for", "the", ",", "-", "elect", "then", "'s", "Ann Lowry", "(", ")",
             "former", "and", "senator", "Sens.", "\n\n", "who", "was", "as", "Peruvian", "😀", "]", "named", "in", "2009"]
        ),
        max_size=14,
    )
)  # fmt: skip
def test_any_words_give_mentions_inside_the_text(reader: SpacyReader, parts: list[str]) -> None:
    text = " ".join(parts)
    for mention in mentions(reader, text):
        for span in (mention.span, mention.body, mention.holder, mention.possessor):
            assert span is None or 0 <= span.start < span.end <= len(text)
        assert 0 < mention.confidence <= 1
