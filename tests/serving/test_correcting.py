"""Corrections made on the pages: who may, what is written, and that the pages show it."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from axe_playwright_python.sync_playwright import Axe

from plumbook.resolution.corrections import CORRECTIONS, load_corrections
from plumbook.serving.application import ServeSettings
from plumbook.serving.correcting import key_of
from plumbook.workspace.building import build
from serving.asking import Got, send
from serving.conftest import Visit, served

JENNY = "https://w3id.org/plumbook/id/jenny-town"

ROGIN = "https://w3id.org/plumbook/id/josh-rogin"
POLICY = "https://w3id.org/plumbook/id/policy-strategic-patience"


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory, columns: Path) -> Path:
    folder = tmp_path_factory.mktemp("corrected") / "columns"
    build([columns], folder)
    return folder


@pytest.fixture(scope="module")
def open_address(workspace: Path) -> Iterator[str]:
    with served(workspace, ServeSettings(token="secret", workers=1)) as address:
        yield address


def correct(address: str, cookie: str | None = None, origin: str | None = None, **given: str) -> Got:
    port = address.rpartition(":")[2]
    headers = {"cookie": f"plumbook-{port}={cookie}"} if cookie else {}
    if origin:
        headers["origin"] = origin
    return send(f"{address}/correct", urlencode(given).encode(), **headers)


def test_only_who_has_the_token_corrects(open_address: str, workspace: Path, address: str) -> None:
    entry = {"table": "not_an_actor", "thing": JENNY}
    assert correct(open_address, **entry).status == 403
    assert correct(open_address, "wrong", **entry).status == 403
    assert correct(open_address, "secret", "http://127.0.0.1:1", **entry).status == 403
    assert correct(open_address, "secret", "null", **entry).status == 403
    assert correct(address, "secret", **entry).status == 403
    assert send(f"{open_address}/?token=wrong").status == 403
    assert "Correct" not in send(f"{open_address}/actor/jenny-town").text
    assert not (workspace / CORRECTIONS).exists()


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"table": "else", "thing": JENNY},
        {"table": "wrong"},
        {"table": "wrong", "thing": "urn:elsewhere"},
        {"table": "rename", "thing": JENNY, "name": "   "},
        {"table": "same", "thing": JENNY, "other": "Nobody of That Name"},
        {"table": "stance", "actor": JENNY, "policy": JENNY, "stance": "perhaps"},
        {"table": "stance", "actor": JENNY, "policy": JENNY, "stance": "opposes"},
        {"table": "same", "thing": JENNY, "other": POLICY},
        {"table": "different", "thing": JENNY, "other": POLICY},
        {"table": "not_an_actor", "thing": POLICY},
        {"table": "wrong", "thing": JENNY},
        {"table": "rename", "thing": f"{JENNY}-nobody", "name": "Nobody"},
    ],
)
def test_what_is_no_correction_is_told_and_not_written(
    open_address: str, workspace: Path, given: dict[str, str]
) -> None:
    got = correct(open_address, "secret", **given)
    assert got.status == 400
    assert "Not corrected" in got.text
    assert not (workspace / CORRECTIONS).exists()


def test_only_things_of_the_same_type_are_suggested_for_one(open_address: str) -> None:
    def suggested(of: str) -> list[str]:
        return [each["url"] for each in json.loads(send(f"{open_address}/suggest?q=strategic{of}").text)]

    assert any("/policy/" in url for url in suggested(""))
    assert not any("/policy/" in url for url in suggested("&of=actor"))
    assert all("/policy/" in url for url in suggested("&of=policy"))
    assert suggested("&of=policy")


def test_what_was_picked_is_meant_only_while_its_name_stands_there(
    open_address: str, workspace: Path, visit: Visit
) -> None:
    page = visit(f"{open_address}/?token=secret")
    page.goto(f"{open_address}/actor/jenny-town")
    page.locator(".of-thing summary").click()
    field = page.locator("input.names")
    field.press_sequentially("Rogin")
    page.locator("#other-found li").first.wait_for()
    field.press("ArrowDown")
    field.press("Enter")
    assert page.locator("input[name=meant]").input_value().endswith("josh-rogin")
    field.fill("Nobody of That Name")
    assert page.locator("input[name=meant]").input_value() == ""

    rogin = "https://w3id.org/plumbook/id/josh-rogin"
    got = correct(open_address, "secret", table="same", thing=JENNY, other="Nobody of That Name", meant=rogin)
    assert got.status == 400
    assert not (workspace / CORRECTIONS).exists()


def counted(page: Any, policies: int, against: int) -> None:  # noqa: ANN401
    """Wait until a page that loads itself again shows so many positions for and against."""
    page.wait_for_function(
        "([pro, con]) => document.querySelectorAll('.side.for .position').length === pro"
        " && document.querySelectorAll('.side.against .position').length === con",
        arg=[policies, against],
        timeout=60_000,
    )


def test_a_correction_is_made_where_it_is_seen_and_shows(open_address: str, workspace: Path, visit: Visit) -> None:
    page = visit(f"{open_address}/?token=secret")
    assert "token" not in page.url
    page.goto(f"{open_address}/actor/jenny-town")
    page.locator(".of-thing summary").click()
    page.get_by_label("It is called").fill("Jenny <b>A.</b> Town")
    page.get_by_role("button", name="Rename").click()
    page.locator("h1", has_text="Jenny <b>A.</b> Town").wait_for(timeout=60_000)
    assert load_corrections(workspace / CORRECTIONS).rename[0].name == "Jenny <b>A.</b> Town"

    policies, against = (page.locator(f".side.{side} .position").count() for side in ("for", "against"))
    stance = page.locator(".side.for .position").first
    stance.locator(".correct summary").click()
    stance.get_by_role("button", name="is against it").click()
    page.wait_for_url("**/actor/jenny-town")
    counted(page, policies - 1, against + 1)
    page.goto(f"{open_address}/corrections")
    assert "Jenny <b>A.</b> Town is against" in page.locator(".made").inner_text()
    assert Axe().run(page).response["violations"] == []
    page.locator(".made li", has_text="is against").get_by_role("button", name="Take back").click()
    page.locator(".made li", has_text="is against").wait_for(state="detached")
    assert load_corrections(workspace / CORRECTIONS).stance == ()
    page.goto(f"{open_address}/actor/jenny-town")
    counted(page, policies, against)


def test_only_who_has_the_token_takes_corrections_back(open_address: str, workspace: Path) -> None:
    assert correct(open_address, "secret", table="rename", thing=ROGIN, name="J. Rogin").status == 303
    said = urlencode({"said": key_of(load_corrections(workspace / CORRECTIONS).rename[-1])}).encode()
    cookie = {"cookie": f"plumbook-{open_address.rpartition(':')[2]}=secret"}
    assert send(f"{open_address}/corrections/withdraw", said).status == 403
    assert send(f"{open_address}/corrections/withdraw", said, **cookie, origin="http://127.0.0.1:1").status == 403
    assert send(f"{open_address}/corrections/withdraw", b"said=else", **cookie).status == 400
    assert send(f"{open_address}/corrections/withdraw", said, **cookie).status == 303
    assert send(f"{open_address}/corrections/withdraw", said, **cookie).status == 400
    assert "J. Rogin" not in (workspace / CORRECTIONS).read_text()


def test_nobody_is_led_away(open_address: str) -> None:
    for back in ("//example.org", "https://example.org", "/\\example.org"):
        got = correct(open_address, "secret", table="rename", thing=JENNY, name="Jenny <b>A.</b> Town", back=back)
        assert (got.status, got.headers["location"]) == (303, "/")


def test_what_went_wrong_is_told_until_the_graph_is_written_again(
    open_address: str, workspace: Path, columns: Path
) -> None:
    file = workspace / CORRECTIONS
    right = file.read_text() if file.exists() else ""

    def shown(text: str) -> bool:
        headers = {"cookie": f"plumbook-{open_address.rpartition(':')[2]}=secret"}
        return text in send(f"{open_address}/actors", **headers).text

    assert correct(open_address, "secret", table="rename", thing=ROGIN, name="J. Rogin").status == 303
    file.write_text("[[rename]]\nthing =\n")
    deadline = time.monotonic() + 60
    while not shown("is no TOML") and time.monotonic() < deadline:
        correct(open_address, "secret", table="rename", thing=ROGIN, name="J. Rogin")
        time.sleep(0.3)
    assert shown("is no TOML")
    file.write_text(right)
    build([columns], workspace)
    assert not shown("is no TOML")
