from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plumbook.model import Document, Policy, Reading
from plumbook.reading.policy_lexicon import root
from plumbook.reading.reader import SpacyReader

SCENE = "Ada Quill is the energy minister of Norway. Tom Brandt leads the Pipeline Association.\n\n"


def read(reader: SpacyReader, text: str) -> Reading:
    return reader.read(Document(id="d", text=SCENE + text))


def named(reader: SpacyReader, text: str) -> list[str]:
    return [policy.name for policy in read(reader, text).policies]


def policy(reader: SpacyReader, text: str, name: str) -> Policy:
    """The one policy of a text that has a name among its wordings."""
    (found,) = [p for p in read(reader, text).policies if name in (p.name, *p.names)]
    return found


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Quill supports the carbon tax.", "carbon tax"),
        ("Quill backed the repeal of the fuel tax.", "repeal of the fuel tax"),
        ("Brandt warned against a pipeline ban.", "pipeline ban"),
        ("Brandt urged Denmark to lift the fishing ban.", "lift the fishing ban"),
        ("Quill said the government should raise the minimum wage.", "raise the minimum wage"),
        ("Quill plans to repeal the gas subsidy.", "repeal the gas subsidy"),
        ("Quill proposed a plan to fund ferries.", "fund ferries"),
        ("Norway signed the Paris agreement.", "Paris agreement"),
        ("Brandt attacked Obamacare.", "Obamacare"),
        ("Quill is in favor of expanding the railway fund.", "expanding the railway fund"),
    ],
)
def test_an_option_is_found_as_it_is_worded(reader: SpacyReader, text: str, name: str) -> None:
    assert name in named(reader, text)


@pytest.mark.parametrize(
    "text",
    [
        "The weather was cold and the match ended late.",
        "Quill was born in a village near Oslo.",
        "The river rises in the mountains and crosses two valleys.",
    ],
)
def test_what_nobody_could_adopt_is_no_policy(reader: SpacyReader, text: str) -> None:
    assert named(reader, text) == []


def test_options_that_are_joined_are_two(reader: SpacyReader) -> None:
    assert {"sanctions relief", "economic aid"} <= set(
        named(reader, "Brandt called for sanctions relief and economic aid.")
    )


def test_a_verb_and_its_nominalisation_word_one_policy(reader: SpacyReader) -> None:
    text = "Quill wants to withdraw troops from Mali. Brandt opposes a withdrawal of troops."
    assert "withdrawal of troops" in policy(reader, text, "withdraw troops").names


def test_a_definite_noun_refers_to_the_policy_named_before(reader: SpacyReader) -> None:
    found = policy(
        reader, "The parliament passed a ferry safety bill. Brandt criticized the bill.", "ferry safety bill"
    )
    assert len(found.mentions) == 2


def test_a_plan_is_what_it_is_a_plan_to_do(reader: SpacyReader) -> None:
    found = policy(reader, "Quill proposed a plan to fund ferries. Brandt backed the plan.", "fund ferries")
    assert "plan" in found.names
    assert len(found.mentions) == 2


def test_two_forms_of_a_known_name_are_one_policy(reader: SpacyReader) -> None:
    found = policy(reader, "Quill supports the Affordable Care Act. Brandt attacked Obamacare.", "Obamacare")
    assert "Affordable Care Act" in (found.name, *found.names)


def test_what_a_text_calls_a_policy_in_quotes_is_its_name(reader: SpacyReader) -> None:
    text = "Quill defended the policy of “strategic silence.” Brandt wants the government to end its strategic silence."
    found = policy(reader, text, "strategic silence")
    assert len(found.mentions) == 2


def test_a_shared_word_alone_makes_no_policy_one(reader: SpacyReader) -> None:
    names = named(reader, "Quill supports the carbon tax. Brandt supports the inheritance tax.")
    assert names == ["carbon tax", "inheritance tax"]


def test_a_reversal_is_another_policy_than_what_it_reverses(reader: SpacyReader) -> None:
    names = named(reader, "Quill backed the repeal of the fuel tax. Brandt defended the fuel tax.")
    assert names == ["repeal of the fuel tax", "fuel tax"]


def test_opposite_deeds_are_two_policies(reader: SpacyReader) -> None:
    names = named(reader, "Quill supports raising fuel taxes. Brandt urged Norway to cut fuel taxes.")
    assert names == ["raising fuel taxes", "cut fuel taxes"]


def test_what_is_named_only_as_part_of_a_policy_is_none_of_its_own(reader: SpacyReader) -> None:
    assert named(reader, "Brandt urged Denmark to lift the fishing ban.") == ["lift the fishing ban"]


def test_a_word_that_narrows_makes_a_narrower_policy(reader: SpacyReader) -> None:
    reading = read(reader, "Quill backed limited sanctions relief. Brandt wants sanctions relief.")
    narrow, wide = reading.policies
    assert (narrow.name, wide.name) == ("limited sanctions relief", "sanctions relief")
    assert narrow.broader == (wide.key,)
    assert wide.broader == ()


def test_a_deed_is_named_by_the_base_form_of_its_verb(reader: SpacyReader) -> None:
    found = policy(reader, "Quill repealed the carbon tax last year.", "repealed the carbon tax")
    assert found.name == "repeal the carbon tax"


def test_what_somebody_thinks_of_it_is_no_part_of_a_wording(reader: SpacyReader) -> None:
    found = policy(reader, "Quill opposes the carbon tax.", "carbon tax")
    assert not any("oppose" in name for name in found.names)


def test_a_policy_concerns_the_actors_that_its_wording_names(reader: SpacyReader) -> None:
    reading = read(reader, "Quill called for sanctions on Denmark. Denmark protested.")
    denmark = next(a.key for a in reading.actors if a.name == "Denmark")
    found = next(p for p in reading.policies if "sanctions" in p.name)
    assert found.concerns == (denmark,)


def test_attributions_are_about_the_policies_in_their_content(reader: SpacyReader) -> None:
    reading = read(reader, "Quill said that the carbon tax would help the north.")
    (claim,) = [a for a in reading.attributions if a.is_claim]
    assert reading.policies[0].name == "carbon tax"
    assert reading.policies[0].key in claim.about


def test_more_that_speaks_for_it_makes_a_policy_surer(reader: SpacyReader) -> None:
    once = policy(reader, "The carbon tax is new, and the rate is high.", "carbon tax")
    often = policy(
        reader, "Quill supports the carbon tax. Brandt rejects the carbon tax. The carbon tax is law.", "carbon tax"
    )
    assert 0 < once.confidence < often.confidence < 1


@pytest.mark.parametrize(
    ("verb", "noun"),
    [("denuclearize", "denuclearization"), ("reduce", "reduction"), ("withdraw", "withdrawal"), ("lift", "lifting")],
)
def test_verbs_share_their_root_with_their_nouns(verb: str, noun: str) -> None:
    assert root(verb) == root(noun)


_PIECES = st.sampled_from(
    [
        "Quill", "supports", "the carbon tax", "should", "lift", "sanctions", "“", "”", ",", ".", "\n\n", " ", "deal", "not",
        "to", "against", "plan to", "é", "🚢", "-", "Iran’s", "withdrawal of", "Obamacare", "?", "and", "🇳🇴", "\u00a0",
    ]
)  # fmt: skip


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(_PIECES, max_size=25).map(" ".join))
def test_any_text_gives_spans_inside_it_and_keys_that_exist(reader: SpacyReader, text: str) -> None:
    reading = reader.read(Document(id="d", text=text))
    keys = {policy.key for policy in reading.policies}
    actors = {actor.key for actor in reading.actors}
    for found in reading.policies:
        assert found.name
        assert found.mentions
        assert all(0 <= m.start < m.end <= len(text) for m in found.mentions)
        assert set(found.broader) <= keys - {found.key}
        assert set(found.concerns) <= actors
    for stance in reading.stances:
        assert stance.actor in actors
        assert stance.policy in keys
        assert set(stance.based_on) <= {a.key for a in reading.attributions}
        assert stance.evidence
        assert all(0 <= s.start < s.end <= len(text) for s in stance.evidence)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Norway wants to force the ferry firms to pay a fee.", "force the ferry firms to pay a fee"),
        ("Senators want to keep the troops out of another costly war in the north of the country.",
         "keep the troops out of another costly war"),
        ("They want to ban fishing nets that catch young whales.", "ban fishing nets that catch young whales"),
        ("24 new rules on ferry fares were proposed by senators.", "rules on ferry fares"),
        ("The state passed three times as many fishing restrictions as before.", "fishing restrictions"),
    ],
)  # fmt: skip
def test_a_name_says_all_that_is_wanted(reader: SpacyReader, text: str, name: str) -> None:
    assert name in {p.name for p in read(reader, text).policies}


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("The White House called on Congress to replace the carbon tax. The carbon tax is old.",
         "replace the carbon tax", "carbon tax"),
        ("Democrats oppose cuts to school programs; they defend non-school programs.",
         "cuts to school programs", "non-school programs"),
    ],
)  # fmt: skip
def test_what_is_done_to_a_policy_is_another_policy(reader: SpacyReader, text: str, one: str, other: str) -> None:
    names = [{p.name, *p.names} for p in read(reader, text).policies]
    assert any(one in n for n in names)
    assert not any({one, other} <= n for n in names)


@pytest.mark.parametrize(
    "text",
    [
        "He hopes to accept the Republican nomination.",
        "The relentless, wall-to-wall coverage went on.",
        "Mr. Quill and his son-in-law traveled to Oslo, where a law was read.",
        "The Agency for Security and Cooperation in Norwell met in Oslo.",
        "The Democrats fear for their House control.",
    ],
)
def test_what_parties_win_and_parts_of_compounds_are_no_policies(reader: SpacyReader, text: str) -> None:
    assert not {p.name for p in read(reader, text).policies} & {
        "nomination",
        "Republican nomination",
        "wall",
        "law",
        "Security",
        "Cooperation",
        "control",
        "House control",
    }
