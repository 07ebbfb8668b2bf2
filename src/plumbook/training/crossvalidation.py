"""`python -m plumbook.training.crossvalidation`: how well plumbook reads texts that its encoder was not fitted on.

The annotated texts are dealt into folds; for each, an encoder is fitted without them and plumbook reads them with it.
plumbook's rules stay as they are: they were written with these texts at hand.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import click
import torch

from plumbook.cli.progress import steps
from plumbook.encoder.session import Encoder
from plumbook.errors import GoldError, PlumbookError
from plumbook.evaluation.gold import load_gold
from plumbook.evaluation.measures import Evaluation
from plumbook.evaluation.scoring import evaluate_reader
from plumbook.reading.reader import SpacyReader
from plumbook.training.examples import Example, attribution_examples, gold_examples
from plumbook.training.fitting import GOLD_TIMES, FittingSettings, Report, fit
from plumbook.training.network import pretrained, pretrained_weights
from plumbook.training.shipping import ship


@click.command()
@click.option("--attributions", type=click.Path(exists=True, dir_okay=False, path_type=Path), required=True,
              help="Texts with attributions, JSON Lines in PolNeAR's form.")  # fmt: skip
@click.option("--gold", type=click.Path(exists=True, file_okay=False, path_type=Path), required=True, multiple=True,
              help="Folder of annotations, NAME.json, with their texts in its folder texts; repeatable.")  # fmt: skip
@click.option("--folds", type=click.IntRange(2), default=2, show_default=True, help="Into how many parts they go.")
@click.option("--windows", type=click.IntRange(1), help="How many windows of --attributions to fit on; all by default.")
@click.option("--epochs", type=click.IntRange(1), default=FittingSettings().epochs, show_default=True,
              help="How often each text is seen.")  # fmt: skip
def crossvalidate(attributions: Path, gold: tuple[Path, ...], folds: int, windows: int | None, epochs: int) -> None:
    """Fit an encoder without each fold of the annotated texts, read the fold with it, and print the scores as JSON."""
    torch.set_num_threads(1)
    torch.use_deterministic_algorithms(True)
    try:
        texts = annotated_texts(gold, folds)
        marked = thinned(list(attribution_examples(attributions)), windows)
    except PlumbookError as error:
        raise click.ClickException(str(error)) from error
    settings = FittingSettings(epochs=epochs)
    total, each = Evaluation(), []
    with steps() as progress, tempfile.TemporaryDirectory() as name:
        for k in range(folds):
            held = [path for n, path in enumerate(texts) if n % folds == k]
            rest = [path for n, path in enumerate(texts) if n % folds != k]

            def report(step: int, of: int, loss: float, seconds: float, fold: int = k + 1) -> None:
                progress(f"fold {fold}", step, of)

            evaluation = _score_fold(marked, rest, held, Path(name) / str(k), settings, report)
            each.append(evaluation.figures())
            total.include(evaluation)
    summary: dict[str, Any] = {"windows": len(marked), "epochs": epochs, "all": total.figures(), "folds": each}
    click.echo(json.dumps(summary, indent=1))


def annotated_texts(folders: Iterable[Path], folds: int) -> list[Path]:
    """Return the annotations of some folders, by their names; each has its text beside it in the folder texts.

    Raises:
        GoldError: there are fewer than folds, two have one name, an annotation is damaged, or a text is missing.
    """
    found: dict[str, Path] = {}
    for path in (path for folder in folders for path in folder.glob("*.json")):
        if path.stem in found:
            raise GoldError("has the name of another annotation", where=path, remedy="name each folder once")
        text = path.parent / "texts" / f"{path.stem}.txt"
        if not text.is_file():
            raise GoldError("its text is missing", where=path, remedy=f"put it at {text}")
        load_gold(path)
        found[path.stem] = path
    if len(found) < folds:
        raise GoldError(f"{len(found)} annotations are too few for {folds} folds", remedy="name more with --gold")
    return [found[name] for name in sorted(found)]


def thinned(examples: Sequence[Example], count: int | None) -> list[Example]:
    """Return as many examples as are asked for, evenly spread; all where that is None or more than there are."""
    if count is None or count >= len(examples):
        return list(examples)
    return [examples[i * len(examples) // count] for i in range(count)]


def _score_fold(
    marked: list[Example], rest: list[Path], held: list[Path], folder: Path, settings: FittingSettings, report: Report
) -> Evaluation:
    known, unknown = _copied(rest, folder / "known"), _copied(held, folder / "unknown")
    torch.manual_seed(settings.seed)
    network = pretrained(pretrained_weights(), settings.layers)
    fit(network, marked + list(gold_examples(known, known / "texts")) * GOLD_TIMES, settings, report)
    ship(network, folder / "model.onnx")
    reader = SpacyReader(encoder=Encoder(folder / "model.onnx"))
    return evaluate_reader(unknown, unknown / "texts", reader)


def _copied(annotations: list[Path], folder: Path) -> Path:
    """Copy annotations and their texts into a folder of their own, and return it."""
    (folder / "texts").mkdir(parents=True)
    for path in annotations:
        shutil.copy(path, folder)
        shutil.copy(path.parent / "texts" / f"{path.stem}.txt", folder / "texts")
    return folder


if __name__ == "__main__":
    crossvalidate()
