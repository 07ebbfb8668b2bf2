"""Long lists, a page at a time: each list of a view has a page of its own, which the view's address names."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar
from urllib.parse import urlencode

LINES = 20
"""How many lines of a list are shown at once."""

MANY = 50
"""How many are shown at once where somebody asks for more."""

_LINES = "lines"

Given = TypeVar("Given")
Line = TypeVar("Line")


@dataclass(frozen=True, slots=True)
class Paged(Generic[Line]):
    """A page of a list.

    Attributes:
        name: the list's name in addresses, and of the section that shows it.
        shown: the lines of the page.
        count: how many the list has.
        page: which page it is, from 1.
        pages: how many there are.
        before: the address of the page before; "" for none.
        after: the address of the page after; "" for none.
        more: the address of the same with more lines at once; "" where that changes nothing.
    """

    name: str
    shown: tuple[Line, ...]
    count: int
    page: int = 1
    pages: int = 1
    before: str = ""
    after: str = ""
    more: str = ""


class Pages:
    """Which page of each list of a view is shown.

    Args:
        path: the view's address, without a query.
        given: the parameters of its query; one with the name of a list is the number of its page.
        lines: how many lines a page has, unless the address asks for many.
    """

    def __init__(self, path: str = "", given: Iterable[tuple[str, str]] = (), lines: int = LINES) -> None:
        self._path, self._given, self._few = path, dict(given), lines
        self.lines = MANY if self._given.get(_LINES) == str(MANY) else lines

    def of(self, name: str, items: Sequence[Given], line: Callable[[Given], Line]) -> Paged[Line]:
        """Return the page of a list that is asked for, the last one where it has fewer.

        Args:
            name: the list's name.
            items: the whole list.
            line: makes a line of an item; called only for those shown.
        """
        pages = max(1, math.ceil(len(items) / self.lines))
        page = min(number_of(self._given.get(name, "")), pages)
        return Paged(
            name=name,
            shown=tuple(line(item) for item in items[(page - 1) * self.lines : page * self.lines]),
            count=len(items),
            page=page,
            pages=pages,
            before=self._address(name, {name: str(page - 1)}) if page > 1 else "",
            after=self._address(name, {name: str(page + 1)}) if page < pages else "",
            more=self._address(name, {name: "1", _LINES: str(MANY)}) if pages > 1 and self.lines < MANY else "",
        )

    def _address(self, name: str, changed: Mapping[str, str]) -> str:
        wanted = {**self._given, **changed}
        if wanted[name] == "1":
            del wanted[name]
        return self._path + (f"?{urlencode(wanted)}" if wanted else "") + f"#{name}"


def same(item: Given) -> Given:
    """Return what is given: the line of a list that shows its items as they are."""
    return item


def number_of(text: str) -> int:
    """Return the number of a page; 1 for what is none."""
    return max(1, int(text)) if text.isascii() and text.isdecimal() and len(text) < 9 else 1
