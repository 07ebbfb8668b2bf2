"""SPARQL 1.1 queries on a graph: only reading, without network, rows always in the same order."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path

import pyoxigraph
from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    QueryBoolean,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Triple,
    serialize,
)
from pyparsing import ParseBaseException
from rdflib import Graph
from rdflib.plugins.sparql.algebra import traverse
from rdflib.plugins.sparql.parser import parseQuery
from rdflib.plugins.sparql.parserutils import CompValue

from plumbook.errors import QueryError
from plumbook.ontology.terms import PREFIXES
from plumbook.querying.answer import Answer, Term
from plumbook.store import store_of

Found = Answer | bool | tuple[Triple, ...]

PREFIX_IRIS = {prefix: str(namespace) for prefix, namespace in PREFIXES.items()}
_UPDATES = {"insert", "delete", "load", "clear", "create", "drop", "copy", "move", "add", "with"}

# Strings, IRIs and comments, in which a word is no keyword.
_OPAQUE = re.compile(
    r'"""(?:[^\\]|\\.)*?"""|' + r"'''(?:[^\\]|\\.)*?'''|"
    r'"(?:[^"\\\n]|\\.)*"|' + r"'(?:[^'\\\n]|\\.)*'|"
    r"<[^<>\"{}|^`\\\s]*>|#[^\n]*",
    re.DOTALL,
)
_GROUP = re.compile(r"\{[^{}]*\}")
_POSITION = re.compile(r"error at (\d+):(\d+)")
_PREFIX_BEFORE = re.compile(r"([\w.-]*):[^\s:]*$")

# How many characters of a query are shown where it goes wrong.
_NEAR = 30

# How deep a query may nest: Oxigraph's parser overflows its stack at some thousand levels, which ends the process.
_DEEPEST = 500
_BRACKET = re.compile(r"[({\[]|[)}\]]")
_SIGNS = re.compile(rf"(?:[!+^-]\s*){{{_DEEPEST}}}")


def query(graph: Graph | str | Path, sparql: str) -> Answer | bool | Graph:
    """Answer a SPARQL 1.1 query.

    Args:
        graph: a graph of rdflib's, or the path of a workspace or of an RDF file. All of its named
            graphs answer together, unless the query says FROM or GRAPH.
        sparql: the query; plumbook's prefixes (plum, id, skos, dcterms, prov …) need not be declared.

    Returns:
        The rows of a SELECT, the yes or no of an ASK, the graph of a CONSTRUCT or DESCRIBE.

    Raises:
        QueryError: the query is no valid SPARQL, would write, or asks another server (SERVICE).
        GraphError: there is no graph, or it cannot be read.
    """
    found = run(store_of(graph), sparql)
    if isinstance(found, tuple):
        return Graph().parse(serialize(found, format=RdfFormat.N_TRIPLES), format="nt")
    return found


def run(store: pyoxigraph.Store, sparql: str) -> Found:
    """Answer a SPARQL query on a store.

    Rows come in the order of the query's own ORDER BY; without one they are sorted, because a
    store in memory and one on disk give them differently. Triples are sorted and stand once.

    Args:
        store: the graph.
        sparql: the query.

    Raises:
        QueryError: as for `query`.
    """
    try:
        found = evaluate(store, sparql)
        if isinstance(found, QueryBoolean):
            return bool(found)
        if isinstance(found, QuerySolutions):
            rows = (tuple(solution) for solution in found)
            ordered = list(rows) if "order" in outline_of(sparql) else sorted(rows, key=_row_order)
            return Answer(tuple(v.value for v in found.variables), tuple(ordered))
        return tuple(sorted(set(found), key=str))
    except (OSError, ValueError, RuntimeError) as error:
        raise unanswerable(error) from error


def evaluate(
    store: pyoxigraph.Store,
    sparql: str,
    *,
    default_graphs: Sequence[NamedNode] = (),
    named_graphs: Sequence[NamedNode] = (),
) -> QuerySolutions | QueryTriples | QueryBoolean:
    """Begin to answer a query that only reads the store; the rest is done as the result is read.

    Args:
        store: the graph.
        sparql: the query.
        default_graphs: the graphs that answer, where the asker names them beside the query (SPARQL 1.1
            Protocol, 2.1.4); they take the place of those that the query names.
        named_graphs: the graphs that GRAPH sees, in the same way.

    Raises:
        QueryError: as for `query`. Reading the result may raise OSError, ValueError or RuntimeError: see
            `unanswerable`.
    """
    refuse_nesting(sparql)
    outline = outline_of(sparql)
    _refuse_updates(outline)
    refuse_service(sparql, parseQuery)
    named_beside = bool(default_graphs or named_graphs)
    try:
        return store.query(
            sparql,
            prefixes=PREFIX_IRIS,
            use_default_graph_as_union=not named_beside and "from" not in outline,
            default_graph=[*default_graphs] if named_beside else None,
            named_graphs=[*named_graphs] if named_beside else None,
        )
    except SyntaxError as error:
        raise _syntax_error(sparql, str(error)) from error
    except (OSError, ValueError, RuntimeError) as error:
        raise unanswerable(error) from error


def unanswerable(error: Exception) -> QueryError:
    """Return the error to raise where the store fails at a query."""
    return QueryError(f"the query cannot be answered: {error}", remedy="change the query")


def outline_of(sparql: str) -> list[str]:
    """Return the words of a query outside of all braces, strings, IRIs and comments, in lower case."""
    text, nested = _OPAQUE.sub(" ", sparql), 1
    while nested:
        text, nested = _GROUP.subn(" ", text)
    return re.findall(r"(?<![\w?$:@])[a-z]+(?![\w:])", text.lower())


def _refuse_updates(outline: list[str]) -> None:
    verb = next((word for word in outline if word not in {"prefix", "base"}), "")
    if verb in _UPDATES:
        raise QueryError(
            f"a query only reads, and {verb.upper()} would write", remedy="ask with SELECT, ASK, CONSTRUCT or DESCRIBE"
        )


def refuse_nesting(sparql: str) -> None:
    """Refuse a query or an update that nests so deeply that no parser would survive it.

    Raises:
        QueryError: it does.
    """
    text = _OPAQUE.sub(" ", sparql)
    depth = deepest = 0
    for bracket in _BRACKET.findall(text):
        depth += 1 if bracket in "({[" else -1
        deepest = max(deepest, depth)
    if deepest > _DEEPEST or _SIGNS.search(text):
        raise QueryError(f"the query nests more than {_DEEPEST} levels deep", remedy="write it with fewer brackets")


def refuse_service(sparql: str, parse: Callable[[str], object]) -> None:
    """Refuse what Oxigraph would fetch over the network; rdflib's parser tells the keyword from other words.

    Args:
        sparql: a query or an update.
        parse: rdflib's parser for it.

    Raises:
        QueryError: it asks another server, or holds the word and cannot be parsed.
    """
    if "service" not in sparql.lower():
        return
    try:
        parsed = parse(sparql)
    except Exception as error:
        raise QueryError(
            "a query that holds the word SERVICE must be plain SPARQL 1.1, and this one is not",
            remedy="correct it, or leave the word out",
        ) from error
    traverse(parsed, visitPre=_refuse_service_pattern)


def _refuse_service_pattern(part: object) -> None:
    if isinstance(part, CompValue) and part.name == "ServiceGraphPattern":
        raise QueryError("SERVICE asks another server, and plumbook uses no network", remedy="leave SERVICE out")


def _syntax_error(sparql: str, message: str) -> QueryError:
    """Return one short line for what Oxigraph refused to parse, with what stands at the position.

    Oxigraph tells how far it could have read, which is often the end; where rdflib's parser refuses the query
    too, it tells where the part begins that cannot be read.
    """
    if "variable that is unbound" in message:
        remedy = "name it in GROUP BY, or aggregate it"
        return QueryError("the SELECT has a variable that is not grouped by", remedy=remedy)
    found = _POSITION.match(message)
    line, column = (int(found[1]), int(found[2])) if found else (1, 1)
    if "Prefix not found" in message:
        before = _PREFIX_BEFORE.search(sparql.splitlines()[line - 1][: column - 1])
        name = f"prefix {before[1]}:" if before else f"prefix before line {line}, column {column}"
        return QueryError(f"unknown {name}", remedy=f"declare it, or use one of {', '.join(PREFIX_IRIS)}")
    try:
        parseQuery(sparql)
    except ParseBaseException as error:
        line, column = error.lineno, error.column
    lines = sparql.splitlines() or [""]
    rest = lines[line - 1][column - 1 :].strip() if line <= len(lines) else ""
    near = f"near {rest[:_NEAR]!r}" if rest else "at its end"
    return QueryError(f"not valid SPARQL: line {line}, column {column}, {near}", remedy="correct the query there")


def _row_order(row: tuple[Term | None, ...]) -> tuple[tuple[int, float, str], ...]:
    return tuple(_term_order(term) for term in row)


def _term_order(term: Term | None) -> tuple[int, float, str]:
    """Unknown values first, then IRIs, blank nodes, numbers by size, and other literals."""
    if term is None:
        return (0, 0.0, "")
    if isinstance(term, NamedNode | BlankNode):
        return (1 if isinstance(term, NamedNode) else 2, 0.0, term.value)
    number = _number(term)
    return (4, 0.0, str(term)) if number is None else (3, number, str(term))


def _number(term: Term) -> float | None:
    if not isinstance(term, Literal) or not re.search(r"#(integer|decimal|double|float)$", term.datatype.value):
        return None
    try:
        number = float(term.value)
    except ValueError:
        return None
    return number if number == number else None  # NaN has no place in an order
