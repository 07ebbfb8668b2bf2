"""How well plumbook finds attributions in PolNeAR's form, beside the published systems.

    PLUMBOOK_ATTRIBUTIONS=polnear_dev.jsonl \\
      python -m pytest tests/benchmarks/test_attributions.py --override-ini addopts=--import-mode=importlib -s

The corpus comes from its authors (Newell, Margolin and Ruths, LREC 2018); plumbook carries none of it.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from plumbook.evaluation.scoring import evaluate_attributions
from plumbook.reading.reader import SpacyReader

# On the test split, as published or measured by others: pair F1, content exact F1, recall direct / mixed / indirect.
PUBLISHED = {
    "two human annotators (20 articles)": ("75.4", "68.4", "97 / 88 / 69"),
    "CofeNet, BERT (Zhang et al. 2022)": ("-", "72.9", "-"),
    "BiLSTM+CRF (same paper)": ("-", "59.0", "-"),
    "Citron (BBC), retrained on PolNeAR": ("48.5", "44.1", "58 / 51 / 32"),
    "Gender Gap Tracker's quote extractor": ("41.6", "25.9", "60 / 40 / 23"),
    "textacy": ("19.5", "23.3", "-"),
}
FILE = os.environ.get("PLUMBOOK_ATTRIBUTIONS", "")


@pytest.mark.skipif(not FILE, reason="PLUMBOOK_ATTRIBUTIONS names no file")
def test_attributions_beside_published_systems(reader: SpacyReader) -> None:
    scores, _ = evaluate_attributions(Path(FILE), reader)
    figures = scores.figures()
    recalls = " / ".join(f"{figures[f'recall of {mode} pairs']:.0f}" for mode in ("direct", "mixed", "indirect"))
    rows = {f"plumbook on {Path(FILE).name}": (figures["pair"]["f1"], figures["exact content"]["f1"], recalls)}
    print(f"\n{'':44} {'pair F1':>8} {'content':>8}  recall direct / mixed / indirect")
    for name, (pair, content, recall) in (rows | PUBLISHED).items():
        print(f"{name:44} {pair:>8} {content:>8}  {recall}")
    assert scores.pair.right > 0
