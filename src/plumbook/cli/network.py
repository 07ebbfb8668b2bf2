"""`plumbook network`."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from plumbook.cli.options import graph_option

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

    from plumbook.network.report import Report

PARTS = ("actors", "policies", "coalitions", "agreements", "conflicts")

Found = dict[str, Any]

# The most names in a cell; --json gives all.
MOST_NAMES = 12


@click.command("network")
@graph_option
@click.option("--of", "parts", type=click.Choice(PARTS), multiple=True, help="Tell this part alone; may be repeated.")
@click.option("--top", type=click.IntRange(min=0), default=10, show_default=True, help="Entries in each part; 0: all.")
@click.option(
    "--normalise",
    type=click.Choice(("none", "activity", "jaccard")),
    default="activity",
    show_default=True,
    help="Divide ties by nothing, by how many policies the two speak of on average, or by how many either does.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the report as one JSON object.")
def command(graph: Path, parts: tuple[str, ...], top: int, normalise: str, as_json: bool) -> None:
    """Tell who is central, who is for and against each policy, and who agrees with whom.

    Agreement and conflict are those of Discourse Network Analysis: on how many policies two actors take
    the same, or opposite, stances. The networks themselves are written by plumbook export --network.
    """
    from plumbook.cli.progress import output, steps
    from plumbook.network import Normalisation, Report, entity_network
    from plumbook.store import open_store

    with steps() as progress:
        progress("open", 0, None)
        report = Report(entity_network(open_store(graph)), top or None, Normalisation(normalise))
        found = _measured(report, [part for part in PARTS if part in (parts or PARTS)], progress)
    if as_json:
        click.echo(json.dumps({"size": report.size(), **found}, default=asdict, ensure_ascii=False, indent=2))
        return
    console = output()
    console.print(_size(report.size()), soft_wrap=False)
    for part in PARTS:
        if part in found:
            console.print()
            _SHOW[part](console, found)


def _measured(report: Report, parts: Sequence[str], progress: Callable[[str, int, int | None], None]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for number, part in enumerate(parts):
        progress("measure", number, len(parts))
        found[part] = getattr(report, part)()
    if "coalitions" in found:
        found["polarisation"] = report.polarisation()
    return found


def _size(size: dict[str, dict[str, int]]) -> str:
    return "\n".join(
        f"{sum(counts.values())} {part}" + "".join(f", {count} {type}" for type, count in counts.items())
        for part, counts in size.items()
    )


def _show_actors(console: Console, found: Found) -> None:
    table = _table("Most central actors", "actor", "kind", ">links", ">prominence", ">brokerage")
    for entry in found["actors"]:
        table.add_row(
            _line(entry.actor), entry.kind, str(entry.links), f"{entry.prominence:.1%}", f"{entry.brokerage:.1%}"
        )
    _print(console, table, "The graph has no actors.")
    if table.row_count:
        console.print(
            "links: to how many others; prominence: share of attention (PageRank);\n"
            "brokerage: share of shortest paths between others (betweenness)",
            style="dim",
        )


def _show_policies(console: Console, found: Found) -> None:
    table = _table("Policies, the most contested first", "policy", "for", "against")
    for entry in found["policies"]:
        divided = [f"{name} (both)" for name in entry.divided]
        table.add_row(
            _line(entry.policy),
            _list([*entry.supporters, *divided]),
            _list([*entry.opponents, *divided]),
            end_section=True,
        )
    _print(console, table, "Nobody supports or opposes a policy.")


def _show_coalitions(console: Console, found: Found) -> None:
    table = _table("Coalitions: actors who agree with one another", ">", "members", "for", "against")
    for number, entry in enumerate(found["coalitions"], 1):
        cells = map(_list, (entry.members, entry.supports, entry.opposes))
        table.add_row(str(number), *cells, end_section=True)
    _print(console, table, "No two actors agree.")
    if table.row_count:
        console.print(
            f"polarisation (modularity of agreement): {found['polarisation']:.2f}; 0 is chance, towards 1 is camps",
            style="dim",
            soft_wrap=False,
        )


def _show_agreements(console: Console, found: Found) -> None:
    _show_ties(console, found["agreements"], "Strongest agreements", "No two actors agree.")


def _show_conflicts(console: Console, found: Found) -> None:
    _show_ties(console, found["conflicts"], "Strongest conflicts", "No two actors are in conflict.")


def _show_ties(console: Console, ties: Iterable[Any], title: str, nothing: str) -> None:
    table = _table(title, "actor", "actor", "on", ">strength")
    for tie in ties:
        table.add_row(*map(_line, tie.actors), _list(tie.policies), f"{tie.weight:.2f}")
    _print(console, table, nothing)


def _table(title: str, *columns: str) -> Table:
    """Return an empty table; a column whose name begins with ">" is aligned to the right."""
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    table = Table(title=title, title_justify="left", title_style="bold", box=SIMPLE_HEAD, padding=(0, 1, 0, 0))
    for name in columns:
        table.add_column(name.removeprefix(">"), justify="right" if name[0] == ">" else "left", overflow="fold")
    return table


def _print(console: Console, table: Table, nothing: str) -> None:
    console.print(table if table.row_count else nothing, soft_wrap=False)


def _list(names: Sequence[str]) -> str:
    more = [f"and {len(names) - MOST_NAMES} more"] if len(names) > MOST_NAMES else []
    return "; ".join([*map(_line, names[:MOST_NAMES]), *more])


def _line(text: str) -> str:
    """Return text from a graph so that neither the terminal nor rich's markup obeys it."""
    from rich.markup import escape

    from plumbook.querying.cells import one_line

    return escape(one_line(text))


_SHOW: dict[str, Callable[[Console, Found], None]] = {
    "actors": _show_actors,
    "policies": _show_policies,
    "coalitions": _show_coalitions,
    "agreements": _show_agreements,
    "conflicts": _show_conflicts,
}
