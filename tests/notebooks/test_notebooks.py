"""The notebooks run, and the outputs that are committed are the ones that come out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

NOTEBOOKS = sorted((Path(__file__).parent.parent.parent / "notebooks").glob("*.ipynb"))


def told(notebook: Any) -> list[list[str]]:  # noqa: ANN401
    """What each cell of code shows, as plain text."""
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    return [[str(o.get("text") or o.get("data", {}).get("text/plain")) for o in cell.outputs] for cell in cells]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_runs_and_shows_what_is_committed(path: Path) -> None:
    committed = nbformat.read(path, as_version=4)
    run = nbformat.read(path, as_version=4)
    NotebookClient(run, timeout=300, resources={"metadata": {"path": str(path.parent)}}).execute()
    assert told(committed) == told(run), "run make notebooks, and look at what changed"


def test_there_are_notebooks() -> None:
    assert NOTEBOOKS
