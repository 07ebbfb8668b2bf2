"""How a graph was made, in PROV-O (W3C 2013), without times: the same input gives the same bytes."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from pyoxigraph import Literal, NamedNode

from plumbook.graph.iris import Iris
from plumbook.graph.triples import RDF_TYPE, Triples, decimal, plum, prov, typed
from plumbook.ontology.terms import DCTERMS, RDFS
from plumbook.resolution import Entry, Register
from plumbook.resolution.corrections import Correction, NotAnActor, Wrong
from plumbook.resolution.slugs import slug


def provenance_triples(documents: Iterable[str], register: Register, settings: dict[str, Any], iris: Iris) -> Triples:
    """Return the run, the software, the settings, the documents used, the register's merges and the corrections.

    Args:
        documents: ids of the documents read.
        register: who is who.
        settings: those of the reader and the build, as JSON values; "plumbook" and "model" with
            "model_version" name the software.
        iris: names individuals.
    """
    triples = Triples(iris.named("provenance"))
    run = iris.named("run")
    triples.add(run, RDF_TYPE, prov("Activity"))
    triples.add(run, plum("settings"), Literal(json.dumps(settings, sort_keys=True)))
    for name, version in (("plumbook", settings["plumbook"]), (settings["model"], settings["model_version"])):
        agent = iris.named(f"software-{slug(f'{name} {version}')}")
        triples.add(agent, RDF_TYPE, prov("SoftwareAgent"))
        triples.add(agent, NamedNode(RDFS + "label"), Literal(f"{name} {version}"))
        triples.add(run, prov("wasAssociatedWith"), agent)
    for document in documents:
        triples.add(run, prov("used"), iris.document(document))
        _write_origin(triples, iris.graph(document), run, iris.document(document))
    _write_origin(triples, iris.named("register"), run)
    _write_merges(triples, register, iris)
    _write_corrections(triples, register, run, iris)
    return triples


def _write_origin(triples: Triples, graph: NamedNode, run: NamedNode, *sources: NamedNode) -> None:
    triples.add(graph, RDF_TYPE, prov("Entity"))
    triples.add(graph, prov("wasGeneratedBy"), run)
    triples.add(graph, prov("wasDerivedFrom"), *sources)


def _write_merges(triples: Triples, register: Register, iris: Iris) -> None:
    for entry in register.entries.values():
        for place in entry.places:
            _write_part(triples, entry, register.part_names[entry.type, place], iris.document(place[0]), iris)
        for number, merge in enumerate(entry.merges, 1):
            iri = iris.named(f"resolution-{entry.name}-{number}")
            triples.type(iri, "Resolution")
            triples.add(iri, plum("resolved"), iris.named(entry.name))
            triples.add(iri, plum("reason"), Literal(merge.reason))
            triples.add(iri, plum("confidence"), decimal(merge.confidence))
            for place in merge.places:
                part = iris.named(register.part_names[entry.type, place])
                triples.add(iri, prov("wasDerivedFrom"), part, iris.document(place[0]))
            if merge.correction is not None:
                triples.add(iri, prov("wasDerivedFrom"), _correction(merge.correction, iris))


def _write_part(triples: Triples, entry: Entry, name: str, document: NamedNode, iris: Iris) -> None:
    """What one document says of an entry, under the name by which a correction can part it from the rest."""
    if name != entry.name:
        part = iris.named(name)
        triples.add(part, RDF_TYPE, prov("Entity"))
        triples.add(part, prov("specializationOf"), iris.named(entry.name))
        triples.add(part, prov("wasDerivedFrom"), document)


def _write_corrections(triples: Triples, register: Register, run: NamedNode, iris: Iris) -> None:
    """What a person said, who, when and why, and what became of it."""
    for number, said in enumerate(register.corrections.entries(), 1):
        is_of_statement = isinstance(said, Wrong) and any(f"-{s}-" in said.thing for s in register.documents.values())
        if number not in register.applied and not is_of_statement:
            continue
        iri = _correction(number, iris)
        triples.add(iri, RDF_TYPE, prov("Entity"))
        triples.add(iri, NamedNode(RDFS + "label"), Literal(_told(said)))
        triples.add(run, prov("wasInfluencedBy"), iri)
        if said.note:
            triples.add(iri, NamedNode(RDFS + "comment"), Literal(said.note))
        if said.date:
            triples.add(iri, NamedNode(DCTERMS + "date"), typed(said.date.isoformat(), "date"))
        if said.by:
            person = iris.named(f"corrector-{slug(said.by)}")
            triples.add(person, RDF_TYPE, prov("Person"))
            triples.add(person, NamedNode(RDFS + "label"), Literal(said.by))
            triples.add(iri, prov("wasAttributedTo"), person)
        for name in register.applied.get(number, ()):
            triples.add(iris.named(name), prov("wasInfluencedBy"), iri)
        if isinstance(said, Wrong | NotAnActor):
            triples.add(iris.named(said.thing), prov("wasInvalidatedBy"), run)
            triples.add(iris.named(said.thing), prov("wasInfluencedBy"), iri)


def _told(said: Correction) -> str:
    """Return a correction in one line: its kind and what it names."""
    values = said.says().values()
    return f"{said.table}: " + ", ".join(", ".join(v) if isinstance(v, tuple) else v for v in values)


def _correction(number: int, iris: Iris) -> NamedNode:
    return iris.named(f"correction-{number}")
