from __future__ import annotations

from pathlib import Path

import pyoxigraph
import pytest
from rdflib import Dataset, Graph, URIRef

from plumbook.errors import GraphError, OntologyError
from plumbook.graph.assembly import graph_quads
from plumbook.graph.iris import Iris
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
from plumbook.ontology.checking import ontology_files, together
from plumbook.ontology.files import ontology_path
from plumbook.ontology.java import Inconsistent, find_java, unsatisfiable_classes
from plumbook.ontology.terms import ID, OWL, PLUM, RDF
from plumbook.resolution import register_of
from plumbook.store import dataset_of
from plumbook.validation import GraphReport, Severity, check_graph

TEXT = "Ann Lee, chair of the Board, said “we need a ban 🚫”. The seat is vacant since May."
PREFIXES = """
    PREFIX plum: <https://w3id.org/plumbook/ontology#>
    PREFIX id: <https://w3id.org/plumbook/id/>
    PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
    PREFIX dcterms: <http://purl.org/dc/terms/>
    PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
"""


def read(id: str) -> tuple[Document, Reading]:
    document = Document(id=id, text=TEXT, title="Seats", date="2021-06-01")
    sentence = (Span(0, 52),)
    ann = Actor(key="a", kind=ActorKind.PERSON, name="Ann Lee", names=("Lee",), mentions=(Span(0, 7),), is_author=True)
    dates = DateBounds(start_not_before="2021-05", end_not_after="2021-06", text="since May")
    claim = {"claimant": "a", "content": (Span(35, 50),), "evidence": sentence}
    return document, Reading(
        document=id,
        fingerprint=document.fingerprint,
        actors=(ann, Actor(key="b", kind=ActorKind.ORGANIZATION, name="Board")),
        offices=(Office(key="o", name="chair", body="b", mentions=(Span(9, 14),)), Office(key="s", name="seat")),
        tenures=(Tenure(actor="a", office="o", status=TenureStatus.CURRENT, dates=dates, evidence=sentence),),
        candidacies=(Candidacy(actor="a", office="s", status=CandidacyStatus.CANDIDATE, evidence=sentence),),
        vacancies=(Vacancy(office="s", dates=dates, evidence=(Span(53, 82),)),),
        policies=(
            Policy(key="p", name="ban", mentions=(Span(45, 48),)),
            Policy(key="q", name="bans", broader=("p",)),
            Policy(key="r", name="lift the ban", reverses=("p",)),
        ),
        attributions=(
            Attribution(key="c", mode=Mode.DIRECT, cue=(Span(29, 33),), about=("p",), **claim),
            Attribution(key="n", mode=Mode.MIXED, certainty=Certainty.NEGATED, is_claim=False, nested_in="c", **claim),
        ),
        stances=(
            Stance(actor="a", policy="p", polarity=Polarity.SUPPORTS, based_on=("c",), evidence=sentence),
            Stance(actor="b", policy="p", polarity=Polarity.SUPPORTS, derived_from="a", evidence=sentence),
        ),
    )


def good() -> pyoxigraph.Store:
    readings = [read("d"), read("e")]
    store, register = pyoxigraph.Store(), register_of(r for _, r in readings)
    settings = {"plumbook": "0", "model": "m", "model_version": "1"}
    store.bulk_extend(graph_quads(readings, register, settings, Iris(["d", "e"])))
    return store


def checked(store: pyoxigraph.Store) -> GraphReport:
    return check_graph(dataset_of(store))


def test_what_plumbook_writes_conforms_without_a_warning() -> None:
    report = checked(good())
    assert report.conforms
    assert report.findings == ()
    assert report.triples == len({q.triple for q in good()})


def test_the_annotated_columns_conform(gold_graph: Dataset) -> None:
    assert [f for f in check_graph(gold_graph).findings if f.severity is Severity.VIOLATION] == []


# Each fault as an update of the good graph, what is reported of it, and of which node.
VIOLATIONS = {
    "two holders": (
        "INSERT DATA { id:tenure-d-1 plum:holder id:board }",
        "must have exactly one plum:holder, a plum:Actor",
        "tenure-d-1",
    ),
    "no holder": (
        "DELETE WHERE { id:tenure-d-1 plum:holder ?x }",
        "must have exactly one plum:holder, a plum:Actor",
        "tenure-d-1",
    ),
    "no office": (
        "DELETE WHERE { id:vacancy-d-1 plum:office ?x }",
        "must have exactly one plum:office, a plum:Office",
        "vacancy-d-1",
    ),
    "tenure turned round": (
        "INSERT DATA { id:t a plum:Tenure ; plum:holder id:office-chair ; plum:office id:ann-lee }",
        "must have exactly one plum:office, a plum:Office",
        "t",
    ),
    "shortcut turned round": (
        "INSERT DATA { id:policy-ban-in-d plum:supports id:ann-lee }",
        "holds, seeks, supports or opposes something and is no plum:Actor",
        "policy-ban-in-d",
    ),
    "stance turned round": (
        "DELETE { id:stance-d-1 plum:stanceOf ?a ; plum:stanceToward ?p } INSERT { id:stance-d-1 plum:stanceOf ?p ; "
        "plum:stanceToward ?a } WHERE { id:stance-d-1 plum:stanceOf ?a ; plum:stanceToward ?p }",
        "must have exactly one plum:stanceToward, a plum:Policy",
        "stance-d-1",
    ),
    "tenure that is a candidacy": (
        "INSERT DATA { id:tenure-d-1 a plum:Candidacy }",
        "a tenure is never a candidacy: being named to an office is not holding it",
        "tenure-d-1",
    ),
    "actor that is an office": (
        "INSERT DATA { id:ann-lee a plum:Office }",
        "is both a https://w3id.org/plumbook/ontology#Actor and a https://w3id.org/plumbook/ontology#Office",
        "ann-lee",
    ),
    "person that is a state": (
        "INSERT DATA { id:ann-lee a plum:State }",
        "is both a https://w3id.org/plumbook/ontology#Person and a https://w3id.org/plumbook/ontology#State",
        "ann-lee",
    ),
    "superclass left out": (
        "INSERT DATA { id:x a plum:State ; skos:prefLabel 'X' }",
        "its class plum:Actor is not written out beside the subclass",
        "x",
    ),
    "claim without claimant": (
        "DELETE WHERE { id:claim-d-1 plum:claimant ?x }",
        "a claim must have a plum:claimant",
        "claim-d-1",
    ),
    "claim without content": (
        "DELETE WHERE { id:claim-d-1 plum:contentPassage ?x }",
        "must have content: one plum:contentPassage or more, each a plum:Passage",
        "claim-d-1",
    ),
    "claim not asserted": (
        "DELETE { id:claim-d-1 plum:certainty ?x } INSERT { id:claim-d-1 plum:certainty plum:Questioned } "
        "WHERE { id:claim-d-1 plum:certainty ?x }",
        "a claim must be plum:Asserted",
        "claim-d-1",
    ),
    "unknown mode": (
        "INSERT DATA { id:claim-d-1 plum:mode plum:Sung }",
        "must have exactly one plum:mode: Direct, Indirect or Mixed",
        "claim-d-1",
    ),
    "nested in itself": (
        "INSERT DATA { id:claim-d-1 plum:nestedIn id:attribution-d-2 }",
        "is nested in itself",
        "claim-d-1",
    ),
    "broader than itself": (
        "INSERT DATA { id:policy-ban-in-d plum:broaderPolicy id:policy-ban-in-d }",
        "is broader than itself",
        "policy-ban-in-d",
    ),
    "derived from a stance on something else": (
        "DELETE { id:stance-d-2 plum:stanceToward ?x } INSERT { id:stance-d-2 plum:stanceToward id:policy-bans-in-d } "
        "WHERE { id:stance-d-2 plum:stanceToward ?x }",
        "is derived from a stance that is its own actor's, or toward another policy",
        "stance-d-2",
    ),
    "reverses itself": (
        "INSERT DATA { id:policy-ban-in-d plum:reverses id:policy-ban-in-d }",
        "reverses itself",
        "policy-ban-in-d",
    ),
    "reverses what is no policy": (
        "INSERT DATA { id:policy-ban-in-d plum:reverses id:claim-d-1 }",
        "plum:reverses must point to a plum:Policy",
        "policy-ban-in-d",
    ),
    "no evidence": (
        "DELETE WHERE { id:stance-d-1 plum:evidence ?x }",
        "must have plum:evidence, each a plum:Passage",
        "stance-d-1",
    ),
    "confidence above one": (
        "DELETE { id:stance-d-1 plum:confidence ?x } INSERT { id:stance-d-1 plum:confidence 1.2 } "
        "WHERE { id:stance-d-1 plum:confidence ?x }",
        "must have exactly one plum:confidence, an xsd:decimal from 0 to 1",
        "stance-d-1",
    ),
    "two preferred labels": (
        "INSERT DATA { id:ann-lee skos:prefLabel 'Lee, Ann' }",
        "must have exactly one skos:prefLabel, a text that is not empty",
        "ann-lee",
    ),
    "dates in the wrong order": (
        "INSERT DATA { id:vacancy-d-1 plum:endNotBefore '2030-01-01T00:00:00'^^xsd:dateTime }",
        "https://w3id.org/plumbook/ontology#endNotBefore must be no later than https://w3id.org/plumbook/ontology#endNotAfter",
        "vacancy-d-1",
    ),
    "date that is no date": (
        "INSERT DATA { id:vacancy-d-1 plum:endNotBefore 'soon'^^xsd:dateTime }",
        "plum:endNotBefore must be one xsd:dateTime",
        "vacancy-d-1",
    ),
    "wrong text at the offsets": (
        "DELETE { id:passage-d-0-7 plum:exact ?x } INSERT { id:passage-d-0-7 plum:exact 'Ann Lea' } "
        "WHERE { id:passage-d-0-7 plum:exact ?x }",
        "https://w3id.org/plumbook/id/passage-d-0-7 is not what stands in the text at its offsets",
        "document-d",
    ),
    "offsets in bytes": (
        "DELETE { id:passage-d-53-82 plum:end ?x } INSERT { id:passage-d-53-82 plum:end 89 } "
        "WHERE { id:passage-d-53-82 plum:end ?x }",
        "https://w3id.org/plumbook/id/passage-d-53-82 is not as long as its offsets say",
        "document-d",
    ),
    "passage that ends before it starts": (
        "DELETE { id:passage-d-0-7 plum:end ?x } INSERT { id:passage-d-0-7 plum:end 0 } "
        "WHERE { id:passage-d-0-7 plum:end ?x }",
        "https://w3id.org/plumbook/id/passage-d-0-7 must start before it ends",
        "document-d",
    ),
    "negative offset": (
        "INSERT DATA { id:passage-d-0-7 plum:start -1 }",
        "must have exactly one plum:start, an xsd:integer from 0",
        "passage-d-0-7",
    ),
    "passage without document": (
        "DELETE WHERE { id:passage-d-0-7 plum:inDocument ?x }",
        "must have exactly one plum:inDocument, a plum:Document",
        "passage-d-0-7",
    ),
    "text changed afterwards": (
        "DELETE { id:document-d plum:digest ?x } INSERT { id:document-d plum:digest '" + "0" * 64 + "' } "
        "WHERE { id:document-d plum:digest ?x }",
        "its plum:digest is not that of its plum:text",
        "document-d",
    ),
    "one identifier for two documents": (
        "INSERT DATA { id:document-f a plum:Document ; dcterms:identifier 'd' ; plum:digest '%s' }" % ("0" * 64),
        "its identifier is also that of https://w3id.org/plumbook/id/document-d",
        "document-f",
    ),
    "resolution without a reason": (
        "INSERT DATA { id:r a plum:Resolution ; plum:resolved id:ann-lee ; plum:confidence 0.5 }",
        "must have a plum:reason, a string",
        "r",
    ),
    "property at something else": (
        "INSERT DATA { id:document-d plum:evidence id:passage-d-0-7 }",
        "has plum:evidence and is no statement",
        "document-d",
    ),
}

WARNINGS = {
    "shortcut with nothing behind it": (
        "INSERT DATA { id:ann-lee plum:opposes id:policy-ban-in-d }",
        "a shortcut has no tenure, candidacy or stance behind it",
        "ann-lee",
    ),
    "shortcut left out": (
        "DELETE WHERE { ?x plum:supports id:policy-ban-in-d }",
        "its shortcut https://w3id.org/plumbook/ontology#supports is not written out",
        "stance-d-1",
    ),
    "vacant and held": (
        "INSERT DATA { id:vacancy-d-1 plum:office id:office-chair } ; DELETE WHERE { id:vacancy-d-1 plum:office id:office-seat-in-d }",
        "https://w3id.org/plumbook/id/document-d says that it stands vacant and that https://w3id.org/plumbook/id/ann-lee holds it",
        "office-chair",
    ),
    "evidence from two documents": (
        "INSERT DATA { id:tenure-d-1 plum:evidence id:passage-e-0-52 }",
        "its passages stand in more than one document",
        "tenure-d-1",
    ),
    "misspelt property": (
        "INSERT DATA { id:claim-d-1 plum:aboot id:ann-lee }",
        "has https://w3id.org/plumbook/ontology#aboot, a property that the ontology does not have",
        "claim-d-1",
    ),
    "misspelt class": (
        "INSERT DATA { id:ann-lee a plum:Perzon }",
        "is a https://w3id.org/plumbook/ontology#Perzon, a class that the ontology does not have",
        "ann-lee",
    ),
    "author without an actor": (
        "INSERT DATA { id:document-d dcterms:creator 'A. Lee' }",
        "dcterms:creator must point to a plum:Actor",
        "document-d",
    ),
}


def found(update: str) -> tuple[GraphReport, set[tuple[Severity, str, str]]]:
    store = good()
    # One graph, because an update deletes in one alone.
    flat = pyoxigraph.Store()
    flat.extend(pyoxigraph.Quad(*quad.triple) for quad in store)
    flat.update(PREFIXES + update)
    report = checked(flat)
    name = "https://w3id.org/plumbook/id/"
    return report, {(f.severity, f.message, f.focus.removeprefix(name)) for f in report.findings}


@pytest.mark.parametrize("fault", VIOLATIONS)
def test_a_fault_is_a_violation_at_its_node(fault: str) -> None:
    update, message, focus = VIOLATIONS[fault]
    report, findings = found(update)
    assert not report.conforms
    assert (Severity.VIOLATION, message, focus) in findings


@pytest.mark.parametrize("fault", WARNINGS)
def test_what_a_person_should_look_at_is_a_warning_and_the_graph_conforms(fault: str) -> None:
    update, message, focus = WARNINGS[fault]
    report, findings = found(update)
    assert (Severity.WARNING, message, focus) in findings
    assert report.conforms


def test_blank_nodes_and_literals_in_any_place_are_findings_and_no_crash() -> None:
    terms = [q.predicate.value for q in good() if "plumbook/ontology" in q.predicate.value]
    update = "".join(
        f"id:x <{t}> [], 'text', 'soon'^^xsd:dateTime, id:y . [] <{t}> 'x'@en . " for t in sorted(set(terms))
    )
    classes = "plum:Tenure , plum:Stance , plum:Claim , plum:Passage , plum:Document , plum:Actor , plum:Policy"
    report, _ = found(f"INSERT DATA {{ {update} id:x a {classes} }}")
    assert not report.conforms


def test_a_derived_integer_is_an_offset_too() -> None:
    update = (
        "DELETE { ?p plum:start ?x } INSERT { ?p plum:start ?y } "
        "WHERE { ?p plum:start ?x BIND(STRDT(STR(?x), xsd:nonNegativeInteger) AS ?y) }"
    )
    assert found(update)[0].conforms


def test_findings_are_grouped_by_rule_and_the_same_each_time() -> None:
    update = "DELETE WHERE { ?x plum:claimant ?y } ; INSERT DATA { id:ann-lee plum:opposes id:policy-ban-in-d }"
    report, _ = found(update)
    groups = report.groups()
    assert [g.severity for g in groups] == sorted((g.severity for g in groups), key=list(Severity).index)
    claims = next(g for g in groups if g.rule == "a claim must have a plum:claimant")
    assert [f.focus[-9:] for f in claims.findings] == ["claim-d-1", "claim-e-1"]
    assert claims.shape == "https://w3id.org/plumbook/shapes#Claim"
    assert report == found(update)[0]


def test_a_graph_in_other_terms_is_no_plumbook_graph(tmp_path: Path) -> None:
    path = tmp_path / "other.ttl"
    path.write_text("<http://x/a> <http://x/b> <http://x/c> .")
    with pytest.raises(GraphError, match="nothing in plumbook's terms"):
        check_graph(path)


SHAPES = """
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix plum: <https://w3id.org/plumbook/ontology#> .
<http://x/S> a sh:NodeShape ; sh:targetClass plum:Person ; %s .
"""


def test_shapes_of_ones_own_take_the_place_of_plumbooks(tmp_path: Path) -> None:
    path = tmp_path / "own.ttl"
    path.write_text(SHAPES % 'sh:property [ sh:path plum:holdsOffice ; sh:maxCount 0 ; sh:message "holds office" ]')
    report = check_graph(dataset_of(good()), path)
    assert [(f.message, f.shape) for f in report.findings] == [("holds office", "http://x/S")]


@pytest.mark.parametrize("fault", ["sh:minCount", "sh:property 3", 'sh:sparql [ sh:select "SELECT nonsense" ]'])
def test_shapes_that_are_none_are_one_error(tmp_path: Path, fault: str) -> None:
    path = tmp_path / "bad.ttl"
    path.write_text(SHAPES % fault)
    with pytest.raises(OntologyError):
        check_graph(dataset_of(good()), path)


def test_the_shapes_name_only_terms_of_the_ontology() -> None:
    shapes, ontology = (Graph().parse(ontology_path(f"{name}.ttl")) for name in ("shapes", "plumbook"))
    named = {n for triple in shapes for n in triple if isinstance(n, URIRef) and n.startswith(PLUM)}
    assert named
    assert named <= set(ontology.subjects())


def test_the_shapes_know_every_class_and_property_of_the_ontology() -> None:
    store, ontology = good(), Graph().parse(ontology_path("plumbook.ttl"))
    for term in set(ontology.subjects(RDF.type)):
        if term.startswith(PLUM) and (term, RDF.type, OWL.NamedIndividual) not in ontology:
            kind = "a" if (term, RDF.type, OWL.Class) in ontology else f"<{term}>"
            store.update(f"INSERT DATA {{ <http://x/x> a <http://x/X> ; {kind} <{term}> }}")
    assert [f.message for f in checked(store).findings if "does not have" in f.message] == []


def test_what_plumbook_writes_is_consistent_with_the_ontology() -> None:
    java = find_java()
    if java is None:
        pytest.skip("no Java here")
    whole, _ = together(ontology_files())
    for triple in dataset_of(good()).triples((None, None, None)):
        whole.add(triple[:3])
    assert unsatisfiable_classes(java, whole) == []
    whole.add((ID["tenure-d-1"], RDF.type, PLUM.Candidacy))
    with pytest.raises(Inconsistent):
        unsatisfiable_classes(java, whole)
