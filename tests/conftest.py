"""What several tests share: a reader that is loaded once."""

from __future__ import annotations

from pathlib import Path

import pytest

from plumbook.reading.reader import SpacyReader

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def reader() -> SpacyReader:
    return SpacyReader()


@pytest.fixture(scope="session")
def columns() -> Path:
    """The folder of the two columns."""
    return ROOT / "data" / "texts"
