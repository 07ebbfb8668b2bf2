from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from plumbook.encoder.decoding import attributions, best_labels
from plumbook.encoder.labels import COLUMNS_IN_ALL, LINKS, TAGS, columns
from plumbook.encoder.pieces import pieces_of
from plumbook.encoder.session import Linked, Told

O, CUE, SOURCE, BEGIN, INSIDE = range(len(LINKS))  # noqa: E741
TEXT = "“The port,” Hale said, “is full.”"


def chances(labels: list[int]) -> np.ndarray:
    return np.eye(len(LINKS), dtype=np.float32)[labels] * 0.96 + 0.01


def told(labels: list[int], cue: int) -> Told:
    pieces = pieces_of(TEXT)
    scores = np.zeros((len(pieces.ids), COLUMNS_IN_ALL), dtype=np.float32)
    scores[cue, columns("anchor")] = [-3, 3]
    return Told(pieces, scores, (Linked(cue, 0, chances(labels)),))


def test_a_broken_quotation_is_one_attribution_with_its_source() -> None:
    words = [TEXT[a:b] for a, b in pieces_of(TEXT).spans]
    labels = {"the": BEGIN, "port": INSIDE, "hale": SOURCE, "said": CUE, "is": BEGIN, "full": INSIDE}
    row = [labels.get(w.lower(), O) for w in words]
    (found,) = attributions(told(row, words.index("said")), TEXT)
    assert [TEXT[s.start : s.end] for s in found.content] == ["The port", "is full"]
    assert [TEXT[s.start : s.end] for s in found.source] == ["Hale"]
    assert [TEXT[s.start : s.end] for s in found.cue] == ["said"]
    assert found.chance > 0.9


def test_a_cue_without_content_is_no_attribution() -> None:
    count = len(pieces_of(TEXT).ids)
    assert not list(attributions(told([O] * count, 3), TEXT))


@given(arrays(np.float32, st.tuples(st.integers(1, 40), st.just(len(LINKS))), elements=st.floats(0, 1, width=32)))
def test_no_content_goes_on_without_having_begun(row: np.ndarray) -> None:
    labels = best_labels(row)
    assert len(labels) == len(row)
    for before, label in zip([O, *labels], labels, strict=False):
        assert label != INSIDE or before in (BEGIN, INSIDE)


@given(arrays(np.float32, st.tuples(st.integers(1, 5), st.just(len(LINKS))), elements=st.floats(0.0625, 1, width=32)))
def test_the_labels_are_the_likeliest_of_all_that_may_be(row: np.ndarray) -> None:
    def likelihood(labels: Sequence[int]) -> float:
        return float(np.log(row[range(len(row)), labels]).sum())

    may_be = [
        labels
        for labels in product(range(len(LINKS)), repeat=len(row))
        if all(b != INSIDE or a in (BEGIN, INSIDE) for a, b in pairwise((O, *labels)))
    ]
    assert likelihood(best_labels(row)) == pytest.approx(max(map(likelihood, may_be)), abs=1e-4)


def test_columns_do_not_overlap() -> None:
    taken = [i for task in TAGS for i in range(columns(task).start, columns(task).stop)]
    assert taken == list(range(COLUMNS_IN_ALL))
