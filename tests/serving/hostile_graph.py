"""A graph whose every name, title, sentence and IRI tries to be something else."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, RDF, SKOS, XSD

from plumbook.ontology.terms import ID, PLUM
from serving.browser_checks import HOSTILE

DOCUMENT = URIRef("https://example.org/a/document?x=%3Cscript%3E&y='alert(1)'#frag")
ACTOR = URIRef("javascript:alert('actor')")
OFFICE = ID["office-" + quote("<b>&'", safe="'&")]
POLICY = URIRef("urn:policy:%3C%2Fscript%3E")


def hostile_file(place: Path) -> Path:
    """Write the graph and return its file."""
    graph = Graph()
    text = "\n\n".join(f"{hostile} said {hostile}." for hostile in HOSTILE)

    def say(subject: URIRef, predicate: URIRef, *objects: URIRef | Literal) -> None:
        for thing in objects:
            graph.add((subject, predicate, thing))

    def passage(words: str, role: str) -> URIRef:
        start = text.index(words)
        iri = ID[f"passage-{role}-{start}"]
        say(iri, RDF.type, PLUM.Passage)
        say(iri, PLUM.inDocument, DOCUMENT)
        say(iri, PLUM.start, Literal(start))
        say(iri, PLUM.end, Literal(start + len(words)))
        say(iri, PLUM.exact, Literal(words))
        return iri

    def statement(name: str, kind: str, words: str) -> URIRef:
        iri = URIRef(f"https://example.org/{name}#'><script>".replace("<", "%3C").replace(">", "%3E"))
        say(iri, RDF.type, PLUM[kind])
        say(iri, PLUM.evidence, passage(words, name))
        say(iri, PLUM.confidence, Literal("0.5", datatype=XSD.decimal))
        say(iri, PLUM.dateText, Literal(HOSTILE[0]))
        return iri

    say(DOCUMENT, RDF.type, PLUM.Document)
    say(DOCUMENT, DCTERMS.identifier, Literal(HOSTILE[1]))
    say(DOCUMENT, DCTERMS.title, Literal(HOSTILE[0]))
    say(DOCUMENT, DCTERMS.publisher, Literal(HOSTILE[1]))
    say(DOCUMENT, DCTERMS.date, Literal(HOSTILE[2]))
    say(DOCUMENT, DCTERMS.creator, ACTOR)
    say(DOCUMENT, PLUM.text, Literal(text))
    for thing, kind, label in ((ACTOR, "Person", 0), (OFFICE, "Office", 1), (POLICY, "Policy", 2)):
        say(thing, RDF.type, PLUM[kind])
        say(thing, SKOS.prefLabel, Literal(f"{HOSTILE[label]} {kind}"))
        say(thing, SKOS.altLabel, *(Literal(each) for each in HOSTILE))
        say(thing, PLUM.mention, passage(HOSTILE[label], kind))
    claim = statement("claim", "Claim", f"{HOSTILE[0]} said {HOSTILE[0]}.")
    say(claim, PLUM.claimant, ACTOR)
    say(claim, PLUM.cue, Literal(HOSTILE[1]))
    say(claim, PLUM.contentPassage, passage(f"said {HOSTILE[0]}", "content"))
    say(claim, PLUM.about, POLICY)
    for kind, name, properties in (
        ("Stance", "stance", {"stanceOf": ACTOR, "stanceToward": POLICY, "polarity": PLUM.Opposes}),
        ("Tenure", "tenure", {"holder": ACTOR, "office": OFFICE, "tenureStatus": PLUM.Acting}),
        ("Vacancy", "vacancy", {"office": OFFICE}),
    ):
        stated = statement(name, kind, f"{HOSTILE[2]} said {HOSTILE[2]}.")
        for property, value in properties.items():
            say(stated, PLUM[property], value)
    say(ACTOR, PLUM.opposes, POLICY)
    path = place / "hostile.ttl"
    graph.serialize(path, format="turtle")
    return path
