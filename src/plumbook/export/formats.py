"""The formats, by name: what they hold, how their files are called, and what writes them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

import networkx as nx
from pyoxigraph import Store

from plumbook.errors import ExportError
from plumbook.export import gexf, graphml, jsonld, rdf, table


@dataclass(frozen=True, slots=True)
class RdfExport:
    """A format of the whole graph: its writer, and the extensions that name it."""

    write: Callable[[Store, BinaryIO], None]
    extensions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NetworkExport:
    """A format of one network: its writer, and the extensions that name it."""

    write: Callable[[nx.Graph[Any], BinaryIO], None]
    extensions: tuple[str, ...]


FORMATS: dict[str, RdfExport | NetworkExport] = {
    "turtle": RdfExport(rdf.write_turtle, (".ttl",)),
    "trig": RdfExport(rdf.write_trig, (".trig",)),
    "nquads": RdfExport(rdf.write_nquads, (".nq",)),
    "ntriples": RdfExport(rdf.write_ntriples, (".nt",)),
    "jsonld": RdfExport(jsonld.write_jsonld, (".jsonld", ".json")),
    "rdfxml": RdfExport(rdf.write_rdfxml, (".rdf", ".xml", ".owl")),
    "graphml": NetworkExport(graphml.write_graphml, (".graphml",)),
    "gexf": NetworkExport(gexf.write_gexf, (".gexf",)),
    "csv": NetworkExport(table.write_zip, (".zip",)),
}


def format_for(path: Path) -> str:
    """Return the name of the format that a file's extension tells.

    Raises:
        ExportError: it tells none.
    """
    for name, format in FORMATS.items():
        if path.suffix.lower() in format.extensions:
            return name
    known = ", ".join(extension for format in FORMATS.values() for extension in format.extensions)
    raise ExportError("the name tells no format", where=path, remedy=f"give --format, or one of {known}")
