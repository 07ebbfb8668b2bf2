"""An attribution under construction: a cue, its sources and its content, before anybody knows who the sources are."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from plumbook.model import Span
from plumbook.reading.quotations import QuotedText

_EDGES = " \t\n\r\u00a0,;:—–-"
_LEFT_ONLY = ".…"
# The rest of a hyphenated word that the parse divides.
_HYPHENATED = re.compile(r"(?:(?<=-)\w+|-\w+)+")


@dataclass(frozen=True, slots=True)
class Chances:
    """How likely the encoder takes a finding for an attribution, and for a claim, 0 to 1."""

    attribution: float
    claim: float


@dataclass(slots=True)
class Finding:
    """A cue with its content.

    Attributes:
        construction: how it was found; what its confidence is measured by.
        content: the stretches of what was said, in order.
        head: the word that reports; None for a quotation that has none of its own.
        cue: the cue's characters; empty where there is none.
        sources: the head tokens of its sources; empty where the text gives none.
        quoted: whether the content is a quotation by itself.
        chances: those of a finding of the encoder's.
        worded: the source as worded, where more is known of it than its heads.
    """

    construction: str
    content: list[Span]
    head: Token | None = None
    cue: Span | None = None
    sources: list[Token] = field(default_factory=list)
    quoted: bool = False
    chances: Chances | None = None
    worded: Span | None = None

    @property
    def start(self) -> int:
        """Its first character of content."""
        return self.content[0].start

    @property
    def end(self) -> int:
        """One past its last character of content."""
        return self.content[-1].end

    def holds(self, start: int, end: int) -> bool:
        """Whether its content holds characters start to end in one stretch."""
        return any(span.start <= start and end <= span.end for span in self.content)


def stretch(doc: Doc, first: int, end: int, quoted: QuotedText, within: Span | None = None) -> Span | None:
    """Return the characters of tokens first to end, trimmed; None where no word is left.

    A quotation that the tokens begin or end in the middle of is taken in whole, or, where `within`
    bounds the content (a report inside a quotation), not past the bounds.
    """
    while first < end and (doc[first].is_space or (doc[first].dep_ == "punct" and doc[first].text in ",;:-—–")):
        first += 1
    if first >= end:
        return None
    start, stop = doc[first].idx, doc[end - 1].idx + len(doc[end - 1])
    divided = _HYPHENATED.match(quoted.text, stop)
    stop = divided.end() if divided is not None else stop
    for quotation in quoted.over(start, stop):
        if quotation.start < stop < quotation.end and within is None:
            stop = quotation.end
        if quotation.start < start < quotation.end and within is None:
            start = quotation.start
    if within is not None:
        start, stop = max(start, within.start), min(stop, within.end)
    return trimmed(quoted, start, stop)


def trimmed(quoted: QuotedText, start: int, end: int) -> Span | None:
    """Return a stretch without white space and punctuation at its ends, nor the marks of a quotation that fills it."""
    text = quoted.text
    while start < end and text[start] in _EDGES + _LEFT_ONLY:
        start += 1
    while end > start and (text[end - 1] in _EDGES or (text[end - 1] == "." and not _abbreviated(text, start, end))):
        end -= 1
    for quotation in quoted.over(start, end):
        if quotation.start == start and quotation.end == end:
            return quotation.inner
    return Span(start, end) if any(c.isalnum() for c in text[start:end]) else None


def with_marks(quoted: QuotedText, span: Span) -> Span:
    """Return a stretch with the marks of the quotations that begin or end with it, as annotators of attributions do."""
    start, end = span.start, span.end
    for quotation in quoted.over(span.start, span.end):
        if _no_word(quoted.text, quotation.start, span.start):
            start = min(start, quotation.start)
        if _no_word(quoted.text, span.end, quotation.end):
            end = max(end, quotation.end)
    return Span(start, end)


def _no_word(text: str, start: int, end: int) -> bool:
    return not any(c.isalnum() for c in text[start:end])


def _abbreviated(text: str, start: int, end: int) -> bool:
    """Whether a full stop ends an abbreviation with stops inside ("U.S.")."""
    return end - start > 2 and text[end - 3] == "."
