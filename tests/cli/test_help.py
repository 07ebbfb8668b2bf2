"""The command line as a newcomer meets it: every command documented, nothing heavy loaded to say so."""

from __future__ import annotations

import subprocess
import sys

import click
import pytest
from click.testing import CliRunner

from plumbook.cli import COMMANDS, cli

HEAVY = {
    "spacy",
    "rdflib",
    "pyoxigraph",
    "networkx",
    "numpy",
    "pandas",
    "igraph",
    "owlready2",
    "pyshacl",
    "trafilatura",
}


def command_of(name: str) -> click.Command:
    found = cli.get_command(click.Context(cli), name)
    assert found is not None
    return found


def test_help_lists_every_command_with_what_it_is_for() -> None:
    result = CliRunner().invoke(cli, ["--help"])
    assert result.exit_code == 0
    for name in COMMANDS:
        assert f"  {name} " in result.output


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_and_each_option_has_help(name: str) -> None:
    command = command_of(name)
    subcommands = command.commands.values() if isinstance(command, click.Group) else []
    for each in (command, *subcommands):
        assert each.help, each.name
        assert CliRunner().invoke(each, ["--help"]).exit_code == 0
        for option in each.params:
            if isinstance(option, click.Option):
                assert option.help, f"{name} {option.name}"


@pytest.mark.parametrize("name", COMMANDS)
def test_help_in_a_terminal_of_80_columns_fits(name: str) -> None:
    result = CliRunner().invoke(cli, [name, "--help"], terminal_width=80)
    assert all(len(line) <= 80 for line in result.output.splitlines())


def test_help_loads_nothing_heavy() -> None:
    code = (
        "import sys\nfrom plumbook.cli import COMMANDS, cli\n"
        "for name in [[], *[[c] for c in COMMANDS]]:\n"
        "    cli([*name, '--help'], standalone_mode=False)\n"
        f"print(*sorted({HEAVY!r} & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr.strip() == ""


def test_an_unknown_command_is_one_line_of_usage_and_exit_status_2() -> None:
    result = CliRunner().invoke(cli, ["summon"])
    assert result.exit_code == 2
    assert "summon" in result.output


def test_the_module_is_the_command() -> None:
    done = subprocess.run([sys.executable, "-m", "plumbook", "--version"], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("plumbook, version")
