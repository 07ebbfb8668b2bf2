"""Fitting: the network learns from examples, all tasks at once."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor, nn

from plumbook.encoder.labels import LINKS, TAGS, columns
from plumbook.encoder.session import END, START
from plumbook.training.examples import Example
from plumbook.training.network import HEADS, Network
from plumbook.training.stances import UNKNOWN, Row

# How often the few texts that are annotated for everything are seen in an epoch.
GOLD_TIMES = 3


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
    epochs: int = 4
    batch: int = 16
    encoder_rate: float = 8e-5
    head_rate: float = 1e-3
    seed: int = 7


Report = Callable[[int, int, float, float], None]
"""Called with the step, the number of steps, the mean loss since the last call, and the seconds spent."""


def fit(
    network: Network,
    examples: Sequence[Example],
    settings: FittingSettings,
    report: Report,
    after_epoch: Callable[[], None] = lambda: None,
) -> None:
    """Fit a network: AdamW, one cycle of learning rates (Smith 2018), bfloat16 where the processor has it.

    Args:
        network: what is fitted, in place.
        examples: what it learns from.
        settings: how.
        report: told how far it is.
        after_epoch: called after each epoch, to keep what there is.
    """
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
        after_epoch()
    network.eval()


def _batches(examples: Sequence[Example], size: int, chance: random.Random) -> Iterator[list[Example]]:
    """Windows of like lengths together, in an order drawn by chance."""
    order = sorted(range(len(examples)), key=lambda i: len(examples[i].ids) + chance.uniform(-12, 12))
    batches = [order[i : i + size] for i in range(0, len(order), size)]
    chance.shuffle(batches)
    for batch in batches:
        yield [examples[i] for i in batch]


def tensors(batch: Sequence[Example]) -> tuple[Tensor, Tensor, Tensor]:
    """Return padded word pieces with their marks, their looks, and the mask of what is no padding."""
    longest = max(len(example.ids) for example in batch) + 2
    ids, shapes, mask = torch.zeros(3, len(batch), longest, dtype=torch.long)
    for n, example in enumerate(batch):
        size = len(example.ids)
        ids[n, : size + 2] = torch.tensor([START, *example.ids, END])
        shapes[n, 1 : size + 1] = torch.tensor(example.shapes)
        mask[n, : size + 2] = 1
    return ids, shapes, mask


def _loss(network: Network, batch: list[Example]) -> Tensor:
    ids, shapes, mask = tensors(batch)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        x = network.encode(ids, shapes, mask)
    x = x.float()
    return _tag_loss(network.tags(x), batch) + _link_loss(network, x, mask, batch) + _stance_loss(network, x, batch)


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
    rows = [(n, row) for n, example in enumerate(batch) for row in example.links]
    if not rows:
        return x.new_zeros(())
    window, place, labels = _rows(rows, x.shape[1], LINKS.index("O"))
    chances = torch.log_softmax(network.links(x, window, place), dim=-1)
    open_ = torch.logsumexp(chances[..., [LINKS.index("O"), LINKS.index("source")]], dim=-1)
    known = chances.gather(-1, labels.clamp(min=0)[..., None])[..., 0]
    right = torch.where(labels == UNKNOWN, open_, known)
    return -(right * mask[window]).sum() / mask[window].sum() * 4.0


def _stance_loss(network: Network, x: Tensor, batch: list[Example]) -> Tensor:
    """Score what actors think of the policies that are known, where the annotation says it."""
    rows = [(n, row) for n, example in enumerate(batch) for row in example.stances]
    if not rows:
        return x.new_zeros(())
    window, place, labels = _rows(rows, x.shape[1], UNKNOWN)
    if not bool((labels != UNKNOWN).any()):
        return x.new_zeros(())
    scores = network.stances(x, window, place)
    return nn.functional.cross_entropy(scores.flatten(0, 1), labels.flatten(), ignore_index=UNKNOWN)


def _rows(rows: list[tuple[int, Row]], length: int, padding: int) -> tuple[Tensor, Tensor, Tensor]:
    """Of rows of known windows: their windows, their places, and their labels, rows × pieces."""
    labels = torch.full((len(rows), length), padding, dtype=torch.long)
    for k, (_, (_, row)) in enumerate(rows):
        labels[k, 1 : len(row) + 1] = torch.tensor(row)
    return torch.tensor([n for n, _ in rows]), torch.tensor([at + 1 for _, (at, _) in rows]), labels
