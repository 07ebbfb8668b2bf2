"""From chances to spans: for each cue, which stretches of the text are its source and its content."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from plumbook.encoder.labels import LINKS
from plumbook.encoder.session import Floats, Linked, Told
from plumbook.model import Span

_O, _CUE, _SOURCE, _BEGIN, _INSIDE = range(len(LINKS))
# What is less likely than this to be an attribution is left out: chosen on PolNeAR's development texts (pair F1 there
# 70.6; at 0.35 and 0.55 it is half a point less; a lower line finds more indirect speech).
LEAST = 0.45
_FAR = 1e9
_DOUBTFUL = 0.65
# How likely the last pieces of a sentence must be to belong to what was said, and how many they are at most.
_MAY_BELONG, _LAST_PIECES = 0.2, 4


@dataclass(frozen=True, slots=True)
class FoundAttribution:
    """An attribution as the encoder finds it, in characters of the text.

    Attributes:
        cue: the cue's words.
        source: the source as worded; empty where it is only understood.
        content: its parts, in order.
        chance: how likely it is an attribution, 0 to 1.
        claim: how likely it is a claim.
    """

    cue: tuple[Span, ...]
    source: tuple[Span, ...]
    content: tuple[Span, ...]
    chance: float
    claim: float


def attributions(told: Told, text: str, least: float = LEAST, least_claim: float = 1.0) -> Iterator[FoundAttribution]:
    """Yield an attribution for each cue that the encoder links to a content, in order.

    Args:
        told: what the encoder said of the text.
        text: the text.
        least: what is less likely to be an attribution is left out,
        least_claim: unless it is this likely to be a claim.
    """
    anchors, claims = told.chances("anchor")[:, 1], told.chances("claim")[:, 1]
    for cue in told.cues:
        if anchors[cue.piece] < least and claims[cue.piece] < least_claim:
            continue
        labels = best_labels(cue.chances)
        content = _joined(told, cue.first, _runs(labels, _BEGIN, _INSIDE))
        if not content:
            continue
        inside = cue.chances[:, _BEGIN] + cue.chances[:, _INSIDE]
        content = [(a, _to_sentence_end(told, cue.first, inside, b, text)) for a, b in content]
        surest = max(float(inside[a:b].mean()) for a, b in content)
        # A stretch that is doubtful beside a sure one is none: sentences before a report are drawn in so.
        content = [(a, b) for a, b in content if float(inside[a:b].mean()) >= min(_DOUBTFUL, surest)]
        yield FoundAttribution(
            cue=_spans(told, cue, _cue_runs(labels, cue.piece - cue.first), text),
            source=_spans(told, cue, _best_run(cue.chances[:, _SOURCE], _runs(labels, _SOURCE)), text),
            content=_spans(told, cue, content, text),
            chance=float(anchors[cue.piece]),
            claim=float(claims[cue.piece]),
        )


def best_labels(chances: Floats) -> list[int]:
    """Return the likeliest labels of which no I-content stands without its beginning (Viterbi 1967).

    Args:
        chances: pieces × links.
    """
    rows: list[list[float]] = np.log(np.maximum(chances, 1e-9)).tolist()
    total = rows[0][:]
    total[_INSIDE] = -_FAR
    back: list[tuple[int, int]] = []
    for row in rows[1:]:
        # What goes on with a content comes from it; anything else from whatever is best before.
        best = max(range(len(total)), key=total.__getitem__)
        content = _BEGIN if total[_BEGIN] >= total[_INSIDE] else _INSIDE
        back.append((best, content))
        top, inside = total[best], total[content] + row[_INSIDE]
        total = [top + log for log in row]
        total[_INSIDE] = inside
    labels = [max(range(len(total)), key=total.__getitem__)]
    for best, content in reversed(back):
        labels.append(content if labels[-1] == _INSIDE else best)
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


def _to_sentence_end(told: Told, first: int, inside: Floats, end: int, text: str) -> int:
    """Where a stretch ends: at its sentence's end, if only a word or two that may belong to it come before."""
    places = told.pieces.spans
    for n in range(end, min(end + _LAST_PIECES, len(inside))):
        if text[places[first + n][0]] in ".!?":
            return n
        if inside[n] < _MAY_BELONG or told.pieces.line_starts[first + n]:
            break
    return end


def _joined(told: Told, first: int, runs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Runs of a content, one where they follow on one another in a line."""
    joined: list[tuple[int, int]] = []
    for start, end in runs:
        if joined and joined[-1][1] == start and not told.pieces.line_starts[first + start]:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


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


def _spans(told: Told, cue: Linked, runs: list[tuple[int, int]], text: str) -> tuple[Span, ...]:
    """Runs of pieces as characters, grown to whole words."""
    places = told.pieces.spans
    return tuple(whole_words(text, places[cue.first + first][0], places[cue.first + end - 1][1]) for first, end in runs)


def whole_words(text: str, start: int, end: int) -> Span:
    """Return a stretch grown to whole words."""
    while start > 0 and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum() and text[end - 1].isalnum():
        end += 1
    return Span(start, end)
