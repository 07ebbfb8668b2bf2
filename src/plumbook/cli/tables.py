"""Answers on standard output: a table that fits a terminal, or a format that other programs read."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

    from plumbook.querying import Answer

# What stands between the cells of a row that does not fit the width, and from which width on a column goes below it.
_BETWEEN = " · "
_LONG = 60


def print_answer(answer: Answer | bool, format: str, limit: int | None) -> None:
    """Print what a query found.

    Args:
        answer: its rows (notes go to standard error), or its yes or no.
        format: "table" is a table in a terminal, and lines with tabs where standard output is none;
            the others are those of `plumbook.querying.formats.answer_as`.
        limit: how many rows to print at most; how many were left out is told on standard error.
    """
    if isinstance(answer, bool):
        _print_truth(answer, format)
        return
    for note in answer.notes:
        click.echo(f"plumbook: {note}", err=True)
    _print_rows(replace(answer, terms=answer.terms[:limit]), format)
    tell_rest(len(answer), limit)


def tell_rest(found: int, limit: int | None) -> None:
    """Say on standard error how much a limit left out."""
    if limit is not None and found > limit:
        click.echo(f"plumbook: {found - limit} more of {found}; raise --limit to see them", err=True)


def _print_truth(answer: bool, format: str) -> None:
    from plumbook.querying.formats import answer_as

    if format == "table":
        click.echo("yes" if answer else "no")
    else:
        click.echo(answer_as(format, answer), nl=False)


def _print_rows(answer: Answer, format: str) -> None:
    from plumbook.querying.formats import answer_as

    if format != "table":
        click.echo(answer_as(format, answer), nl=False)
    elif sys.stdout.isatty():
        _print_on_screen(answer)
    else:
        for line in answer.lines():
            click.echo(line)


def _print_on_screen(answer: Answer) -> None:
    """Print the columns that hold something: as a table where it fits the width, otherwise row by row."""
    from plumbook.cli.progress import output
    from plumbook.querying.answer import shown

    cells = [[shown(term) for term in terms] for terms in answer.terms]
    filled = [n for n in range(len(answer.columns)) if any(row[n] for row in cells)]
    if not filled:
        click.echo("plumbook: nothing found", err=True)
        return
    columns = [answer.columns[n] for n in filled]
    rows = [[row[n] for n in filled] for row in cells]
    console = output()
    widths = [max(map(len, column)) + 2 for column in zip(columns, *rows, strict=True)]
    long = [width > _LONG for width in widths]
    if any(long) and sum(widths) > console.width:
        _print_records(console, columns, rows, long)
    else:
        console.print(_table(columns, rows))


def _table(columns: list[str], rows: list[list[str]]) -> Table:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for name in columns:
        table.add_column(Text(name), overflow="fold")
    for row in rows:
        table.add_row(*map(Text, row))
    return table


def _print_records(console: Console, columns: list[str], rows: list[list[str]], long: list[bool]) -> None:
    """Print each row as a line of its short cells, with the long ones below it at full width."""
    from rich.padding import Padding
    from rich.text import Text

    numbered = list(enumerate(long))
    several = sum(long) > 1
    console.print(Text(_BETWEEN.join(columns[n] for n, is_long in numbered if not is_long), "bold underline"))
    for row in rows:
        console.print(Text(_BETWEEN.join(row[n] for n, is_long in numbered if not is_long and row[n]), "bold"))
        for n, is_long in numbered:
            if is_long and row[n]:
                label = f"{columns[n]}: " if several else ""
                console.print(Padding(Text.assemble((label, "dim"), row[n]), (0, 0, 0, 4)))
