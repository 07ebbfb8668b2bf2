"""The explorer in a real browser, over the two columns as people annotated them."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import quote

import pytest
from axe_playwright_python.sync_playwright import Axe

from drawing.large_graph import large_graph
from plumbook.ontology.terms import ID
from plumbook.querying.sparql import PREFIX_IRIS
from plumbook.serving.application import ServeSettings
from serving.asking import ask, send
from serving.browser_checks import HOSTILE
from serving.conftest import Visit, served
from serving.hostile_graph import ACTOR, DOCUMENT, OFFICE, POLICY

FIRST, SECOND = (f"{ID}document-north-korea-{name}" for name in ("first-move", "hurry-up-and-wait"))
COMPARISON = f"/compare?a={quote(FIRST)}&b={quote(SECOND)}"


@pytest.fixture(scope="session")
def urls(address: str) -> dict[str, str]:
    """Every view's address, with the things of the columns that show it best."""

    def one(pattern: str) -> str:
        return ask(address, f"SELECT ?x {{ {pattern} }} ORDER BY ?x LIMIT 1", "text/csv").text.splitlines()[1]

    policy = one("?a plum:supports ?x")
    office = one("?v a plum:Vacancy ; plum:office ?x . ?t a plum:Tenure ; plum:office ?x")
    return {
        "home": "/",
        "search": "/search?q=special+represntative",
        "actors": "/actors?kind=person",
        "offices": "/offices",
        "policies": "/policies",
        "documents": "/documents",
        "actor": "/actor/jenny-town",
        "office": f"/office?iri={quote(office)}",
        "policy": f"/policy?iri={quote(policy)}",
        "document": "/document/document-north-korea-hurry-up-and-wait",
        "graph": "/graph",
        "focus": f"/graph?focus={ID}jenny-town",
        "comparison": COMPARISON,
        "query": "/query?query=" + quote("SELECT ?o ?h { ?t plum:office ?o ; plum:holder ?h }"),
        "question": "/query?question=claims&source=Biden",
        "programs": "/sparql-help",
        "missing": "/actor/nobody",
    }


VIEWS = (
    *("home", "search", "actors", "offices", "policies", "documents", "actor", "office", "policy", "document"),
    *("graph", "focus", "comparison", "query", "question", "programs"),
)


@pytest.mark.parametrize(
    ("scheme", "width", "views"),
    [("light", 1280, VIEWS), ("dark", 360, ("home", "actor", "document", "focus", "comparison", "query", "question"))],
)
def test_every_view_passes_axe_s_checks(
    address: str, urls: dict[str, str], visit: Visit, scheme: str, width: int, views: tuple[str, ...]
) -> None:
    page = visit(address + urls["home"], color_scheme=scheme, viewport={"width": width, "height": 850})
    for view in views:
        page.goto(address + urls[view])
        if view in {"graph", "focus"}:
            page.locator("#waiting").wait_for(state="hidden")
        found = Axe().run(page)
        assert [(view, each["id"], [n["html"] for n in each["nodes"]]) for each in found.response["violations"]] == []


def test_every_view_fits_a_phone(address: str, urls: dict[str, str], visit: Visit) -> None:
    page = visit(address, viewport={"width": 360, "height": 740})
    for view in VIEWS:
        page.goto(address + urls[view])
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, view


def test_names_of_views_fade_where_there_are_more(address: str, urls: dict[str, str], visit: Visit) -> None:
    page = visit(address, viewport={"width": 360, "height": 740})
    views = page.locator(".top nav")
    assert views.get_attribute("class") == "after"
    page.goto(address + urls["query"])
    page.wait_for_function("() => document.querySelector('.top nav').className === 'before'")
    page.set_viewport_size({"width": 1280, "height": 740})
    page.wait_for_function("() => document.querySelector('.top nav').className === ''")


def test_every_view_has_one_heading_and_says_the_same_without_scripts(
    address: str, urls: dict[str, str], visit: Visit
) -> None:
    page = visit(address, java_script_enabled=False)
    for view in VIEWS:
        page.goto(address + urls[view])
        assert page.locator("h1").count() == 1, view
        assert page.locator("main").inner_text().strip(), view
    page.goto(address + urls["focus"])
    assert "holds senior fellow" in page.locator(".as-list").inner_text()


def test_home_tells_what_is_in_the_graph(address: str, visit: Visit) -> None:
    page = visit(address)
    text = page.locator("main").inner_text()
    assert "What 2 texts from 25 February 2021 to 5 May 2021 say" in text
    assert "special representative" in text
    assert page.locator(".counts").get_by_text("documents").count() == 1


def test_search_forgives_spelling_and_accents_and_is_worked_by_keys(address: str, visit: Visit) -> None:
    page = visit(f"{address}/actors")
    page.keyboard.press("/")
    page.keyboard.type("Jény Twon")
    page.locator("[role=option]:first-child", has_text="Jenny Town").wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/actor/jenny-town")
    page.keyboard.press("/")
    page.keyboard.type("unfortunate if they")
    claim = page.get_by_role("option", name="really unfortunate")
    claim.wait_for()
    assert "Jenny Town" in claim.inner_text()
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=*")
    assert "really unfortunate" in page.locator("main").inner_text()


def test_an_actor_is_told_with_offices_words_and_positions(address: str, visit: Visit) -> None:
    page = visit(f"{address}/actor/jenny-town")
    text = page.locator("main").inner_text()
    assert "senior fellow" in text
    assert "unfortunate if they don’t appoint" in text
    assert "5 May 2021" in text
    assert page.locator(".side.for .position").count() >= 1
    page.locator(".side.for figcaption a").first.click()
    page.wait_for_url("**/document/*#at-*")


def test_a_document_shows_its_whole_text_with_marks_in_place(
    address: str, urls: dict[str, str], visit: Visit, columns: Path
) -> None:
    page = visit(address + urls["document"])
    shown = " ".join(page.locator(".row > p").all_inner_texts())
    body = (columns / "north-korea-hurry-up-and-wait.txt").read_text(encoding="utf-8").split("---\n", 2)[2]
    assert " ".join(shown.split()) == " ".join(body.split())
    # An office's name that holds its body's: both are marked, one inside the other, and no link lies in a link.
    assert page.locator(".u-office .u-actor").count() >= 1
    assert page.locator("a a").count() == 0
    assert page.locator(".run.said1").count() > 10


def test_a_click_in_the_text_opens_the_statement_and_lights_its_words(
    address: str, urls: dict[str, str], visit: Visit
) -> None:
    page = visit(address + urls["document"])
    page.get_by_text("really unfortunate").first.click()
    note = page.locator(".note[open]")
    assert note.count() == 1
    assert re.search(r"\d+\s%", note.inner_text())
    assert "Jenny Town" in note.locator("dl").inner_text()
    lit = "".join(page.locator(".run.on-content").all_inner_texts())
    assert "really unfortunate if they don’t appoint" in lit
    assert "".join(page.locator(".run.on-cue").all_inner_texts()).strip() == "said"


def test_notes_open_by_keys_and_have_addresses(address: str, urls: dict[str, str], visit: Visit) -> None:
    page = visit(address + urls["document"])
    summary = page.locator(".note.kind-claim summary").first
    summary.focus()
    page.keyboard.press("Enter")
    anchor = page.locator(".note[open]").get_attribute("id")
    page.goto("about:blank")
    page.goto(f"{address}{urls['document']}#{anchor}")
    page.locator(f"#{anchor}[open]").wait_for()
    page.goto(f"{address}/thing/{anchor}")
    assert page.url.endswith(f"{urls['document']}#{anchor}")


def test_marks_can_be_turned_off(address: str, urls: dict[str, str], visit: Visit) -> None:
    page = visit(address + urls["document"])
    run = page.locator(".run.said1").first
    background = "(element) => getComputedStyle(element).backgroundColor"
    assert run.evaluate(background) != "rgba(0, 0, 0, 0)"
    page.locator("#show-claims").uncheck()
    assert run.evaluate(background) == "rgba(0, 0, 0, 0)"


def test_the_columns_differ_in_what_became_of_the_special_representative(address: str, visit: Visit) -> None:
    page = visit(address + COMPARISON)
    pair = page.locator("article.pair", has=page.locator("h3", has_text="special representative"))
    texts = [pair.first.locator(side).inner_text() for side in (".one", ".other")]
    assert "stands empty" in texts[0]
    assert "Sung Kim" in texts[0]
    assert "no plan to fill the role" in texts[1]
    assert "Biegun" in texts[1]
    assert pair.first.locator(".change").inner_text() == "changed"


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        (f"{ID}jenny-town", f"{ID}jungsup-kim", "senior research fellow"),
        ("2021-02", "2021-05", "Jenny Town"),
        (f"{ID}jenny-town", "2021", "Choose two"),
    ],
)
def test_actors_and_dates_are_compared_too(address: str, visit: Visit, one: str, other: str, words: str) -> None:
    page = visit(f"{address}/compare?a={quote(one)}&b={quote(other)}")
    assert words in page.locator("main").inner_text()


def test_a_question_is_asked_by_a_click_and_its_answer_leads_into_the_pages(address: str, visit: Visit) -> None:
    page = visit(f"{address}/query")
    page.get_by_role("link", name="Which offices stand empty").or_(
        page.locator(".examples a", has_text="empty")
    ).first.click()
    assert page.get_by_role("row").count() > 1
    page.get_by_label("A query in SPARQL").fill("SELECT ?holder { ?t plum:holder ?holder } ORDER BY ?holder")
    page.keyboard.press("Control+Enter")
    page.get_by_role("cell").first.get_by_role("link").click()
    page.wait_for_url("**/actor/*")
    page.goto(f"{address}/query?query=SELECT")
    assert "Not valid SPARQL" in page.get_by_role("alert").inner_text()


def test_a_question_is_narrowed_to_what_somebody_names(address: str, visit: Visit) -> None:
    page = visit(f"{address}/query")
    page.get_by_role("link", name=HOLDERS).click()
    everything = page.get_by_role("row").count()
    page.get_by_label("office", exact=True).press_sequentially("special rep")
    page.get_by_role("option", name="special representative for North Korea").first.click()
    page.wait_for_url("**office=special*")
    rows = page.get_by_role("row").all_inner_texts()[1:]
    assert {row.split("\t")[0] for row in rows} == {"Stephen Biegun", "Sung Kim"}
    assert len(rows) + 1 < everything
    page.goto(f"{address}/query?question=claims&source=Bidn")
    assert "nearest: Biden" in page.get_by_role("status").inner_text()
    page.goto(f"{address}/query?question=changes&from=spring")
    assert "'spring' is no date" in page.get_by_role("alert").inner_text()


def test_what_is_picked_is_meant_and_nothing_else_of_its_name(tmp_path: Path, visit: Visit) -> None:
    file = tmp_path / "graph.ttl"
    said = "".join(
        f'<urn:m{n}> a plum:Person ; skos:prefLabel "Ann Lee" ; plum:mention <urn:p{n}> . <urn:p{n}> plum:inDocument <urn:d{n}> .\n'
        f'<urn:d{n}> a plum:Document ; dcterms:title "Text {n}" .\n'
        for n in (1, 2)
    )
    file.write_text("".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIX_IRIS.items()) + said)
    with served(file, ServeSettings(workers=1)) as address:
        page = visit(f"{address}/query?question=actors")
        page.get_by_label("actor", exact=True).press_sequentially("Ann")
        page.get_by_role("option", name="in Text 2").click()
        page.wait_for_url("**actor-meant=urn%3Am2*")
        assert page.locator("#sparql").input_value().count("<urn:m") == 1
        page.goto(f"{address}/query?question=actors&actor=Ann+Lee")
        assert "2 things called “Ann Lee”" in page.get_by_role("status").inner_text()


def test_an_unknown_question_and_a_list_that_is_none_are_told(address: str) -> None:
    assert "no question is called" in send(f"{address}/query?question=nosuch").text.lower()
    for body in (b"", b"{", b'["\\ud800"]', b"[" * 60_000, b"7"):
        assert send(f"{address}/called", body, content_type="application/json").status == 400


def test_nobody_asks_everything_of_many_texts_unawares(
    address: str, visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("plumbook.serving.explorer.query_pages._MANY", 1)
    page = visit(f"{address}/query?question=holders")
    assert page.get_by_role("row").count() == 0
    page.get_by_role("link", name="ask of everything").click()
    assert page.get_by_role("row").count() > 1


HOLDERS = "Who holds or held an office, or carries it out for a while?"


def test_yasgui_asks_this_server_only_and_its_names_lead_to_pages(address: str, visit: Visit) -> None:
    page = visit(f"{address}/yasgui")
    page.get_by_label("A question to begin with").select_option(label=HOLDERS)
    page.locator(".yasr td").get_by_role("link", name="Jenny Town").first.click()
    page.wait_for_url("**/actor/jenny-town")


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 1280), ("dark", 360)])
def test_yasgui_passes_axe_s_checks_and_fits_a_phone(address: str, visit: Visit, scheme: str, width: int) -> None:
    page = visit(f"{address}/yasgui", color_scheme=scheme, viewport={"width": width, "height": 850})
    page.get_by_label("A question to begin with").select_option(label=HOLDERS)
    page.locator(".yasr td a").first.wait_for()
    found = Axe().run(page).response["violations"]
    assert [(each["id"], [n["html"] for n in each["nodes"]]) for each in found] == []
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_yasgui_shows_hostile_texts_as_text(hostile_address: str, visit: Visit) -> None:
    page = visit(f"{hostile_address}/yasgui")
    page.evaluate(
        "query => void plumbook.yasgui.getTab().setQuery(query)", "SELECT ?label { ?x skos:prefLabel ?label }"
    )
    page.locator("button.yasqe_queryButton").click()
    page.locator(".yasr td").get_by_role("link", name=HOSTILE[0]).wait_for()


def test_hostile_texts_are_shown_as_text_in_every_view(hostile_address: str, visit: Visit) -> None:
    page = visit(hostile_address)
    for url in (
        *("/", "/actors", "/offices", "/policies", "/documents", "/search?q=script", "/search?q=alert"),
        *(
            f"/{kind}?iri={quote(iri, safe='')}"
            for kind, iri in (("actor", ACTOR), ("policy", POLICY), ("document", DOCUMENT))
        ),
        f"/thing?iri={quote(OFFICE, safe='')}",
        f"/compare?a={quote(DOCUMENT, safe='')}&b={quote(DOCUMENT, safe='')}",
        f"/graph?focus={quote(ACTOR, safe='')}",
        "/query?query=" + quote("SELECT * { ?s ?p ?o }"),
        f"/search?q={quote(HOSTILE[1])}",
        f"/query?query={quote(HOSTILE[2])}",
    ):
        page.goto(hostile_address + url)
        if "/graph" in url:
            page.locator("#waiting").wait_for(state="hidden")
        assert page.locator("main").inner_text(), url
        assert page.locator("main img, main script, a[href^='javascript' i]").count() == 0, url
    page.goto(f"{hostile_address}/actor?iri={quote(ACTOR, safe='')}")
    assert page.locator("h1").inner_text() == f"{HOSTILE[0]} Person"
    page.goto(f"{hostile_address}/thing?iri={quote(DOCUMENT, safe='')}")
    for hostile in HOSTILE[:5]:
        assert hostile in page.locator("#text").inner_text()


def test_an_empty_graph_says_what_to_do(tmp_path: Path, visit: Visit) -> None:
    empty = tmp_path / "empty.ttl"
    empty.write_text("", encoding="utf-8")
    with served(empty, ServeSettings(workers=1)) as address:
        page = visit(address)
        for url in ("/", "/actors", "/documents", "/graph", "/compare", "/query"):
            page.goto(address + url)
            assert page.locator(".nothing, .waiting").count() or url == "/query", url
        page.goto(address)
        assert "plumbook build" in page.locator("main").inner_text()


def test_what_is_not_there_says_so(address: str) -> None:
    for url in (
        "/actor/nobody",
        "/thing?iri=no%20iri",
        "/thing?iri=urn:x",
        "/document/%00",
        "/static/../pages.py",
        "/static/nothing",
    ):
        got = send(address + url)
        assert got.status == 404, url
    assert send(f"{address}/policy/jenny-town").headers["location"] == "/actor/jenny-town"


def test_lists_of_nothing_are_sound(tmp_path: Path, visit: Visit) -> None:
    file = tmp_path / "graph.ttl"
    prefixes = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIX_IRIS.items())
    file.write_text(prefixes + '<urn:a> a plum:Person ; skos:prefLabel "Ann Lee" .')
    with served(file, ServeSettings(workers=1)) as address:
        page = visit(address)
        assert "No office is said to stand empty." in page.locator("main").inner_text()
        assert [each["id"] for each in Axe().run(page).response["violations"]] == []


def test_what_is_written_is_seen_without_a_new_start(gold_file: Path) -> None:
    with served(gold_file, ServeSettings(token="secret", workers=1)) as address:
        assert send(f"{address}/actor/ada").status == 404
        insert = b"INSERT DATA { id:ada a plum:Person, plum:Actor ; skos:prefLabel 'Ada Quill' }"
        headers = {"content_type": "application/sparql-update", "authorization": "Bearer secret"}
        assert send(f"{address}/sparql", insert, **headers).status == 204
        assert "Ada Quill" in send(f"{address}/actor/ada").text
        assert "Ada Quill" in send(f"{address}/suggest?q=quil").text


def test_long_lists_are_turned_page_by_page(tmp_path: Path, visit: Visit) -> None:
    large = tmp_path / "large.nq"
    large_graph(600).serialize(large, format="nquads")
    with served(large, ServeSettings(workers=1)) as address:
        page = visit(f"{address}/policy/thing-88")
        names = page.locator("#supports .who").all_inner_texts()
        others = page.locator("#opposes .who").all_inner_texts()
        page.get_by_role("navigation", name="Pages of who is for it").get_by_role("link", name="Next").click()
        page.wait_for_url("**/policy/thing-88?supports=2#supports")
        assert not set(names) & set(page.locator("#supports .who").all_inner_texts())
        assert page.locator("#opposes .who").all_inner_texts() == others
        page.get_by_role("navigation", name="Pages of who is for it").get_by_role("link", name="Before").click()
        page.wait_for_url("**/policy/thing-88#supports")
        assert page.locator("#supports .who").all_inner_texts() == names


def test_an_unknown_address_has_a_page_with_a_way_home(address: str) -> None:
    got = send(f"{address}/nowhere", accept="text/html,*/*;q=0.8")
    assert (got.status, got.type) == (404, "text/html")
    assert '<a href="/">To the first page</a>' in got.text
    assert send(f"{address}/nowhere", accept="application/json").type == "text/plain"
    assert send(f"{address}/static/nowhere.js", accept="text/html").type == "text/plain"


def test_on_a_phone_each_side_of_a_comparison_bears_its_name(address: str, visit: Visit) -> None:
    page = visit(f"{address}{COMPARISON}", viewport={"width": 360, "height": 740})
    names = page.locator(".pair").first.locator(".side-name")
    assert names.count() == 2
    assert all(each.bounding_box()["height"] > 10 for each in names.all())


def test_two_actors_are_neither_new_nor_gone(address: str) -> None:
    one, other = (quote(f"https://w3id.org/plumbook/id/{name}") for name in ("jenny-town", "josh-rogin"))
    text = send(f"{address}/compare?a={one}&b={other}").text
    assert "only the first</span>" in text
    assert "only the second</span>" in text
    assert ">new<" not in text


def test_what_is_in_no_calendar_is_no_date(address: str) -> None:
    assert "2014-99-99 is no date" in send(f"{address}/compare?a=2014-99-99&b=2021").text
