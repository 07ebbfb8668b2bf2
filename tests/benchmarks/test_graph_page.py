"""How smoothly the explorer's graph moves as it grows: `pytest tests/benchmarks/test_graph_page.py -s`.

A synthetic graph of each size is served and drawn in Chromium, then panned and zoomed. What counts is how a frame of
each compares with one of the smallest in the same run.
"""

from __future__ import annotations

import shutil
import time
from pathlib import Path

import pytest

from drawing.large_graph import large_graph
from serving.conftest import served

SIZES = (300, 1000, 5000, 20000)
FRAMES = """async (way) => {
  const picture = plumbook.picture;
  const times = [];
  let last = performance.now();
  for (let number = 0; number < 40; number++) {
    if (way === "pan") picture.look(picture.x + 15 / picture.scale, picture.y, picture.scale);
    else picture.zoomAt(400, 300, number < 20 ? 1.06 : 1 / 1.06);
    await new Promise(requestAnimationFrame);
    times.push(performance.now() - last);
    last = performance.now();
  }
  return times.sort((a, b) => a - b);
}"""


def test_large_graphs_move_like_small_ones(tmp_path: Path) -> None:
    playwright = pytest.importorskip("playwright.sync_api")
    least: list[float] = []
    with playwright.sync_playwright() as running:
        browser = running.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for size in SIZES:
            place = tmp_path / f"{size}.nq"
            large_graph(size).serialize(place, format="nquads")
            with served(place) as address:
                page = browser.new_page(viewport={"width": 1280, "height": 850})
                page.set_default_timeout(180_000)
                drawn = []
                for _ in range(2):
                    begun = time.perf_counter()
                    page.goto(f"{address}/graph?most={size}")
                    page.locator("#waiting").wait_for(state="hidden")
                    drawn.append(time.perf_counter() - begun)
                frames = sorted(each for way in ("pan", "zoom") for each in page.evaluate(FRAMES, way))
                anew = page.evaluate("() => { plumbook.picture.keep(); return plumbook.picture.cost; }")
                counts = page.evaluate("() => [plumbook.nodes.size, plumbook.edges.size]")
                page.close()
            median, late = frames[len(frames) // 2], frames[int(0.95 * len(frames))]
            least = least or [median, late]
            print(
                f"\n{size} asked for: {counts[0]} nodes, {counts[1]} links; drawn in {drawn[0]:.2f} s, again in {drawn[1]:.2f} s; "
                f"a frame {median:.0f} ms (p95 {late:.0f} ms), {median / least[0]:.1f} (p95 {late / least[1]:.1f}) times that of "
                f"{SIZES[0]}; all drawn anew in {anew:.0f} ms",
                end="",
            )
            assert counts[0] > size / 2
        browser.close()
