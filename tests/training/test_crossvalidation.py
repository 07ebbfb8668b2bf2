from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

pytest.importorskip("torch", reason="the extra `train` is not installed")
pytest.importorskip("onnx", reason="the extra `train` is not installed")
crossvalidation = pytest.importorskip("plumbook.training.crossvalidation")


@given(st.integers(0, 40), st.integers(1, 50))
def test_a_sample_of_the_windows_is_spread_over_all(windows: int, count: int) -> None:
    numbered = list(range(windows))
    kept = crossvalidation.thinned(numbered, count)
    assert len(kept) == min(count, windows)
    assert kept == sorted(set(kept))
    assert crossvalidation.thinned(numbered, None) == numbered
    if kept:
        gaps = [b - a for a, b in zip(kept, [*kept[1:], windows], strict=True)]
        assert max(gaps) <= windows / len(kept) + 1
