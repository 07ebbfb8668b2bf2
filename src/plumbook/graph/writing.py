"""Graphs as Turtle and TriG: streamed, with prefixes, the same bytes for the same triples."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from pyoxigraph import Quad, RdfFormat, serialize

from plumbook.ontology.terms import ID, PREFIXES


def write_turtle(quads: Iterable[Quad], output: BinaryIO, base: str = str(ID)) -> None:
    """Write the triples of all graphs as one Turtle graph, in the order given."""
    serialize((q.triple for q in quads), output, RdfFormat.TURTLE, prefixes=_prefixes(base))


def write_trig(quads: Iterable[Quad], output: BinaryIO, base: str = str(ID)) -> None:
    """Write named graphs as TriG, in the order given."""
    serialize(quads, output, RdfFormat.TRIG, prefixes=_prefixes(base))


def _prefixes(base: str) -> dict[str, str]:
    return {**{name: str(iri) for name, iri in PREFIXES.items()}, "id": base}
