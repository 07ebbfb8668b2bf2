"""Quotations: the stretches of a text between quotation marks, whatever the marks and however they are balanced.

A paragraph is read by itself. A mark that nothing closes opens a quotation only where a speech
plainly begins, and then reaches no further than its paragraph; any other is ignored.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from plumbook.model import Span

_DOUBLE = '“”„‟«»"＂'
_OPENING = "“„«"
_CLOSING = "”»"
# Two single marks stand for a double one.
_MARK = re.compile(rf"[{_DOUBLE}]|``|‘‘|''|’’")
_PARAGRAPH = re.compile(r"[^\n\r\u2028\u2029]+")
# What stands before an opening mark, and after a closing one, where the mark itself does not tell.
_BEFORE_OPENING = re.compile(r"[\s(\[{—–\-/‘'…:]")
_AFTER_CLOSING = re.compile(r"[\s.,;:!?)\]}—–\-/’'…]")
# Where a speech begins: at the start of its paragraph, or after a comma or colon.
_SPEECH_BEGINS = re.compile(r"(?:^|[,:])\s*$")
# Single marks: an opening one follows a space, a closing one is followed by none of a word's letters.
_SINGLE = re.compile(
    r"(?<![\w’'])(?:‘(?=\w)[^‘\n]*?[^\s‘]’(?!\w)|'(?=[A-Za-z])[^'\n]*?(?:(?<=\w)'(?=\w)[^'\n]*?)*[^\s']'(?!\w))"
)
_PLURAL_POSSESSIVE = re.compile(r"s[’']$")


@dataclass(frozen=True, slots=True, order=True)
class Quotation:
    """One quoted stretch, its marks included.

    Attributes:
        start: the opening mark.
        end: one past the closing mark, or the end of the paragraph where there is none.
        inner: what stands between the marks, without white space at its ends.
        closed: whether a mark closes it; if not, the next paragraph's may go on with it.
    """

    start: int
    end: int
    inner: Span
    closed: bool = True


def find_quotations(text: str) -> list[Quotation]:
    """Return the outermost quotations of a text, in order and without overlaps; empty ones are left out."""
    found: list[Quotation] = []
    paragraphs = [m.span() for m in _PARAGRAPH.finditer(text) if m.group().strip()]
    for number, (start, end) in enumerate(paragraphs):
        following = paragraphs[number + 1][0] if number + 1 < len(paragraphs) else len(text)
        goes_on = bool(_MARK.match(text[following:].lstrip()[:2])) if following < len(text) else False
        found += _in_paragraph(text, start, end, goes_on)
    return found


class QuotedText:
    """A text with its quotations, to look them up by place.

    Args:
        text: the text; it is kept, since a Doc makes its own anew each time it is asked.

    Attributes:
        quotations: its outermost quotations, in order.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.quotations = find_quotations(text)
        self._starts = [q.start for q in self.quotations]

    def over(self, start: int, end: int) -> list[Quotation]:
        """Return the quotations that share characters with a stretch, in order."""
        first = bisect_right(self._starts, start) - 1
        candidates = self.quotations[max(first, 0) : bisect_left(self._starts, end)]
        return [q for q in candidates if q.end > start]

    def going_on(self, quotation: Quotation) -> list[Quotation]:
        """Return a quotation with those before and after it that are one with it, over paragraphs, in order."""
        first = last = bisect_left(self._starts, quotation.start)
        while first > 0 and self._goes_on(first - 1):
            first -= 1
        while last + 1 < len(self.quotations) and self._goes_on(last):
            last += 1
        return self.quotations[first : last + 1]

    def _goes_on(self, number: int) -> bool:
        """Whether no mark closes a quotation and the next paragraph begins with another."""
        one, other = self.quotations[number], self.quotations[number + 1]
        return not one.closed and not self.text[one.end : other.start].strip()

    def words_quoted(self, spans: Sequence[Span]) -> tuple[int, int]:
        """Count the word characters of stretches.

        Returns:
            How many of them stand in quotations, and how many there are.
        """
        quoted = total = 0
        for span in spans:
            total += _word_characters(self.text, span.start, span.end)
            for q in self.over(span.start, span.end):
                quoted += _word_characters(self.text, max(span.start, q.start), min(span.end, q.end))
        return quoted, total


def _word_characters(text: str, start: int, end: int) -> int:
    return sum(c.isalnum() for c in text[start:end]) if start < end else 0


def _in_paragraph(text: str, start: int, end: int, goes_on: bool) -> list[Quotation]:
    found = list(_doubles(text, start, end, goes_on))
    if not found:
        found = list(_singles(text, start, end))
    return found


def _doubles(text: str, start: int, end: int, goes_on: bool) -> Iterator[Quotation]:
    marks = [(m, _kind(m.group())) for m in _MARK.finditer(text, start, end)]
    opened: int | None = None
    kind = ""
    inside = False  # a quotation within the quotation, in marks of another kind
    deep = False  # one in marks of the same kind
    for number, (match, its) in enumerate(marks):
        opens = _opens(text, match, start, end, opened is not None)
        if opened is None:
            opened, kind = (match.start(), its) if opens else (None, "")
        elif its != kind and (opens or inside) and any(later == kind for _, later in marks[number + 1 :]):
            inside = opens
        elif opens and [m.group() for m, _ in marks[number + 1 : number + 3]] == ["”", "”"]:
            deep = True
        elif deep and not opens:
            deep = False
        elif opens and not _nested(text, match):
            if _begins_speech(text, start, opened) and text[opened : match.start()].rstrip()[-1:] in ".!?":
                yield from _quotation(text, opened, match.start(), False)  # it goes on after a lost line break
            opened, kind, inside = match.start(), its, False
        elif not opens:
            yield from _quotation(text, opened, match.end(), True)
            opened, inside = None, False
    if opened is not None and _begins_speech(text, start, opened, goes_on):
        yield from _quotation(text, opened, end, False)


def _kind(mark: str) -> str:
    """The kind of a mark, the same for those that open and close one another."""
    return "curly" if mark in "“”„‟" else mark if mark in '"＂' else "other"


def _begins_speech(text: str, start: int, opened: int, goes_on: bool = False) -> bool:
    """Whether a mark opens a speech that may lack its closing mark: at the start, after a comma or colon.

    Where the next paragraph goes on with it, the start of any sentence will do.
    """
    before = text[start:opened]
    return bool(_SPEECH_BEGINS.search(before)) or (goes_on and before.rstrip()[-1:] in {".", "!", "?", ""})


def _opens(text: str, match: re.Match[str], start: int, end: int, inside: bool) -> bool:
    """Whether a mark opens: by its shape, else by what stands around it, else by whether one is open."""
    mark = match.group()
    if mark[0] in _OPENING or mark in {"``", "‘‘"}:
        return True
    if mark[0] in _CLOSING:
        return False
    before = match.start() == start or bool(_BEFORE_OPENING.match(text[match.start() - 1]))
    after = match.end() >= end or bool(_AFTER_CLOSING.match(text[match.end()]))
    return before and not after if before != after else not inside


def _nested(text: str, match: re.Match[str]) -> bool:
    """Whether an opening mark directly follows another, as in a quotation that begins with one."""
    return match.start() > 0 and text[match.start() - 1] in _DOUBLE


def _singles(text: str, start: int, end: int) -> Iterator[Quotation]:
    for match in _SINGLE.finditer(text, start, end):
        if not _PLURAL_POSSESSIVE.search(match.group()) or text[match.end() : match.end() + 1] in {".", ",", ""}:
            yield from _quotation(text, match.start(), match.end(), True)


def _quotation(text: str, start: int, end: int, closed: bool) -> Iterator[Quotation]:
    """One quotation, unless it is empty."""
    inside = text[start:end].strip("“”„‟«»\"＂`'‘’ \t")
    if any(c.isalnum() for c in inside):
        first = start + text[start:end].index(inside)
        yield Quotation(start, end, Span(first, first + len(inside)), closed)
