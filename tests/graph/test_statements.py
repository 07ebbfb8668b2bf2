from __future__ import annotations

import io
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Quad
from rdflib import Graph, Literal, Namespace
from rdflib.namespace import DCTERMS, PROV, RDF, SKOS, XSD

from plumbook.errors import GraphError
from plumbook.graph.entities import register_triples
from plumbook.graph.iris import Iris
from plumbook.graph.provenance import provenance_triples
from plumbook.graph.statements import document_triples
from plumbook.graph.writing import write_trig, write_turtle
from plumbook.model import (
    Actor,
    ActorKind,
    Attribution,
    Candidacy,
    CandidacyStatus,
    Certainty,
    DateBounds,
    Document,
    Mode,
    Office,
    Polarity,
    Policy,
    Reading,
    Span,
    Stance,
    Tenure,
    TenureStatus,
    Vacancy,
)
from plumbook.resolution import register_of

PLUM = Namespace("https://w3id.org/plumbook/ontology#")
ID = Namespace("https://w3id.org/plumbook/id/")
TEXT = "Ann Lee, chair of the Board, said “we need a ban”. The post is vacant since May."
SENTENCE = Span(0, 50)
SETTINGS = {"plumbook": "0", "model": "m", "model_version": "1"}


def example(text: str = TEXT, name: str = "Ann Lee", id: str = "d") -> tuple[Document, Reading]:
    document = Document(id=id, text=text, title=name, date="2021-02", publisher=name, source=name)
    reading = Reading(
        document=id,
        fingerprint=document.fingerprint,
        actors=(
            Actor(key="a1", kind=ActorKind.PERSON, name=name, names=("Lee",), mentions=(Span(0, 7),), is_author=True),
            Actor(key="a2", kind=ActorKind.ORGANIZATION, name="Board"),
        ),
        offices=(Office(key="o1", name="chair of the Board", body="a2", mentions=(Span(9, 27),)),),
        tenures=(Tenure(actor="a1", office="o1", status=TenureStatus.CURRENT, evidence=(SENTENCE,), confidence=0.9),),
        candidacies=(Candidacy(actor="a1", office="o1", status=CandidacyStatus.NOMINEE, evidence=(SENTENCE,)),),
        vacancies=(
            Vacancy(
                office="o1", dates=DateBounds(start_not_before="2021-02", text="since May"), evidence=(Span(51, 80),)
            ),
        ),
        policies=(
            Policy(key="p1", name="ban", mentions=(Span(45, 48),)),
            Policy(key="p2", name="lift the ban", reverses=("p1",)),
        ),
        attributions=(
            Attribution(
                key="c1",
                claimant="a1",
                source=(Span(0, 7),),
                cue=(Span(29, 33),),
                content=(Span(35, 48),),
                mode=Mode.DIRECT,
                about=("p1",),
                evidence=(SENTENCE,),
                confidence=0.94,
            ),
            Attribution(
                key="c2",
                claimant=None,
                content=(Span(45, 48),),
                mode=Mode.INDIRECT,
                certainty=Certainty.NEGATED,
                is_claim=False,
                nested_in="c1",
                evidence=(SENTENCE,),
            ),
        ),
        stances=(
            Stance(actor="a1", policy="p1", polarity=Polarity.SUPPORTS, based_on=("c1",), evidence=(SENTENCE,)),
            Stance(
                actor="a2",
                policy="p1",
                polarity=Polarity.SUPPORTS,
                based_on=("c1",),
                derived_from="a1",
                evidence=(SENTENCE,),
                confidence=0.5,
            ),
        ),
    )
    return document, reading


def quads(
    document: Document, reading: Reading, *, with_text: bool = True, min_confidence: float = 0.0
) -> Iterator[Quad]:
    register, iris = register_of([reading]), Iris([document.id])
    yield from register_triples(register, iris)
    yield from document_triples(document, reading, register, iris, with_text=with_text, min_confidence=min_confidence)
    yield from provenance_triples([document.id], register, SETTINGS, iris)


def graph_of(document: Document, reading: Reading, *, with_text: bool = True, min_confidence: float = 0.0) -> Graph:
    output = io.BytesIO()
    write_turtle(quads(document, reading, with_text=with_text, min_confidence=min_confidence), output)
    return Graph().parse(output.getvalue(), format="turtle")


@pytest.fixture(scope="module")
def graph() -> Graph:
    return graph_of(*example())


def test_superclasses_are_written_out(graph: Graph) -> None:
    assert {PLUM.Person, PLUM.Actor} == set(graph.objects(ID["ann-lee"], RDF.type))
    assert {PLUM.Claim, PLUM.Attribution} == set(graph.objects(ID["claim-d-1"], RDF.type))


def test_what_is_not_asserted_is_no_claim(graph: Graph) -> None:
    attribution = ID["attribution-d-2"]
    assert set(graph.objects(attribution, RDF.type)) == {PLUM.Attribution}
    assert (attribution, PLUM.nestedIn, ID["claim-d-1"]) in graph
    assert (attribution, PLUM.certainty, PLUM.Negated) in graph
    assert set(graph.objects(None, PLUM.claims)) == {ID["claim-d-1"]}


def test_what_is_too_uncertain_is_left_out_and_the_rest_keeps_its_names() -> None:
    document, reading = example()
    least = graph_of(document, reading, min_confidence=0.93)
    assert set(least.subjects(RDF.type, PLUM.Tenure)) == set()
    assert set(least.subjects(RDF.type, PLUM.Attribution)) == {ID["claim-d-1"], ID["attribution-d-2"]}
    least = graph_of(document, reading, min_confidence=0.95)
    assert set(least.subjects(RDF.type, PLUM.Attribution)) == {ID["attribution-d-2"]}
    assert not set(least.subject_objects(PLUM.nestedIn)) | set(least.subject_objects(PLUM.basedOn))
    assert set(least.objects(None, PLUM.claims)) == set()


def test_shortcuts_lead_from_actor_to_office_and_policy(graph: Graph) -> None:
    ann, chair, ban = ID["ann-lee"], ID["office-chair-of-the-board"], ID["policy-ban-in-d"]
    assert (ann, PLUM.holdsOffice, chair) in graph
    assert (ann, PLUM.nominatedTo, chair) in graph
    assert (ann, PLUM.supports, ban) in graph
    assert (chair, PLUM.officeOf, ID["board"]) in graph
    assert (ID["stance-d-1"], PLUM.basedOn, ID["claim-d-1"]) in graph


def test_a_bound_body_s_stance_is_derived_from_the_person_s(graph: Graph) -> None:
    assert set(graph.subject_objects(PROV.wasDerivedFrom)) >= {(ID["stance-d-2"], ID["stance-d-1"])}
    assert (ID["stance-d-2"], PLUM.basedOn, ID["claim-d-1"]) in graph
    assert (ID["board"], PLUM.supports, ID["policy-ban-in-d"]) in graph


def test_a_reversal_leads_to_what_it_would_undo(graph: Graph) -> None:
    assert (ID["policy-lift-the-ban"], PLUM.reverses, ID["policy-ban-in-d"]) in graph


def test_dates_are_bounds(graph: Graph) -> None:
    vacancy = ID["vacancy-d-1"]
    assert graph.value(vacancy, PLUM.startNotBefore) == Literal("2021-02-01T00:00:00", datatype=XSD.dateTime)
    assert graph.value(vacancy, PLUM.startNotAfter) is None
    assert graph.value(vacancy, PLUM.dateText) == Literal("since May")


def test_the_author_is_the_creator(graph: Graph) -> None:
    assert graph.value(ID["document-d"], DCTERMS.creator) == ID["ann-lee"]
    assert Literal("author") in set(graph.objects(ID["ann-lee"], SKOS.altLabel))


def test_every_passage_is_its_text(graph: Graph) -> None:
    passages = list(graph.subjects(RDF.type, PLUM.Passage))
    assert len(passages) == 7
    for passage in passages:
        start, end = graph.value(passage, PLUM.start).toPython(), graph.value(passage, PLUM.end).toPython()
        assert str(graph.value(passage, PLUM.exact)) == TEXT[start:end]
        assert graph.value(passage, PLUM.inDocument) == ID["document-d"]


def test_the_whole_text_can_be_left_out() -> None:
    assert str(graph_of(*example()).value(ID["document-d"], PLUM.text)) == TEXT
    assert graph_of(*example(), with_text=False).value(ID["document-d"], PLUM.text) is None


def test_the_same_content_is_the_same_bytes() -> None:
    document, reading = example()
    outputs = []
    for _ in range(2):
        output = io.BytesIO()
        write_trig(quads(document, reading), output)
        outputs.append(output.getvalue())
    assert outputs[0] == outputs[1]


# Characters of every plane but surrogates, which no document holds.
hostile = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)


@given(hostile, hostile, hostile)
def test_any_text_comes_back_as_it_was(text: str, name: str, id: str) -> None:
    text = text + "x" * 80
    graph = graph_of(*example(text, name, id))
    document = graph.value(predicate=DCTERMS.identifier, object=Literal(id))
    assert str(graph.value(document, PLUM.text)) == text
    assert str(graph.value(document, DCTERMS.title)) == name
    person = graph.value(predicate=RDF.type, object=PLUM.Person)
    assert str(graph.value(person, SKOS.prefLabel)) == name


@pytest.mark.parametrize("base", ["", "nowhere/", "http://x/no-end", "http://x/ y/"])
def test_a_base_must_be_an_iri(base: str) -> None:
    with pytest.raises(GraphError, match="--base"):
        Iris(["d"], base)


@given(st.sets(st.text(), min_size=2, max_size=5))
def test_documents_never_share_an_iri(ids: set[str]) -> None:
    iris = Iris(ids)
    assert len({iris.document(d).value for d in ids}) == len(ids)
