"""From the lines of printed pages to paragraphs of text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

# A first or last line that stands on so many pages, its numbers apart, is a running head or foot.
_REPEATED = 3

# Of the usual width of a page's lines: under the first, a line had room for one more word (letters differ
# in width, so the count of characters is no exact measure); under the second, it may be a heading.
_ROOMY = 0.88
_HEADING = 0.6

_END = re.compile(r"[.!?:;…][\"'”’)\]]*\d{0,3}\Z")  # digits: the mark of a footnote
_ITEM = re.compile(r"[•‣▪■●◦–—*-]\s|\(?(?:\d{1,2}|[a-z])[.)]\s")
_NUMBER = re.compile(r"\W*(?:page\s+)?(?:\d{1,4}|[ivxl]{1,6})(?:\s*(?:of|/)\s*\d{1,4})?\W*", re.IGNORECASE)
_BROKEN = re.compile(r"\w[-\u2010\u00ad]\Z")
_SUSPENDED = re.compile(r"(?:and|or|to|nor)\b")
_COMPOUND = re.compile(r"\b\w++(?:[-\u2010]\w+)+")
_WORD = re.compile(r"\w+")
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})

# What words are joined to by a hyphen that stays, where the text itself does not tell.
_KEEPING = {"all", "cross", "ex", "half", "high", "long", "low", "near", "non", "self", "short", "then", "vice", "well"}


def paragraphs_of(pages: Sequence[str]) -> str:
    r"""Join the lines of pages to paragraphs, parted by an empty line.

    A paragraph ends where a sentence ends on a line that had room for the next word, before an indented
    line, an item of a list or an empty line, and after a heading. A page's end does not end one. Words
    parted at a line's end are made whole: the hyphen stays where the text has the word with a hyphen
    elsewhere, before capitals and digits, and after the likes of "self". Running heads and feet, page numbers
    and ligatures are taken out.

    Args:
        pages: the text of each page, line by line.

    >>> paragraphs_of(["The talks were sus-\npended on Monday.", "A date is not set."])
    'The talks were suspended on Monday. A date is not set.'
    """
    kept = [_lines(page) for page in pages]
    repeated = _running_heads(kept)
    lines = [line for page in kept for line in _placed(_without_heads(page, repeated, many=len(pages) > 1))]
    words = _Words.of(line.text for line in lines)
    return "\n\n".join(_joined(paragraph, words) for paragraph in _split(lines))


@dataclass(frozen=True, slots=True)
class _Line:
    """A line, and how it stands on its page."""

    text: str
    width: int
    indented: bool
    after_gap: bool


def _lines(page: str) -> list[str]:
    return [line.rstrip() for line in page.translate(_LIGATURES).splitlines()]


def _running_heads(pages: Sequence[Sequence[str]]) -> set[str]:
    edges = Counter(edge for page in pages for edge in {_shape(line) for line in _edges(page)})
    return {edge for edge, count in edges.items() if count >= _REPEATED}


def _edges(page: Sequence[str]) -> list[str]:
    filled = [line for line in page if line.strip()]
    return [*filled[:1], *filled[-1:]]


def _shape(line: str) -> str:
    return re.sub(r"\d+", "#", " ".join(line.split()))


def _without_heads(page: Sequence[str], repeated: set[str], *, many: bool) -> Sequence[str]:
    """Take heads, feet and page numbers off both edges of a page, a few lines at the most."""
    for _ in range(2):
        for place in (0, -1):
            filled = [number for number, line in enumerate(page) if line.strip()]
            if filled and many and _is_head(page[filled[place]], repeated):
                page = page[filled[place] + 1 :] if place == 0 else page[: filled[place]]
    return page


def _is_head(line: str, repeated: set[str]) -> bool:
    return _shape(line) in repeated or _NUMBER.fullmatch(line.strip()) is not None


def _placed(page: Sequence[str]) -> Iterator[_Line]:
    lengths = sorted(len(line.strip()) for line in page if line.strip())
    width = lengths[len(lengths) * 9 // 10] if lengths else 0
    # Where most lines are indented, that is the page's margin.
    margin = sum(line.startswith(" ") for line in page) * 2 > len(lengths)
    gap = False
    for line in page:
        if text := " ".join(line.split()):
            yield _Line(text, width, line.startswith(" ") and not margin, gap)
        gap = not text


def _split(lines: Sequence[_Line]) -> Iterator[list[str]]:
    paragraph: list[str] = []
    for number, line in enumerate(lines):
        if paragraph and _parts(lines[number - 1], line):
            yield paragraph
            paragraph = []
        paragraph.append(line.text)
    if paragraph:
        yield paragraph


def _parts(before: _Line, after: _Line) -> bool:
    """Tell whether a new paragraph begins between two lines."""
    if _BROKEN.search(before.text) and after.text[0].islower():
        return False
    if after.after_gap or _ITEM.match(after.text):
        return True
    if _END.search(before.text):
        return after.indented or _had_room(before, after)
    return len(before.text) < _HEADING * before.width and not after.text[0].islower()


def _had_room(before: _Line, after: _Line) -> bool:
    return len(before.text) + 1 + len(after.text.split()[0]) < _ROOMY * before.width


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a whole text, to tell which hyphens are part of one."""

    plain: frozenset[str]
    compound: frozenset[str]

    @classmethod
    def of(cls, lines: Iterator[str]) -> _Words:
        plain: set[str] = set()
        compound: set[str] = set()
        for line in lines:
            lowered = line.lower()
            compound.update(found.replace("\u2010", "-") for found in _COMPOUND.findall(lowered))
            plain.update(_WORD.findall(lowered))
        return cls(frozenset(plain), frozenset(compound))


def _joined(lines: Sequence[str], words: _Words) -> str:
    # In one pass over a list of pieces: adding to a string would take quadratic time.
    pieces: list[str] = []
    for number, line in enumerate(lines):
        following = lines[number + 1] if number + 1 < len(lines) else None
        pieces.extend((line, "") if following is None else _end_of(line, following, words))
    return "".join(pieces).replace("\u00ad", "")


def _end_of(line: str, following: str, words: _Words) -> tuple[str, str]:
    """Return a line as it stands before the next one, and what stands between them."""
    if not _BROKEN.search(line):
        return line, "" if line.endswith("—") else " "
    if _SUSPENDED.match(following):  # "short- and long-term"
        return line, " "
    rest = _WORD.match(following)
    if rest is None:
        return line, " "
    first = _WORD.findall(line)[-1]
    return (line if _keeps_hyphen(first, rest[0], line[-1], words) else line[:-1]), ""


def _keeps_hyphen(first: str, rest: str, hyphen: str, words: _Words) -> bool:
    if hyphen == "\u00ad":
        return False
    if not rest[0].islower():
        return True
    first, rest = first.lower(), rest.lower()
    if f"{first}-{rest}" in words.compound:
        return True
    return first in _KEEPING and first + rest not in words.plain
