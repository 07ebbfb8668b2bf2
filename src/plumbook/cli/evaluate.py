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
@click.option(
    "--gold",
    type=FOLDER,
    multiple=True,
    help="Folder of annotations, NAME.json; with --across, give each that it names.",
)
@click.option("--attributions", type=FILE, help="Score attributions instead, against JSON Lines in PolNeAR's form.")
@click.option(
    "--across", type=FILE, help="Score instead who is who across texts, against this register of annotations."
)
@click.option("--as-annotated", is_flag=True, help="With --across: resolve the annotations, and read no text.")
@click.option("--texts", type=FOLDER, help="Folder of their texts, NAME.txt [default: texts in the gold folder].")
@click.option("--found", type=FOLDER, help="Score these graphs, NAME.ttl, instead of reading the texts.")
@click.option("--ontology", type=FILE, help="Load with each graph.")
@click.option("--model", default=MODEL, show_default=True, help="An installed spaCy pipeline, or its path.")
@click.option("--misses", is_flag=True, help="List what was missed and what was wrong.")
@click.option("--json", "as_json", is_flag=True, help="Print the figures as one JSON object.")
def command(
    gold: tuple[Path, ...],
    attributions: Path | None,
    across: Path | None,
    as_annotated: bool,
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

    With --across, the texts become one register: pairs of places of different texts, B-cubed, and the
    traps that the annotations list, over what was found.
    """
    from plumbook.cli.progress import steps
    from plumbook.evaluation.scoring import evaluate_attributions, evaluate_graphs, evaluate_reader

    if bool(gold) == (attributions is not None):
        raise click.UsageError("name annotations: either --gold or --attributions")
    if attributions is not None and (found or texts or ontology):
        raise click.UsageError("--found, --texts and --ontology go with --gold")
    if len(gold) > 1 and across is None:
        raise click.UsageError("name one folder with --gold; several go with --across")
    if across is not None:
        _score_across(across, gold, texts, None if as_annotated else model, misses, as_json)
        return

    missing: list[str] = []
    with steps() as progress:

        def scored(done: int, total: int) -> None:
            progress("score", done, total)

        if gold and found is not None:
            evaluation, missing = evaluate_graphs(gold[0], found, ontology, scored)
        else:
            from plumbook.reading.reader import SpacyReader

            if attributions is not None:
                scores, errors = evaluate_attributions(attributions, SpacyReader(model), scored)
                _show_attributions(scores.figures(), as_json)
                if misses and not as_json:
                    _show_errors(errors)
                return
            evaluation = evaluate_reader(gold[0], texts or _texts_of(gold[0]), SpacyReader(model), scored)
    for name in missing:
        click.echo(f"missing: {name}", err=True)
    if as_json:
        click.echo(json.dumps(evaluation.figures()))
    else:
        _show(evaluation, misses)


def _texts_of(gold: Path) -> Path:
    """Return where the texts of a folder of annotations are."""
    return next((f for f in (gold / "texts", gold.parent / "texts") if f.is_dir()), gold)


def _score_across(
    across: Path, gold: tuple[Path, ...], texts: Path | None, model: str | None, misses: bool, as_json: bool
) -> None:
    from plumbook.cli.progress import steps
    from plumbook.evaluation.across import evaluate_across, load_register
    from plumbook.reading.reader import SpacyReader

    truth = load_register(across)
    paths = [(path, (texts or _texts_of(f)) / f"{path.stem}.txt") for f in gold for path in sorted(f.glob("*.json"))]
    with steps() as progress:
        reader = None if model is None else SpacyReader(model)
        scores = evaluate_across(truth, paths, reader, lambda done: progress("score", done, len(paths)))
    if as_json:
        click.echo(json.dumps({"documents": len(paths), **{kind: s.figures() for kind, s in scores.items()}}))
        return
    click.echo(f"{len(paths)} documents")
    for kind, s in scores.items():
        click.echo(
            f"{kind:8} pairs P {s.pairs.precision:.3f}  R {s.pairs.recall:.3f}  B-cubed F1 {s.b_cubed_f1:.3f}"
            f"  traps {s.traps_right}/{len(s.traps)}  found {s.places}"
        )
    for kind, s in scores.items() if misses else ():
        for heading, lines in (
            ("traps wrong", [trap.why for trap, right in s.traps if not right]),
            ("wrong pairs", [_pair(pair) for pair in s.wrong]),
            ("missed pairs", [_pair(pair) for pair in s.missed]),
        ):
            click.echo("\n" + "\n  - ".join([f"{kind} {heading}:", *lines]))


def _pair(places: tuple[tuple[str, str], tuple[str, str]]) -> str:
    return " and ".join(f"{id} of {document}" for document, id in places)


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
