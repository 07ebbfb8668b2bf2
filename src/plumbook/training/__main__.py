"""`python -m plumbook.training`: fit the encoder and write the file that is shipped, with a log beside it."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any

import click
import torch

from plumbook.cli.progress import steps
from plumbook.encoder.session import SHIPPED
from plumbook.files import write_atomically
from plumbook.training.development import development_figures
from plumbook.training.examples import attribution_examples, gold_examples
from plumbook.training.fitting import GOLD_TIMES, FittingSettings, fit
from plumbook.training.network import pretrained, pretrained_weights
from plumbook.training.shipping import ship, write_onnx

DEFAULTS = FittingSettings()


@click.command()
@click.option("--attributions", type=click.Path(exists=True, dir_okay=False, path_type=Path), required=True,
              help="Texts with attributions, JSON Lines in PolNeAR's form.")  # fmt: skip
@click.option("--gold", type=click.Path(exists=True, file_okay=False, path_type=Path), required=True,
              help="Folder of annotations, NAME.json, with their texts in its folder texts.")  # fmt: skip
@click.option("--development", type=click.Path(exists=True, dir_okay=False, path_type=Path),
              help="Texts to score the model on, in the form of --attributions; none is learned from.")  # fmt: skip
@click.option("--out", type=click.Path(path_type=Path), default=SHIPPED, show_default=True, help="The file to write.")
@click.option(
    "--epochs", type=click.IntRange(1), default=DEFAULTS.epochs, show_default=True, help="How often each text is seen."
)
@click.option("--seed", type=int, default=DEFAULTS.seed, show_default=True, help="Of everything drawn by chance.")
def train(attributions: Path, gold: Path, development: Path | None, out: Path, epochs: int, seed: int) -> None:
    """Fit the encoder on annotated texts and write it as ONNX with 8-bit weights.

    One thread, so that two runs with the same data and settings give the same weights.
    """
    torch.set_num_threads(1)
    torch.use_deterministic_algorithms(True)
    settings = FittingSettings(epochs=epochs, seed=seed)
    marked = list(attribution_examples(attributions))
    known = list(gold_examples(gold, gold / "texts"))
    torch.manual_seed(seed)
    network = pretrained(pretrained_weights(), settings.layers)
    log: list[dict[str, float]] = []
    with steps() as progress:

        def report(step: int, total: int, loss: float, seconds: float) -> None:
            log.append({"step": step, "loss": round(loss, 4), "seconds": round(seconds)})
            progress("fit", step, total)

        def keep() -> None:
            """Keep what was learned so far: fitting takes an hour."""
            torch.save(network.state_dict(), out.with_suffix(".pt"))

        fit(network, marked + known * GOLD_TIMES, settings, report, keep)
    ship(network, out)
    figures: dict[str, Any] = {}
    if development is not None:
        with tempfile.TemporaryDirectory() as folder:
            whole = Path(folder) / "whole.onnx"
            write_onnx(network, whole)
            for name, model in (("8 bits", out), ("32 bits", whole)):
                figures[name] = development_figures(model, development)
    record = {
        "epochs": epochs,
        "seed": seed,
        "windows": {"attributions": len(marked), "gold": len(known), "gold seen": GOLD_TIMES},
        "bytes": out.stat().st_size,
        "development": figures,
        "log": log,
    }
    write_atomically(out.with_suffix(".json"), json.dumps(record, indent=1) + "\n")
    click.echo(f"wrote {out} ({out.stat().st_size / 1e6:.1f} MB)")


if __name__ == "__main__":
    train()
