"""Graphs that others made: texts and blank nodes where plumbook writes IRIs."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

import pytest

from plumbook.errors import GraphError
from plumbook.querying.sparql import PREFIX_IRIS
from plumbook.serving.application import ServeSettings
from serving.asking import send
from serving.conftest import Visit, served

GRAPH = """
id:d a plum:Document ; dcterms:title "A text" ; dcterms:date "2021-02" ; plum:text "Ann said tea is good. She is chief." .
id:d2 a plum:Document ; dcterms:title "Lit" ; dcterms:creator "Jane Doe" ; dcterms:date "2021" ; plum:text "Hello" .
id:ann a plum:Person, plum:Actor ; skos:prefLabel "Ann" ; plum:supports "drinks" ;
  plum:mention [ a plum:Passage ; plum:inDocument id:d ; plum:start 0 ; plum:end 3 ; plum:exact "Ann" ] .
id:long a plum:Person, plum:Actor ; skos:prefLabel "LLONG" .
id:bob a plum:Person, plum:Actor ; skos:prefLabel "Bob" ; plum:supports "drinks" ; plum:mention "Bob" .
id:chief a plum:Office ; skos:prefLabel "chief" ; plum:officeOf "the State Department" .
id:tea a plum:Policy ; skos:prefLabel "tea" ; plum:concerns "everybody" ; plum:broaderPolicy "drinks" ; plum:reverses "ale" .
id:c a plum:Claim, plum:Attribution ; plum:claimant "Somebody" ; plum:about "tea" ; plum:contentPassage "tea is good" ;
  plum:evidence [ a plum:Passage ; plum:inDocument id:d ; plum:start 0 ; plum:end 21 ; plum:exact "Ann said tea is good." ] .
id:t a plum:Tenure ; plum:holder "Ann" ; plum:office id:chief ; plum:evidence id:p .
id:t2 a plum:Tenure ; plum:holder id:ann ; plum:office "chief" ; plum:evidence "She is chief." .
id:s a plum:Stance ; plum:stanceOf "Ann" ; plum:stanceToward id:tea ; plum:polarity plum:Supports ; plum:evidence id:p .
id:s2 a plum:Stance ; plum:stanceOf id:ann ; plum:stanceToward "ale" ; plum:polarity plum:Opposes ; plum:basedOn "c" .
id:p a plum:Passage ; plum:inDocument "A text" ; plum:start 0 ; plum:end 3 ; plum:exact "Ann" .
[] a plum:Stance ; plum:stanceOf _:x ; plum:stanceToward id:tea ; plum:polarity plum:Opposes ; plum:confidence 0.4 .
_:x a plum:Person, plum:Actor ; skos:prefLabel "Blank Bob" .
"""
ID = "https://w3id.org/plumbook/id/"
THINGS = ("actor/ann", "actor/bob", "office/chief", "policy/tea", "document/d", "document/d2", "thing/c", "thing/p")
VIEWS = (
    *("", "actors", "offices", "policies", "documents", "graph", "graph/data", "search?q=ann", "suggest?q=tea&claims"),
    *(f"compare?a={quote(ID + a)}&b={quote(ID + b)}" for a, b in (("ann", "bob"), ("d", "d2"))),
    "compare?a=2020&b=2022",
    *(
        f"graph/data?{name}={quote(ID + thing)}"
        for name, thing in (("focus", "ann"), ("focus", "tea"), ("document", "d"))
    ),
    *(f"graph?{name}={quote(ID + thing)}" for name, thing in (("focus", "ann"), ("focus", "chief"), ("document", "d"))),
)


@pytest.fixture(scope="module")
def foreign(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    file = tmp_path_factory.mktemp("foreign") / "graph.ttl"
    prefixes = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIX_IRIS.items())
    file.write_text(prefixes + GRAPH.replace("LLONG", "Llanfairpwllgwyngyll" * 6), encoding="utf-8")
    with served(file, ServeSettings(workers=1)) as address:
        yield address


@pytest.mark.parametrize("view", [*THINGS, *VIEWS])
def test_every_view_of_it_opens(foreign: str, view: str) -> None:
    got = send(f"{foreign}/{view}")
    assert got.status in {200, 303, 404}
    assert 'href=""' not in got.text


@pytest.mark.parametrize(
    ("view", "text"),
    [
        ("document/d2", "Jane Doe"),
        ("office/chief", "the State Department"),
        ("policy/tea", "everybody"),
        ("actor/ann", "drinks"),
    ],
)
def test_a_text_in_place_of_a_thing_is_shown_without_a_link(foreign: str, view: str, text: str) -> None:
    got = send(f"{foreign}/{view}")
    assert got.status == 200
    assert f'<bdi class="thing">{text}</bdi>' in got.text
    assert 'href=""' not in got.text


def test_a_name_without_a_space_fits_a_phone(foreign: str, visit: Visit) -> None:
    page = visit(foreign, viewport={"width": 360, "height": 740})
    for view in ("", "actors", "actor/long", "search?q=llanfair", f"compare?a={quote(ID)}long&b={quote(ID)}ann"):
        page.goto(f"{foreign}/{view}")
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, view


def test_a_confidence_that_is_not_stated_is_not_said_to_be_sure(foreign: str) -> None:
    text = send(f"{foreign}/policy/tea").text
    assert "confidence not stated" in text
    assert "sure</span>" not in text


@pytest.mark.parametrize("error", [RuntimeError("a fault"), GraphError("its store cannot be opened")])
def test_what_fails_is_told_on_a_page_with_a_way_home(
    foreign: str, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr("plumbook.serving.explorer.pages.actor_page", fail)
    got = send(f"{foreign}/actor/ann", accept="text/html")
    assert (got.status, got.type) == (500, "text/html")
    assert '<a href="/">To the first page</a>' in got.text
    assert "default-src 'none'" in got.headers["content-security-policy"]
