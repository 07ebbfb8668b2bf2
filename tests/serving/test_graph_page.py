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
    found: dict[str, dict[str, float]] = page.evaluate(
        "() => Object.fromEntries([...plumbook.nodes.values()].map(({ id, x, y }) => [id, { x, y }]))"
    )
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


def test_a_filtered_view_has_an_address(address: str, visit: Visit) -> None:
    page = graph(visit, f"{address}/graph?most=1000")
    page.locator("input[name=kind][value=state]").uncheck()
    page.locator("input[name=relation][value=claim]").uncheck()
    page.locator("#confidence").fill("60")
    page.get_by_label("until").fill("2021-03-01")
    left = shown(page)
    assert left
    assert "most=1000" in page.url
    again = graph(visit, page.url)
    assert shown(again) == left
    assert not again.locator("input[name=relation][value=claim]").is_checked()
    again.get_by_label("until").fill("")
    again.locator("#confidence").fill("0")
    again.locator("input[name=kind][value=state]").check()
    again.locator("input[name=relation][value=claim]").check()
    assert again.url == f"{address}/graph?most=1000"
    page.get_by_role("button", name="Show", exact=True).click()
    page.wait_for_url("**/graph?*until=2021-03-01*")


def test_filters_that_leave_nothing_say_so(address: str, visit: Visit) -> None:
    page = graph(visit, f"{address}/graph")
    page.get_by_label("until").fill("1950-01-01")
    assert not shown(page)
    assert page.locator("#waiting").inner_text() == "Nothing is left: loosen the filters."
    page.get_by_label("until").fill("")
    assert page.locator("#waiting").is_hidden()


def test_the_picture_follows_the_mouse(address: str, visit: Visit) -> None:
    page = graph(visit, f"{address}/graph")
    place = "() => plumbook.picture.placeOf([...plumbook.nodes.values()].find(({ label }) => label === 'Jenny Town'))"
    box = page.locator("#canvas").bounding_box()
    x, y = page.evaluate(place)
    page.mouse.click(box["x"] + x, box["y"] + y)
    assert page.locator("#panel h2").inner_text() == "Jenny Town"
    page.keyboard.press("Escape")
    page.mouse.move(box["x"] + 8, box["y"] + 8)
    page.mouse.down()
    page.mouse.move(box["x"] + 68, box["y"] + 28, steps=3)
    page.mouse.up()
    moved = page.evaluate(place)
    assert (round(moved[0] - x), round(moved[1] - y)) == (60, 20)
    page.mouse.move(box["x"] + moved[0], box["y"] + moved[1])
    page.mouse.wheel(0, -100)
    page.wait_for_timeout(300)
    after = page.evaluate(place)
    assert (round(after[0]), round(after[1])) == (round(moved[0]), round(moved[1]))
    places_before = places(page)
    page.mouse.down()
    page.mouse.move(box["x"] + moved[0] + 50, box["y"] + moved[1], steps=3)
    page.mouse.up()
    changed = [iri for iri, place in places(page).items() if place != places_before[iri]]
    assert changed == [JENNY]


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


def test_a_graph_that_is_still_being_read_comes_by_itself(address: str, visit: Visit) -> None:
    page = visit(address)
    busy = [True, True]
    page.route("**/graph/data*", lambda route: route.fulfill(status=202) if busy and busy.pop() else route.continue_())
    page.goto(f"{address}/graph")
    page.locator("#waiting", has_text="still being read").wait_for()
    page.wait_for_function("() => window.plumbook?.ready")


def test_a_png_has_all_that_is_shown_however_near_somebody_looks(address: str, visit: Visit) -> None:
    page = graph(visit, f"{address}/graph", accept_downloads=True)
    far = saved(page, "png")
    for _ in range(8):
        page.locator("#zoom-in").click()
    assert saved(page, "png") == far


def test_a_png_does_not_tell_what_is_chosen(address: str, visit: Visit) -> None:
    page = graph(visit, f"{address}/graph", accept_downloads=True)
    before = saved(page, "png")
    page.evaluate(f"() => plumbook.select({{ type: 'node', id: '{JENNY}' }})")
    assert saved(page, "png") == before
    assert page.locator("#panel h2").inner_text() == "Jenny Town"
    assert page.evaluate("() => plumbook.state.near.nodes.size") > 1


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
        "polygon",
        "text",
    }
    for format, read in (("graphml", nx.read_graphml), ("gexf", nx.read_gexf)):
        network = read(io.BytesIO(saved(page, format)))
        assert {str(ACTOR), str(POLICY)} <= set(network)
        edges = list(network.edges(str(ACTOR), data=True))
        assert {edge["sign"] for _, _, edge in edges} == {0, -1}
