"""`plumbook draw`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from plumbook.cli.options import graph_option

PAGE = "graph.html"
MOST = 2000


@click.command("draw")
@graph_option
@click.option(
    "--out",
    "-o",
    type=click.Path(dir_okay=False, allow_dash=True, path_type=Path),
    help=f"The page to write, - for standard output [default: {PAGE} in this folder; if piped, -].",
)
@click.option("--title", help="The page's heading [default: the name of the workspace or file].")
@click.option(
    "--most", type=click.IntRange(min=1), default=MOST, show_default=True, help="Draw at most the N most connected."
)
@click.option("--documents", metavar="ID,ID,…", help="Draw only what these documents say.")
@click.option("--open", "opens", is_flag=True, help="Open the page in a browser.")
def command(graph: Path, out: Path | None, title: str | None, most: int, documents: str | None, opens: bool) -> None:
    """Draw a graph as one page of HTML that needs no other file and no network.

    The page shows actors, offices and policies with their links, and for each the sentences that say so.
    """
    from plumbook.cli.progress import steps
    from plumbook.drawing import draw
    from plumbook.files import write_atomically
    from plumbook.store import open_graph

    chosen = None if documents is None else [id.strip() for id in documents.split(",") if id.strip()]
    with steps() as progress:
        progress("draw", 0, None)
        page = draw(open_graph(graph), title=title or _name(graph), most=most, documents=chosen)
    if str(out) == "-" or (out is None and not opens and not sys.stdout.isatty()):
        click.echo(page.encode("utf-8"), nl=False)
        return
    place = out or Path(PAGE)
    write_atomically(place, page)
    click.echo(place)
    if opens:
        click.launch(str(place.resolve()))


def _name(graph: Path) -> str:
    path = graph.resolve()
    return path.name if path.is_dir() else path.stem
