"""Long lists are shown a page at a time, each under an address of its own."""

from __future__ import annotations

from plumbook.serving.explorer.paging import LINES, MANY, Pages, same

ITEMS = list(range(3 * LINES + 1))


def test_each_list_turns_its_own_pages_and_keeps_the_others() -> None:
    pages = Pages("/actor", [("iri", "urn:x"), ("said", "2"), ("agrees", "3")])
    said = pages.of("said", ITEMS, same)
    assert said.shown == tuple(range(LINES, 2 * LINES))
    assert (said.count, said.page, said.pages) == (len(ITEMS), 2, 4)
    assert said.before == "/actor?iri=urn%3Ax&agrees=3#said"
    assert said.after == "/actor?iri=urn%3Ax&said=3&agrees=3#said"
    assert pages.of("mentions", ITEMS, same).after == "/actor?iri=urn%3Ax&said=2&agrees=3&mentions=2#mentions"


def test_what_is_no_page_is_the_first_or_the_last() -> None:
    for given, page in (("0", 1), ("-1", 1), ("x", 1), ("²", 1), ("9" * 30, 1), ("99", 4)):
        assert Pages("/", [("said", given)]).of("said", ITEMS, same).page == page
    nothing = Pages("/").of("said", [], same)
    assert (nothing.shown, nothing.pages, nothing.before, nothing.after, nothing.more) == ((), 1, "", "", "")


def test_many_lines_are_shown_to_those_who_ask() -> None:
    few = Pages("/", [("said", "3")]).of("said", ITEMS, same)
    assert few.more == f"/?lines={MANY}#said"
    many = Pages("/", [("lines", str(MANY))]).of("said", ITEMS, same)
    assert many.shown == tuple(ITEMS[:MANY])
    assert many.after == f"/?lines={MANY}&said=2#said"
    assert many.more == ""


def test_only_the_lines_of_the_page_are_made() -> None:
    made: list[int] = []
    Pages("/").of("said", ITEMS, made.append)
    assert made == ITEMS[:LINES]
