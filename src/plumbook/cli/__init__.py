"""The command line: one file for each command, none loaded before it is called."""

from __future__ import annotations

from importlib import import_module

import click

from plumbook import __version__
from plumbook.errors import PlumbookError

# The order in which `plumbook --help` shows them: as a newcomer meets them.
COMMANDS = {
    "build": "Read texts and write their graph into a workspace folder.",
    "info": "Tell what is in a graph.",
    "ask": "Answer a named question.",
    "query": "Answer a SPARQL query.",
    "draw": "Draw a graph as a page that works offline.",
    "serve": "Show a graph in the browser, and answer SPARQL over HTTP.",
    "network": "Measure a graph's networks of actors and policies.",
    "export": "Write a graph in another format.",
    "check": "Check a graph against the shapes.",
    "review": "Look at what is doubtful, and correct it.",
    "evaluate": "Score what is found against annotated texts.",
    "ontology": "Check and document the ontology.",
}


class LazyGroup(click.Group):
    """A group whose commands are imported when they are called, and not to list them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import a command's module and return its command."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"plumbook.cli.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def invoke(self, ctx: click.Context) -> object:
        """Run a command; an error that the user can mend is one line and exit status 1."""
        try:
            return super().invoke(ctx)
        except PlumbookError as error:
            raise OneLineError(str(error)) from error


class OneLineError(click.ClickException):
    """An error of the user's, as one line on standard error."""

    def show(self, file: object = None) -> None:
        """Write the line."""
        click.echo(f"plumbook: {self.format_message()}", err=True)


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="plumbook")
def cli() -> None:
    """Read policy writing and build a knowledge graph of it: actors, offices, policies, claims.

    Every statement of the graph can be traced to the characters it was read from.
    """
