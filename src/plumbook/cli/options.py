"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path

import click

# Names the graph where a command is given none.
GRAPH_VARIABLE = "PLUMBOOK_GRAPH"

graph_option = click.option(
    "--graph",
    "-g",
    type=click.Path(path_type=Path),
    envvar=GRAPH_VARIABLE,
    required=True,
    metavar="DIR|FILE",
    help=f"A workspace that plumbook build wrote, or an RDF file [default: what {GRAPH_VARIABLE} names].",
)
"""Gives a command the parameter `graph: Path`; open it with `plumbook.store.open_graph` or `open_store`."""
