from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import pytest

from plumbook.errors import OntologyError
from plumbook.ontology.checking import check_ontology
from plumbook.ontology.report import Check, OntologyReport

HEAD = """
@prefix : <http://example.org/o#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<http://example.org/o> a owl:Ontology ; owl:versionInfo "1" ;
    dcterms:title "Pets" ; dcterms:description "Pets 🐈." ; dcterms:license <http://example.org/licence> .
dcterms:title a owl:AnnotationProperty . dcterms:description a owl:AnnotationProperty .
dcterms:license a owl:AnnotationProperty . skos:definition a owl:AnnotationProperty .
:Cat a owl:Class ; rdfs:label "cat" ; skos:definition "A cat." .
:Dog a owl:Class ; rdfs:label "dog" ; skos:definition "A dog — “höchst” \\"loyal\\"." ; owl:disjointWith :Cat .
:chases a owl:ObjectProperty ; rdfs:label "chases" ; skos:definition "Runs after." .
:age a owl:DatatypeProperty ; rdfs:label "age" ; skos:definition "In years." .
"""
DOCUMENTED = '; rdfs:label "x" ; skos:definition "X." .'


@pytest.fixture(params=["java", "no java"])
def java(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> bool:
    """Whether Java is found: each test runs with it, where the machine has it, and without."""
    with_java = request.param == "java"
    if with_java and shutil.which("java") is None:
        pytest.skip("no Java here")
    if not with_java:
        monkeypatch.setenv("PATH", str(tmp_path))
    return with_java


def checked(folder: Path, more: str = "", head: str = HEAD) -> OntologyReport:
    path = folder / "o.ttl"
    path.write_text(head + more, encoding="utf-8")
    return check_ontology([path])


def faults(report: OntologyReport, name: str) -> dict[str, str]:
    return {f.subject.rpartition("#")[2]: f.message for c in report.checks if c.name == name for f in c.faults}


def check_by(report: OntologyReport, name: str) -> Check:
    return next(c for c in report.checks if c.name == name)


def test_the_ontology_with_its_alignments_passes_and_says_who_looked(java: bool) -> None:
    report = check_ontology()
    assert report.passes, [c for c in report.checks if not c.passes]
    assert report.ontology == "https://w3id.org/plumbook/ontology"
    assert report.terms > 80
    assert check_by(report, "consistency").by == ("HermiT" if java else "OWL 2 RL")
    assert ("no Java found" in (check_by(report, "satisfiability").note or "")) is not java


def test_a_sound_ontology_passes(java: bool, tmp_path: Path) -> None:
    report = checked(tmp_path)
    assert report.passes, report.checks
    assert report.terms == 4


def test_broken_turtle_is_a_fault_with_its_line_and_ends_the_check(java: bool, tmp_path: Path) -> None:
    report = checked(tmp_path, ":Cat rdfs:label ")
    assert not report.passes
    assert [c.name for c in report.checks] == ["syntax"]
    assert "line 17" in report.checks[0].faults[0].message


# What is outside OWL 2 DL: the term at fault, and words of what is said of it.
OUTSIDE = {
    "transitive and functional": (":chases a owl:TransitiveProperty, owl:FunctionalProperty .", "chases", "functional"),
    "above a transitive one, irreflexive": (
        f":chases a owl:TransitiveProperty ; rdfs:subPropertyOf :p . :p a owl:ObjectProperty, owl:IrreflexiveProperty {DOCUMENTED}",
        "p",
        "irreflexive",
    ),
    "chained, in a cardinality": (
        ":chases owl:propertyChainAxiom ( :chases :chases ) . :Dog rdfs:subClassOf "
        '[ a owl:Restriction ; owl:onProperty :chases ; owl:cardinality "1"^^xsd:nonNegativeInteger ] .',
        "chases",
        "cardinality",
    ),
    "chains in a circle": (
        f":p a owl:ObjectProperty ; owl:propertyChainAxiom ( :q :chases ) {DOCUMENTED} "
        f":q a owl:ObjectProperty ; owl:propertyChainAxiom ( :chases :p ) {DOCUMENTED}",
        "p",
        "chain",
    ),
    "object and data property": (":age a owl:ObjectProperty .", "age", "data property and as object property"),
    "class and datatype": (":Cat a rdfs:Datatype .", "Cat", "class and as datatype"),
    "undeclared class": (":Dog rdfs:subClassOf :Pet .", "Pet", "is not declared"),
    "undeclared property": (
        ":rex a owl:NamedIndividual, :Dog ; :barksAt :rex " + DOCUMENTED,
        "barksAt",
        "not declared",
    ),
    "property as a class": (":Dog rdfs:subClassOf :chases .", "chases", "is a object property"),
    "datatype as range of an object property": (":chases rdfs:range xsd:string .", "chases", "range"),
    "datatype unknown to OWL": (":age rdfs:range xsd:gYear .", "gYear", "not declared"),
    "date as a value": (
        ":rex a owl:NamedIndividual, :Dog ; :age '2020-01-01'^^xsd:date " + DOCUMENTED,
        "date",
        "no datatype",
    ),
    "ill-typed value": (
        ":rex a owl:NamedIndividual, :Dog ; :age 'old'^^xsd:integer " + DOCUMENTED,
        "rex",
        '"old" is no',
    ),
    "word of OWL that there is not": (":Dog owl:likes :Cat .", "likes", "no term of OWL 2"),
    "term in OWL's own namespace": ("owl:Pet a owl:Class .", "Pet", "keeps its namespace"),
    "restriction without a property": (
        ":Dog rdfs:subClassOf [ a owl:Restriction ; owl:someValuesFrom :Cat ] .",
        "Dog",
        "not on one property",
    ),
    "restriction that says nothing": (
        ":Dog rdfs:subClassOf [ a owl:Restriction ; owl:onProperty :chases ] .",
        "Dog",
        "does not say one thing",
    ),
    "knotted expressions": (
        ":Dog rdfs:subClassOf _:x . :Cat rdfs:subClassOf _:x . "
        "_:x a owl:Restriction ; owl:onProperty :chases ; owl:someValuesFrom :Cat .",
        "Dog|Cat",
        "stands in 2 places",
    ),
    "subproperty of another kind": (":age rdfs:subPropertyOf :chases .", "age", "different kinds"),
    "literal at an object property": (
        ":rex a owl:NamedIndividual, :Dog ; :chases 'x' " + DOCUMENTED,
        "chases",
        "a literal",
    ),
    "two headers": ("<http://example.org/p> a owl:Ontology .", "the file", "declares 2"),
}


@pytest.mark.parametrize("fault", OUTSIDE)
def test_what_is_outside_owl_2_dl_is_caught_without_java(
    fault: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    more, terms, message = OUTSIDE[fault]
    found = faults(checked(tmp_path, more), "profile")
    assert any(message in found.get(term, "") for term in terms.split("|")), found


def test_what_is_in_owl_2_dl_is_left_alone(java: bool, tmp_path: Path) -> None:
    more = f"""
        :hunts a owl:ObjectProperty ; rdfs:subPropertyOf :chases ; owl:inverseOf :huntedBy {DOCUMENTED}
        :huntedBy a owl:ObjectProperty, owl:FunctionalProperty, owl:AsymmetricProperty {DOCUMENTED}
        :kin a owl:ObjectProperty, owl:TransitiveProperty, owl:SymmetricProperty {DOCUMENTED}
        :far a owl:ObjectProperty ; owl:propertyChainAxiom ( [ owl:inverseOf :hunts ] :kin ), ( :far :kin ) {DOCUMENTED}
        :Pair a owl:Class ; owl:equivalentClass [ a owl:Class ; owl:intersectionOf ( :Cat
            [ a owl:Restriction ; owl:onProperty :hunts ; owl:maxCardinality "2"^^xsd:nonNegativeInteger ] ) ] {DOCUMENTED}
        :tom a owl:NamedIndividual, :Cat ; :hunts :jerry ; :age 3 {DOCUMENTED} :jerry a owl:NamedIndividual, :Cat {DOCUMENTED}
        :age rdfs:range [ a rdfs:Datatype ; owl:onDatatype xsd:integer ; owl:withRestrictions ( [ xsd:minInclusive 0 ] ) ] .
        :Tom a owl:Class, owl:NamedIndividual {DOCUMENTED}
        [] a owl:AllDifferent ; owl:distinctMembers ( :tom :jerry ) .
        [] a owl:Axiom ; owl:annotatedSource :Dog ; owl:annotatedProperty owl:disjointWith ; owl:annotatedTarget :Cat ;
            rdfs:comment "Since ever." .
    """
    assert checked(tmp_path, more).passes


def test_the_owl_api_gives_a_second_opinion_where_java_is(tmp_path: Path) -> None:
    if shutil.which("javac") is None:
        pytest.skip("no JDK here")
    report = checked(tmp_path, ":chases a owl:TransitiveProperty, owl:FunctionalProperty .")
    second = next(c for c in report.checks if c.by == "OWL API")
    assert "non-simple property" in second.faults[0].message


def test_a_java_that_does_not_compile_reasons_and_the_report_says_what_it_could_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    java = shutil.which("java")
    if java is None:
        pytest.skip("no Java here")
    script = tmp_path / "bin" / "java"
    script.parent.mkdir()
    script.write_text(
        f'#!/bin/sh\ncase "$*" in *.java*) echo "error: no jdk.compiler" >&2; exit 1;; esac\nexec {java} "$@"\n'
    )
    script.chmod(0o755)
    monkeypatch.setenv("PATH", f"{script.parent}:/bin:/usr/bin")
    report = checked(tmp_path)
    assert report.passes
    second = next(c for c in report.checks if c.by == "OWL API")
    assert "it needs a Java that compiles" in (second.note or "")
    assert "jdk.compiler" in (second.note or "")
    assert check_by(report, "consistency").by == "HermiT"


def test_a_contradiction_is_caught(java: bool, tmp_path: Path) -> None:
    report = checked(tmp_path, ":rex a owl:NamedIndividual, :Dog, :Cat " + DOCUMENTED)
    assert not report.passes
    assert any("Disjoint classes" in message for message in faults(report, "consistency").values())
    assert not any(c.name == "satisfiability" for c in report.checks)


@pytest.mark.parametrize(
    "axioms",
    [
        ":Chimera rdfs:subClassOf :Cat, :Dog .",
        ":Chimera rdfs:subClassOf :Lion . :Lion rdfs:subClassOf :Cat . [] a owl:AllDisjointClasses ; "
        f"owl:members ( :Chimera :Lion ) . :Lion a owl:Class {DOCUMENTED}",
        ":Chimera rdfs:subClassOf [ a owl:Restriction ; owl:onProperty :chases ; owl:hasValue :rex ] . "
        f":chases rdfs:domain :Cat . :rex a owl:NamedIndividual, :Dog {DOCUMENTED} :Chimera rdfs:subClassOf :Dog .",
    ],
)
def test_a_class_that_can_have_no_member_is_caught(java: bool, tmp_path: Path, axioms: str) -> None:
    report = checked(tmp_path, f":Chimera a owl:Class {DOCUMENTED} {axioms}")
    assert check_by(report, "consistency").passes
    assert faults(report, "satisfiability") == {"Chimera": "can have no member"}
    assert not report.passes


@pytest.mark.parametrize(
    ("term", "missing"),
    [
        (':Fish a owl:Class ; rdfs:label "fish" .', "has no definition"),
        (':Fish a owl:Class ; skos:definition "A fish." .', "has no label"),
        (':Fish a owl:Class ; rdfs:label "fish" ; skos:definition "  " .', "has no definition"),
        (':Fish a owl:NamedIndividual, :Cat ; skos:definition "A fish." .', "has no label"),
    ],
)
def test_an_undocumented_term_is_caught(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, term: str, missing: str
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    report = checked(tmp_path, term)
    assert faults(report, "documentation") == {"Fish": missing}
    assert not report.passes


def test_an_ontology_that_does_not_say_its_licence_is_caught(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    report = checked(tmp_path, head=HEAD.replace("; dcterms:license <http://example.org/licence>", ""))
    assert "has no licence" in faults(report, "documentation").values()


def test_terms_of_other_vocabularies_need_no_documentation(java: bool, tmp_path: Path) -> None:
    assert checked(tmp_path, "<http://example.com/Pet> a owl:Class .").passes


def test_imports_are_not_fetched_and_the_report_says_so(java: bool, tmp_path: Path) -> None:
    report = checked(tmp_path, "<http://example.org/o> owl:imports <http://127.0.0.1:9/never> .")
    assert report.passes
    assert "http://127.0.0.1:9/never" in (check_by(report, "syntax").note or "")


def test_a_file_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(OntologyError, match="cannot be read"):
        check_ontology([tmp_path / "none.ttl"])


def test_nothing_is_printed_and_nothing_left_behind(
    java: bool, tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    checked(tmp_path, ":chases a owl:TransitiveProperty, owl:FunctionalProperty . :rex :age 'x'^^xsd:integer .")
    assert capfd.readouterr() == ("", "")
    assert list(folder.iterdir()) == []
