"""The network: a BERT encoder (Devlin et al. 2019) with a head for each task, in one pass over a window.

The heads that link (who said what by which word) score every word piece against every other with a
biaffine form (Dozat and Manning 2017), so that one pass answers for each cue which pieces are its
source and its content.
"""

from __future__ import annotations

import json
import math
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

from plumbook.encoder.labels import LINKS, TAGS

# Width of the vectors that are scored against one another, and how far apart two pieces' distance still tells.
LINK_WIDTH = 128
REACH = 64
# The parts that are not the encoder's.
HEADS = frozenset({"tags", "cue", "part", "biaffine", "distance"})


class Layer(nn.Module):
    """One transformer layer, normalised after each part as BERT does."""

    def __init__(self, width: int, heads: int, inner: int) -> None:
        super().__init__()
        self.heads = heads
        self.query = nn.Linear(width, width)
        self.key = nn.Linear(width, width)
        self.value = nn.Linear(width, width)
        self.attended = nn.Linear(width, width)
        self.attended_norm = nn.LayerNorm(width, eps=1e-12)
        self.inner = nn.Linear(width, inner)
        self.outer = nn.Linear(inner, width)
        self.outer_norm = nn.LayerNorm(width, eps=1e-12)
        self.dropout = nn.Dropout(0.1)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """Return the layer's output: batch × pieces × width."""
        batch, pieces, width = x.shape

        def split(t: Tensor) -> Tensor:
            return t.view(batch, pieces, self.heads, width // self.heads).transpose(1, 2)

        scores = split(self.query(x)) @ split(self.key(x)).transpose(2, 3) / math.sqrt(width // self.heads)
        weights = self.dropout(torch.softmax(scores + bias, dim=-1))
        mixed = (weights @ split(self.value(x))).transpose(1, 2).reshape(batch, pieces, width)
        x = self.attended_norm(x + self.dropout(self.attended(mixed)))
        wide = nn.functional.gelu(self.inner(x))
        out: Tensor = self.outer_norm(x + self.dropout(self.outer(wide)))
        return out


class Network(nn.Module):
    """The encoder with its heads.

    Args:
        config: the encoder's `config.json` as a dictionary.
        layers: how many of its layers to use, from the bottom.
    """

    def __init__(self, config: dict[str, int], layers: int) -> None:
        super().__init__()
        width = config["hidden_size"]
        self.pieces = nn.Embedding(config["vocab_size"], width)
        self.places = nn.Embedding(config["max_position_embeddings"], width)
        self.kinds = nn.Embedding(config["type_vocab_size"], width)
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.dropout = nn.Dropout(0.1)
        self.layers = nn.ModuleList(
            Layer(width, config["num_attention_heads"], config["intermediate_size"]) for _ in range(layers)
        )
        self.tags = nn.Linear(width, sum(len(labels) for labels in TAGS.values()))
        self.cue = nn.Linear(width, LINK_WIDTH)
        self.part = nn.Linear(width, LINK_WIDTH)
        self.biaffine = nn.Parameter(torch.empty(len(LINKS), LINK_WIDTH + 1, LINK_WIDTH + 1))
        nn.init.normal_(self.biaffine, std=0.02)
        self.distance = nn.Embedding(2 * REACH + 1, len(LINKS))
        nn.init.zeros_(self.distance.weight)

    def encode(self, ids: Tensor, mask: Tensor) -> Tensor:
        """Return a vector for each piece: batch × pieces × width."""
        places = torch.arange(ids.shape[1], device=ids.device)
        x = self.pieces(ids) + self.places(places)[None] + self.kinds.weight[0]
        x = self.dropout(self.norm(x))
        bias = (1.0 - mask[:, None, None, :].to(x.dtype)) * -1e4
        for layer in self.layers:
            x = layer(x, bias)
        return x

    def link(self, x: Tensor) -> Tensor:
        """Return for each piece as cue and each other as part the scores: batch × cues × parts × links."""
        cue = torch.relu(self.cue(x))
        part = torch.relu(self.part(x))
        ones = torch.ones_like(cue[..., :1])
        cue, part = torch.cat([cue, ones], -1), torch.cat([part, ones], -1)
        turned = torch.einsum("bic,lcd->bild", cue, self.biaffine)
        scores = torch.einsum("bild,bjd->bijl", turned, part)
        index = torch.arange(x.shape[1], device=x.device)
        apart = (index[None, :] - index[:, None]).clamp(-REACH, REACH) + REACH
        out: Tensor = scores + self.distance(apart)[None]
        return out

    def link_rows(self, x: Tensor, cues: Tensor) -> Tensor:
        """Return what `link` does for one cue in each window: batch × parts × links."""
        index = torch.arange(x.shape[1], device=x.device)
        cue = torch.relu(self.cue(x[torch.arange(len(cues)), cues]))
        part = torch.relu(self.part(x))
        cue, part = (
            torch.cat([cue, torch.ones_like(cue[..., :1])], -1),
            torch.cat([part, torch.ones_like(part[..., :1])], -1),
        )
        turned = torch.einsum("bc,lcd->bld", cue, self.biaffine)
        scores = torch.einsum("bld,bjd->bjl", turned, part)
        apart = (index[None, :] - cues[:, None]).clamp(-REACH, REACH) + REACH
        out: Tensor = scores + self.distance(apart)
        return out

    def forward(self, ids: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """Return the tags' scores (batch × pieces × all labels) and the links' (batch × pieces × pieces × links)."""
        x = self.encode(ids, mask)
        return self.tags(x), self.link(x)


def pretrained(folder: Path, layers: int) -> Network:
    """Return a network whose encoder has the weights of a BERT-like model.

    Args:
        folder: holds `config.json` and `model.safetensors`.
        layers: how many layers to take, from the bottom.
    """
    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    network = Network(config, layers)
    names = {
        "embeddings.word_embeddings": "pieces",
        "embeddings.position_embeddings": "places",
        "embeddings.token_type_embeddings": "kinds",
        "embeddings.LayerNorm": "norm",
    }
    for n in range(layers):
        old, new = f"encoder.layer.{n}", f"layers.{n}"
        names |= {
            f"{old}.attention.self.query": f"{new}.query",
            f"{old}.attention.self.key": f"{new}.key",
            f"{old}.attention.self.value": f"{new}.value",
            f"{old}.attention.output.dense": f"{new}.attended",
            f"{old}.attention.output.LayerNorm": f"{new}.attended_norm",
            f"{old}.intermediate.dense": f"{new}.inner",
            f"{old}.output.dense": f"{new}.outer",
            f"{old}.output.LayerNorm": f"{new}.outer_norm",
        }
    found = {k.removeprefix("bert."): v for k, v in load_file(folder / "model.safetensors").items()}
    weights = {
        f"{new}.{part}": found[f"{old}.{part}"]
        for old, new in names.items()
        for part in ("weight", "bias")
        if f"{old}.{part}" in found
    }
    missing, unexpected = network.load_state_dict(weights, strict=False)
    assert not unexpected, unexpected
    assert {m.split(".")[0] for m in missing} <= HEADS, missing
    return network
