"""Answers as files: the SPARQL 1.1 formats of results, RDF for graphs, and a CSV that is safe in a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, serialize
from rdflib import BNode, URIRef, Variable
from rdflib import Literal as RdflibLiteral
from rdflib.query import Result
from rdflib.term import Identifier

from plumbook.errors import QueryError
from plumbook.querying.answer import Answer, Term
from plumbook.querying.cells import inert
from plumbook.querying.sparql import PREFIX_IRIS

GRAPH_FORMATS = {
    "turtle": RdfFormat.TURTLE,
    "ntriples": RdfFormat.N_TRIPLES,
    "rdfxml": RdfFormat.RDF_XML,
    "jsonld": RdfFormat.JSON_LD,
}


def answer_as(format: str, answer: Answer | bool) -> bytes:
    """Return the rows of a SELECT, or the yes or no of an ASK, in a format.

    `csv`, `tsv` and `json` are those of the W3C, nothing added: a cell of `csv` that begins with "="
    is a formula to a spreadsheet. `spreadsheet` is CSV with a byte order mark and an apostrophe
    before such cells, for opening by a double click.

    Args:
        format: csv, tsv, json or spreadsheet.
        answer: what was found.

    Raises:
        QueryError: the format is for graphs, or there is none of that name.
    """
    if format not in ANSWER_FORMATS:
        raise QueryError(f"rows cannot be written as {format}", remedy=f"choose one of: {', '.join(ANSWER_FORMATS)}")
    if isinstance(answer, bool):
        return _truth(format, answer)
    return ANSWER_FORMATS[format](answer)


def graph_as(format: str, triples: Iterable[Triple]) -> bytes:
    """Return the triples of a CONSTRUCT or DESCRIBE in an RDF format.

    Args:
        format: turtle, ntriples, rdfxml or jsonld.
        triples: in the order to write them.

    Raises:
        QueryError: the format is for rows, or there is none of that name.
    """
    if format not in GRAPH_FORMATS:
        raise QueryError(f"a graph cannot be written as {format}", remedy=f"choose one of: {', '.join(GRAPH_FORMATS)}")
    return serialize(triples, format=GRAPH_FORMATS[format], prefixes=PREFIX_IRIS) or b""


def _csv(answer: Answer) -> bytes:
    return _w3c("csv", answer)


def _json(answer: Answer) -> bytes:
    return _w3c("json", answer) + b"\n"


def _tsv(answer: Answer) -> bytes:
    lines = ["\t".join(f"?{name}" for name in answer.columns)]
    # Terms write themselves as SPARQL, tabs and line ends escaped.
    lines += ["\t".join("" if t is None else str(t) for t in terms) for terms in answer.terms]
    return "".join(f"{line}\n" for line in lines).encode()


def _spreadsheet(answer: Answer) -> bytes:
    output = io.StringIO(newline="")
    writer = csv.writer(output)
    writer.writerow(answer.columns)
    writer.writerows([_cell(term) for term in terms] for terms in answer.terms)
    return output.getvalue().encode("utf-8-sig")


def _cell(term: Term | None) -> str:
    if term is None:
        return ""
    if isinstance(term, Literal) and not term.language and term.datatype.value.endswith(("#integer", "#decimal")):
        return term.value if term.value.lstrip("+-").replace(".", "", 1).isdigit() else inert(term.value)
    return inert(term.value if isinstance(term, Literal | NamedNode) else str(term))


def _w3c(format: str, answer: Answer) -> bytes:
    result = Result("SELECT")
    result.vars = [Variable(name) for name in answer.columns]
    result.bindings = [
        {v: _identifier(t) for v, t in zip(result.vars, terms, strict=True) if t is not None} for terms in answer.terms
    ]
    return result.serialize(format=format, encoding="utf-8") or b""


def _truth(format: str, answer: bool) -> bytes:
    if format != "json":
        return b"true\n" if answer else b"false\n"
    result = Result("ASK")
    result.askAnswer = answer
    return (result.serialize(format="json", encoding="utf-8") or b"") + b"\n"


def _identifier(term: Term) -> Identifier:
    if isinstance(term, NamedNode):
        return URIRef(term.value)
    if isinstance(term, BlankNode):
        return BNode(term.value)
    if isinstance(term, Literal):
        # A plain string has a datatype in RDF 1.1, which results formats leave out.
        plain = term.language or term.datatype.value.endswith("#string")
        datatype = None if plain else term.datatype.value
        return RdflibLiteral(term.value, datatype=datatype, lang=term.language, normalize=False)
    return RdflibLiteral(str(term))


ANSWER_FORMATS: dict[str, Callable[[Answer], bytes]] = {
    "csv": _csv,
    "json": _json,
    "tsv": _tsv,
    "spreadsheet": _spreadsheet,
}
