from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plumbook.model import Document, Reading, Tenure
from plumbook.reading.reader import SpacyReader

Fact = tuple[str, str, str]


def read(reader: SpacyReader, text: str, date: str | None = "2021-05-05") -> Reading:
    return reader.read(Document(id="d", text=text, date=date))


def facts(reading: Reading) -> set[Fact]:
    actors = {a.key: a.name for a in reading.actors}
    offices = {o.key: o.name for o in reading.offices}
    held = [*reading.tenures, *reading.candidacies]
    return {(actors[f.actor], offices[f.office], f.status.value) for f in held}


def only_tenure(reading: Reading) -> Tenure:
    assert len(reading.tenures) == 1
    return reading.tenures[0]


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("Secretary of State Marcus Pell met reporters.", ("Marcus Pell", "Secretary of State", "current")),
        ("Sen. Paula Reyes wrote the bill.", ("Paula Reyes", "senator", "current")),
        ("Peruvian President Alonso Quiroga spoke.", ("Alonso Quiroga", "Peruvian President", "current")),
        ("Carla Dunn is the chief executive of Norwell Steel.",
         ("Carla Dunn", "chief executive of Norwell Steel", "current")),
        ("Ursula von der Leyen, the president of the European Commission, agreed.",
         ("Ursula von der Leyen", "president of the European Commission", "current")),
        ("Senate Republican Leader Marcus Pell met reporters.",
         ("Marcus Pell", "Senate Republican Leader", "current")),
        ("Critics Ignore Governor With Ties To Company. Gov. Marcus Pell met reporters.",
         ("Marcus Pell", "governor", "current")),
        ("Omar Haddad, who served as ambassador to Jordan, disagreed.",
         ("Omar Haddad", "ambassador to Jordan", "former")),
        ("Harold Stone stepped down as governor of Ohio.", ("Harold Stone", "governor of Ohio", "former")),
        ("The minister fired Police Commissioner Ivan Drago on Friday.",
         ("Ivan Drago", "Police Commissioner", "former")),
        ("Acting Attorney General Dana Brill agreed.", ("Dana Brill", "Attorney General", "acting")),
        ("The president nominated Ruth Calder to be ambassador to France.",
         ("Ruth Calder", "ambassador to France", "nominee")),
        ("Ruth Calder will replace Leon Marsh as defense secretary.",
         ("Ruth Calder", "defense secretary", "nominee")),
        ("Ruth Calder's appointment as CIA director surprised many.", ("Ruth Calder", "CIA director", "current")),
        ("Wendy Harlow previously served as undersecretary of state for political affairs.",
         ("Wendy Harlow", "undersecretary of state for political affairs", "former")),
        ("Nora Tandberg withdrew her name as budget director.", ("Nora Tandberg", "budget director", "candidate")),
        ("Glenn Ford is running for mayor of Boston.", ("Glenn Ford", "mayor of Boston", "candidate")),
        ("Republican presidential candidate Mitch Garner spoke.",
         ("Mitch Garner", "President of the United States", "candidate")),
    ],
)  # fmt: skip
def test_each_construction_gives_its_fact(reader: SpacyReader, text: str, fact: Fact) -> None:
    assert fact in facts(read(reader, text))


def test_a_nominee_who_served_before_has_two_offices(reader: SpacyReader) -> None:
    text = "Deputy Secretary of State nominee Wendy Harlow previously served as the Pentagon's top Asia official."
    assert facts(read(reader, text)) == {
        ("Wendy Harlow", "Deputy Secretary of State", "nominee"),
        ("Wendy Harlow", "Pentagon's top Asia official", "former"),
    }


def test_members_of_one_chamber_share_one_office(reader: SpacyReader) -> None:
    reading = read(reader, "Sen. Paula Reyes and Texas Sen. Lena Ortiz met. Senator Carl Bow did not come.")
    assert [o.name for o in reading.offices] == ["senator"]
    assert len(reading.tenures) == 3


def test_two_wordings_of_one_secretary_are_one_office(reader: SpacyReader) -> None:
    reading = read(reader, "Defense Secretary Leon Marsh left. Ruth Calder will be the next secretary of defense.")
    assert len(reading.offices) == 1


def test_presidents_of_two_states_stay_two(reader: SpacyReader) -> None:
    text = "Peruvian President Alonso Quiroga met Chilean President Marta Rojas. President Rojas thanked him."
    reading = read(reader, text)
    assert {o.name for o in reading.offices} == {"Peruvian President", "Chilean President"}
    assert ("Marta Rojas", "Chilean President", "current") in facts(reading)


def test_ambassadors_between_two_states_hold_two_offices(reader: SpacyReader) -> None:
    text = "Canada's ambassador to Peru, Ann Lowry, met Peru's ambassador to Canada, Luis Vega, on Friday."
    assert len(read(reader, text).offices) == 2


def test_an_ambassador_belongs_to_the_sending_state(reader: SpacyReader) -> None:
    reading = read(reader, "Ann Lowry, Canada's ambassador to Peru, met officials from Peru.")
    bodies = {a.key: a.name for a in reading.actors}
    assert [bodies.get(o.body or "") for o in reading.offices] == ["Canada"]


@pytest.mark.parametrize(("date", "status"), [("2012-03-01", "current"), ("2018-03-01", "former")])
def test_a_president_of_the_united_states_is_former_once_the_term_is_over(
    reader: SpacyReader, date: str, status: str
) -> None:
    text = "The treaty that President Barack Obama signed is popular."
    assert facts(read(reader, text, date)) == {("Barack Obama", "President of the United States", status)}


def test_a_title_in_a_past_administration_is_a_former_one(reader: SpacyReader) -> None:
    text = "Deputy Energy Secretary Karl Brenner did so at the end of the Trump administration."
    assert {f[2] for f in facts(read(reader, text))} == {"former"}


def test_former_outdoes_a_mere_title(reader: SpacyReader) -> None:
    reading = read(reader, "Former Governor Harold Stone spoke. Governor Harold Stone had not planned to.")
    assert {f[2] for f in facts(reading)} == {"former"}


def test_a_tenure_has_its_sentence_as_evidence(reader: SpacyReader) -> None:
    text = "It rained. Carla Dunn is the chief executive of Norwell Steel. It stopped."
    evidence = only_tenure(read(reader, text)).evidence
    assert [text[e.start : e.end] for e in evidence] == ["Carla Dunn is the chief executive of Norwell Steel."]


def test_dates_are_bounds(reader: SpacyReader) -> None:
    dates = only_tenure(read(reader, "Omar Haddad was ambassador to Jordan from 2009 to 2013.")).dates
    assert (dates.start_not_before, dates.end_not_after, dates.text) == ("2009", "2013", "from 2009 to 2013")


def test_a_post_that_was_held_until_a_month_ended_in_that_month(reader: SpacyReader) -> None:
    text = "There is no plan to fill the role of special envoy for Sudan, which was held by Nina Frost until January."
    reading = read(reader, text)
    tenure = only_tenure(reading)
    assert tenure.status == "former"
    assert tenure.dates.end_not_after == "2021-01"
    assert [v.office for v in reading.vacancies] == [tenure.office]


@pytest.mark.parametrize(
    "text",
    [
        "The post of special envoy for Sudan, which is vacant, matters.",
        "The State Department plans to fill the post of special envoy for Sudan.",
        "The State Department has yet to name a special envoy for Sudan.",
        "The State Department will appoint a special envoy for Sudan, an aide said.",
    ],
)
def test_an_empty_office_is_vacant(reader: SpacyReader, text: str) -> None:
    reading = read(reader, text)
    assert [o.name for o in reading.offices if o.key in {v.office for v in reading.vacancies}] == [
        "special envoy for Sudan"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Special envoy for Sudan Nina Frost met reporters.",
        "The president named Ruth Calder special envoy for Sudan.",
        "Ruth Calder does not want to become special envoy for Sudan.",
    ],
)
def test_an_office_with_a_holder_is_not_vacant(reader: SpacyReader, text: str) -> None:
    assert read(reader, text).vacancies == ()


@pytest.mark.parametrize(
    ("text", "holder", "status"),
    [
        ("Mark Ode was national security adviser under President George W. Bush.", "Mark Ode", "former"),
        ("Leon Marsh was replaced as FBI director by Carl Weiss.", "Leon Marsh", "former"),
        ("Mark Hale, Britain's ambassador in Washington, resigned in July 2019.", "Mark Hale", "former"),
        ("Texas Gov. Andrew Cole vetoed it.", "Andrew Cole", "current"),
    ],
)
def test_the_sentence_tells_whether_a_holding_is_over(reader: SpacyReader, text: str, holder: str, status: str) -> None:
    assert status in {f[2] for f in facts(read(reader, text)) if f[0] == holder}


def test_an_abbreviated_title_is_named_in_full(reader: SpacyReader) -> None:
    offices = read(reader, "Texas Gov. Andrew Cole vetoed it.").offices
    assert offices[0].name == "Texas governor"
    assert "governor of Texas" in offices[0].names


def test_a_negated_predicate_gives_no_tenure(reader: SpacyReader) -> None:
    assert facts(read(reader, "Carla Dunn is not the chief executive of Norwell Steel.")) == set()


@settings(deadline=None, max_examples=40)
@given(st.lists(st.sampled_from(["President Ann Lowry", "Sen.", "was named", "the vacant post of", "governor of Ohio", ",",
                                 "who served as", "until January", "from 2013 to 2009", "former", ".", "Bo Li", "in May 0"]),
                max_size=10))  # fmt: skip
def test_any_words_give_a_reading_whose_keys_and_spans_hold(reader: SpacyReader, parts: list[str]) -> None:
    text = " ".join(parts)
    reading = read(reader, text)
    actors, offices = {a.key for a in reading.actors}, {o.key for o in reading.offices}
    for fact in (*reading.tenures, *reading.candidacies):
        assert fact.actor in actors
        assert fact.office in offices
        assert all(0 <= e.start < e.end <= len(text) for e in fact.evidence)
    assert {v.office for v in reading.vacancies} <= offices
    assert all(0 <= m.start < m.end <= len(text) for o in reading.offices for m in o.mentions)


def test_who_is_open_to_something_leaves_no_vacancy(reader: SpacyReader) -> None:
    assert not read(reader, "The secretary of state is open to talks with Iran.").vacancies


def test_there_is_no_holder_of_a_vacant_office(reader: SpacyReader) -> None:
    assert read(reader, "There is no ambassador to South Korea at the moment.").vacancies


def test_an_office_called_in_two_ways_is_one(reader: SpacyReader) -> None:
    text = (
        "Moon Jae-in, South Korea’s new president, spoke of peace. The former president Kim Dae-jung had paid for a summit. "
        "Roh Moo-hyun, the next South Korean president, strained relations with the United States."
    )
    assert len({o.key for o in read(reader, text).offices if "president" in o.name}) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The post of ambassador to Norway is unfilled.",
        "The ambassador to Norway has not been replaced.",
        "The post of ambassador to Norway has been vacant since January 2017.",
    ],
)
def test_an_empty_office_is_told_with_its_date(reader: SpacyReader, text: str) -> None:
    (vacancy,) = read(reader, text).vacancies
    assert vacancy.dates.text == ("since January 2017" if "2017" in text else None)


@pytest.mark.parametrize(
    "text",
    [
        "No presidential candidate in living memory has built such a campaign.",
        "He has promised to name a woman as vice president.",
    ],
)
def test_what_a_candidate_is_or_promises_empties_no_office(reader: SpacyReader, text: str) -> None:
    assert not read(reader, text).vacancies


@pytest.mark.parametrize(
    "text",
    [
        "“We agree that no president should put her party first,” Mr. Wirth said.",
        "No public official, including the governor, should use an office for private gain.",
        "Under the rules, no senator may question another.",
        "It is a forum with no judge, no jury and no appeal.",
        "There is no judge who would accept that.",
        "Without the president's support the bill will fail.",
    ],
)
def test_a_rule_for_all_holders_empties_no_office(reader: SpacyReader, text: str) -> None:
    assert not read(reader, text).vacancies


@pytest.mark.parametrize(
    "text",
    [
        "The United States has no ambassador in Seoul.",
        "There is still no permanent ambassador to Norway.",
        "The embassy was left with no ambassador in Oslo.",
        "With no ambassador in Seoul, the talks stalled.",
        "The department remains without a permanent secretary.",
    ],
)
def test_a_body_said_to_have_nobody_leaves_a_vacancy(reader: SpacyReader, text: str) -> None:
    assert len(read(reader, text).vacancies) == 1
