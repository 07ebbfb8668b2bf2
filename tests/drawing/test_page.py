"""The page in a real browser, from a file, with the network off."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from html.parser import HTMLParser
from typing import Any

import networkx as nx
import pytest
from rdflib import Graph

from drawing.large_graph import large_graph
from drawing.small_graph import CONTENT, QUOTE, TEXT, SmallGraph
from plumbook.drawing import draw
from plumbook.ontology.terms import ID, PLUM, PROV

Show = Callable[..., Any]


HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</script><script>alert(2)</script>",
    "javascript:alert(3)",
    '<a href="javascript:alert(4)">href</a>',
    "{{ 7 * 7 }} ${alert(5)} <!-- ]]>",
    "\u202egnp.exe \u2066عربي\u2069 \u2028",
    "<style>*{display:none}</style>",
]

COLOURS = """() => {
  const canvas = document.querySelector("#graph canvas");
  const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext("2d", { willReadFrequently: true });
  copy.drawImage(canvas, 0, 0);
  const { data } = copy.getImageData(0, 0, canvas.width, canvas.height);
  const seen = new Set();
  for (let i = 0; i < data.length; i += 4) if (data[i + 3] > 200) seen.add((data[i] << 16) | (data[i + 1] << 8) | data[i + 2]);
  return seen.size;
}"""


def place(page: Any, name: str) -> tuple[float, float]:  # noqa: ANN401
    """Return where a node stands on the screen."""
    at = page.evaluate(
        """(name) => {
          const { network, data } = plumbook;
          const node = data.nodes.find(({ label }) => label === name);
          const { x, y } = network.canvasToDOM(network.getPosition(node.id));
          const frame = document.getElementById("graph").getBoundingClientRect();
          return [x + frame.left, y + frame.top];
        }""",
        name,
    )
    return at[0], at[1]


def middle(page: Any, one: str, other: str) -> tuple[float, float]:  # noqa: ANN401
    (x, y), (u, v) = place(page, one), place(page, other)
    return (x + u) / 2, (y + v) / 2


def settle(page: Any) -> None:  # noqa: ANN401
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")


def shown(page: Any) -> set[str]:  # noqa: ANN401
    return set(page.evaluate("() => [...plumbook.shown.nodes].map((id) => plumbook.data.nodes[id].label)"))


def marked(page: Any, role: str) -> str:  # noqa: ANN401
    return "".join(page.locator(f"#panel blockquote mark.{role}").all_inner_texts())


def test_the_columns_are_drawn_in_many_colours(gold_page: str, show: Show) -> None:
    page = show(gold_page)
    settle(page)
    assert page.evaluate(COLOURS) > 20
    assert page.locator("h1").inner_text() == "Two columns"


def test_a_click_on_a_node_shows_what_is_said_of_it(gold_page: str, show: Show) -> None:
    page = show(gold_page)
    page.mouse.click(*place(page, "Jenny Town"))
    assert page.locator("#panel h2").inner_text() == "Jenny Town"
    quoted = page.locator("#panel blockquote").all_inner_texts()
    assert any("they don’t appoint a special representative" in text for text in quoted)
    assert page.locator("#panel cite").first.inner_text()


def test_a_click_on_a_line_shows_its_sentence_marked_in_its_paragraph(small: SmallGraph, show: Show) -> None:
    page = show(draw(small.graph))
    page.mouse.click(*middle(page, "Ada Abbot", "build the bridge"))
    assert page.locator("#panel h2").inner_text() == "Ada Abbot supports build the bridge"
    assert page.locator("#panel blockquote").inner_text() == TEXT.split("\n\n")[1]
    assert marked(page, "evidence") == QUOTE
    assert marked(page, "content") == CONTENT
    told = page.locator("#panel").inner_text()
    assert "The bridge" in told
    assert "2021-05-05" in told
    assert "confidence 0.90" in told


def test_a_derived_stance_says_by_whose_claim(small: SmallGraph, show: Show) -> None:
    guild = small.entity("guild", "Organization", "Builders' Guild")
    derived = small.stance("stance-3", guild, ID["bridge"], "Supports", QUOTE, "0.4")
    small.say(derived, PROV.wasDerivedFrom, ID["stance-1"])
    page = show(draw(small.graph))
    page.get_by_role("combobox").fill("Guild")
    page.keyboard.press("Enter")
    assert "by Ada Abbot’s claim" in page.locator("#panel").inner_text()


def test_a_vacant_office_says_what_shows_it(small: SmallGraph, show: Show) -> None:
    page = show(draw(small.graph))
    page.mouse.click(*place(page, "Bridge Warden"))
    assert "stands empty" in page.locator("#panel").inner_text()
    assert marked(page, "evidence") == "Rain fell."


def test_without_the_text_the_passage_itself_is_shown(small: SmallGraph, show: Show) -> None:
    small.graph.remove((None, PLUM.text, None))
    page = show(draw(small.graph))
    page.mouse.click(*middle(page, "Ada Abbot", "build the bridge"))
    assert QUOTE in page.locator("#panel blockquote").all_inner_texts()


def test_a_selection_leaves_only_its_neighbourhood_bright(small: SmallGraph, show: Show) -> None:
    page = show(draw(small.graph))
    settle(page)
    before = page.evaluate(COLOURS)
    page.mouse.click(*place(page, "Ada Abbot"))
    near = page.evaluate("() => [...plumbook.state.near.nodes].map((id) => plumbook.data.nodes[id].label).sort()")
    assert near == ["Ada Abbot", "build the bridge"]
    settle(page)
    assert page.evaluate(COLOURS) < before
    page.keyboard.press("Escape")
    assert page.locator("#panel").is_hidden()


def test_search_finds_by_other_names_and_goes_there(gold_page: str, show: Show) -> None:
    page = show(gold_page)
    page.keyboard.press("/")
    page.keyboard.type("pyongy")
    assert page.locator("#found [role=option]").first.inner_text().startswith("North Korea")
    page.keyboard.press("Enter")
    assert page.locator("#panel h2").inner_text() == "North Korea"
    assert page.evaluate("() => document.activeElement.id") == "graph"
    x, y = place(page, "North Korea")
    assert 600 < x + page.locator("#panel").bounding_box()["width"] / 2 < 960
    assert 300 < y < 560


def test_search_says_when_there_is_nothing(small: SmallGraph, show: Show) -> None:
    page = show(draw(small.graph))
    page.get_by_role("combobox").fill("zzz")
    assert page.locator("#found").inner_text() == "Nothing of this name is drawn."


def test_filters_hide_kinds_links_and_what_is_doubtful(small: SmallGraph, show: Show) -> None:
    page = show(draw(small.graph))
    page.get_by_label("People").uncheck()
    assert shown(page) == {"build the bridge", "Bridge Warden"}
    assert "2 of 4 nodes, 0 of 2 links" in page.locator("#count").inner_text()
    page.get_by_label("People").check()
    page.get_by_label("is against").uncheck()
    page.get_by_label("Show what has no link").uncheck()
    assert shown(page) == {"Ada Abbot", "build the bridge"}
    page.get_by_role("button", name="Show everything again").click()
    assert "4 nodes, 2 links" in page.locator("#count").inner_text()
    page.locator("#confidence").fill("0.5")
    assert "1 of 2 links" in page.locator("#count").inner_text()


def test_a_document_can_be_left_out(gold_page: str, show: Show) -> None:
    page = show(gold_page)
    assert {"Jenny Town", "38 North"} <= shown(page)
    page.get_by_label("Hurry up and wait").uncheck()
    assert "Jenny Town" not in shown(page)
    assert "38 North" in shown(page)


def test_the_panel_follows_the_filters(small: SmallGraph, show: Show) -> None:
    page = show(draw(small.graph))
    page.mouse.click(*place(page, "build the bridge"))
    assert page.locator("#panel article").count() == 2
    page.locator("#confidence").fill("0.5")
    assert page.locator("#panel article").count() == 1
    assert "The filters hide 1 more statement." in page.locator("#panel").inner_text()


def test_what_a_filter_hides_can_still_be_found(small: SmallGraph, show: Show) -> None:
    page = show(draw(small.graph))
    page.get_by_label("People").uncheck()
    page.get_by_role("combobox").fill("Ben")
    page.keyboard.press("Enter")
    assert "Ben Birch" in shown(page)
    page.keyboard.press("Escape")
    assert "Ben Birch" not in shown(page)


def test_all_can_be_reached_by_keys(gold_page: str, show: Show) -> None:
    page = show(gold_page)
    page.locator("#graph").focus()
    page.keyboard.press("ArrowRight")
    first = page.locator("#panel h2").inner_text()
    assert page.locator("#said").inner_text().startswith(first)
    page.keyboard.press("ArrowRight")
    assert page.locator("#panel h2").inner_text() != first
    page.keyboard.press("Enter")
    assert page.evaluate("() => document.activeElement.id") == "panel"
    page.keyboard.press("Escape")
    assert page.locator("#panel").is_hidden()
    assert page.evaluate("() => document.activeElement.id") == "graph"


def test_every_control_has_a_name(gold_page: str, show: Show) -> None:
    page = show(gold_page)
    page.mouse.click(*place(page, "Jenny Town"))
    nameless = page.evaluate(
        """() => [...document.querySelectorAll("button, input, summary, a, [role=application]")].filter((element) =>
          !(element.getAttribute("aria-label") || element.textContent.trim() || element.labels?.[0]?.textContent.trim())
        ).map((element) => element.outerHTML)"""
    )
    assert nameless == []


def test_dark_follows_the_system_and_the_button(small: SmallGraph, show: Show) -> None:
    page = show(draw(small.graph), color_scheme="dark")
    paper = "() => getComputedStyle(document.body).backgroundColor"
    dark = page.evaluate(paper)
    assert page.locator("#theme").get_attribute("aria-pressed") == "true"
    page.locator("#theme").click()
    light = page.evaluate(paper)
    assert sum(map(int, light[4:-1].split(","))) > 650 > 150 > sum(map(int, dark[4:-1].split(",")))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_from_its_ground(small: SmallGraph, show: Show, scheme: str) -> None:
    page = show(draw(small.graph), color_scheme=scheme)
    page.mouse.click(*middle(page, "Ada Abbot", "build the bridge"))
    colours = page.evaluate(
        """() => {
          const seen = (element, name) => getComputedStyle(element)[name].match(/[\\d.]+/g).map(Number);
          const ground = seen(document.getElementById("panel"), "backgroundColor");
          const at = [...document.querySelectorAll("#panel p, #panel h2, #panel blockquote")];
          const marks = [...document.querySelectorAll("#panel mark")];
          return [...at.map((e) => [seen(e, "color"), ground]), ...marks.map((e) => [seen(e, "color"), seen(e, "backgroundColor")])];
        }"""
    )
    assert colours
    assert all(_contrast(ink, ground) >= 4.5 for ink, ground in colours)


def _contrast(one: list[float], other: list[float]) -> float:
    """Return the ratio of WCAG 2."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: list[float]) -> float:
    parts = [c / 255 / 12.92 if c / 255 <= 0.04045 else ((c / 255 + 0.055) / 1.055) ** 2.4 for c in colour[:3]]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def test_hostile_labels_stay_text(show: Show) -> None:
    text = " ".join(HOSTILE)
    small = SmallGraph(text)
    policy = small.entity("policy", "Policy", "a policy")
    for number, label in enumerate(HOSTILE):
        actor = small.entity(f"actor-{number}", "Person", label, label + " again")
        small.stance(f"stance-{number}", actor, policy, "Supports", label, "1.0")
    page = show(draw(small.graph, title=HOSTILE[2]))
    assert page.locator("h1").inner_text() == HOSTILE[2]
    assert page.evaluate("() => document.scripts.length") == 3
    for label in HOSTILE:
        page.evaluate(
            "(label) => plumbook.select({ type: 'node', id: plumbook.data.nodes.find((n) => n.label === label).id })",
            label,
        )
        assert page.locator("#panel h2").evaluate("(e) => e.textContent") == label
        assert page.locator("#panel mark").first.evaluate("(e) => e.textContent") == label
        page.get_by_role("combobox").fill(label[:8])
        assert page.locator("#found .name").evaluate_all("(all) => all.map((e) => e.textContent)").count(label) == 1
        assert page.locator("#panel :is(script, img, style), #found :is(script, img, style)").count() == 0
    assert page.evaluate(
        "() => [...document.querySelectorAll('a')].every((a) => a.getAttribute('href').startsWith('#'))"
    )


def test_motion_starts_and_stops(small: SmallGraph, show: Show) -> None:
    page = show(draw(small.graph))
    before = page.evaluate("() => JSON.stringify(plumbook.network.getPositions())")
    settle(page)
    assert page.evaluate("() => JSON.stringify(plumbook.network.getPositions())") == before
    page.get_by_role("button", name="Start motion").click()
    page.wait_for_function("(before) => JSON.stringify(plumbook.network.getPositions()) !== before", arg=before)
    page.get_by_role("button", name="Stop motion").click()
    after = page.evaluate("() => JSON.stringify(plumbook.network.getPositions())")
    settle(page)
    assert page.evaluate("() => JSON.stringify(plumbook.network.getPositions())") == after


def test_what_is_shown_can_be_taken_away(small: SmallGraph, show: Show) -> None:
    small.entity("odd", "Group", "friends & <foes>\u0007")
    page = show(draw(small.graph, title="A/B: test"))
    page.get_by_label("is against").uncheck()

    def taken(kind: str) -> tuple[str, bytes]:
        page.locator("#export summary").click()
        with page.expect_download() as waiting:
            page.locator(f"[data-export={kind}]").click()
        return waiting.value.suggested_filename, open(waiting.value.path(), "rb").read()

    name, picture = taken("png")
    assert name == "AB test.png"
    assert picture.startswith(b"\x89PNG")
    network = nx.read_graphml(io.BytesIO(taken("graphml")[1]))
    assert {data["label"] for _, data in network.nodes(data=True)} >= {"Ada Abbot", "friends & <foes>"}
    assert [data["sign"] for *_, data in network.edges(data=True)] == [1.0]
    assert len(json.loads(taken("json")[1])["edges"]) == 1


def test_a_phone_has_room_for_the_graph_and_the_filters(small: SmallGraph, show: Show) -> None:
    page = show(draw(small.graph), has_touch=True)
    page.set_viewport_size({"width": 390, "height": 844})
    assert page.evaluate("() => document.documentElement.scrollWidth") == 390
    assert page.get_by_label("People").is_hidden()
    page.get_by_role("button", name="Filters").click()
    assert page.get_by_label("People").is_visible()
    page.keyboard.press("Escape")
    page.evaluate("() => plumbook.select({ type: 'node', id: 0 }, { go: true })")
    assert page.locator("#panel").bounding_box()["width"] == 390
    settle(page)
    assert page.evaluate("() => plumbook.network.canvasToDOM(plumbook.network.getPosition(0)).y") < 400


def test_thousands_of_nodes_are_drawn_without_moving(show: Show) -> None:
    page = show(draw(large_graph(5000), most=5000))
    settle(page)
    assert page.evaluate("() => plumbook.data.nodes.length") == 5000
    assert page.evaluate(COLOURS) > 20
    assert page.evaluate("() => plumbook.network.physics.physicsEnabled") is False
    assert page.get_by_label("Show what has no link").is_checked() is False


class _References(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value for name, value in attrs if name in {"src", "href", "action", "style"} and value]


def test_the_page_names_no_other_file_and_forbids_everything_else(gold_page: str) -> None:
    references = _References()
    references.feed(gold_page)
    assert references.found == []
    assert "default-src &#39;none&#39;" in gold_page
    assert "unsafe" not in gold_page.split("</head>")[0].split("<title>")[0]
    assert "sourceMappingURL" not in gold_page


def test_each_paragraph_is_there_once(gold_page: str) -> None:
    data = json.loads(gold_page.split('<script type="application/json" id="data">')[1].split("</script>")[0])
    texts = [paragraph["text"] for paragraph in data["paragraphs"]]
    assert len(texts) == len(set(texts))


def test_an_empty_graph_says_that_it_is_empty(show: Show) -> None:
    page = show(draw(Graph()))
    assert "no actors" in page.locator(".note").inner_text()
