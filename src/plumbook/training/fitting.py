"""Fitting: the network learns from examples, all tasks at once."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor, nn

from plumbook.encoder.labels import LINKS, TAGS, columns
from plumbook.training.examples import UNKNOWN, Example
from plumbook.training.network import HEADS, Network

START, END = 101, 102  # BERT's marks at both ends of what it reads


@dataclass(frozen=True, slots=True, kw_only=True)
class FittingSettings:
    """How the network is fitted.

    Attributes:
        layers: how many layers of the encoder to use, from the bottom.
        epochs: how often every example is seen.
        batch: windows in one step.
        encoder_rate: highest learning rate of the encoder.
        head_rate: that of the heads.
        seed: of everything that is drawn by chance.
    """

    layers: int = 6
    epochs: int = 3
    batch: int = 16
    encoder_rate: float = 8e-5
    head_rate: float = 1e-3
    seed: int = 7


Report = Callable[[int, int, float, float], None]
"""Called with the step, the number of steps, the mean loss since the last call, and the seconds spent."""


def fit(network: Network, examples: Sequence[Example], settings: FittingSettings, report: Report) -> None:
    """Fit a network: AdamW, one cycle of learning rates (Smith 2018), bfloat16 where the processor has it."""
    torch.manual_seed(settings.seed)
    chance = random.Random(settings.seed)
    steps = settings.epochs * (len(examples) // settings.batch + 1)
    named = list(network.named_parameters())
    heads = [p for n, p in named if n.split(".")[0] in HEADS]
    encoder = [p for n, p in named if n.split(".")[0] not in HEADS]
    rates = [settings.encoder_rate, settings.head_rate]
    optimizer = torch.optim.AdamW(
        [{"params": encoder, "lr": rates[0]}, {"params": heads, "lr": rates[1]}], weight_decay=0.01, fused=True
    )
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, rates, total_steps=steps + 1, pct_start=0.1)
    network.train()
    begun, losses, step = time.perf_counter(), [], 0
    for _ in range(settings.epochs):
        for batch in _batches(examples, settings.batch, chance):
            optimizer.zero_grad()
            loss = _loss(network, batch)
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            losses.append(float(loss.detach()))
            step += 1
            if step % 100 == 0:
                report(step, steps, sum(losses) / len(losses), time.perf_counter() - begun)
                losses.clear()
    network.eval()


def _batches(examples: Sequence[Example], size: int, chance: random.Random) -> Iterator[list[Example]]:
    """Windows of like lengths together, in an order drawn by chance."""
    order = sorted(range(len(examples)), key=lambda i: len(examples[i].ids) + chance.uniform(-12, 12))
    batches = [order[i : i + size] for i in range(0, len(order), size)]
    chance.shuffle(batches)
    for batch in batches:
        yield [examples[i] for i in batch]


def tensors(ids: Sequence[Sequence[int]]) -> tuple[Tensor, Tensor]:
    """Return padded word pieces with their marks, and the mask of what is no padding."""
    longest = max(len(row) for row in ids) + 2
    padded = torch.zeros(len(ids), longest, dtype=torch.long)
    mask = torch.zeros(len(ids), longest, dtype=torch.long)
    for n, row in enumerate(ids):
        padded[n, : len(row) + 2] = torch.tensor([START, *row, END])
        mask[n, : len(row) + 2] = 1
    return padded, mask


def _loss(network: Network, batch: list[Example]) -> Tensor:
    ids, mask = tensors([e.ids for e in batch])
    with torch.autocast("cpu", dtype=torch.bfloat16):
        x = network.encode(ids, mask)
    x = x.float()
    return _tag_loss(network.tags(x), batch) + _link_loss(network, x, mask, batch)


def _tag_loss(scores: Tensor, batch: list[Example]) -> Tensor:
    total = scores.new_zeros(())
    for task in TAGS:
        labels = torch.full(scores.shape[:2], UNKNOWN, dtype=torch.long)
        for n, example in enumerate(batch):
            if task in example.tags:
                labels[n, 1 : len(example.ids) + 1] = torch.tensor(example.tags[task])
        if bool((labels != UNKNOWN).any()):
            told = scores[..., columns(task)].flatten(0, 1)
            total = total + nn.functional.cross_entropy(told, labels.flatten(), ignore_index=UNKNOWN)
    return total


def _link_loss(network: Network, x: Tensor, mask: Tensor, batch: list[Example]) -> Tensor:
    """Score the rows of the cues that are known; where a label is not, "O" and "source" are both right."""
    rows = [(n, cue + 1, labels) for n, e in enumerate(batch) for cue, labels in e.links]
    if not rows:
        return x.new_zeros(())
    labels = torch.full((len(rows), x.shape[1]), LINKS.index("O"), dtype=torch.long)
    for k, (_, _, row) in enumerate(rows):
        labels[k, 1 : len(row) + 1] = torch.tensor(row)
    which = torch.tensor([n for n, _, _ in rows])
    scores = network.link_rows(x[which], torch.tensor([c for _, c, _ in rows]))
    chances = torch.log_softmax(scores, dim=-1)
    open_ = torch.logsumexp(chances[..., [LINKS.index("O"), LINKS.index("source")]], dim=-1)
    known = chances.gather(-1, labels.clamp(min=0)[..., None])[..., 0]
    right = torch.where(labels == UNKNOWN, open_, known)
    return -(right * mask[which]).sum() / mask[which].sum() * 4.0
