"""`plumbook evaluate`."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from plumbook.cli.build import MODEL

if TYPE_CHECKING:
    from plumbook.evaluation.attribution_errors import AttributionError
    from plumbook.evaluation.measures import Evaluation

FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)

# How many errors of each class are shown with --misses.
WORST = 5


@click.command("evaluate")
@click.option("--gold", type=FOLDER, help="Folder of annotations, NAME.json.")
@click.option("--attributions", type=FILE, help="Score attributions instead, against JSON Lines in PolNeAR's form.")
@click.option("--texts", type=FOLDER, help="Folder of their texts, NAME.txt [default: texts in the gold folder].")
@click.option("--found", type=FOLDER, help="Score these graphs, NAME.ttl, instead of reading the texts.")
@click.option("--ontology", type=FILE, help="Load with each graph.")
@click.option("--model", default=MODEL, show_default=True, help="An installed spaCy pipeline, or its path.")
@click.option("--misses", is_flag=True, help="List what was missed and what was wrong.")
@click.option("--json", "as_json", is_flag=True, help="Print the figures as one JSON object.")
def command(
    gold: Path | None,
    attributions: Path | None,
    texts: Path | None,
    found: Path | None,
    ontology: Path | None,
    model: str,
    misses: bool,
    as_json: bool,
) -> None:
    """Score what is found in annotated texts: precision, recall and F1 of each kind.

    Without --found, plumbook reads the texts and scores its own graph of each. `graph` is the mean
    F1 of actors, offices, tenures, policies, claims and positions.

    With --attributions, each text's attributions (source, cue, content) are scored: `pair` asks for half
    of the content's words and a word of the source, `exact` for every character.
    """
    from plumbook.cli.progress import steps
    from plumbook.evaluation.scoring import evaluate_attributions, evaluate_graphs, evaluate_reader

    if (gold is None) == (attributions is None):
        raise click.UsageError("name annotations: either --gold or --attributions")

    missing: list[str] = []
    with steps() as progress:

        def scored(done: int, total: int) -> None:
            progress("score", done, total)

        if gold is not None and found is not None:
            evaluation, missing = evaluate_graphs(gold, found, ontology, scored)
        else:
            from plumbook.reading.reader import SpacyReader

            if attributions is not None:
                scores, errors = evaluate_attributions(attributions, SpacyReader(model), scored)
                _show_attributions(scores.figures(), as_json)
                if misses and not as_json:
                    _show_errors(errors)
                return
            assert gold is not None
            folder = texts or next((f for f in (gold / "texts", gold.parent / "texts") if f.is_dir()), gold)
            evaluation = evaluate_reader(gold, folder, SpacyReader(model), scored)
    for name in missing:
        click.echo(f"missing: {name}", err=True)
    if as_json:
        click.echo(json.dumps(evaluation.figures()))
    else:
        _show(evaluation, misses)


def _show_attributions(figures: dict[str, Any], as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps(figures))
        return
    for name, value in figures.items():
        shown = "  ".join(f"{k} {v:5.1f}" for k, v in value.items()) if isinstance(value, dict) else f"{value:5.1f}"
        click.echo(f"{name:26} {shown}")


def _show_errors(errors: Sequence[AttributionError]) -> None:
    """Print how many errors there are of each class and mode, and the worst of each class."""
    from plumbook.evaluation.attribution_errors import ErrorClass

    for kind in ErrorClass:
        ours = [e for e in errors if e.kind is kind]
        modes = Counter(e.mode.value for e in ours)
        counts = ", ".join(f"{mode} {count}" for mode, count in sorted(modes.items()))
        click.echo(f"\n{kind.value}: {len(ours)}" + (f" ({counts})" if counts else ""))
        for error in sorted(ours, key=lambda e: (-e.words, e.document, e.marked, e.found))[:WORST]:
            click.echo(f"  - {error.document}, {error.mode.value}")
            for label, said in (("marked", error.marked), ("found ", error.found)):
                if said:
                    click.echo(f"    {label}  {' '.join(said.split())}")


def _show(evaluation: Evaluation, misses: bool) -> None:
    click.echo(f"{evaluation.documents} documents")
    for kind, tally in evaluation.tallies.items():
        click.echo(
            f"{kind:14} P {tally.precision:.3f}  R {tally.recall:.3f}  F1 {tally.f1:.3f}"
            f"  found {tally.found:4} gold {tally.gold:4}"
        )
    click.echo(f"{'graph':14} F1 {evaluation.graph:.3f}")
    for kind, tally in evaluation.tallies.items() if misses else ():
        for heading, lines in (("missed", tally.missed), ("wrong", tally.wrong)):
            click.echo("\n" + "\n  - ".join([f"{kind} {heading}:", *lines]))
