from __future__ import annotations

import random
from pathlib import Path

import pytest

from plumbook.encoder.labels import TAGS
from plumbook.encoder.pieces import pieces_of
from plumbook.encoder.session import Encoder

torch = pytest.importorskip("torch", reason="the extra `train` is not installed")
pytest.importorskip("onnx", reason="the extra `train` is not installed")

CONFIG = {
    "vocab_size": 30522,
    "hidden_size": 12,
    "intermediate_size": 24,
    "num_attention_heads": 2,
    "max_position_embeddings": 256,
    "type_vocab_size": 2,
}


def test_a_fitted_network_is_shipped_and_reads(tmp_path: Path) -> None:
    from plumbook.training.examples import Example
    from plumbook.training.fitting import FittingSettings, fit
    from plumbook.training.network import Network
    from plumbook.training.shipping import ship, write_onnx

    chance = random.Random(1)
    examples = []
    for _ in range(32):
        text = " ".join(chance.choice(["Ada", "said", "we", "toll"]) for _ in range(12))
        pieces = pieces_of(text)
        tags = {"person": [int(text[a:b] == "Ada") for a, b in pieces.spans]}
        cues = [n for n, (a, b) in enumerate(pieces.spans) if text[a:b] == "said"]
        examples.append(Example(pieces.ids, pieces.shapes, tags, [(c, [0] * len(pieces.ids)) for c in cues]))
    torch.manual_seed(1)
    network = Network(CONFIG, 1)
    fit(network, examples, FittingSettings(epochs=30, encoder_rate=1e-2, head_rate=1e-2), lambda *_: None)
    write_onnx(network, tmp_path / "whole.onnx")
    ship(network, tmp_path / "model.onnx")
    text = "Ada said toll . we Ada"
    for name in ("whole", "model"):
        told = Encoder(tmp_path / f"{name}.onnx").read(text)
        assert list(told.chances("person").argmax(axis=1)) == [1, 0, 0, 0, 0, 1]
        assert told.scores.shape == (6, sum(map(len, TAGS.values())))
    assert len(Encoder(tmp_path / "model.onnx").read("").pieces.ids) == 0
