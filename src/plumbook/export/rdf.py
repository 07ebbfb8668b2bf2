"""RDF as Turtle, TriG, N-Quads, N-Triples and RDF/XML, streamed by Oxigraph in a fixed order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from pyoxigraph import Literal, RdfFormat, Store, Triple, serialize

from plumbook.errors import ExportError
from plumbook.export.ordering import ordered_quads, ordered_triples
from plumbook.export.xml_text import xml_text
from plumbook.ontology.terms import PREFIXES

_PREFIXES = {name: str(iri) for name, iri in PREFIXES.items()}

# NCName of XML 1.0 (Namespaces in XML): what an element may be called; every property's IRI must end in one.
_START = (
    "A-Z_a-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c\u200d"
    "\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
_NAME_AT_END = re.compile(rf"[{_START}][{_START}.0-9\u00b7\u0300-\u036f\u203f\u2040-]*\Z")


def write_turtle(store: Store, output: BinaryIO) -> None:
    """Write all graphs as one, with plumbook's prefixes."""
    serialize(ordered_triples(store), output, RdfFormat.TURTLE, prefixes=_PREFIXES)


def write_trig(store: Store, output: BinaryIO) -> None:
    """Write the named graphs, with plumbook's prefixes."""
    serialize(ordered_quads(store), output, RdfFormat.TRIG, prefixes=_PREFIXES)


def write_nquads(store: Store, output: BinaryIO) -> None:
    """Write one quad a line."""
    serialize(ordered_quads(store), output, RdfFormat.N_QUADS)


def write_ntriples(store: Store, output: BinaryIO) -> None:
    """Write all graphs as one, one triple a line."""
    serialize(ordered_triples(store), output, RdfFormat.N_TRIPLES)


def write_rdfxml(store: Store, output: BinaryIO) -> None:
    """Write all graphs as one. Characters that XML cannot hold become U+FFFD.

    Raises:
        ExportError: a property's IRI does not end in a name, so that XML has no element for it.
    """
    serialize(_xml_triples(store), output, RdfFormat.RDF_XML, prefixes=_PREFIXES)


def _xml_triples(store: Store) -> Iterator[Triple]:
    for subject, predicate, object in ordered_triples(store):
        if not _NAME_AT_END.search(predicate.value):
            raise ExportError(
                "RDF/XML has no way to write this property", where=predicate.value, remedy="choose another format"
            )
        if isinstance(object, Literal) and (legal := xml_text(object.value)) != object.value:
            object = (
                Literal(legal, language=object.language)
                if object.language
                else Literal(legal, datatype=object.datatype)
            )
        yield Triple(subject, predicate, object)
