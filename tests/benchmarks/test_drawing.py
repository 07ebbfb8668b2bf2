"""How long pages take to write and to draw: `pytest tests/benchmarks/test_drawing.py -s`."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

import pytest

from drawing.large_graph import large_graph
from plumbook.drawing import draw

FRAMES = """async () => {
  const start = performance.now();
  for (let i = 0; i < 20; i++) { plumbook.network.redraw(); await new Promise(requestAnimationFrame); }
  return (performance.now() - start) / 20;
}"""


@pytest.mark.parametrize("size", [100, 1000, 5000])
def test_a_page_is_written_and_drawn(size: int, tmp_path: Path) -> None:
    playwright = pytest.importorskip("playwright.sync_api")
    graph, place = large_graph(size), tmp_path / "page.html"
    begun = time.perf_counter()
    page = draw(graph, most=size)
    written = time.perf_counter() - begun
    place.write_text(page, "utf-8")
    with playwright.sync_playwright() as running:
        browser = running.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        tab = browser.new_page()
        begun = time.perf_counter()
        tab.goto(place.as_uri())
        tab.wait_for_function("window.plumbook")
        drawn = time.perf_counter() - begun
        frame = tab.evaluate(FRAMES)
        browser.close()
    print(
        f"\n{size} nodes: written in {written:.2f} s, {len(page) / 1e6:.1f} MB, drawn in {drawn:.2f} s, {frame:.0f} ms a frame"
    )
    assert "</html>" in page
