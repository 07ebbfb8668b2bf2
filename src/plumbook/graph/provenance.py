"""How a graph was made, in PROV-O (W3C 2013), without times: the same input gives the same bytes."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from pyoxigraph import Literal, NamedNode

from plumbook.graph.iris import Iris
from plumbook.graph.triples import RDF_TYPE, Triples, decimal, plum
from plumbook.ontology.terms import PROV, RDFS
from plumbook.resolution import Register
from plumbook.resolution.slugs import slug


def provenance_triples(documents: Iterable[str], register: Register, settings: dict[str, Any], iris: Iris) -> Triples:
    """Return the run, the software, the settings, the documents used, and the register's merges.

    Args:
        documents: ids of the documents read.
        register: who is who.
        settings: those of the reader and the build, as JSON values; "plumbook" and "model" with
            "model_version" name the software.
        iris: names individuals.
    """
    triples = Triples(iris.named("provenance"))
    run = iris.named("run")
    triples.add(run, RDF_TYPE, _prov("Activity"))
    triples.add(run, plum("settings"), Literal(json.dumps(settings, sort_keys=True)))
    for name, version in (("plumbook", settings["plumbook"]), (settings["model"], settings["model_version"])):
        agent = iris.named(f"software-{slug(f'{name} {version}')}")
        triples.add(agent, RDF_TYPE, _prov("SoftwareAgent"))
        triples.add(agent, NamedNode(RDFS + "label"), Literal(f"{name} {version}"))
        triples.add(run, _prov("wasAssociatedWith"), agent)
    for document in documents:
        triples.add(run, _prov("used"), iris.document(document))
        _write_origin(triples, iris.graph(document), run, iris.document(document))
    _write_origin(triples, iris.named("register"), run)
    _write_merges(triples, register, iris)
    return triples


def _write_origin(triples: Triples, graph: NamedNode, run: NamedNode, *sources: NamedNode) -> None:
    triples.add(graph, RDF_TYPE, _prov("Entity"))
    triples.add(graph, _prov("wasGeneratedBy"), run)
    triples.add(graph, _prov("wasDerivedFrom"), *sources)


def _write_merges(triples: Triples, register: Register, iris: Iris) -> None:
    for entry in register.entries.values():
        for number, merge in enumerate(entry.merges, 1):
            iri = iris.named(f"resolution-{entry.name}-{number}")
            triples.type(iri, "Resolution")
            triples.add(iri, plum("resolved"), iris.named(entry.name))
            triples.add(iri, plum("reason"), Literal(merge.reason))
            triples.add(iri, plum("confidence"), decimal(merge.confidence))
            triples.add(iri, _prov("wasDerivedFrom"), *(iris.document(d) for d, _ in merge.places))


def _prov(term: str) -> NamedNode:
    return NamedNode(PROV + term)
