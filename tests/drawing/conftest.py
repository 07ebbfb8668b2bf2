"""A small graph whose offsets are known, and pages in a browser, offline."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from rdflib import Dataset
from rdflib.namespace import RDF

from drawing.small_graph import CONTENT, QUOTE, REFUSAL, SmallGraph
from plumbook.drawing import draw
from plumbook.ontology.terms import ID, PLUM


@pytest.fixture
def small() -> SmallGraph:
    """Ada is for the bridge and has said so, Ben is against it, and the post of bridge warden stands empty."""
    small = SmallGraph()
    ada = small.entity("ada", "Person", "Ada Abbot", "Abbot")
    ben = small.entity("ben", "Person", "Ben Birch")
    bridge = small.entity("bridge", "Policy", "build the bridge")
    warden = small.entity("warden", "Office", "Bridge Warden")
    small.say(ada, PLUM.mention, small.passage("Ada Abbot"))
    support = small.stance("stance-1", ada, bridge, "Supports", QUOTE, "0.9")
    small.stance("stance-2", ben, bridge, "Opposes", REFUSAL, "0.4")
    claim = ID["claim-1"]
    small.say(claim, RDF.type, PLUM.Claim)
    small.say(claim, PLUM.claimant, ada)
    small.say(claim, PLUM.contentPassage, small.passage(CONTENT))
    small.say(claim, PLUM.evidence, small.passage(QUOTE))
    small.say(support, PLUM.basedOn, claim)
    small.say(ID["vacancy-1"], RDF.type, PLUM.Vacancy)
    small.say(ID["vacancy-1"], PLUM.office, warden)
    small.say(ID["vacancy-1"], PLUM.evidence, small.passage("Rain fell."))
    return small


@pytest.fixture(scope="session")
def gold_page(gold_graph: Dataset) -> str:
    return draw(gold_graph, title="Two columns")


@pytest.fixture
def show(browser: Any, tmp_path: Path) -> Iterator[Callable[..., Any]]:  # noqa: ANN401
    """Open a page from a file with the network off; it may say nothing in the console and ask for nothing."""
    faults: list[str] = []
    contexts = []

    def open_page(html: str, **settings: Any) -> Any:  # noqa: ANN401
        place = tmp_path / f"{len(contexts)}.html"
        place.write_text(html, "utf-8")
        context = browser.new_context(
            offline=True, viewport={"width": 1280, "height": 800}, reduced_motion="reduce", **settings
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(20_000)
        page.on("console", lambda message: faults.append(f"console: {message.text}"))
        page.on("pageerror", lambda error: faults.append(f"error: {error}"))
        page.on("dialog", lambda dialog: (faults.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        page.on("request", lambda r: r.url in (place.as_uri(),) or r.url.startswith("blob:") or faults.append(r.url))
        page.goto(place.as_uri())
        page.wait_for_function("window.plumbook")
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert faults == []
