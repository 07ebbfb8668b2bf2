"""JSON-LD 1.1 with prefixes, one node for each subject, streamed.

Oxigraph's own writer leaves IRIs as long as they are, and rdflib's holds the whole graph in memory.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any, BinaryIO

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, Store, Triple

from plumbook.errors import ExportError
from plumbook.export.ordering import ordered_quads
from plumbook.ontology.terms import PREFIXES, RDF, XSD

_CONTEXT = {name: str(iri) for name, iri in PREFIXES.items()}
_LONGEST_FIRST = sorted(_CONTEXT.items(), key=lambda pair: -len(pair[1]))

# Integers that every JSON reader keeps exactly, in the form in which they come back.
_PLAIN_INTEGER = re.compile(r"(?:0|-?[1-9][0-9]{0,14})\Z")


def write_jsonld(store: Store, output: BinaryIO) -> None:
    """Write the default graph's subjects, then each named graph with its own.

    Raises:
        ExportError: an IRI has one of plumbook's prefixes for a scheme ("id:x"), so that JSON-LD would
            take it for a shortened one; or a triple stands where a term should (RDF 1.2).
    """
    output.write(f'{{"@context": {json.dumps(_CONTEXT, indent=2)},\n"@graph": [\n'.encode())
    for chunk in _separated(_graphs(store)):
        output.write(chunk.encode("utf-8"))
    output.write(b"\n]}\n")


def _graphs(store: Store) -> Iterator[Iterable[str]]:
    """Give each member of the document as its chunks."""
    for name, quads in groupby(ordered_quads(store), key=lambda quad: quad.graph_name):
        if isinstance(name, DefaultGraph):
            yield from ([node] for node in _nodes(quads))
        else:
            yield _named_graph(_iri(name), quads)


def _named_graph(name: str, quads: Iterable[Quad]) -> Iterator[str]:
    yield f'{{"@id": {_json(name)}, "@graph": [\n'
    yield from _separated([node] for node in _nodes(quads))
    yield "\n]}"


def _separated(members: Iterable[Iterable[str]]) -> Iterator[str]:
    for number, chunks in enumerate(members):
        if number:
            yield ",\n"
        yield from chunks


def _nodes(quads: Iterable[Quad]) -> Iterator[str]:
    for subject, about in groupby(quads, key=lambda quad: quad.subject):
        found: dict[str, list[Any]] = {}
        for quad in about:
            key, value = _property(quad)
            found.setdefault(key, []).append(value)
        yield _json({"@id": _iri(subject), **{key: v[0] if len(v) == 1 else v for key, v in found.items()}})


def _property(quad: Quad) -> tuple[str, Any]:
    if quad.predicate.value == str(RDF.type) and not isinstance(quad.object, Literal):
        return "@type", _iri(quad.object)
    return _iri(quad.predicate), _value(quad.object)


def _value(term: NamedNode | BlankNode | Literal | Triple) -> Any:  # noqa: ANN401
    if not isinstance(term, Literal):
        return {"@id": _iri(term)}
    if term.language:
        return {"@value": term.value, "@language": term.language}
    if term.datatype.value == str(XSD.string):
        return term.value
    if term.datatype.value == str(XSD.integer) and _PLAIN_INTEGER.match(term.value):
        return int(term.value)
    if term.datatype.value == str(XSD.boolean) and term.value in {"true", "false"}:
        return term.value == "true"
    return {"@value": term.value, "@type": _iri(term.datatype)}


def _iri(term: NamedNode | BlankNode | Triple) -> str:
    """Return an IRI, shortened where a prefix fits."""
    if isinstance(term, BlankNode):
        return str(term)
    if isinstance(term, Triple):
        raise ExportError("JSON-LD has no statements about statements", where=term, remedy="choose another format")
    iri: str = term.value
    if iri.split(":", 1)[0] in _CONTEXT:
        raise ExportError("JSON-LD would take this IRI for a shortened one", where=iri, remedy="choose another format")
    for name, namespace in _LONGEST_FIRST:
        if iri.startswith(namespace) and not iri.startswith("//", len(namespace)):
            return f"{name}:{iri[len(namespace) :]}"
    return iri


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
