"""The register, as the triples of its named graph."""

from __future__ import annotations

from pyoxigraph import Literal, NamedNode

from plumbook.graph.iris import Iris
from plumbook.graph.triples import Triples, plum
from plumbook.model import ActorKind
from plumbook.ontology.terms import OWL, SKOS
from plumbook.resolution import Entry, EntryType, Register

CLASSES = {
    ActorKind.PERSON: "Person",
    ActorKind.ORGANIZATION: "Organization",
    ActorKind.STATE: "State",
    ActorKind.GROUP: "Group",
    ActorKind.ANONYMOUS: "AnonymousSource",
}


def register_triples(register: Register, iris: Iris) -> Triples:
    """Return the types, labels and mutual relations of all actors, offices and policies, as the texts bring them up."""
    triples = Triples(iris.named("register"), as_added=True)
    for entry in register.entries.values():
        _write_entry(triples, entry, iris)
    return triples


def _write_entry(triples: Triples, entry: Entry, iris: Iris) -> None:
    iri = iris.named(entry.name)
    if entry.type is EntryType.ACTOR:
        triples.type(iri, "Actor", *([CLASSES[entry.kind]] if entry.kind else []))
    else:
        triples.type(iri, entry.type.value.capitalize())
    triples.add(iri, NamedNode(SKOS + "prefLabel"), Literal(entry.label))
    triples.add(iri, NamedNode(SKOS + "altLabel"), *(Literal(n) for n in entry.labels))
    if entry.body is not None:
        triples.add(iri, plum("officeOf"), iris.named(entry.body))
    triples.add(iri, plum("broaderPolicy"), *(iris.named(n) for n in entry.broader))
    triples.add(iri, plum("reverses"), *(iris.named(n) for n in entry.reverses))
    triples.add(iri, NamedNode(OWL + "differentFrom"), *(iris.named(n) for n in entry.different))
    triples.add(iri, plum("concerns"), *(iris.named(n) for n in entry.concerns))
