"""Checking a graph against shapes (SHACL, W3C 2017)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from rdflib import Graph

from plumbook.errors import GraphError
from plumbook.ontology.files import ontology_path
from plumbook.ontology.loading import load_turtle
from plumbook.ontology.terms import PLUM
from plumbook.store import store_of
from plumbook.validation.core import check_core
from plumbook.validation.queries import take_queries
from plumbook.validation.report import Finding, GraphReport

_IN_OUR_TERMS = f"""
    ASK {{ {{ ?s a ?term }} UNION {{ ?s ?term ?o }} FILTER(STRSTARTS(STR(?term), "{PLUM}")) }}
"""

Progress = Callable[[str, int, int | None], None]


def check_graph(
    graph: Graph | str | Path, shapes: str | Path | None = None, progress: Progress | None = None
) -> GraphReport:
    """Check a graph against shapes.

    The graph is the union of all its named graphs. pySHACL evaluates the shapes, except for
    constraints written in SPARQL: pySHACL asks one query for each node, Oxigraph one for all.

    Args:
        graph: a graph or dataset of rdflib's, or where to open one: a workspace folder or an RDF file.
        shapes: a Turtle file of shapes; plumbook's own unless given.
        progress: called with a step's name, how much of it is done, and of how much (None: not known).

    Returns:
        What does not fit.

    Raises:
        GraphError: there is no graph, it cannot be read, or it has nothing in plumbook's terms.
        OntologyError: the shapes cannot be read.
    """
    store = store_of(graph)
    if not store.query(_IN_OUR_TERMS, use_default_graph_as_union=True):
        where = None if isinstance(graph, Graph) else graph
        raise GraphError("holds nothing in plumbook's terms", where=where, remedy="check another graph")
    wanted = load_turtle(ontology_path("shapes.ttl") if shapes is None else shapes)
    tell, queries = progress or _untold, take_queries(wanted)
    findings: list[Finding] = []
    for number, query in enumerate(queries):
        tell("queries", number, len(queries))
        findings += query.findings(store)
    tell("queries", len(queries), len(queries))
    tell("shapes", 0, None)
    triples, found = check_core(store, wanted)
    return GraphReport.of(triples, [*findings, *found])


def _untold(step: str, done: int, total: int | None) -> None:
    """Tell nobody."""
