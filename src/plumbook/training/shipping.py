"""From a fitted network to the file that is shipped: ONNX, its weights in 8 bits."""

from __future__ import annotations

import logging
import tempfile
import warnings
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from plumbook.training.network import Network, Reading

OPSET = 17
# The heads stay in 32 bits: they are small, and lose most (of an earlier model, pair F1 on PolNeAR's development texts
# was 67.5 with them in 8 bits and one scale for each matrix, 68.4 without, 68.9 in 32 bits throughout).
_HEADS = ("/network/tags", "/network/links")


def write_onnx(network: Network, path: Path) -> None:
    """Write a network as ONNX with 32-bit weights."""
    ids = torch.randint(1000, 2000, (48,))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            Reading(network).eval(),
            (ids, torch.zeros_like(ids)),
            str(path),
            input_names=["ids", "shapes"],
            output_names=["tags", "cues", "links"],
            dynamic_axes={"ids": {0: "pieces"}, "shapes": {0: "pieces"}},
            opset_version=OPSET,
            dynamo=False,
        )


def ship(network: Network, path: Path) -> None:
    """Write a network as ONNX with 8-bit weights (dynamic quantisation; activations stay in 32 bits)."""
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "model.onnx"
        write_onnx(network, whole)
        nodes = [node.name for node in onnx.load(whole).graph.node]
        heads = [name for name in nodes if name.startswith(_HEADS)]
        # It warns of what it leaves in 32 bits, which is meant.
        logging.getLogger().setLevel(logging.ERROR)
        quantize_dynamic(whole, path, weight_type=QuantType.QInt8, per_channel=True, nodes_to_exclude=heads)
