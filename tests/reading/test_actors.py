from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plumbook.model import Actor, ActorKind, Document, Reading
from plumbook.reading.reader import SpacyReader


@pytest.fixture(scope="module")
def actors_only() -> SpacyReader:
    return SpacyReader(components=("actors",))


def read(reader: SpacyReader, text: str, **metadata: object) -> Reading:
    return reader.read(Document(id="d", text=text, **metadata))  # type: ignore[arg-type]


def called(reading: Reading, name: str) -> Actor:
    found = [a for a in reading.actors if name in (a.name, *a.names)]
    assert len(found) == 1, [(a.name, a.names) for a in reading.actors]
    return found[0]


def worded(reading: Reading, text: str, actor: Actor) -> list[str]:
    return [text[m.start : m.end] for m in actor.mentions]


def test_a_person_is_one_under_full_and_last_name_and_title(actors_only: SpacyReader) -> None:
    text = "Senator Ada Quill opposed the bill. Mrs. Quill said so on Monday. Quill’s allies agreed."
    reading = read(actors_only, text)
    quill = called(reading, "Quill")
    assert quill.name == "Ada Quill"
    assert quill.kind is ActorKind.PERSON
    assert worded(reading, text, quill).count("Quill") == 2


def test_namesakes_stay_apart(actors_only: SpacyReader) -> None:
    text = (
        "North Korean leader Kim Jong Un met the envoy Sung Kim in Hanoi. Kim Yo Jong, his sister, was there. "
        "Kim Jong Un said little, and Sung Kim left early."
    )
    reading = read(actors_only, text)
    names = {a.name for a in reading.actors if a.kind is ActorKind.PERSON and "Kim" in a.name}
    assert names == {"Kim Jong Un", "Sung Kim", "Kim Yo Jong"}


def test_spellings_and_short_forms_of_a_given_name_are_one_person(actors_only: SpacyReader) -> None:
    reading = read(
        actors_only, "Robert Hale voted against it. Bob Hale explained why. Robert J. Hale has a seat until 2024."
    )
    assert len([a for a in reading.actors if "Hale" in a.name]) == 1


def test_an_acronym_is_its_expansion(actors_only: SpacyReader) -> None:
    text = "The Center for Harbor Studies (CHS) published a report. CHS says that ports are full."
    chs = called(read(actors_only, text), "CHS")
    assert chs.name == "Center for Harbor Studies"
    assert chs.kind is ActorKind.ORGANIZATION


def test_a_capital_that_acts_is_its_state(actors_only: SpacyReader) -> None:
    text = "China protested. Beijing warned Japan, and Tokyo answered."
    reading = read(actors_only, text)
    assert called(reading, "Beijing").name == "China"
    assert called(reading, "Tokyo") is called(reading, "Japan")


def test_a_place_is_no_actor(actors_only: SpacyReader) -> None:
    reading = read(actors_only, "The ministers met in Norway on Tuesday to talk about fish.")
    assert not [a for a in reading.actors if a.name == "Norway"]


def test_a_policy_with_a_name_is_no_organization(actors_only: SpacyReader) -> None:
    reading = read(actors_only, "NAFTA hurt the farmers of Iowa, Ms. Ada Quill argued.")
    assert not [a for a in reading.actors if a.name == "NAFTA"]


def test_groups_and_anonymous_sources_are_actors(actors_only: SpacyReader) -> None:
    text = "Two senior military officials opposed the plan. A senior diplomat told reporters that talks failed."
    reading = read(actors_only, text)
    assert called(reading, "senior military officials").kind is ActorKind.GROUP
    assert called(reading, "senior diplomat").kind is ActorKind.ANONYMOUS


def test_pronouns_and_descriptions_point_back(actors_only: SpacyReader) -> None:
    text = "A senior diplomat spoke. The diplomat left. Then Ada Quill came, and she disagreed."
    reading = read(actors_only, text)
    assert worded(reading, text, called(reading, "senior diplomat")) == ["senior diplomat", "diplomat"]
    assert "she" in worded(reading, text, called(reading, "Ada Quill"))


def test_a_pronoun_follows_gender(actors_only: SpacyReader) -> None:
    text = "Mary Holt met Peter Lind. He thanked her for the loan."
    reading = read(actors_only, text)
    assert "He" in worded(reading, text, called(reading, "Peter Lind"))
    assert "her" in worded(reading, text, called(reading, "Mary Holt"))


def test_a_government_under_its_leaders_name_is_a_body_beside_the_leader(actors_only: SpacyReader) -> None:
    text = "The Quill administration hesitates. Ada Quill promised a plan, and her administration has none."
    reading = read(actors_only, text)
    body = called(reading, "Quill administration")
    assert body.kind is ActorKind.ORGANIZATION
    assert "administration" in " ".join(worded(reading, text, body)[1:])
    assert called(reading, "Ada Quill") is not body


def test_the_writer_is_an_actor_under_the_bylines_name(actors_only: SpacyReader) -> None:
    reading = read(actors_only, "The plan is a mistake.", authors=("Ida Wells",))
    author = called(reading, "author")
    assert author.is_author
    assert author.name == "Ida Wells"


def test_each_of_several_writers_is_an_actor(actors_only: SpacyReader) -> None:
    reading = read(actors_only, "The plan is a mistake.", authors=("Ida Wells", "Bo Hale"))
    assert [(a.name, a.is_author) for a in reading.actors] == [("Ida Wells", True), ("Bo Hale", True)]
    assert called(reading, "author").name == "Ida Wells"


def test_a_writer_without_byline_of_whom_nothing_is_said_is_left_out(actors_only: SpacyReader) -> None:
    assert not read(actors_only, "Rain fell.").actors


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.sampled_from("Ada Quill said “the North's plan”, Mr. Kim-un.\n’'éX/ "), max_size=80))
def test_mentions_lie_in_the_text_and_read_as_their_names(actors_only: SpacyReader, text: str) -> None:
    for actor in read(actors_only, text).actors:
        for mention in actor.mentions:
            assert 0 <= mention.start < mention.end <= len(text)
        assert actor.name.strip()


def test_father_and_son_and_two_middle_initials_stay_apart(actors_only: SpacyReader) -> None:
    text = "Donald Hale Jr. said the ban was wrong. Donald Hale said it was right. George H. Moss and George W. Moss agreed."
    names = {a.name for a in read(actors_only, text).actors if a.kind is ActorKind.PERSON}
    assert {"Donald Hale Jr.", "Donald Hale", "George H. Moss", "George W. Moss"} <= names


@pytest.mark.parametrize(
    ("text", "name", "forms"),
    [
        (
            "Ursula von der Leyen, the president of the European Commission, spoke. Von der Leyen said so.",
            "Ursula von der Leyen",
            {"Von der Leyen"},
        ),
        ("Ministers Ahmed Rahman and Sofia Lindqvist urged a ceasefire.", "Ahmed Rahman", set()),
        ("On Friday, Secretary of State Tillerson said that the talks went on.", "Tillerson", set()),
        ("President Biden is expected to name Rahm Emanuel as ambassador to Japan.", "Rahm Emanuel", set()),
    ],
)
def test_a_person_s_name_is_taken_whole_and_without_titles(
    actors_only: SpacyReader, text: str, name: str, forms: set[str]
) -> None:
    person = called(read(actors_only, text), name)
    assert person.kind is ActorKind.PERSON
    assert (person.name, set(person.names)) == (name, forms)


def test_a_body_and_a_part_of_it_stay_apart(actors_only: SpacyReader) -> None:
    text = "The Senate Judiciary Committee met. The Senate will vote on Friday. The U.N. Security Council asked the United Nations."
    reading = read(actors_only, text)
    assert called(reading, "Senate").name != called(reading, "Senate Judiciary Committee").name
    assert called(reading, "United Nations").name != called(reading, "U.N. Security Council").name


def test_a_capital_that_only_tells_where_is_no_name_of_its_state(reader: SpacyReader) -> None:
    text = "WASHINGTON (Courier) - The United States left the talks. Envoys met in Geneva, Oslo and Washington."
    reading = reader.read(Document(id="d", text=text))
    (state,) = [a for a in reading.actors if a.name == "United States"]
    assert state.names == ()
    assert [text[m.start : m.end] for m in state.mentions] == ["United States"]
