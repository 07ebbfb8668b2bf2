"""What several tests share: a reader and a browser that start once, and the columns' graph as people annotated them."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyoxigraph
import pytest
from hypothesis import settings
from rdflib import Dataset

from plumbook.documents.plain import read_plain
from plumbook.evaluation.gold import document_of, load_gold, reading_of
from plumbook.graph.assembly import graph_quads
from plumbook.graph.iris import Iris
from plumbook.graph.writing import write_trig
from plumbook.reading.reader import SpacyReader
from plumbook.resolution import register_of
from plumbook.store import dataset_of

ROOT = Path(__file__).parent.parent

# No test is about how long it takes: a busy machine fails none.
settings.register_profile("plumbook", deadline=None)
settings.load_profile("plumbook")


@pytest.fixture(scope="session")
def reader() -> SpacyReader:
    return SpacyReader()


@pytest.fixture(scope="session")
def columns() -> Path:
    """The folder of the two columns."""
    return ROOT / "data" / "texts"


@pytest.fixture(scope="session")
def gold_store(columns: Path) -> pyoxigraph.Store:
    """The graph of the two columns, from their annotations: independent of how well plumbook reads. Not to be changed."""
    read = []
    for path in sorted((ROOT / "data" / "gold").glob("*.json")):
        text = read_plain((columns / f"{path.stem}.txt").read_bytes()).text
        gold = load_gold(path, text)
        document = document_of(gold, text)
        read.append((document, reading_of(gold, document)))
    settings = {"plumbook": "0", "model": "annotators", "model_version": "1"}
    store = pyoxigraph.Store()
    iris = Iris(document.id for document, _ in read)
    store.bulk_extend(graph_quads(read, register_of(reading for _, reading in read), settings, iris))
    return store


@pytest.fixture(scope="session")
def gold_graph(gold_store: pyoxigraph.Store) -> Dataset:
    """The same graph under the rdflib API. Not to be changed."""
    return dataset_of(gold_store)


@pytest.fixture(scope="session")
def gold_file(gold_store: pyoxigraph.Store, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same graph as a TriG file, for commands that open one."""
    path = tmp_path_factory.mktemp("gold") / "graph.trig"
    with path.open("wb") as file:
        write_trig(sorted(gold_store, key=str), file)
    return path


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    playwright = pytest.importorskip("playwright.sync_api")
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if found is None:
        pytest.skip("no Chromium on this machine")
    with playwright.sync_playwright() as running:
        browser = running.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield browser
        browser.close()
