"""The network of actors, offices and policies, with every statement between them as an edge."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import networkx as nx
from pyoxigraph import Store
from rdflib import Graph

from plumbook.errors import GraphError
from plumbook.network.folding import ENTITIES, FOLDINGS, Folding
from plumbook.ontology.terms import PREFIXES

_PROLOGUE = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())
_DATES = ("startNotBefore", "startNotAfter", "endNotBefore", "endNotAfter", "dateText")


def entity_network(graph: Graph | Store) -> nx.MultiDiGraph[str]:
    """Return the network of all actors, offices and policies of a graph, in a fixed order.

    Args:
        graph: a graph in plumbook's terms, whoever made it: all graphs of an Oxigraph store (three times
            as fast), or an rdflib graph; of an rdflib dataset, its default graph.

    Returns:
        A node for each individual, named by its IRI, with the attributes `label`, `type` ("actor", "office",
        "policy"), `kind` ("person", "organization", …, "" where none is known), `names` (the other labels),
        `mentions` (how many passages name it), `documents` (ids of those that do), and `vacant` (an office
        of which a text says that it stands empty).

        An edge for each statement and each thing that it is about, its key the statement's IRI: `type` and
        `label` (see `folding`), `sign` (1 for, -1 against, 0 neither), `statement` (its IRI, "" for a direct
        property), `status` ("Current", "Supports", …, "" for none), `confidence` (1.0 where the graph does not
        doubt it), `evidence` (how many passages), `documents` (ids), and the dates that are known.
        Statements about something that is no individual of the graph are left out.

    Raises:
        GraphError: a confidence is no number from 0 to 1.
    """
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    network.add_nodes_from(_nodes(graph))
    evidence = _passages(graph, "evidence")
    for folding in FOLDINGS:
        for source, target, attributes in _edges(graph, folding):
            if source in network and target in network:
                found = evidence.get(attributes["statement"], _NOTHING)
                attributes.update(evidence=len(found.passages), documents=tuple(sorted(found.documents)))
                network.add_edge(source, target, key=attributes["statement"] or folding.type, **attributes)
    return network


@dataclass(slots=True)
class _Found:
    passages: set[str] = field(default_factory=set)
    documents: set[str] = field(default_factory=set)


_NOTHING = _Found()


def _nodes(graph: Graph | Store) -> Iterator[tuple[str, dict[str, Any]]]:
    types: dict[str, tuple[str, str]] = {}
    for name, (type, kind) in ENTITIES.items():
        for (thing,) in _rows(graph, "?thing", f"?thing a plum:{name}"):
            types.setdefault(thing, (type, kind))
    preferred, names = _values(graph, "skos:prefLabel"), _values(graph, "skos:altLabel")
    mentions = _passages(graph, "mention")
    vacant = {office for (office,) in _rows(graph, "?office", "?vacancy a plum:Vacancy ; plum:office ?office")}
    for thing, (type, kind) in sorted(types.items()):
        found = mentions.get(thing, _NOTHING)
        labels = [name for name in preferred.get(thing, []) + names.get(thing, []) if name.strip()]
        label = labels[0] if labels else local_name(thing)
        yield (
            thing,
            {
                "label": label,
                "type": type,
                "kind": kind,
                "names": tuple(dict.fromkeys(name for name in labels if name != label)),
                "mentions": len(found.passages),
                "documents": tuple(sorted(found.documents)),
                "vacant": thing in vacant,
            },
        )


def _edges(graph: Graph | Store, folding: Folding) -> Iterator[tuple[str, str, dict[str, Any]]]:
    seen = set()
    for source, target, statement, status, confidence, *dates in _rows(graph, *_pattern(folding)):
        if (source, target, statement) in seen:
            continue
        seen.add((source, target, statement))
        meaning = folding.meaning_of(local_name(status))
        yield (
            source,
            target,
            {
                "type": folding.type,
                "label": meaning.label,
                "sign": meaning.sign,
                "statement": statement,
                "status": local_name(status),
                "confidence": _confidence(confidence, statement),
                **{name: date for name, date in zip(_DATES, dates, strict=True) if date},
            },
        )


def _pattern(folding: Folding) -> tuple[str, str]:
    """Return the variables and the pattern that find a folding's edges."""
    variables = " ".join(["?source", "?target", "?statement", "?status", "?confidence", *(f"?{d}" for d in _DATES)])
    if not folding.statement:
        return variables, f"?source plum:{folding.target} ?target"
    optional = {"confidence": "confidence", **{date: date for date in _DATES}}
    if folding.status:
        optional["status"] = folding.status
    pattern = (
        f"?statement a plum:{folding.statement} ; plum:{folding.source} ?source ; plum:{folding.target} ?target . "
        + " ".join(f"OPTIONAL {{ ?statement plum:{term} ?{name} }}" for name, term in optional.items())
    )
    return variables, pattern


def _passages(graph: Graph | Store, property: str) -> dict[str, _Found]:
    """Return, for each subject of a property of passages, the passages and their documents' ids."""
    pattern = (
        f"?thing plum:{property} ?passage . OPTIONAL {{ ?passage plum:inDocument ?document "
        "OPTIONAL { ?document dcterms:identifier ?id } }"
    )
    found: dict[str, _Found] = {}
    for thing, passage, document, id in _rows(graph, "?thing ?passage ?document ?id", pattern):
        entry = found.setdefault(thing, _Found())
        entry.passages.add(passage)
        if document:
            entry.documents.add(id or document)
    return found


def _values(graph: Graph | Store, property: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for thing, value in _rows(graph, "?thing ?value", f"?thing {property} ?value"):
        found.setdefault(thing, []).append(value)
    return found


def _rows(graph: Graph | Store, variables: str, pattern: str) -> list[tuple[str, ...]]:
    """Return what matches a pattern, in a fixed order; what is not bound is an empty string."""
    query = f"{_PROLOGUE}SELECT DISTINCT {variables} WHERE {{ {pattern} }}"
    if isinstance(graph, Store):
        solutions: Any = graph.query(query, use_default_graph_as_union=True)
        return sorted(tuple("" if term is None else term.value for term in row) for row in solutions)
    answers: Any = graph.query(query)
    return sorted(tuple("" if term is None else str(term) for term in row) for row in answers)


def _confidence(value: str, statement: str) -> float:
    try:
        number = float(value or 1)
    except ValueError:
        number = -1
    if not 0 <= number <= 1:
        raise GraphError("its confidence is no number from 0 to 1", where=statement, remedy="see plumbook check")
    return number


def local_name(iri: str) -> str:
    """Return what follows an IRI's last hash, slash or colon.

    >>> local_name("https://w3id.org/plumbook/ontology#Supports")
    'Supports'
    """
    return iri.rstrip("/#").replace("#", "/").replace(":", "/").rsplit("/", 1)[-1]
