from __future__ import annotations

import pytest

from plumbook.model import Document
from plumbook.reading.reader import SpacyReader

SCENE = "Ada Quill is the energy minister of Norway. Tom Brandt leads the Pipeline Association.\n\n"


def claimants(reader: SpacyReader, text: str, content: str) -> list[str]:
    """Who is said to claim something that holds the given words."""
    document = Document(id="d", text=SCENE + text)
    reading = reader.read(document)
    names = {a.key: a.name for a in reading.actors}
    return [
        names[a.claimant or ""]
        for a in reading.attributions
        if a.is_claim and any(content in document.text[s.start : s.end] for s in a.content)
    ]


@pytest.mark.parametrize(
    ("text", "content", "claimant"),
    [
        ("The welder told investigators that he had left the valve open.", "left the valve open", "welder"),
        ("Quill -- in a speech that was later praised by the Senate -- told five tired engineers to “go back to work.”",
         "go back to work", "Ada Quill"),
        ("The Nordic Council, which consists of ministers, had wavered, but on Friday announced it had agreed to a "
         "pause -- although that depends on Danish lawmakers approving the plan.", "agreed to a pause",
         "Nordic Council"),
        ("The cable will be laid in March by Brandt, a shipping clerk said Friday.", "The cable will be laid",
         "shipping clerk"),
        ("The valves were left open in the plant that Quill visited, sources tell Fjord News.", "The valves were left",
         "sources"),
        ("Quill met two engineers. One engineer said the valve had been open for a week.", "the valve had been",
         "engineers"),
        ("The UN counts people in camps in Norway that Quill says are training centres.", "are training centres",
         "Ada Quill"),
    ],
)  # fmt: skip
def test_the_claimant_is_the_subject_and_nobody_whom_it_addresses(
    reader: SpacyReader, text: str, content: str, claimant: str
) -> None:
    assert claimants(reader, text, content) == [claimant]


@pytest.mark.parametrize(
    "text",
    [
        "Quill toured the plant. Brandt praised her.\n\nThe report also said the grid is full.",
        "Quill met engineers. They told her to wait.\n\nIndeed, the survey shows that the grid is full.",
        "Brandt asked Quill for help.\n\nThe response to Brandt noted that the grid is full.",
        "Quill signed the Brandt law. The law says that the grid is full.",
    ],
)
def test_a_document_is_no_person_near_by(reader: SpacyReader, text: str) -> None:
    assert not set(claimants(reader, text, "grid is full")) & {"Ada Quill", "Tom Brandt"}


@pytest.mark.parametrize(
    "text",
    [
        "Quill gave a speech.\n\nThe Pipeline Association’s report said the grid is full.",
        "The Pipeline Association published a report. Quill read it.\n\nThe report said the grid is full.",
    ],
)
def test_a_document_is_its_owners(reader: SpacyReader, text: str) -> None:
    assert claimants(reader, text, "grid is full") == ["Pipeline Association"]


def test_it_is_the_document_that_the_sentence_before_is_about(reader: SpacyReader) -> None:
    text = "Denmark welcomed the plan.\n\nThe new law asks for sanctions. It calls on firms to lay more cables."
    assert "Denmark" not in claimants(reader, text, "lay more cables")


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The grid is full, Quill said. Brandt’s group will wait.\n\nQuill also said that Peter Moe should go, and that "
         "Moe has few friends.\n\n“It is like an old cable, the longer it lies, the worse it gets,” she said.",
         "old cable"),
        ("Quill praised her teacher. “It was a good school,” Quill said. Anna Dahl “stirred something in me” as a "
         "student, she recalled.", "stirred something"),
    ],
)  # fmt: skip
def test_whom_a_speaker_names_does_not_go_on_speaking(reader: SpacyReader, text: str, content: str) -> None:
    assert claimants(reader, text, content) == ["Ada Quill"]


def test_he_in_a_quotation_is_not_who_says_it(reader: SpacyReader) -> None:
    document = Document(id="d", text="Tom Brandt spoke of Peter Moe.\n\n“That is why he wants a cable,” Brandt said.")
    reading = reader.read(document)
    brandt = next(a for a in reading.actors if a.name == "Tom Brandt")
    assert "he" not in {document.text[m.start : m.end] for m in brandt.mentions}


def told(reader: SpacyReader, text: str) -> list[tuple[str, str]]:
    """The claims of a text, each as its claimant's name and its content."""
    reading = reader.read(Document(id="d", text=text))
    names = {a.key: a.name for a in reading.actors}
    claims = [a for a in reading.attributions if a.is_claim]
    return [(names[a.claimant or ""], " | ".join(text[s.start : s.end] for s in a.content)) for a in claims]


def test_a_speaker_goes_on_where_another_is_only_spoken_of(reader: SpacyReader) -> None:
    text = (
        "Senator Gerald Nadel on Monday put a fine point on the case against President Brent Trask, arguing that the "
        "president broke the law.\n\n“No official should use an office for private gain,” he said at the hearing."
    )
    assert ("Gerald Nadel", "“No official should use an office for private gain,”") in told(reader, text)


def test_who_is_named_in_what_he_wrote_did_not_write_it(reader: SpacyReader) -> None:
    text = (
        "Mr Rowan, who lost the election, suggested in an article that Mr Trask was not fit to lead.\n\n"
        'Mr Trask had not "risen to the office", he wrote in the Oakdale Post.'
    )
    assert ("Rowan", 'Mr Trask had not "risen to the office"') in told(reader, text)


def test_an_apposition_speaks_for_whom_it_describes(reader: SpacyReader) -> None:
    text = (
        "A whistleblower accused the president of fraud.\n\nThe strongest testimony yet came from Gordon Sand, the "
        "ambassador to Norway, who said he offered a deal."
    )
    assert ("Gordon Sand", "he offered a deal") in told(reader, text)


def test_a_surname_of_two_is_left_open_where_only_their_age_tells_them_apart(reader: SpacyReader) -> None:
    text = "Joseph Brenner and his son Hunter Brenner met.\n\nThe elder Mr. Brenner said that the prosecutor was fired."
    assert not any("Hunter" in name for name, _ in told(reader, text))


def test_the_inner_of_two_reports_is_its_own_subjects(reader: SpacyReader) -> None:
    text = (
        "Gordon Sand, an envoy of Norway, spoke first. In their only talk about it, Brent Trask told him that there was "
        "“no deal at all,” Mr. Sand testified."
    )
    assert ("Brent Trask", "that there was “no deal at all,”") in told(reader, text)


@pytest.mark.parametrize(
    "text",
    [
        "As the house was moving, Laura Comb called her sister, Julie Shell.",
        "A security company called Crowdnet examined the server to probe the hack.",
        "Brian Kroft reported on the shortage of masks.",
        "Mike Lorne was asked to evaluate the behavior of Senator Frost.",
        "It is impossible to imagine the firestorm that would have followed Brent Trask mocking a television anchor’s surgery.",
    ],
)
def test_a_call_a_name_a_topic_and_what_never_happened_are_no_claims(reader: SpacyReader, text: str) -> None:
    assert told(reader, text) == []


def test_a_signed_post_is_its_writers_though_it_reports_others(reader: SpacyReader) -> None:
    post = "I strongly pressed President Aas twice about the cable. He vehemently denied it. I've given my opinion"
    text = f"The envoy met Aas on Friday.\n\n{post}. — Brent J. Trask (@realtrask) July 9, 2017\n\nThe talks went on."
    assert ("Brent J. Trask", post) in [(name, content.rstrip(".")) for name, content in told(reader, text)]


def test_a_sentence_is_a_claim_of_whom_an_aside_names(reader: SpacyReader) -> None:
    text = "Work is work. As analyst Ada Quill maintains, the plan was a failure from the start."
    assert told(reader, text) == [("Ada Quill", "the plan was a failure from the start")]
