"""The encoder at work: a text in, what each head says of its word pieces out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from plumbook.encoder.labels import columns
from plumbook.encoder.pieces import Pieces, pieces_of
from plumbook.encoder.windows import Window, windows
from plumbook.errors import ModelError

Floats = NDArray[np.float32]

SHIPPED = Path(__file__).parent / "model.onnx"

# BERT's marks at both ends of what it reads.
START, END = 101, 102
# Windows that go through at once: more take memory, and more time for what fills up the shorter ones.
AT_ONCE = 1
# Cues less likely than this are not linked.
LEAST_CUE = 0.1


@dataclass(frozen=True, slots=True)
class LinkedCue:
    """A word piece that may begin a cue, and what every piece of its window is to it.

    Attributes:
        piece: the piece, by index in the text.
        first: the piece that the first row of `chances` stands for.
        chances: pieces × links (`plumbook.encoder.labels.LINKS`), each row adding up to 1.
    """

    piece: int
    first: int
    chances: Floats


@dataclass(frozen=True, slots=True)
class Told:
    """What the encoder says of a text.

    Attributes:
        pieces: the text's word pieces.
        scores: pieces × all labels of all tags, before normalisation.
        cues: what may begin a cue, in order.
    """

    pieces: Pieces
    scores: Floats
    cues: tuple[LinkedCue, ...]

    def chances(self, task: str) -> Floats:
        """Return a task's chances: pieces × labels, each row adding up to 1."""
        return _normalised(self.scores[:, columns(task)])


class Encoder:
    """The shipped model, or another of its form.

    Args:
        path: an ONNX file as `plumbook.training` writes it.
        threads: how many processor threads one pass may use.

    Raises:
        ModelError: the file is missing or no such model.
    """

    def __init__(self, path: Path = SHIPPED, threads: int = 1) -> None:
        self.path, self.threads = path, threads

    @cached_property
    def _session(self) -> Any:  # noqa: ANN401 (onnxruntime has no types)
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = self.threads
        options.log_severity_level = 3
        try:
            return onnxruntime.InferenceSession(str(self.path), options, providers=["CPUExecutionProvider"])
        except Exception as error:  # onnxruntime raises what it pleases
            reason = str(error).split("\n")[0]
            raise ModelError(f"cannot be loaded: {reason}", where=self.path, remedy="install plumbook again") from error

    def read(self, text: str) -> Told:
        """Return what every head says of a text, whatever its length."""
        pieces = pieces_of(text)
        count = len(pieces.ids)
        scores: Floats = np.zeros((count, columns_in_all()), dtype=np.float32)
        cues: list[LinkedCue] = []
        cut = list(windows(pieces.line_starts))
        for n in range(0, len(cut), AT_ONCE):
            for window, tags, links in self._pass(pieces, cut[n : n + AT_ONCE]):
                core = slice(window.core_start - window.start, window.core_end - window.start)
                scores[window.core_start : window.core_end] = tags[core]
                cues += _linked(window, tags, links)
        return Told(pieces, scores, tuple(cues))

    def _pass(self, pieces: Pieces, batch: list[Window]) -> Iterator[tuple[Window, Floats, Floats]]:
        longest = max(w.end - w.start for w in batch) + 2
        ids = np.zeros((len(batch), longest), dtype=np.int64)
        mask = np.zeros_like(ids)
        for n, w in enumerate(batch):
            ids[n, : w.end - w.start + 2] = [START, *pieces.ids[w.start : w.end], END]
            mask[n, : w.end - w.start + 2] = 1
        tags, links = self._session.run(None, {"ids": ids, "mask": mask})
        for n, w in enumerate(batch):
            size = w.end - w.start
            yield w, tags[n, 1 : size + 1], links[n, 1 : size + 1, 1 : size + 1]


def columns_in_all() -> int:
    """Return how many labels all tags have together."""
    from plumbook.encoder.labels import TAGS

    return sum(len(labels) for labels in TAGS.values())


def _linked(window: Window, tags: Floats, links: Floats) -> Iterator[LinkedCue]:
    chance = _normalised(tags[:, columns("anchor")])[:, 1]
    claim = _normalised(tags[:, columns("claim")])[:, 1]
    for n in range(window.core_start - window.start, window.core_end - window.start):
        if max(chance[n], claim[n]) >= LEAST_CUE:
            yield LinkedCue(window.start + n, window.start, _normalised(links[n]))


def _normalised(scores: Floats) -> Floats:
    """Return the softmax over the last axis."""
    raised = np.exp(scores - scores.max(axis=-1, keepdims=True))
    out: Floats = (raised / raised.sum(axis=-1, keepdims=True)).astype(np.float32)
    return out
