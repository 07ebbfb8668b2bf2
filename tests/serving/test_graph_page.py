"""The graph in a real browser: it grows in place, shows what filters leave, and is saved as it is shown."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any
from urllib.parse import quote
from xml.etree import ElementTree

import networkx as nx
import pytest

from plumbook.ontology.terms import ID
from serving.asking import send
from serving.conftest import Visit
from serving.hostile_graph import ACTOR, POLICY

JENNY = f"{ID}jenny-town"


def graph(visit: Visit, url: str, **settings: object) -> Any:  # noqa: ANN401
    page = visit(url, **settings)
    page.locator("#waiting").wait_for(state="hidden")
    return page


def places(page: Any) -> dict[str, dict[str, float]]:  # noqa: ANN401
    found: dict[str, dict[str, float]] = page.evaluate("() => plumbook.network.getPositions()")
    return found


def shown(page: Any) -> set[str]:  # noqa: ANN401
    return set(page.evaluate("() => [...plumbook.shown.nodes].map((id) => plumbook.nodes.get(id).label)"))


def saved(page: Any, format: str) -> bytes:  # noqa: ANN401
    page.locator("#save summary").click()
    with page.expect_download() as download:
        page.locator(f"[data-save={format}]").click()
    return Path(download.value.path()).read_bytes()


def test_expanding_moves_nothing_that_was_there(address: str, visit: Visit) -> None:
    page = graph(visit, f"{address}/graph?focus={JENNY}")
    before = places(page)
    page.evaluate("() => plumbook.expand([...plumbook.nodes.values()].find(({ label }) => label === 'North Korea').id)")
    page.wait_for_function(f"() => plumbook.nodes.size > {len(before)}")
    after = places(page)
    assert {iri: after[iri] for iri in before} == before
    spots = [(round(place["x"] / 20), round(place["y"] / 20)) for place in after.values()]
    assert len(spots) == len(set(spots))


def test_filters_leave_what_they_say(address: str, visit: Visit) -> None:
    page = graph(visit, f"{address}/graph")
    assert {"Jenny Town", "strategic patience"} <= shown(page)
    page.locator("input[name=kind][value=policy]").uncheck()
    assert "strategic patience" not in shown(page)
    page.locator("input[name=kind][value=policy]").check()
    for relation in page.locator("label[data-relation]:visible input").all():
        if relation.input_value() != "against":
            relation.uncheck()
    assert {"Jenny Town", "strategic patience"} <= shown(page)
    assert "Antony Blinken" not in shown(page)
    page.get_by_label("until").fill("2021-03-01")
    assert "Jenny Town" not in shown(page)


def test_the_graph_is_walked_by_keys(address: str, visit: Visit) -> None:
    page = graph(visit, f"{address}/graph")
    page.locator("#canvas").focus()
    page.keyboard.press("ArrowRight")
    first = page.locator("#panel h2").inner_text()
    page.keyboard.press("ArrowLeft")
    assert page.locator("#panel h2").inner_text()
    assert first in shown(page)
    page.keyboard.press("Escape")
    assert page.locator("#panel").is_hidden()


def test_a_document_s_part_of_the_graph_is_what_it_says(address: str) -> None:
    got = send(f"{address}/graph/data?document=north-korea-first-move")
    part = json.loads(got.content)
    labels = {node["label"] for node in part["nodes"]}
    assert "Sung Kim" in labels
    assert "Jen Psaki" not in labels


@pytest.mark.parametrize(
    "body", [b"", b"{}", b"[]", b'{"thing": 1, "known": 2}', b'{"thing": "no iri", "known": []}', b"\xff"]
)
def test_what_is_no_request_is_refused(address: str, body: bytes) -> None:
    assert send(f"{address}/graph/around", body, content_type="application/json").status == 400


def test_what_is_shown_is_saved_and_reads_back_whatever_its_names(hostile_address: str, visit: Visit) -> None:
    page = graph(visit, f"{hostile_address}/graph?focus={quote(ACTOR, safe='')}", accept_downloads=True)
    assert saved(page, "png").startswith(b"\x89PNG")
    picture = ElementTree.fromstring(saved(page, "svg"))
    assert picture.tag == "{http://www.w3.org/2000/svg}svg"
    assert {each.tag.rpartition("}")[2] for each in picture.iter()} == {
        "svg",
        "rect",
        "line",
        "title",
        "circle",
        "text",
    }
    for format, read in (("graphml", nx.read_graphml), ("gexf", nx.read_gexf)):
        network = read(io.BytesIO(saved(page, format)))
        assert {str(ACTOR), str(POLICY)} <= set(network)
        edges = list(network.edges(str(ACTOR), data=True))
        assert {edge["sign"] for _, _, edge in edges} == {0, -1}
