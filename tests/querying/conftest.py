"""A small graph with what the annotated columns do not have: dates, reports that are not asserted, changed minds."""

from __future__ import annotations

import pytest
from rdflib import Dataset, Graph

from plumbook.querying import sparql
from plumbook.store import dataset_of, store_of

PREFIXES = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in sparql.PREFIX_IRIS.items())

SMALL = """
id:d a plum:Document ; dcterms:identifier "memo" ; dcterms:title "A memo" ; dcterms:date "2024-06" .
id:ada a plum:Person, plum:Actor ; skos:prefLabel "Ada Quill" ; skos:altLabel "Quill" ; plum:claims id:c1 .
id:rene a plum:Person, plum:Actor ; skos:prefLabel "René O’Hara" .
id:port a plum:Organization, plum:Actor ; skos:prefLabel "Port Board" .
id:chair a plum:Office ; skos:prefLabel "chair of the Port Board" ; plum:officeOf id:port .
id:toll a plum:Policy ; skos:prefLabel "harbour toll" ; plum:concerns id:port .

id:t1 a plum:Tenure ; plum:holder id:rene ; plum:office id:chair ; plum:tenureStatus plum:Former ;
  plum:startNotBefore "2019-01-01T00:00:00"^^xsd:dateTime ; plum:startNotAfter "2019-12-31T23:59:59"^^xsd:dateTime ;
  plum:endNotBefore "2024-03-01T00:00:00"^^xsd:dateTime ; plum:endNotAfter "2024-03-31T23:59:59"^^xsd:dateTime ;
  plum:dateText "from 2019 until March" ; plum:evidence id:p1 ; plum:confidence 0.9 .
id:v1 a plum:Vacancy ; plum:office id:chair ; plum:startNotBefore "2024-03-01T00:00:00"^^xsd:dateTime ;
  plum:evidence id:p1 ; plum:confidence 0.8 .

id:c1 a plum:Claim, plum:Attribution ; plum:claimant id:ada ; plum:mode plum:Indirect ; plum:certainty plum:Asserted ;
  plum:cue "said" ; plum:about id:toll ; plum:contentPassage id:p2 ; plum:evidence id:p2 ; plum:confidence 0.7 .
id:a2 a plum:Attribution ; plum:claimant id:rene ; plum:mode plum:Indirect ; plum:certainty plum:Negated ;
  plum:nestedIn id:c1 ; plum:contentPassage id:p3 ; plum:evidence id:p2 ; plum:confidence 0.7 .
id:a3 a plum:Attribution ; plum:mode plum:Indirect ; plum:certainty plum:Questioned ;
  plum:contentPassage id:p4 ; plum:evidence id:p4 ; plum:confidence 0.5 .

id:s1 a plum:Stance ; plum:stanceOf id:ada ; plum:stanceToward id:toll ; plum:polarity plum:Supports ;
  plum:evidence id:p2 ; plum:confidence 0.6 .
id:s2 a plum:Stance ; plum:stanceOf id:ada ; plum:stanceToward id:toll ; plum:polarity plum:Opposes ;
  plum:evidence id:p4 ; plum:confidence 0.6 .
id:s3 a plum:Stance ; plum:stanceOf id:rene ; plum:stanceToward id:toll ; plum:polarity plum:Neutral ;
  plum:evidence id:p4 ; plum:confidence 0.6 .
id:ada plum:supports id:toll ; plum:opposes id:toll .

id:p1 a plum:Passage ; plum:inDocument id:d ; plum:start 0 ; plum:end 9 ; plum:exact "Sentence." .
id:p2 a plum:Passage ; plum:inDocument id:d ; plum:start 10 ; plum:end 40 ; plum:exact "René never said no, said Quill." .
id:p3 a plum:Passage ; plum:inDocument id:d ; plum:start 21 ; plum:end 23 ; plum:exact "no" .
id:p4 a plum:Passage ; plum:inDocument id:d ; plum:start 50 ; plum:end 60 ; plum:exact "who knows?" .
"""


@pytest.fixture(scope="session")
def small() -> Dataset:
    return dataset_of(store_of(Graph().parse(data=PREFIXES + SMALL, format="turtle")))
