"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

# Names the graph where a command is given none.
GRAPH_VARIABLE = "PLUMBOOK_GRAPH"

_GRAPH: dict[str, Any] = {
    "type": click.Path(path_type=Path),
    "envvar": GRAPH_VARIABLE,
    "metavar": "DIR|FILE",
    "help": f"A workspace that plumbook build wrote, or an RDF file [default: what {GRAPH_VARIABLE} names].",
}

# Give a command the parameter `graph`, to be opened with `plumbook.store.open_graph` or `open_store`:
# a Path, or with the second of them None where there is none.
graph_option = click.option("--graph", "-g", required=True, **_GRAPH)
optional_graph_option = click.option("--graph", "-g", **_GRAPH)


def _number(context: click.Context, parameter: click.Parameter, value: float) -> float:
    """Refuse what is no number: FloatRange lets it pass, since it is not outside."""
    if value != value:
        raise click.BadParameter("nan is not in the range 0<=x<=1.")
    return value


min_confidence_option = click.option(
    "--min-confidence",
    type=click.FloatRange(0, 1),
    callback=_number,
    default=0.0,
    metavar="0..1",
    help="Leave out statements that are less certain.",
)
limit_option = click.option("--limit", "-n", type=click.IntRange(0), help="Print at most so many rows.")
timeout_option = click.option(
    "--timeout", type=click.FloatRange(0, min_open=True), help="Give up after so many seconds."
)
