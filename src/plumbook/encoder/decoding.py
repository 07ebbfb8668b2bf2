"""From chances to spans: for each cue, which stretches of the text are its source and its content."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from plumbook.encoder.labels import LINKS
from plumbook.encoder.session import Floats, LinkedCue, Told
from plumbook.model import Span

_O, _CUE, _SOURCE, _BEGIN, _INSIDE = range(len(LINKS))


@dataclass(frozen=True, slots=True)
class FoundAttribution:
    """An attribution as the encoder finds it, in characters of the text.

    Attributes:
        cue: the cue's words.
        source: the source as worded; empty where it is only understood.
        content: its parts, in order.
        chance: how likely it is an attribution, 0 to 1.
        claim: how likely it is a claim.
        sure: the mean chance of the labels of its content's pieces.
    """

    cue: tuple[Span, ...]
    source: tuple[Span, ...]
    content: tuple[Span, ...]
    chance: float
    claim: float
    sure: float


def attributions(told: Told, text: str) -> Iterator[FoundAttribution]:
    """Yield an attribution for each cue that the encoder links to a content, in order.

    Args:
        told: what the encoder said of the text.
        text: the text.
    """
    anchors, claims = told.chances("anchor")[:, 1], told.chances("claim")[:, 1]
    for cue in told.cues:
        labels = best_labels(cue.chances)
        content = _runs(labels, _BEGIN, _INSIDE)
        if not content:
            continue
        sure = float(
            np.mean([cue.chances[i, _BEGIN] + cue.chances[i, _INSIDE] for a, b in content for i in range(a, b)])
        )
        yield FoundAttribution(
            cue=_spans(told, cue, _cue_runs(labels, cue.piece - cue.first), text),
            source=_spans(told, cue, _best_run(cue.chances[:, _SOURCE], _runs(labels, _SOURCE)), text),
            content=_spans(told, cue, content, text),
            chance=float(anchors[cue.piece]),
            claim=float(claims[cue.piece]),
            sure=sure,
        )


def best_labels(chances: Floats) -> list[int]:
    """Return the likeliest labels of which no I-content stands without its beginning (Viterbi 1967).

    Args:
        chances: pieces × links.
    """
    logs = np.log(np.maximum(chances, 1e-9))
    allowed = np.zeros((len(LINKS), len(LINKS)))
    allowed[[_O, _CUE, _SOURCE], _INSIDE] = -1e9
    total = logs[0].copy()
    total[_INSIDE] = -1e9
    back = np.zeros(logs.shape, dtype=np.int64)
    for n in range(1, len(logs)):
        ways = total[:, None] + allowed
        back[n] = ways.argmax(axis=0)
        total = ways.max(axis=0) + logs[n]
    labels = [int(total.argmax())]
    for n in range(len(logs) - 1, 0, -1):
        labels.append(int(back[n, labels[-1]]))
    return labels[::-1]


def _runs(labels: list[int], begin: int, inside: int | None = None) -> list[tuple[int, int]]:
    """The stretches of a label, each beginning anew where a beginning stands."""
    inside = begin if inside is None else inside
    found: list[tuple[int, int]] = []
    for n, label in enumerate(labels):
        if label not in (begin, inside):
            continue
        goes_on = found and found[-1][1] == n and (label == inside or begin == inside)
        if goes_on:
            found[-1] = (found[-1][0], n + 1)
        else:
            found.append((n, n + 1))
    return found


def _cue_runs(labels: list[int], anchor: int) -> list[tuple[int, int]]:
    return [(a, b) for a, b in _runs(labels, _CUE) if a <= anchor < b] or [(anchor, anchor + 1)]


def _best_run(chances: Floats, runs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The one stretch that is likeliest to be the source, a comma inside or not: an attribution has one."""
    joined: list[tuple[int, int]] = []
    for first, end in runs:
        if joined and first - joined[-1][1] <= 1:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((first, end))
    return sorted(joined, key=lambda run: -float(chances[run[0] : run[1]].sum()))[:1]


def _spans(told: Told, cue: LinkedCue, runs: list[tuple[int, int]], text: str) -> tuple[Span, ...]:
    """Runs of pieces as characters, grown to whole words."""
    spans: list[Span] = []
    places = told.pieces.spans
    for first, end in runs:
        start, stop = places[cue.first + first][0], places[cue.first + end - 1][1]
        while start > 0 and text[start - 1].isalnum() and text[start].isalnum():
            start -= 1
        while stop < len(text) and text[stop].isalnum() and text[stop - 1].isalnum():
            stop += 1
        spans.append(Span(start, stop))
    return tuple(spans)
