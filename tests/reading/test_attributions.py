from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plumbook.model import Attribution, Certainty, Document, Mode, Reading
from plumbook.reading.reader import SpacyReader

# Who is who, so that each sentence under test has somebody to be linked to.
SCENE = "Ada Quill is the energy minister of Norway. Tom Brandt leads the Pipeline Association.\n\n"


def read(reader: SpacyReader, text: str) -> Reading:
    return reader.read(Document(id="d", text=SCENE + text))


def said(reader: SpacyReader, text: str) -> list[tuple[str, str]]:
    """The claims of a text, each as its claimant's name and its content."""
    reading = read(reader, text)
    names = {a.key: a.name for a in reading.actors}
    return [(names[a.claimant or ""], content(a, text)) for a in reading.attributions if a.is_claim]


def content(attribution: Attribution, text: str) -> str:
    whole = SCENE + text
    return " | ".join(whole[s.start : s.end] for s in attribution.content)


def only(reader: SpacyReader, text: str) -> Attribution:
    """The one attribution of a text."""
    (found,) = read(reader, text).attributions
    return found


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("“The grid is full,” Quill said on Monday.", "“The grid is full,”"),
        ("“The grid is full,” said Quill, who toured the plant.", "“The grid is full,”"),
        ("Quill said: “The grid is full.”", "“The grid is full.”"),
        ("Quill told reporters, “The grid is full.”", "“The grid is full.”"),
        ("“The grid,” Quill said, “is full.”", "“The grid,” | “is full.”"),
        ("“The grid is full,” Quill said. “We need cables.”", "“The grid is full,” | “We need cables.”"),
        ("“The grid is full. We need cables,” Quill said.", "“The grid is full. We need cables,”"),
        ('"The grid is full," Quill said.', '"The grid is full,"'),
        ("Quill said that the grid is full.", "that the grid is full"),
        ("Quill said the grid is full, which surprised nobody.", "the grid is full"),
        ("The grid is full, Quill said on Monday.", "The grid is full"),
        ("The grid, Quill said, is full.", "The grid | is full"),
        ("According to Quill, the grid is full.", "the grid is full"),
        ("The grid is full, according to Quill.", "The grid is full"),
        ("Quill believes the grid is full.", "the grid is full"),
        ("Quill urged Denmark to build cables.", "Denmark to build cables"),
        ("Quill vowed to build cables.", "to build cables"),
        ("Quill called for a second cable.", "a second cable"),
        ("Quill called the cable a mistake.", "the cable a mistake"),
        ("Quill described the cable as a mistake.", "the cable as a mistake"),
        ("Quill accused Denmark of stalling.", "Denmark of stalling"),
        ("In the words of Quill, the grid is full.", "the grid is full"),
        ("In Quill’s view, the grid is full.", "the grid is full"),
        ("The trouble, the minister said, is “a grid that is full.”", "The trouble | is “a grid that is full.”"),
        ("Quill made clear that the grid is full.", "that the grid is full"),
        ("Quill said the grid is full, and that cables are scarce.", "the grid is full, and that cables are scarce"),
        ("Quill warned in a letter that the grid is full.", "that the grid is full"),
    ],
)  # fmt: skip
def test_a_claim_is_found_however_it_is_reported(reader: SpacyReader, text: str, claim: str) -> None:
    assert ("Ada Quill", claim) in said(reader, text)


def test_a_pronoun_stands_for_its_speaker(reader: SpacyReader) -> None:
    assert said(reader, "Quill opened the plant. “The grid is full,” she said.") == [
        ("Ada Quill", "“The grid is full,”")
    ]


def test_a_source_by_description_is_introduced(reader: SpacyReader) -> None:
    found = said(reader, "“The grid is full,” a senior ministry official said.")
    assert [c for _, c in found] == ["“The grid is full,”"]
    assert "official" in found[0][0]


def test_a_quotation_over_paragraphs_is_one_claim(reader: SpacyReader) -> None:
    text = "“The grid is full,” Quill said. “We need cables.\n\n“We need them now.”\n\nThe talks ended."
    assert said(reader, text) == [("Ada Quill", "“The grid is full,” | “We need cables. | “We need them now.”")]


def test_a_quotation_that_fills_a_paragraph_is_the_last_speakers(reader: SpacyReader) -> None:
    text = "“The grid is full,” Quill said.\n\n“We need cables, and we need them now.”"
    assert said(reader, text) == [("Ada Quill", "“The grid is full,” | “We need cables, and we need them now.”")]


def test_who_points_back_to_the_person_and_is_the_source_as_worded(reader: SpacyReader) -> None:
    text = "The cable should wait, said Tom Brandt, who added that the grid is full."
    added = next(a for a in read(reader, text).attributions if content(a, text) == "that the grid is full")
    names = {a.key: a.name for a in read(reader, text).actors}
    assert names[added.claimant or ""] == "Tom Brandt"
    assert [(SCENE + text)[s.start : s.end] for s in added.source] == ["who"]


def test_an_official_is_nobody_whom_the_text_names(reader: SpacyReader) -> None:
    found = said(reader, "Quill opened the plant. “The grid is full,” the official said on condition of anonymity.")
    assert [claimant for claimant, _ in found] == ["official"]


def test_a_paragraph_s_quotation_is_its_own_speaker_s(reader: SpacyReader) -> None:
    text = (
        "“We will wait,” Quill said. “The grid is full.”\n“It is a mistake,” said Brandt, who leads the pipeline firms."
    )
    assert said(reader, text)[:2] == [
        ("Ada Quill", "“We will wait,” | “The grid is full.”"),
        ("Tom Brandt", "“It is a mistake,”"),
    ]


@pytest.mark.parametrize(
    ("text", "post"),
    [
        ("The grid is full, build NOW! — Ada Quill (@adaquill) May 7, 2018", "The grid is full, build NOW!"),
        ("The grid is full. pic.twitter.com/x1 — Ada Quill (@adaquill) May 7, 2018", "The grid is full."),
        ("Sad to see the grid so full.\n\n— Ada Quill (@adaquill)", "Sad to see the grid so full."),
        ("Sad to see the grid so full.\n\n— Ada Quill (@adaquill) May 7, 2018", "Sad to see the grid so full."),
    ],
)
def test_an_embedded_post_is_its_author_s(reader: SpacyReader, text: str, post: str) -> None:
    (claim,) = [a for a in read(reader, text).attributions if a.is_claim]
    assert content(claim, text) == post
    assert claim.mode is Mode.DIRECT
    assert said(reader, text) == [("Ada Quill", post)]


def test_what_leads_in_a_post_is_no_part_of_it(reader: SpacyReader) -> None:
    text = "The minister tweeted on Friday: Build NOW! — Ada Quill (@adaquill) May 7, 2018"
    assert said(reader, text) == [("Ada Quill", "Build NOW!")]


@pytest.mark.parametrize(
    "text",
    [
        "The debate was loud — the minister Ada Quill (@adaquill) and her staff left early.",
        "Three people came — among them Ada Quill (@adaquill).",
        "By Rita Moss - Ada Quill (@adaquill)",
    ],
)
def test_prose_with_a_handle_is_no_post(reader: SpacyReader, text: str) -> None:
    assert not [claim for claim in said(reader, text) if claim[0] == "Ada Quill"]


def test_a_report_that_goes_on_has_the_same_source(reader: SpacyReader) -> None:
    text = "Quill said the grid is full, adding that cables are scarce."
    claims = said(reader, text)
    assert {claimant for claimant, _ in claims} == {"Ada Quill"}
    assert all(any(part in claim for _, claim in claims) for part in ("the grid is full", "cables are scarce"))


def test_joint_sources_give_a_claim_each(reader: SpacyReader) -> None:
    text = "Ada Quill and Tom Brandt said the grid is full."
    assert said(reader, text) == [("Ada Quill", "the grid is full"), ("Tom Brandt", "the grid is full")]


def test_an_attribution_within_another_is_nested_in_it(reader: SpacyReader) -> None:
    outer, inner = read(reader, "Quill said that Brandt claimed the grid is full.").attributions
    assert inner.nested_in == outer.key
    assert outer.nested_in is None


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("“The grid is full,” Quill said.", Mode.DIRECT),
        ("Quill said the grid is “full to the brim” this year.", Mode.MIXED),
        ("Quill said the grid is full.", Mode.INDIRECT),
    ],
)
def test_the_mode_is_the_share_of_quoted_words(reader: SpacyReader, text: str, mode: Mode) -> None:
    assert only(reader, text).mode is mode


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("Quill said the grid is full.", Certainty.ASSERTED),
        ("Quill did not say the grid is full.", Certainty.NEGATED),
        ("Quill never said the grid is full.", Certainty.NEGATED),
        ("If Quill says the grid is full, prices will rise.", Certainty.HYPOTHETICAL),
        ("Quill could argue the grid is full.", Certainty.HYPOTHETICAL),
        ("Did Quill say the grid is full?", Certainty.QUESTIONED),
    ],
)
def test_only_what_is_asserted_can_be_a_claim(reader: SpacyReader, text: str, certainty: Certainty) -> None:
    found = only(reader, text)
    assert found.certainty is certainty
    assert found.is_claim is (certainty is Certainty.ASSERTED)


@pytest.mark.parametrize(
    "text",
    [
        "The so-called “reset” is over.",
        "I think the grid is full.",
        "It was reported that the grid is full.",
        "Quill plans to travel to Denmark.",
        "The film “Full Grid” won a prize in Oslo.",
    ],
)
def test_neither_scare_quotes_nor_plans_nor_the_authors_own_words_are_claims(reader: SpacyReader, text: str) -> None:
    assert said(reader, text) == []


def test_a_claim_is_about_the_actors_it_names(reader: SpacyReader) -> None:
    reading = read(reader, "Quill said that Denmark owes Norway a cable.")
    (found,) = reading.attributions
    names = {a.key: a.name for a in reading.actors}
    assert [names[key] for key in found.about if key in names] == ["Denmark", "Norway"]


def test_cue_source_and_evidence_are_where_they_stand(reader: SpacyReader) -> None:
    text = "Prices rose. “The grid,” Quill said, “is full.”"
    found = only(reader, text)
    whole = SCENE + text
    assert [whole[s.start : s.end] for s in found.cue] == ["said"]
    assert [whole[s.start : s.end] for s in found.source] == ["Quill"]
    assert [whole[s.start : s.end] for s in found.evidence] == ["“The grid,” Quill said, “is full.”"]


_WORDS = [
    "Quill",
    "said",
    "that",
    "grid",
    "is",
    "full",
    "according",
    "to",
    "she",
    "they",
    "wants",
    "to",
    "a",
    "claim",
    "told",
    "called",
    "I",
    "if",
    "not",
]
_MARKS = ["“", "”", '"', "'", "‘", "’", "«", "»", ",", ".", ":", "?", "—", "\n", "\n\n"]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(_WORDS + _MARKS), max_size=40).map(" ".join))
def test_whatever_the_marks_the_spans_lie_in_the_text(reader: SpacyReader, text: str) -> None:
    reading = reader.read(Document(id="d", text=text))
    actors = {a.key for a in reading.actors}
    keys = [a.key for a in reading.attributions]
    assert len(set(keys)) == len(keys)
    for found in reading.attributions:
        spans = [*found.content, *found.cue, *found.source, *found.evidence]
        assert found.content
        assert found.evidence
        assert all(0 <= s.start < s.end <= len(text) for s in spans)
        assert all(text[s.start : s.end].strip() for s in spans)
        assert found.claimant is None or found.claimant in actors
        assert found.nested_in is None or found.nested_in in keys
        assert 0 <= found.confidence <= 1
