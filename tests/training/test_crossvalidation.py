from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plumbook.errors import GoldError

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


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    folder = tmp_path / "gold"
    (folder / "texts").mkdir(parents=True)
    for name in ("a", "b", "c"):
        (folder / f"{name}.json").write_text(json.dumps({"document": name}), encoding="utf-8")
        (folder / "texts" / f"{name}.txt").write_text("Ada spoke.", encoding="utf-8")
    return folder


def test_all_annotated_texts_are_dealt_out(gold: Path) -> None:
    assert [path.stem for path in crossvalidation.annotated_texts([gold], 2)] == ["a", "b", "c"]


def test_what_cannot_be_dealt_out_is_told_before_anything_is_fitted(gold: Path, tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="too few for 4"):
        crossvalidation.annotated_texts([gold], 4)
    with pytest.raises(GoldError, match="name of another"):
        crossvalidation.annotated_texts([gold, shutil.copytree(gold, tmp_path / "again")], 2)
    (gold / "texts" / "b.txt").unlink()
    with pytest.raises(GoldError, match="text is missing"):
        crossvalidation.annotated_texts([gold], 2)
