"""Every view of large graphs, in a browser: `PLUMBOOK_WORKSPACES=dir:dir pytest tests/benchmarks/test_large_views.py`.

Each workspace is copied, and served by a process of its own that takes corrections.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import pytest

from benchmarks.test_serving import WORKSPACES, most
from serving.asking import ask, send
from serving.browser_checks import watched

pytestmark = pytest.mark.skipif(not WORKSPACES, reason="PLUMBOOK_WORKSPACES names none")


@pytest.fixture(scope="module", params=WORKSPACES, ids=str)
def address(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a copy that may be corrected, with its token."""
    copy = tmp_path_factory.mktemp("large") / "copy"
    shutil.copytree(request.param, copy)
    command = [sys.executable, "-m", "plumbook", "serve", str(copy), "--port", "0", "--allow-update"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    try:
        lines = process.stdout.readline() + process.stdout.readline()
        found = re.search(r"http://127\.0\.0\.1:\d+/\?token=\S+", lines)
        assert found is not None
        yield found[0]
    finally:
        process.terminate()
        process.wait()


@pytest.fixture
def page(address: str) -> Iterator[Any]:
    """A browser's page, in which nothing may fail or ask elsewhere."""
    playwright = pytest.importorskip("playwright.sync_api")
    faults: list[str] = []
    with playwright.sync_playwright() as running:
        browser = running.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        made = browser.new_page(viewport={"width": 1280, "height": 850}, reduced_motion="reduce")
        made.set_default_timeout(120_000)
        watched(made, address.partition("/?")[0], faults)
        made.goto(address)
        yield made
        browser.close()
    assert faults == []


def views(base: str) -> dict[str, str]:
    (actor, other), (office, *_), (policy, *_) = (most(base, kind) for kind in ("Actor", "Office", "Policy"))
    asked = ask(base, "SELECT ?d { ?d a plum:Document } ORDER BY ?d LIMIT 2", "text/csv")
    document, another = (row.split(",")[0] for row in asked.text.splitlines()[1:])
    return {
        **{name: f"/{name}" for name in ("", "actors", "offices", "policies", "documents", "query", "sparql-help")},
        "search": "/search?q=presidnt",
        **{
            kind: f"/{kind}?iri={quote(iri, safe='')}"
            for kind, iri in (("actor", actor), ("office", office), ("policy", policy), ("document", document))
        },
        "documents compared": f"/compare?a={quote(document, safe='')}&b={quote(another, safe='')}",
        "actors compared": f"/compare?a={quote(actor, safe='')}&b={quote(other, safe='')}",
        "graph": "/graph",
        "focus": f"/graph?focus={quote(actor, safe='')}",
        "question": "/query?question=holders&office=secretary+of+state",
    }


def opened(page: Any, url: str) -> None:  # noqa: ANN401
    """Open a view, and wait until a large graph is read."""
    page.goto(url)
    page.locator("h1", has_text="One moment").wait_for(state="detached")
    if "/graph" in url:
        page.wait_for_function("() => window.plumbook?.ready")


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 360)])
def test_every_view_is_sound(address: str, page: Any, scheme: str, width: int) -> None:  # noqa: ANN401
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    base = address.partition("/?")[0]
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 850})
    for view, url in views(base).items():
        opened(page, base + url)
        assert [(view, each["id"]) for each in axe.run(page).response["violations"]] == []
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, view
        assert page.locator("main").inner_text().strip(), view


def test_a_name_is_found_and_opened_by_keys(address: str, page: Any) -> None:  # noqa: ANN401
    base = address.partition("/?")[0]
    label = ask(base, f"SELECT ?l {{ <{most(base, 'Actor')[0]}> skos:prefLabel ?l }}", "text/csv").text.split("\n")[1]
    page.keyboard.press("/")
    page.keyboard.type(label.strip())
    page.locator("[role=option]").first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/actor"))
    assert label.strip() in page.locator("h1").inner_text()
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement !== document.body")


def test_a_correction_shows(address: str, page: Any) -> None:  # noqa: ANN401
    base = address.partition("/?")[0]
    opened(page, f"{base}/actor?iri={quote(most(base, 'Actor')[1], safe='')}")
    page.locator(".of-thing summary").click()
    page.get_by_label("It is called").fill("Somebody Else")
    begun = time.perf_counter()
    page.get_by_role("button", name="Rename").click()
    deadline = time.monotonic() + 600
    while "Somebody Else" not in page.locator("h1").inner_text() and time.monotonic() < deadline:
        page.wait_for_timeout(500)
    print(f"\n  shown after {time.perf_counter() - begun:.0f} s")
    assert "Somebody Else" in page.locator("h1").inner_text()
    assert '"applying":false' in send(f"{base}/corrections/state").text
    while '"writing":true' in send(f"{base}/corrections/state").text and time.monotonic() < deadline:
        time.sleep(1)
    print(f"  written after {time.perf_counter() - begun:.0f} s")
