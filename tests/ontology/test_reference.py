from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from rdflib import Graph
from rdflib.namespace import RDFS, SKOS

from plumbook.errors import OntologyError
from plumbook.ontology.files import ontology_path
from plumbook.ontology.reference import reference_page
from plumbook.ontology.vocabulary import ontology_of, own_terms

HEAD = """
@prefix : <http://example.org/o#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
<http://example.org/o> a owl:Ontology .
"""


class Page(HTMLParser):
    """What a page holds: text, ids, links, and tags that reach for something."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: set[str] = set()
        self.fetched: list[str] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.tags.add(tag)
        self.ids += [values["id"] or ""] if "id" in values else []
        self.links += [values["href"] or ""] if tag == "a" else []
        self.fetched += [v or "" for k, v in attrs if k in ("src", "srcset") or (k == "href" and tag != "a")]

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.fixture(scope="module")
def html() -> str:
    return reference_page()


def page_of(folder: Path, more: str) -> str:
    path = folder / "o.ttl"
    path.write_text(HEAD + more, encoding="utf-8")
    return reference_page([path])


def rows(html: str, term: str) -> dict[str, str]:
    article = re.search(rf'<article id="{term}">(.*?)</article>', html, re.DOTALL)
    assert article is not None
    found = re.findall(r"<dt>(.*?)</dt>\s*<dd[^>]*>(.*?)</dd>", article[1], re.DOTALL)
    return {heading: Page(content.replace("</span>", "; ")).text.strip("; ") for heading, content in found}


def test_every_term_is_there_with_its_label_and_definition(html: str) -> None:
    page, ontology = Page(html), Graph().parse(ontology_path("plumbook.ttl"))
    terms = own_terms(ontology, ontology_of(ontology))
    assert len(terms) > 80
    for term in terms:
        assert term.partition("#")[2] in page.ids
        assert str(ontology.value(term, RDFS.label)) in page.text
        assert str(ontology.value(term, SKOS.definition)) in page.text


def test_every_link_within_the_page_has_its_target_and_no_two_targets_are_one(html: str) -> None:
    page = Page(html)
    assert {link[1:] for link in page.links if link.startswith("#")} <= set(page.ids)
    assert len(page.ids) == len(set(page.ids))


def test_the_page_needs_nothing_but_itself(html: str) -> None:
    page = Page(html)
    assert page.fetched == []
    assert not page.tags & {"link", "img", "iframe", "object"}
    assert "@import" not in html
    assert "url(" not in html


def test_a_property_is_told_with_domain_range_inverse_and_chain(html: str) -> None:
    assert rows(html, "nominatedTo")["Inverse of"] == "plum:hasNominee"
    assert rows(html, "nominatedTo")["Subproperty of"] == "plum:consideredFor"
    assert rows(html, "hasHeld")["Follows from"] == "(inverse of plum:holder) then plum:office"
    assert rows(html, "office")["Domain"] == "plum:Tenure or plum:Candidacy or plum:Vacancy"
    assert rows(html, "confidence")["Range"] == "xsd:decimal (≥ 0.0, ≤ 1.0)"


def test_a_class_is_told_with_its_place_its_properties_and_its_values(html: str) -> None:
    assert "plum:holder exactly 1 plum:Actor" in rows(html, "Tenure")["Subclass of"]
    assert rows(html, "Attribution")["Subclasses"] == "plum:Claim"
    assert "plum:tenureStatus" in rows(html, "Tenure")["Properties"]
    assert rows(html, "Mode")["Same as"] == "one of plum:Direct, plum:Indirect, plum:Mixed"
    assert rows(html, "Direct")["One of"] == "plum:Mode"


def test_alignments_are_told_apart_by_how_near_they_are(html: str) -> None:
    assert "exactly wd:Q5" in rows(html, "Person")["Alignments"]
    assert "subclass of foaf:Person" in rows(html, "Person")["Alignments"]


def test_the_same_files_give_the_same_page(html: str) -> None:
    assert reference_page() == html


def test_hostile_texts_stay_text(tmp_path: Path) -> None:
    hostile = "<script>alert(1)</script><img src=x onerror=alert(1)>\\\"'{{ 7 * 7 }}"
    html = page_of(
        tmp_path,
        f':A a owl:Class ; rdfs:label "{hostile}" ; skos:definition "{hostile}" ; skos:example "{hostile}" ; '
        'skos:closeMatch <javascript:alert(1)> ; rdfs:subClassOf <http://example.org/o#"onclick=x> .'.replace(
            '"onclick', "'onclick"
        ),
    )
    page = Page(html)
    assert "img" not in page.tags
    assert html.count("<script>") == 1
    assert not any(link.startswith("javascript:") for link in page.links)
    assert "<script>alert(1)</script>" in page.text
    assert "{{ 7 * 7 }}" in page.text


def test_an_ontology_without_a_header_or_documentation_is_told_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "o.ttl"
    path.write_text(HEAD.replace("<http://example.org/o> a owl:Ontology .", "") + ":A a owl:Class .")
    page = Page(reference_page([path]))
    assert ":A" in page.text


@pytest.mark.parametrize(
    ("axiom", "words"),
    [
        ("[ a owl:Restriction ; owl:onProperty :p ; owl:allValuesFrom :B ]", ":p only :B"),
        ('[ a owl:Restriction ; owl:onProperty :p ; owl:minCardinality "2"^^xsd:nonNegativeInteger ]', ":p min 2"),
        ("[ a owl:Restriction ; owl:onProperty :p ; owl:hasSelf true ]", ":p self"),
        ("[ a owl:Class ; owl:complementOf :B ]", "not :B"),
        (
            "[ a owl:Class ; owl:intersectionOf ( :B [ a owl:Restriction ; owl:onProperty :p ; owl:someValuesFrom :B ] ) ]",
            ":B and (:p some :B)",
        ),
    ],
)
def test_expressions_are_put_in_words(tmp_path: Path, axiom: str, words: str) -> None:
    html = page_of(tmp_path, f":A a owl:Class ; rdfs:subClassOf {axiom} . :B a owl:Class . :p a owl:ObjectProperty .")
    assert rows(html, "A")["Subclass of"] == words


def test_broken_turtle_is_an_error_of_one_line(tmp_path: Path) -> None:
    with pytest.raises(OntologyError, match="not valid Turtle"):
        page_of(tmp_path, ":A a")
