"""The encoder at work: a text in, what each head says of its word pieces out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from plumbook.encoder.labels import COLUMNS_IN_ALL, columns
from plumbook.encoder.pieces import Pieces, pieces_of
from plumbook.encoder.windows import Window, windows
from plumbook.errors import ModelError

Floats = NDArray[np.float32]

SHIPPED = Path(__file__).parent / "model.onnx"

# BERT's marks at both ends of what it reads.
START, END = 101, 102
# Cues less likely than this are not linked.
LEAST_CUE = 0.1


@dataclass(frozen=True, slots=True)
class Linked:
    """A word piece that may begin a cue, and what every piece of its window is to it.

    Attributes:
        piece: the piece, by index in the text.
        first: the piece that the first row of `chances` stands for.
        chances: pieces × labels (`plumbook.encoder.labels.LINKS`), each row adding up to 1.
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
    cues: tuple[Linked, ...]
    _chances: dict[str, Floats] = field(default_factory=dict, repr=False, compare=False)

    def chances(self, task: str) -> Floats:
        """Return a task's chances: pieces × labels, each row adding up to 1."""
        if task not in self._chances:
            self._chances[task] = _normalised(self.scores[:, columns(task)])
        return self._chances[task]

    def inside(self, task: str, start: int, end: int) -> float:
        """Return the mean chance that the pieces of a stretch belong to what a task tags; 0 where there are none.

        Args:
            task: a task whose first label is O.
            start: first character.
            end: one past the last.
        """
        first, last = self.pieces.between(start, end)
        return float(1 - self.chances(task)[first:last, 0].mean()) if last > first else 0.0


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
        scores: Floats = np.zeros((len(pieces.ids), COLUMNS_IN_ALL), dtype=np.float32)
        cues: list[Linked] = []
        # One window at a time: the scale of 8-bit activations depends on all that goes through together.
        for window in windows(pieces.line_starts):
            ids = np.array([START, *pieces.ids[window.start : window.end], END], dtype=np.int64)
            shapes = np.array([0, *pieces.shapes[window.start : window.end], 0], dtype=np.int64)
            tags, cue, links = self._session.run(["tags", "cues", "links"], {"ids": ids, "shapes": shapes})
            core = slice(window.core_start - window.start + 1, window.core_end - window.start + 1)
            scores[window.core_start : window.core_end] = tags[core]
            cues += _linked(window, cue, links)
        return Told(pieces, scores, tuple(cues))


def _linked(window: Window, places: NDArray[np.int64], scores: Floats) -> Iterator[Linked]:
    """The rows of what lies in a window's core, without BERT's marks."""
    for n, place in enumerate(places):
        piece = window.start + int(place) - 1
        if window.core_start <= piece < window.core_end:
            yield Linked(piece, window.start, _normalised(scores[n, 1:-1]))


def _normalised(scores: Floats) -> Floats:
    """Return the softmax over the last axis."""
    raised = np.exp(scores - scores.max(axis=-1, keepdims=True))
    out: Floats = (raised / raised.sum(axis=-1, keepdims=True)).astype(np.float32)
    return out
