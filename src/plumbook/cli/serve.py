"""`plumbook serve`."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING

import click

from plumbook.cli.options import GRAPH_VARIABLE

if TYPE_CHECKING:
    from plumbook.serving.source import Source

PORT = 7586  # PLUM on a telephone


@click.command("serve")
@click.argument("graph", metavar="DIR|FILE|URL", envvar=GRAPH_VARIABLE)
@click.option("--port", type=click.IntRange(0, 65535), default=PORT, show_default=True, help="0 takes any free port.")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on; others can then come.")
@click.option("--name", "names", multiple=True, help="A name by which others reach this machine; may be repeated.")
@click.option(
    "--timeout",
    type=click.FloatRange(0, min_open=True),
    default=30.0,
    show_default=True,
    help="Seconds that a query may take.",
)
@click.option(
    "--most-rows",
    type=click.IntRange(1),
    default=100_000,
    show_default=True,
    help="Rows or triples that an answer may have.",
)
@click.option("--allow-update", is_flag=True, help="Take updates and corrections, from whoever has the token.")
@click.option("--token", envvar="PLUMBOOK_TOKEN", help="The token [default: a new one, printed].")
@click.option("--open", "opens", is_flag=True, help="Open the first page in a browser.")
def command(
    graph: str,
    port: int,
    host: str,
    names: tuple[str, ...],
    timeout: float,
    most_rows: int,
    allow_update: bool,
    token: str | None,
    opens: bool,
) -> None:
    """Serve a graph to people and programs on this machine, until Ctrl-C.

    People open the address that is printed: pages for actors, offices, policies and documents, with the
    sentences that every statement rests on. Programs ask /sparql (SPARQL 1.1) and read /graph-store.

    The graph is a workspace, an RDF file, or the address of another SPARQL endpoint, which is copied first.
    Nothing is written unless --allow-update is given, and no request leaves this machine. Corrections made on the
    pages go to the workspace's corrections.toml, which every build applies; what SPARQL updates write is gone with
    the next build.

    \b
    plumbook serve demo --open
    """  # noqa: D301 (click reads \b as: leave these lines)
    try:
        from plumbook.serving.application import ServeSettings, application
        from plumbook.serving.running import listening, run
    except ModuleNotFoundError as error:
        from plumbook.errors import PlumbookError

        raise PlumbookError(
            f"serving needs {error.name}, which is not installed", remedy="pip install 'plumbook[serve]'"
        ) from error
    import secrets

    from plumbook.cli.progress import steps
    from plumbook.serving.source import source_of

    listener = listening(host, port)
    if not allow_update:
        token = None
    elif not token:
        token = secrets.token_urlsafe(18)
    settings = ServeSettings(timeout=timeout, most_rows=most_rows, token=token, names=(host, *names))
    with ExitStack() as opened:
        with steps() as progress:
            progress("open", 0, None)
            source = opened.enter_context(source_of(graph))
        address = f"http://{f'[{host}]' if ':' in host else host}:{listener.getsockname()[1]}/"
        _tell(source, address, token)
        if opens:
            click.launch(address)
        app = application(source, settings)
        run(app, listener)
        if app.state.is_writing():
            click.echo("what a correction changes is still being written; this ends by itself", err=True)


def _tell(source: Source, address: str, token: str | None) -> None:
    click.echo(f"{source.name} is served at {address} (Ctrl-C stops it)")
    if token is not None and source.workspace is not None:
        from plumbook.workspace.building import can_build_again

        click.echo(f"to correct it, open {address}?token={token}")
        if not can_build_again(source.workspace):
            note = "another version read its texts; corrections are kept, and show after plumbook build"
            click.echo(f"note: {note}", err=True)
    elif token is not None:
        click.echo(f"updates take the token {token}, and change a copy that is gone at the end")
