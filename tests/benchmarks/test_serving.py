"""How long views and queries take: `PLUMBOOK_WORKSPACES=dir:dir pytest tests/benchmarks/test_serving.py -s`.

Each workspace is served by a process of its own. Views are timed in Chromium from asking to loaded (the
graph: to drawn), queries from sending to the whole answer, with one connection for each client. Oxigraph's own
server answers the same queries on the same store, where it is installed.
"""

from __future__ import annotations

import http.client
import os
import re
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest

from plumbook.querying.questions import questions
from serving.asking import ask, send
from serving.oxigraph_server import oxigraph_on

WORKSPACES = [Path(each) for each in os.environ.get("PLUMBOOK_WORKSPACES", "").split(":") if each]
SECONDS = float(os.environ.get("PLUMBOOK_SECONDS", "8"))
MANY = 50
PREFIXES = (
    "PREFIX plum: <https://w3id.org/plumbook/ontology#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#> "
    "PREFIX dcterms: <http://purl.org/dc/terms/> "
)
MOST = "SELECT ?x (COUNT(?y) AS ?n) {{ ?x a plum:{kind} . {{ ?x plum:mention ?y }} }} GROUP BY ?x ORDER BY DESC(?n) ?x LIMIT 2"

pytestmark = pytest.mark.skipif(not WORKSPACES, reason="PLUMBOOK_WORKSPACES names none")


@contextmanager
def serving(workspace: Path) -> Iterator[tuple[str, float]]:
    """Serve a workspace; gives the address, and the seconds until the first view was answered."""
    begun = time.perf_counter()
    command = [sys.executable, "-m", "plumbook", "serve", str(workspace), "--port", "0"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    try:
        found = re.search(r"http://127\.0\.0\.1:\d+", process.stdout.readline())
        assert found is not None
        assert send(f"{found[0]}/").status == 200
        yield found[0], time.perf_counter() - begun
    finally:
        process.terminate()
        process.wait()


def most(address: str, kind: str) -> list[str]:
    """Return the two things of a kind that texts speak of most."""
    return [row.split(",")[0] for row in ask(address, MOST.format(kind=kind), "text/csv").text.splitlines()[1:]]


@pytest.mark.parametrize("workspace", WORKSPACES, ids=str)
def test_views(workspace: Path) -> None:
    playwright = pytest.importorskip("playwright.sync_api")
    with serving(workspace) as (address, first), playwright.sync_playwright() as running:
        (actor, other), (office, *_), (policy, *_) = (most(address, kind) for kind in ("Actor", "Office", "Policy"))
        documents = [
            row.split(",")[0]
            for row in ask(
                address, "SELECT ?d { ?d a plum:Document } ORDER BY ?d LIMIT 2", "text/csv"
            ).text.splitlines()[1:]
        ]
        views = {
            "home": "/",
            "search": "/search?q=presidnt",
            "actor": f"/actor?iri={quote(actor)}",
            "office": f"/office?iri={quote(office)}",
            "policy": f"/policy?iri={quote(policy)}",
            "document": f"/document?iri={quote(documents[0])}",
            "compare documents": f"/compare?a={quote(documents[0])}&b={quote(documents[1])}",
            "compare actors": f"/compare?a={quote(actor)}&b={quote(other)}",
            "graph around": f"/graph?focus={quote(actor)}",
            "graph of 300": "/graph",
            "graph of 5000": "/graph?most=5000",
            "query": "/query",
        }
        browser = running.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page()
        page.set_default_timeout(120_000)
        page.goto(f"{address}/actors")
        print(f"\n{workspace.name}: from starting the server to its first answer {first:.2f} s")
        for name, url in views.items():
            times = []
            for _ in range(3):
                page.goto("about:blank")
                begun = time.perf_counter()
                assert page.goto(address + url).status in {200, 503}
                # A large graph that is still being read says so, and the view comes by itself.
                page.locator("h1", has_text="One moment").wait_for(state="detached")
                if "graph" in name:
                    page.locator("#waiting").wait_for(state="hidden", timeout=120_000)
                times.append(time.perf_counter() - begun)
            print(f"  {name}: first {1000 * times[0]:.0f} ms, then {1000 * min(times[1:]):.0f} ms")
        suggested = []
        for text in ("obma", "secretary of sta", "presidnt of the", "j", "immigration"):
            begun = time.perf_counter()
            send(f"{address}/suggest?q={quote(text)}")
            suggested.append(1000 * (time.perf_counter() - begun))
        print(f"  suggestions: {statistics.median(suggested):.0f} ms, at most {max(suggested):.0f} ms")
        browser.close()


def client(address: str, path: str, queries: list[str], until: float, times: list[float]) -> int:
    """Ask one query after the other over one connection; returns how many answers were no answers."""
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=60)
    headers = {"Content-Type": "application/sparql-query", "Accept": "application/sparql-results+json"}
    wrong = number = 0
    while time.perf_counter() < until:
        begun = time.perf_counter()
        connection.request("POST", path, queries[number % len(queries)].encode(), headers)
        answer = connection.getresponse()
        content = answer.read()
        times.append(time.perf_counter() - begun)
        wrong += answer.status != 200 or not content.endswith(b"}")
        number += 1
    return wrong


def measured(address: str, path: str, queries: list[str], clients: int, seconds: float) -> str:
    times: list[float] = []
    until = time.perf_counter() + seconds
    with ThreadPoolExecutor(clients) as pool:
        # Each begins elsewhere in the list.
        shifted = [queries[n % len(queries) :] + queries[: n % len(queries)] for n in range(clients)]
        wrong = sum(pool.map(lambda own: client(address, path, own, until, times), shifted))
    assert wrong == 0
    late = statistics.quantiles(times, n=20)[-1] if len(times) > 1 else times[0]
    return f"{clients} clients: {len(times) / seconds:.0f} queries/s, p50 {1000 * statistics.median(times):.1f} ms, p95 {1000 * late:.1f} ms"


@pytest.mark.parametrize("workspace", WORKSPACES, ids=str)
def test_queries(workspace: Path) -> None:
    with serving(workspace) as (address, _):
        actors = list(
            ask(address, "SELECT ?x { ?x a plum:Actor } ORDER BY ?x LIMIT 200", "text/csv").text.splitlines()[1:]
        )
        queries = [
            PREFIXES
            + f"SELECT ?label ?said ?when {{ <{actor}> skos:prefLabel ?label . ?c plum:claimant <{actor}> ; plum:contentPassage ?p . ?p plum:exact ?said ; plum:inDocument/dcterms:date ?when }}"
            for actor in actors
        ]
        with oxigraph_on(workspace / "store") as other:
            runs: list[tuple[str, Callable[[int, float], str]]] = [
                ("plumbook", lambda clients, seconds: measured(address, "/sparql", queries, clients, seconds)),
                ("oxigraph", lambda clients, seconds: measured(other, "/query", queries, clients, seconds)),
            ]
            for clients in (1, 20):
                for name, run in runs:
                    print(f"\n{workspace.name}, {name}, {run(clients, SECONDS)}", end="")
        print(
            f"\n{workspace.name}, plumbook, {measured(address, '/sparql', queries, MANY, 60)}, for a minute, none wrong or lost"
        )
        for question in questions().values():
            begun = time.perf_counter()
            got = send(f"{address}/sparql", question.sparql.encode(), content_type="application/sparql-query")
            if (taken := time.perf_counter() - begun) > 1:
                print(f"  {question.name}: {got.status} after {taken:.1f} s")
