"""`plumbook ontology`."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from plumbook.ontology.report import Check, OntologyReport

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.group("ontology")
def command() -> None:
    """Check and document the ontology."""


@command.command("check")
@click.argument("files", type=FILE, nargs=-1)
@click.option("--json", "as_json", is_flag=True, help="Print the report as one JSON object.")
@click.pass_context
def check(context: click.Context, files: tuple[Path, ...], as_json: bool) -> None:
    """Check an ontology: syntax, OWL 2 DL, consistency, satisfiable classes, documentation.

    FILES are Turtle files that are one ontology together, the main one first; plumbook's own ontology with its
    alignments unless given. HermiT and the OWL API look where Java is found. The exit status is 1 where something
    is wrong.
    """
    from plumbook.cli.progress import steps
    from plumbook.ontology.checking import check_ontology

    with steps() as progress:
        progress("check", 0, None)
        report = check_ontology(files)
    if as_json:
        click.echo(json.dumps({"passes": report.passes, **asdict(report)}, ensure_ascii=False, indent=2))
    else:
        _show(report)
    context.exit(0 if report.passes else 1)


@command.command("docs")
@click.option(
    "--out",
    "-o",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write to this file [default: standard output].",
)
@click.argument("files", type=FILE, nargs=-1)
def docs(out: Path | None, files: tuple[Path, ...]) -> None:
    """Write a reference of an ontology: one HTML page that works offline.

    FILES are as for plumbook ontology check.
    """
    from plumbook.files import write_atomically
    from plumbook.ontology.reference import reference_page

    page = reference_page(files)
    if out is None:
        click.echo(page, nl=False)
    else:
        write_atomically(out, page)


def _show(report: OntologyReport) -> None:
    verdict = "passes" if report.passes else "does not pass"
    click.echo(f"{report.ontology} ({report.terms} term{'s' * (report.terms != 1)}) {verdict}")
    for each in report.checks:
        _show_check(each)


def _show_check(each: Check) -> None:
    import textwrap

    from plumbook.ontology.names import short_name, shortened
    from plumbook.querying.cells import one_line

    verdict = "passes" if each.passes else f"{len(each.faults)} fault{'s' * (len(each.faults) != 1)}"
    click.echo(f"  {each.name:14} {verdict:10} by {each.by}")
    for fault in each.faults:
        text = one_line(f"{short_name(fault.subject)} {shortened(fault.message)}")
        click.echo(textwrap.fill(text, 80, initial_indent="    - ", subsequent_indent="      "))
    if each.note:
        click.echo(textwrap.fill(one_line(each.note), 80, initial_indent="    ", subsequent_indent="    "))
