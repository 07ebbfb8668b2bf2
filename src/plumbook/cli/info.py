"""`plumbook info`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from plumbook.cli.options import GRAPH_VARIABLE, optional_graph_option

if TYPE_CHECKING:
    from plumbook.querying.overview import Overview

# What each kind is called, one and several.
KINDS = {
    "Person": ("person", "persons"),
    "Organization": ("organization", "organizations"),
    "State": ("state", "states"),
    "Group": ("group", "groups"),
    "AnonymousSource": ("anonymous source", "anonymous sources"),
}
STANCES = {"Supports": "for", "Opposes": "against", "Neutral": "neutral"}


@click.command("info")
@click.argument("where", metavar="[GRAPH]", required=False, type=click.Path(path_type=Path))
@optional_graph_option
@click.option("--json", "as_json", is_flag=True, help="Print it as JSON.")
def command(where: Path | None, graph: Path | None, as_json: bool) -> None:
    """Tell what is in a GRAPH: texts, actors, offices, policies, claims, and what made it.

    GRAPH is a workspace or an RDF file, here or after --graph.
    """
    path = where or graph
    if path is None:
        raise click.UsageError(f"Name a graph (or set {GRAPH_VARIABLE}).")
    from plumbook.querying.overview import overview

    found = overview(path)
    if as_json:
        import json
        from dataclasses import asdict

        click.echo(json.dumps(asdict(found), ensure_ascii=False))
        return
    for name, value in _lines(found):
        click.echo(f"{click.style(f'{name:12}', bold=True)} {value}")


def _lines(found: Overview) -> Iterator[tuple[str, str]]:
    """Give what the screen shows: names, and what is known under them."""
    from plumbook.querying.cells import one_line

    yield "documents", f"{found.documents}{_period(found)}"
    kinds = [_counted(n, *KINDS[kind]) for kind, n in found.actors.items()]
    yield "actors", _with_parts(found.all_actors, ", ".join(kinds))
    vacant = f"{found.vacant_offices} said to stand empty" if found.vacant_offices else ""
    yield "offices", _with_parts(found.offices, vacant)
    yield "tenures", str(found.tenures)
    yield "candidacies", str(found.candidacies)
    yield "policies", str(found.policies)
    other = f"and {_counted(found.other_attributions, 'other attribution')}" if found.other_attributions else ""
    yield "claims", f"{found.claims} {other}".rstrip()
    yield "stances", _with_parts(sum(found.stances.values()), _stances(found.stances))
    if found.most_active:
        yield "most active", ", ".join(f"{one_line(label)} ({count})" for label, count in found.most_active)
    if found.software:
        yield "made by", one_line(", ".join(found.software))
    yield "size", f"{_counted(found.triples, 'triple')}, {found.bytes_on_disk / 1e6:.1f} MB"


def _period(found: Overview) -> str:
    if found.first_date is None:
        return ""
    return f", {found.first_date}" + (f" to {found.last_date}" if found.last_date != found.first_date else "")


def _stances(stances: Mapping[str, int]) -> str:
    return ", ".join(f"{stances[polarity]} {word}" for polarity, word in STANCES.items() if polarity in stances)


def _with_parts(count: int, parts: str) -> str:
    return f"{count} ({parts})" if parts else str(count)


def _counted(count: int, one: str, several: str | None = None) -> str:
    return f"{count:,} {one if count == 1 else several or one + 's'}"
