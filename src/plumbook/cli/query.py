"""`plumbook query`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from plumbook.cli.options import graph_option, limit_option, min_confidence_option, timeout_option

if TYPE_CHECKING:
    from plumbook.querying.sparql import Found

FORMATS = ("table", "csv", "tsv", "json", "spreadsheet", "turtle", "ntriples", "rdfxml", "jsonld")


@click.command("query")
@click.argument("sparql", required=False)
@graph_option
@click.option("--file", "-f", type=click.File(encoding="utf-8"), help="Read the query from a file.")
@click.option("--format", type=click.Choice(FORMATS), help="[default: table for rows, turtle for graphs]")
@click.option("--json", "as_json", is_flag=True, help="Short for --format json.")
@min_confidence_option
@limit_option
@timeout_option
def command(
    sparql: str | None,
    graph: Path,
    file: TextIO | None,
    format: str | None,
    as_json: bool,
    min_confidence: float,
    limit: int | None,
    timeout: float | None,
) -> None:
    """Answer a SPARQL 1.1 query: SELECT, ASK, CONSTRUCT or DESCRIBE; - reads it from standard input.

    All named graphs answer together; what several of them say is found several times, unless the query
    says DISTINCT. The prefixes plum, id, rdf, rdfs, owl, skos, dcterms, prov and xsd need no
    declaration. Nothing but the graph is read, and nothing is written: SERVICE is refused.

    Rows come in the order of the query's ORDER BY, or else sorted. csv, tsv and json are the formats
    of SPARQL 1.1 with nothing added: in csv, a cell that begins with = + - or @ is a formula to a
    spreadsheet. The format spreadsheet is a CSV that spreadsheets open safely.

    \b
    plumbook query -g demo 'SELECT ?n { ?x a plum:Office ; skos:prefLabel ?n }'
    """  # noqa: D301 (click reads \b as: leave these lines)
    text = _query_text(sparql, file)
    from plumbook.cli.waiting import within
    from plumbook.querying.sparql import run
    from plumbook.store import open_store, without_uncertain

    store = open_store(graph)
    _print(
        within(timeout, lambda: run(without_uncertain(store, min_confidence), text)),
        "json" if as_json else format,
        limit,
    )


def _query_text(sparql: str | None, file: TextIO | None) -> str:
    if (sparql is None) == (file is None):
        raise click.UsageError("Give a query, or --file with one, or - to read it from standard input.")
    if sparql is not None and sparql != "-":
        return sparql
    try:
        return (file or click.open_file("-", encoding="utf-8")).read()
    except UnicodeDecodeError as error:
        raise click.UsageError("The query is no UTF-8 text.") from error


def _print(found: Found, format: str | None, limit: int | None) -> None:
    from plumbook.cli.tables import print_answer, tell_rest
    from plumbook.querying.formats import graph_as

    if isinstance(found, tuple):
        click.echo(graph_as(format or "turtle", found[:limit]), nl=False)
        tell_rest(len(found), limit)
    else:
        print_answer(found, format or "table", limit)
