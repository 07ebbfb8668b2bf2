"""Where contents begin and end: from tokens of the parse to characters, with quotations kept whole."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from plumbook.model import Span
from plumbook.reading.cues import cue_end, cue_start
from plumbook.reading.findings import Finding, stretch
from plumbook.reading.quotations import QuotedText
from plumbook.reading.sources import sources_of_verb
from plumbook.reading.verb_forms import FINITE

END_MARKS = frozenset({".", "!", "?"})
BREAKS = frozenset({",", "—", "–", "--", "-", "("})
_RELATIVE = frozenset({"which", "who", "whose", "whom"})
_CONCEDING = frozenset({"though", "although"})


class Extents:
    """Bounds the contents of one text.

    Args:
        doc: the parsed text.
        quoted: its text with its quotations.

    Attributes:
        around: for each token inside a quotation, where that begins and ends.
    """

    def __init__(self, doc: Doc, quoted: QuotedText) -> None:
        self.doc = doc
        self.quoted = quoted
        self.around: dict[int, Span] = {}
        self._shared: dict[int, Token] = {}
        self._place_quotations()

    def after(
        self, construction: str, cue: Token, start: int, end: int, sources: list[Token] | None = None
    ) -> Finding | None:
        """Return what a cue reports in tokens start to end; its sources are the verb's unless given."""
        span = self.stretch(start, self._without_remark(start, end, cue), cue)
        found = self.sources(cue) if sources is None else sources
        return self.finding(construction, [span], cue, found) if span is not None else None

    def _without_remark(self, start: int, end: int, cue: Token) -> int:
        """The end of a stretch without what the author adds to it (", which …")."""
        head = self.doc[start:end].root if start < end else None
        cuts = (
            i
            for i in range(start + 1, end)
            if head is not None
            and self.is_quoted(i) == self.is_quoted(cue.i)
            and self.is_remark(self.doc[i], head, end)
        )
        return next(cuts, end)

    def finding(self, construction: str, parts: list[Span], cue: Token, sources: list[Token]) -> Finding | None:
        """Return a finding with the words of its cue; None where it has no content."""
        if not parts:
            return None
        first, end = cue_start(cue), cue_end(cue)
        words = Span(self.doc[first].idx, self.doc[end - 1].idx + len(self.doc[end - 1]))
        return Finding(construction, parts, cue, words, sources)

    def share(self, index: int, verb: Token) -> None:
        """Note that the verb at an index goes on with the report of another."""
        self._shared[index] = verb

    def sources(self, verb: Token) -> list[Token]:
        """The sources of a verb, or of the report that it goes on with."""
        return sources_of_verb(self._shared.get(verb.i, verb))

    def parts(self, start: int, first: int, end: int, stop: int, cue: Token) -> list[Span]:
        """Return the stretches before and after a cue in the middle (tokens start to first, end to stop)."""
        found = [self.stretch(start, first, cue), self.stretch(end, stop, cue) if end < stop else None]
        return [span for span in found if span is not None]

    def stretch(self, start: int, end: int, cue: Token) -> Span | None:
        """Return the characters of tokens start to end, within the quotation that the cue stands in."""
        return stretch(self.doc, start, end, self.quoted, self.around.get(cue.i))

    def has_finite_verb(self, span: Span) -> bool:
        """Whether a stretch has a finite verb."""
        words = self.doc.char_span(span.start, span.end, alignment_mode="contract")
        return words is not None and any(t.tag_ in FINITE for t in words)

    def is_remark(self, token: Token, complement: Token, end: int) -> bool:
        """Whether a token begins a remark that closes the sentence after a comma or dash (", which …")."""
        if token.text not in {",", "—", "–"} or token.i + 1 >= end:
            return False
        following = self.doc[token.i + 1]
        head = following.head if following.lower_ in _RELATIVE | _CONCEDING else following
        closes = head.right_edge.i + 2 >= end
        if following.lower_ in _RELATIVE | _CONCEDING:
            return closes and head.i > complement.i
        participle = following.tag_ in {"VBG", "VBN"} and following.dep_ in {"advcl", "acl"}
        return closes and (participle or following.lower_ == "without")

    def is_quoted(self, index: int) -> bool:
        """Whether a token stands inside a quotation."""
        return index in self.around

    def _place_quotations(self) -> None:
        """Note for each token inside a quotation where that begins and ends."""
        number = 0
        quotations = self.quoted.quotations
        for token in self.doc:
            while number < len(quotations) and quotations[number].end <= token.idx:
                number += 1
            if number < len(quotations) and quotations[number].start <= token.idx:
                self.around[token.i] = quotations[number].inner
