"""`plumbook check`."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from plumbook.cli.options import GRAPH_VARIABLE

if TYPE_CHECKING:
    from plumbook.validation import Finding, GraphReport, Group

HEADINGS = {"violation": "Violations", "warning": "Warnings", "info": "Notes"}


@click.command("check")
@click.argument("graph", type=click.Path(path_type=Path), envvar=GRAPH_VARIABLE)
@click.option(
    "--shapes",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Check against the SHACL shapes of this Turtle file instead of plumbook's.",
)
@click.option(
    "--limit", "-n", type=click.IntRange(0), default=5, show_default=True, help="Nodes to name for each rule; 0: all."
)
@click.option("--json", "as_json", is_flag=True, help="Print every finding, as one JSON object.")
@click.pass_context
def command(context: click.Context, graph: Path, shapes: Path | None, limit: int, as_json: bool) -> None:
    """Check a graph against the shapes: cardinalities, directions, offsets that fit their text.

    GRAPH is a workspace that plumbook build wrote, or any RDF file. The exit status is 1 where a shape is
    violated. Warnings are what a person should look at; they alone leave it at 0.
    """
    from plumbook.cli.progress import steps
    from plumbook.validation import check_graph

    with steps() as progress:
        report = check_graph(graph, shapes, progress)
    if as_json:
        click.echo(json.dumps(_as_data(report), ensure_ascii=False, indent=2))
    else:
        _show(report, graph, limit or None)
    context.exit(0 if report.conforms else 1)


def _as_data(report: GraphReport) -> dict[str, Any]:
    return {
        "conforms": report.conforms,
        "triples": report.triples,
        **{name.lower(): count for name, count in _counts(report)},
        "findings": [
            {
                "severity": finding.severity,
                "shape": finding.shape,
                "message": finding.message,
                "focus": finding.focus,
                "path": finding.path,
                "value": finding.value,
            }
            for finding in report.findings
        ],
    }


def _counts(report: GraphReport) -> Iterable[tuple[str, int]]:
    from plumbook.validation import Severity

    return [(HEADINGS[severity], report.count(severity)) for severity in Severity]


def _show(report: GraphReport, graph: Path, limit: int | None) -> None:
    from plumbook.querying.cells import one_line

    verdict = "conforms" if report.conforms else "does not conform"
    counts = [
        f"{count:,} {name.lower() if count != 1 else name.lower()[:-1]}" for name, count in _counts(report) if count
    ]
    click.echo(f"{one_line(str(graph))} {verdict}: {', '.join(counts) or 'no findings'} in {report.triples:,} triples")
    severity = None
    for group in report.groups():
        if group.severity != severity:
            severity = group.severity
            click.echo(f"\n{HEADINGS[severity]}")
        _show_group(group, limit)


def _show_group(group: Group, limit: int | None) -> None:
    from plumbook.ontology.names import short_name
    from plumbook.validation.queries import PLACE

    rule = PLACE.sub("…", group.rule)
    _wrapped(f"{short_name(group.shape)} ({len(group.findings):,}): {rule}", "  ", "    ")
    for finding in group.findings[:limit]:
        _wrapped(_line(finding), "    - ", "      ")
    if limit is not None and len(group.findings) > limit:
        click.echo(f"    … and {len(group.findings) - limit:,} more; --limit 0 names all")


def _line(finding: Finding) -> str:
    """Return the node, and what of it does not fit unless the rule says that already."""
    from plumbook.ontology.names import short_name, shortened

    focus = short_name(finding.focus)
    if finding.message != finding.rule:
        return f"{focus}: {shortened(finding.message)}"
    if finding.value is None or finding.value == finding.focus:
        return focus
    path = f"{short_name(finding.path)} " if finding.path else ""
    return f"{focus}: {path}{short_name(finding.value)}"


def _wrapped(text: str, first: str, rest: str) -> None:
    """Print text in lines of at most 80 columns, whatever is in it; long values are cut."""
    import textwrap

    from plumbook.querying.cells import one_line

    line = textwrap.shorten(one_line(text), 400, placeholder=" …")
    click.echo(textwrap.fill(line, 80, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False))
