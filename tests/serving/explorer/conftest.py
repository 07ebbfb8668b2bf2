"""A small graph with dates, doubts and changed minds, looked up as pages do."""

from __future__ import annotations

import pytest
from rdflib import Graph

from plumbook.querying.sparql import PREFIX_IRIS
from plumbook.serving.explorer.lookup import Lookup
from plumbook.serving.explorer.snapshot import Snapshot
from plumbook.store import store_of

TEXTS = (("early", "2019-03-01"), ("late", "2021-06-30"))
SAID = """
id:{d} a plum:Document ; dcterms:identifier "{d}" ; dcterms:title "The {d} one" ; dcterms:date "{date}"^^xsd:date .
id:p-{d}-1 a plum:Passage ; plum:inDocument id:{d} ; plum:start 0 ; plum:end 13 ; plum:exact "First of {d}." .
id:p-{d}-2 a plum:Passage ; plum:inDocument id:{d} ; plum:start 14 ; plum:end 28 ; plum:exact "Second of {d}." .
"""
GRAPH = """
id:ada a plum:Person, plum:Actor ; skos:prefLabel "Ada Quill" ; plum:supports id:toll ; plum:opposes id:fee .
id:ben a plum:Person, plum:Actor ; skos:prefLabel "Ben Birch" ; plum:supports id:toll, id:fee .
id:chair a plum:Office ; skos:prefLabel "chair" ; skos:altLabel "port chair" .
id:head a plum:Office ; skos:prefLabel "head of the port" ; skos:altLabel "port chair" .
id:toll a plum:Policy ; skos:prefLabel "harbour toll" .
id:fee a plum:Policy ; skos:prefLabel "landing fee" ; plum:reverses id:toll .
id:t-late a plum:Tenure ; plum:holder id:ben ; plum:office id:chair ; plum:tenureStatus plum:Current ;
  plum:evidence id:p-late-1 ; plum:confidence 0.9 .
id:t-early a plum:Tenure ; plum:holder id:ada ; plum:office id:chair ; plum:tenureStatus plum:Former ;
  plum:endNotBefore "2018-01-01T00:00:00"^^xsd:dateTime ; plum:endNotAfter "2018-12-31T23:59:59"^^xsd:dateTime ;
  plum:evidence id:p-early-1 ; plum:confidence 0.8 .
id:v a plum:Vacancy ; plum:office id:head ; plum:evidence id:p-late-2 ; plum:confidence 0.5 .
id:s1 a plum:Stance ; plum:stanceOf id:ada ; plum:stanceToward id:toll ; plum:polarity plum:Supports ;
  plum:evidence id:p-early-2 ; plum:confidence 0.3 .
id:s2 a plum:Stance ; plum:stanceOf id:ada ; plum:stanceToward id:toll ; plum:polarity plum:Opposes ;
  plum:evidence id:p-late-2 ; plum:confidence 0.9 .
id:s3 a plum:Stance ; plum:stanceOf id:ada ; plum:stanceToward id:toll ; plum:polarity plum:Supports ;
  plum:evidence id:p-late-1 ; plum:confidence 0.7 .
id:c1 a plum:Claim, plum:Attribution ; plum:claimant id:ben ; plum:cue "said" ; plum:about id:toll ; plum:mode plum:Direct ;
  plum:contentPassage id:p-late-2 ; plum:evidence id:p-late-1 ; plum:confidence 0.6 .
"""


@pytest.fixture(scope="session")
def snapshot() -> Snapshot:
    prefixes = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIX_IRIS.items())
    texts = "".join(SAID.format(d=name, date=date) for name, date in TEXTS)
    return Snapshot(store_of(Graph().parse(data=prefixes + texts + GRAPH, format="turtle")))


@pytest.fixture(scope="session")
def lookup(snapshot: Snapshot) -> Lookup:
    return snapshot.lookup
