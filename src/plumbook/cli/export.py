"""`plumbook export`."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import BinaryIO

import click

from plumbook.cli.options import graph_option, min_confidence_option

# Named here too, so that --help loads no writer; the tests compare them.
FORMATS = ("turtle", "trig", "nquads", "ntriples", "jsonld", "rdfxml", "graphml", "gexf", "csv")
NETWORKS = ("entities", "actor-policy", "agreement", "conflict", "balance")


@click.command("export")
@graph_option
@click.option("--format", "-f", "name", type=click.Choice(FORMATS), help="[default: what the name of --out tells]")
@click.option("--out", "-o", type=click.Path(path_type=Path), help="File to write [default: standard output].")
@click.option(
    "--network",
    type=click.Choice(NETWORKS),
    default="entities",
    show_default=True,
    help="Which network graphml, gexf and csv hold.",
)
@click.option(
    "--normalise",
    type=click.Choice(("none", "activity", "jaccard")),
    default="none",
    show_default=True,
    help="Divide ties of actors by how many policies the two speak of on average, or by how many either does.",
)
@min_confidence_option
def command(
    graph: Path, name: str | None, out: Path | None, network: str, normalise: str, min_confidence: float
) -> None:
    """Write a graph in another format.

    turtle, trig, nquads, ntriples, jsonld and rdfxml hold the whole graph; turtle, ntriples and rdfxml
    as one, the others with its named graphs. graphml, gexf and csv hold a network: actors, offices and
    policies with every statement as an edge, or what --network names.

    csv is two tables, nodes.csv and edges.csv: in the folder that --out names, or in a file x.zip. Text
    that a spreadsheet would compute begins with an apostrophe there; so does text that begins with one.
    Characters that XML cannot hold are U+FFFD in rdfxml, graphml and gexf.
    """
    from plumbook.cli.progress import steps
    from plumbook.export import FORMATS, RdfExport, format_for
    from plumbook.export.table import write_folder
    from plumbook.network import Normalisation, network_named
    from plumbook.store import open_store, without_uncertain

    if name is None and out is None:
        raise click.UsageError("Give --format, or --out with an extension that tells it.")
    name = name or format_for(out or Path())
    if name == "csv" and out is None:
        raise click.UsageError("csv is two tables: give --out FOLDER or --out FILE.zip.")
    with steps() as progress:
        progress("open", 0, None)
        store, format = without_uncertain(open_store(graph), min_confidence), FORMATS[name]
        if isinstance(format, RdfExport):
            write = partial(format.write, store)
        else:
            found = network_named(network, store, Normalisation(normalise))
            write = partial(format.write, found)
    if name == "csv" and out is not None and out.suffix.lower() != ".zip":
        write_folder(found, out)
    else:
        _write(out, write)


def _write(out: Path | None, write: Callable[[BinaryIO], None]) -> None:
    from plumbook.cli.progress import steps
    from plumbook.files import open_atomically, unwritable

    if out is not None:
        with steps() as progress, open_atomically(out) as file:
            progress("write", 0, None)
            write(file)
        return
    try:
        write(sys.stdout.buffer)
        sys.stdout.buffer.flush()
    except BrokenPipeError:  # the reader has had enough: click ends quietly
        raise
    except OSError as error:
        raise unwritable("standard output", error) from error
