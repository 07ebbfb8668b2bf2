"""Figures on development texts: what a fitted model finds by itself, without plumbook's rules."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from plumbook.encoder.decoding import attributions
from plumbook.encoder.session import Encoder
from plumbook.evaluation.attribution_measures import AttributionScores, Marked, load_marked


def development_figures(model: Path, texts: Path) -> dict[str, Any]:
    """Score a model's attributions on texts that it was not fitted on.

    Args:
        model: an ONNX file as `plumbook.training.shipping` writes it.
        texts: JSON Lines in PolNeAR's form.

    Returns:
        The figures of `plumbook evaluate --attributions`.

    Raises:
        GoldError: the texts cannot be read or are not of that form.
    """
    encoder, scores = Encoder(model), AttributionScores()
    for document, people in load_marked(texts):
        found = attributions(encoder.read(document.text), document.text)
        marked = [Marked(a.source, a.cue, a.content) for a in found]
        for person in people:
            scores.add(document.text, marked, person)
    return scores.figures()
