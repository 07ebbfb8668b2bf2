from __future__ import annotations

import pytest

from plumbook.model import Document, Reading
from plumbook.reading.reader import SpacyReader

SCENE = "Ada Quill is the energy minister of Norway. Tom Brandt leads the Pipeline Association.\n\n"


def read(reader: SpacyReader, text: str, title: str | None = None) -> Reading:
    return reader.read(Document(id="d", text=SCENE + text, title=title, authors=("Pia Holm",)))


def stands(reading: Reading) -> set[tuple[str, str, str]]:
    """Who stands how toward what, by names."""
    actors = {a.key: a.name for a in reading.actors}
    policies = {p.key: p.name for p in reading.policies}
    return {(actors[s.actor], s.polarity.value, policies[s.policy]) for s in reading.stances}


def holders(reading: Reading, policy: str) -> set[str]:
    """Who is said to take any stand toward a policy."""
    return {actor for actor, _, name in stands(reading) if name == policy}


FOR, AGAINST, NEUTRAL = "supports", "opposes", "neutral"


@pytest.mark.parametrize(
    ("text", "stand"),
    [
        ("Quill supports the carbon tax.", ("Ada Quill", FOR, "carbon tax")),
        ("Quill opposes the carbon tax.", ("Ada Quill", AGAINST, "carbon tax")),
        ("Quill does not support the carbon tax.", ("Ada Quill", AGAINST, "carbon tax")),
        ("Quill never backed the carbon tax.", ("Ada Quill", AGAINST, "carbon tax")),
        ("Quill refused to back the carbon tax.", ("Ada Quill", AGAINST, "carbon tax")),
        ("The carbon tax was rejected by Brandt.", ("Tom Brandt", AGAINST, "carbon tax")),
        ("Brandt called for economic aid.", ("Tom Brandt", FOR, "economic aid")),
        ("The Norway-backed ferry deal stalled.", ("Norway", FOR, "Norway-backed ferry deal")),
        ("Brandt and his party are united in demanding the carbon tax.", ("Tom Brandt", FOR, "carbon tax")),
        ("Brandt won many votes by promising a fishing ban.", ("Tom Brandt", FOR, "fishing ban")),
        ("Brandt voted against the pipeline ban.", ("Tom Brandt", AGAINST, "pipeline ban")),
        ("Brandt warned against a pipeline ban.", ("Tom Brandt", AGAINST, "pipeline ban")),
        ("Brandt criticized the carbon tax.", ("Tom Brandt", AGAINST, "carbon tax")),
        ("Norway signed the Paris agreement.", ("Norway", FOR, "Paris agreement")),
        ("Quill plans to repeal the gas subsidy.", ("Ada Quill", FOR, "repeal the gas subsidy")),
        ("The gas subsidy is old. Quill plans to repeal the gas subsidy.", ("Ada Quill", AGAINST, "gas subsidy")),
        ("The fishing ban is old. Quill wants to end the fishing ban.", ("Ada Quill", AGAINST, "fishing ban")),
        ("Brandt urged Denmark to lift the fishing ban.", ("Tom Brandt", FOR, "lift the fishing ban")),
        ("Quill said the government should raise the minimum wage.", ("Ada Quill", FOR, "raise the minimum wage")),
        ("“We must never lift the sanctions,” Quill said.", ("Ada Quill", AGAINST, "lift the sanctions")),
        ("“The carbon tax is no longer possible,” Quill said.", ("Ada Quill", AGAINST, "carbon tax")),
        ("Quill has no plans to lift the sanctions.", ("Ada Quill", AGAINST, "lift the sanctions")),
        ("Quill rejected a call to lift the sanctions.", ("Ada Quill", AGAINST, "lift the sanctions")),
        ("The fishing ban is old. Quill lifted the fishing ban.", ("Ada Quill", AGAINST, "fishing ban")),
        ("Quill called the carbon tax a mistake.", ("Ada Quill", AGAINST, "carbon tax")),
        ("Quill said it would be foolish to lift the sanctions.", ("Ada Quill", AGAINST, "lift the sanctions")),
        ("Quill said the carbon tax is a success.", ("Ada Quill", FOR, "carbon tax")),
        ("Quill’s campaign against the carbon tax began.", ("Ada Quill", AGAINST, "carbon tax")),
        ("Brandt fought for the carbon tax.", ("Tom Brandt", FOR, "carbon tax")),
        ("Norway pulled out of the climate agreement.", ("Norway", AGAINST, "climate agreement")),
        ("Quill backed the carbon tax but opposed the ferry deal.", ("Ada Quill", AGAINST, "ferry deal")),
        ("Opponents of the carbon tax marched in Oslo.", ("Opponents of the carbon tax", AGAINST, "carbon tax")),
        ("Brandt praised the treaty instead of renegotiation.", ("Tom Brandt", AGAINST, "renegotiation")),
        ("Critics of the carbon tax, including Brandt, left.", ("Tom Brandt", AGAINST, "carbon tax")),
        ("Supporters of the carbon tax, among them Ada Quill, left.", ("Ada Quill", FOR, "carbon tax")),
        ("Norway is committed to the fishing ban.", ("Norway", FOR, "fishing ban")),
        ("Quill said subsidies, not a carbon tax, are the answer.", ("Ada Quill", AGAINST, "carbon tax")),
        ("Quill said better schools — not gun control — are the key.", ("Ada Quill", AGAINST, "gun control")),
        ("Brandt has been an opponent of the carbon tax for years.", ("Tom Brandt", AGAINST, "carbon tax")),
        ("Quill declared the ferry bill dead.", ("Ada Quill", AGAINST, "ferry bill")),
        ("Quill said the era of the carbon tax is over.", ("Ada Quill", AGAINST, "carbon tax")),
        ("Quill said the whole of the carbon tax was unconstitutional.", ("Ada Quill", AGAINST, "carbon tax")),
        ("Brandt wants Norway to step away from the carbon tax.", ("Tom Brandt", AGAINST, "carbon tax")),
        (
            "The ferry program is old. Brandt voted to defund the ferry program.",
            ("Tom Brandt", AGAINST, "ferry program"),
        ),
        (
            "The carbon tax is new. Brandt wants to replace the old law with the carbon tax.",
            ("Tom Brandt", FOR, "carbon tax"),
        ),
        ("The carbon tax is old. Brandt wants to replace the carbon tax.", ("Tom Brandt", AGAINST, "carbon tax")),
        ("Brandt’s plan would lift the sanctions.", ("Tom Brandt", FOR, "lift the sanctions")),
        ("Norway will not just push for the fishing ban.", ("Norway", FOR, "fishing ban")),
        ("Several ministers such as Ada Quill oppose the carbon tax.", ("Ada Quill", AGAINST, "carbon tax")),
        ("The carbon tax was proposed by several ministers including Ada Quill.", ("Ada Quill", FOR, "carbon tax")),
        ("Brandt called out Denmark for the carbon tax.", ("Tom Brandt", AGAINST, "carbon tax")),
        ("Brandt failed to endorse the carbon tax.", ("Tom Brandt", AGAINST, "carbon tax")),
        ("The court struck down the Quill-era fishing ban.", ("Ada Quill", FOR, "Quill-era fishing ban")),
        ("Quill neither supports nor opposes the carbon tax.", ("Ada Quill", NEUTRAL, "carbon tax")),
        ("The fishing ban is old. Quill is neutral on the fishing ban.", ("Ada Quill", NEUTRAL, "fishing ban")),
    ],
)
def test_a_stand_is_read_from_what_somebody_says_and_does(
    reader: SpacyReader, text: str, stand: tuple[str, str, str]
) -> None:
    assert stand in stands(read(reader, text))


@pytest.mark.parametrize(
    "text",
    [
        "The committee discussed the carbon tax on Monday.",
        "Does Quill support the carbon tax?",
        "If Quill supports the carbon tax, prices will rise.",
        "The carbon tax is collected in June.",
    ],
)
def test_neutral_mentions_questions_and_conditions_show_no_stand(reader: SpacyReader, text: str) -> None:
    assert stands(read(reader, text)) == set()


def test_whoever_is_asked_to_act_takes_no_stand_by_that(reader: SpacyReader) -> None:
    reading = read(reader, "Brandt urged Denmark to lift the fishing ban.")
    assert {who for who, _, _ in stands(reading)} == {"Tom Brandt"}


def test_each_takes_his_own_stand(reader: SpacyReader) -> None:
    reading = read(reader, "Quill backed the ferry bill. Brandt attacked the bill.")
    assert stands(reading) == {("Ada Quill", FOR, "ferry bill"), ("Tom Brandt", AGAINST, "ferry bill")}


def test_a_stance_tells_its_sentence_and_the_attribution_it_rests_on(reader: SpacyReader) -> None:
    text = "The day was long. Brandt called for economic aid."
    reading = read(reader, text)
    (stance,) = reading.stances
    (span,) = stance.evidence
    assert (SCENE + text)[span.start : span.end] == "Brandt called for economic aid."
    assert set(stance.based_on) <= {a.key for a in reading.attributions}
    assert stance.based_on


OPINION = (
    "We should raise the minimum wage. The fishing ban is a reckless mistake, and our ministers must end the fishing ban. "
    "Why wait? It would be wrong to wait."
)


def test_the_author_of_an_opinion_piece_takes_stands(reader: SpacyReader) -> None:
    found = stands(read(reader, OPINION, title="Opinion: Act now"))
    assert ("Pia Holm", FOR, "raise the minimum wage") in found
    assert ("Pia Holm", AGAINST, "fishing ban") in found


def test_the_author_of_a_report_takes_none(reader: SpacyReader) -> None:
    text = "Quill said she supports the carbon tax. Brandt said the carbon tax is a mistake. The vote is on Monday."
    assert not any(who == "Pia Holm" for who, _, _ in stands(read(reader, text)))


def test_confidence_grows_with_the_signs(reader: SpacyReader) -> None:
    near = read(reader, "Quill was in Oslo when the carbon tax began. Brandt supports the carbon tax.")
    by_name = {a.key: a.name for a in near.actors}
    confidence = {by_name[s.actor]: s.confidence for s in near.stances}
    assert confidence["Tom Brandt"] > confidence.get("Ada Quill", 0.0)
    assert all(0 < value < 1 for value in confidence.values())


def test_whoever_is_neutral_takes_no_side(reader: SpacyReader) -> None:
    found = stands(read(reader, "Quill neither supports nor opposes the carbon tax."))
    assert found == {("Ada Quill", NEUTRAL, "carbon tax")}


def test_no_stand_is_read_that_no_sign_shows(reader: SpacyReader) -> None:
    text = "The Pipeline Association opposes the carbon tax, its president, Mark White, said."
    assert ("Mark White", FOR, "carbon tax") not in stands(read(reader, text))


def test_what_somebody_used_to_want_is_not_wanted(reader: SpacyReader) -> None:
    assert stands(read(reader, "Quill used to oppose the carbon tax but not any more.")) == set()


@pytest.mark.parametrize(
    ("text", "policy", "bystander"),
    [
        ("“Denmark must fix its lax customs law,” Quill said.", "fix its lax customs law", "Denmark"),
        ("Quill said Brandt should end the fishing ban.", "end the fishing ban", "Tom Brandt"),
        ("Reuters reported that the carbon tax would cost millions.", "carbon tax", "Reuters"),
    ],
)
def test_who_is_told_what_to_do_or_only_tells_takes_no_stand(
    reader: SpacyReader, text: str, policy: str, bystander: str
) -> None:
    assert bystander not in holders(read(reader, text), policy)


@pytest.mark.parametrize(
    "text",
    [
        "Last year Norway considered the carbon tax. We know how that went.",
        "During the disastrous winter Norway debated the carbon tax, and we all froze.",
    ],
)
def test_an_author_who_only_names_a_policy_takes_no_stand(reader: SpacyReader, text: str) -> None:
    assert "Pia Holm" not in holders(read(reader, text, title="Opinion: Act now"), "carbon tax")
