from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rdflib import Literal

from drawing.small_graph import CONTENT, QUOTE, TEXT, SmallGraph
from plumbook.drawing.evidence import Sources
from plumbook.ontology.terms import ID, PLUM, PROV

WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\n \U0001f309"), max_size=300)


def marked(sources: Sources, statement: str, role: str = "evidence") -> list[str]:
    return [sources.paragraphs[n]["text"][a:b] for n, a, b, r in sources.marks(str(ID[statement])) if r == role]


@given(WORDS, st.data())
def test_marks_hold_the_words_of_the_passage(before: str, data: st.DataObject) -> None:
    text = before + "x" + data.draw(WORDS)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    small = SmallGraph(text)
    passage = ID["passage"]
    small.say(ID["statement"], PLUM.evidence, passage)
    small.say(passage, PLUM.inDocument, small.document)
    small.say(passage, PLUM.start, Literal(start))
    small.say(passage, PLUM.end, Literal(end))
    small.say(passage, PLUM.exact, Literal(text[start:end]))
    found = marked(Sources(small.graph), "statement")
    assert "".join("".join(found).split()) == "".join(text[start:end].split())


def test_a_statement_has_the_contents_of_the_claims_that_it_is_based_on(small: SmallGraph) -> None:
    sources = Sources(small.graph)
    assert marked(sources, "stance-1") == [QUOTE]
    assert marked(sources, "stance-1", "content") == [CONTENT]


def test_a_derived_stance_names_who_speaks(small: SmallGraph) -> None:
    guild = small.entity("guild", "Organization", "Builders' Guild")
    derived = small.stance("stance-3", guild, ID["bridge"], "Supports", QUOTE, "0.4")
    small.say(derived, PROV.wasDerivedFrom, ID["stance-1"])
    sources = Sources(small.graph)
    assert sources.speaker(str(derived)) == "Ada Abbot"
    assert sources.speaker(str(ID["stance-1"])) == ""


def test_a_paragraph_is_kept_once_and_names_its_document(small: SmallGraph) -> None:
    sources = Sources(small.graph)
    for statement in ("stance-1", "claim-1", "vacancy-1"):
        sources.marks(str(ID[statement]))
    assert sources.paragraphs == [{"doc": 0, "text": TEXT.split("\n\n")[1]}]
    assert sources.documents == [{"id": "one", "title": "The bridge", "date": "2021-05-05"}]


def test_a_passage_over_two_paragraphs_is_marked_in_both() -> None:
    small = SmallGraph()
    small.say(ID["statement"], PLUM.evidence, small.passage("Others shrugged.\n\nBen Birch"))
    assert marked(Sources(small.graph), "statement") == ["Others shrugged.", "Ben Birch"]


def test_a_text_without_paragraphs_is_cut_around_the_passage() -> None:
    small = SmallGraph("word " * 4000 + "Here it is said. " + "word " * 4000)
    small.say(ID["statement"], PLUM.evidence, small.passage("Here it is said."))
    sources = Sources(small.graph)
    assert marked(sources, "statement") == ["Here it is said."]
    assert len(sources.paragraphs[0]["text"]) < 2000


def test_a_passage_that_does_not_fit_its_text_is_shown_as_its_own_words() -> None:
    small = SmallGraph()
    small.say(ID["statement"], PLUM.evidence, small.passage(QUOTE))
    small.graph.set((small.document, PLUM.text, Literal("Another text altogether.")))
    sources = Sources(small.graph)
    assert marked(sources, "statement") == [QUOTE]
    assert [paragraph["text"] for paragraph in sources.paragraphs] == [QUOTE]


def test_offsets_that_are_no_numbers_do_no_harm() -> None:
    small = SmallGraph()
    passage = small.passage(QUOTE)
    small.graph.set((passage, PLUM.start, Literal("soon")))
    small.say(ID["statement"], PLUM.evidence, passage)
    assert marked(Sources(small.graph), "statement") == [QUOTE]
