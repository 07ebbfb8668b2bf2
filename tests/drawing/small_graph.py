"""A small graph that grows by what a test says, and whose words are known."""

from __future__ import annotations

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, RDF, SKOS, XSD

from plumbook.ontology.terms import ID, PLUM

TEXT = (
    "A first paragraph \U0001f309 with a sign of two units.\n\n"
    "Rain fell. “We should build the bridge,” Ada Abbot said. Others shrugged.\n\n"
    "Ben Birch would rather not build it."
)
QUOTE = "“We should build the bridge,” Ada Abbot said."
CONTENT = "We should build the bridge,"
REFUSAL = "Ben Birch would rather not build it."


class SmallGraph:
    """Two actors, a policy, an office and a text; what a test needs more, it adds."""

    def __init__(self, text: str = TEXT) -> None:
        self.graph, self.text = Graph(), text
        self.document = ID["document-one"]
        self.say(self.document, RDF.type, PLUM.Document)
        self.say(self.document, DCTERMS.identifier, Literal("one"))
        self.say(self.document, DCTERMS.title, Literal("The bridge"))
        self.say(self.document, DCTERMS.date, Literal("2021-05-05", datatype=XSD.date))
        self.say(self.document, PLUM.text, Literal(text))

    def say(self, subject: URIRef, predicate: URIRef, *objects: URIRef | Literal) -> None:
        for thing in objects:
            self.graph.add((subject, predicate, thing))

    def entity(self, name: str, kind: str, label: str, *others: str) -> URIRef:
        self.say(ID[name], RDF.type, PLUM[kind])
        self.say(ID[name], SKOS.prefLabel, Literal(label))
        self.say(ID[name], SKOS.altLabel, *(Literal(other) for other in others))
        return ID[name]

    def passage(self, words: str, document: URIRef | None = None) -> URIRef:
        start = self.text.index(words)
        iri = ID[f"passage-{start}-{len(words)}"]
        self.say(iri, PLUM.inDocument, document or self.document)
        self.say(iri, PLUM.start, Literal(start))
        self.say(iri, PLUM.end, Literal(start + len(words)))
        self.say(iri, PLUM.exact, Literal(words))
        return iri

    def stance(self, name: str, actor: URIRef, policy: URIRef, polarity: str, words: str, confidence: str) -> URIRef:
        stance = ID[name]
        self.say(stance, RDF.type, PLUM.Stance)
        self.say(stance, PLUM.stanceOf, actor)
        self.say(stance, PLUM.stanceToward, policy)
        self.say(stance, PLUM.polarity, PLUM[polarity])
        self.say(stance, PLUM.evidence, self.passage(words))
        self.say(stance, PLUM.confidence, Literal(confidence, datatype=XSD.decimal))
        return stance
