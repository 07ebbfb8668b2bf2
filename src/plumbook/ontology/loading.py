"""Reading Turtle files of the ontology's kind: small, in rdflib."""

from __future__ import annotations

import logging
from pathlib import Path

import pyoxigraph
from rdflib import Graph

from plumbook.errors import OntologyError


def load_turtle(path: str | Path) -> Graph:
    """Read a Turtle file.

    Args:
        path: the file.

    Raises:
        OntologyError: it cannot be read, or is no Turtle.
    """
    # Ill-typed literals are for the checks to report, not for rdflib to print.
    logging.getLogger("rdflib").addHandler(logging.NullHandler())
    base = Path(path).resolve().as_uri()
    try:
        content = Path(path).read_bytes()
        # Oxigraph is strict and names the line; rdflib takes a good deal that is no Turtle.
        for _ in pyoxigraph.parse(content, format=pyoxigraph.RdfFormat.TURTLE, base_iri=base):
            pass
        return Graph(bind_namespaces="none").parse(data=content, format="turtle", publicID=base)
    except OSError as error:
        raise OntologyError(f"cannot be read: {error.strerror or error}", where=path) from error
    except (SyntaxError, ValueError) as error:
        raise OntologyError(f"not valid Turtle: {error}", where=path, remedy="mend the file") from error
