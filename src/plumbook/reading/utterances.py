"""Quotations that are speech of their own, with the cue that stands before, after or between them.

A paragraph is read as an alternation of gaps and quotations. A gap may end the quotation before it
("…," he said.), begin the one after it (She added: "…"), or do both ("…," he said, "…").
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from plumbook.model import Span
from plumbook.reading.cues import cue_end, cue_start, is_document, is_verb_of
from plumbook.reading.findings import Finding, trimmed
from plumbook.reading.quotations import Quotation, QuotedText
from plumbook.reading.sources import follows, objects_of, sources_of_verb
from plumbook.reading.verb_forms import FINITE

_SENTENCE_MARKS = ".!?…"
_FEWEST_WORDS = 4
_LONGEST_TAIL = 45
_LONGEST_LEAD = 22


@dataclass(slots=True)
class Bond:
    """What binds a quotation to a source: a cue, and whether it leaves the sentence open for more."""

    head: Token
    cue: Span
    sources: list[Token]
    construction: str


class Utterances:
    """Finds the speeches of one text.

    Args:
        doc: the parsed text.
        quoted: its text with its quotations.

    Attributes:
        unclaimed: quotations that fill their sentences, but that no cue and no speech before them gives a speaker.
    """

    def __init__(self, doc: Doc, quoted: QuotedText) -> None:
        self.doc = doc
        self.quoted = quoted
        self.text = quoted.text
        self.quotations = quoted.quotations
        self.unclaimed: list[Quotation] = []
        self._starts = [t.idx for t in doc]

    def find(self) -> list[Finding]:
        """Return the speeches in order; the parts of one that is broken or goes on are together."""
        found: list[Finding] = []
        last: Finding | None = None
        previous: Quotation | None = None
        for number, quotation in enumerate(self.quotations):
            following = self.quotations[number + 1] if number + 1 < len(self.quotations) else None
            finding = self._speech(quotation, previous, following, last)
            if finding is not None and finding is not last:
                found.append(finding)
            last = finding if finding is not None else (last if not self._sentence_like(quotation) else None)
            previous = quotation
        return found

    def _speech(
        self, quotation: Quotation, previous: Quotation | None, following: Quotation | None, last: Finding | None
    ) -> Finding | None:
        gap_start = previous.end if previous is not None else 0
        gap = self.text[gap_start : quotation.start]
        if last is not None and previous is not None and self._goes_on(gap, previous, quotation, last):
            last.content.append(quotation.inner)
            return last
        if not self._sentence_like(quotation):
            return None
        if last is not None and last.cue is not None and self._same_sentence(last, gap_start, quotation):
            return None
        bond = self._after(quotation, following) or self._before(quotation, gap_start)
        if bond is None:
            return self._continued(quotation, gap, last)
        content = self._content(quotation, gap_start, bond)
        if content[0].start < quotation.start and any(
            c.dep_ == "ccomp" and c.i > bond.head.i for c in bond.head.children
        ):
            return None  # what follows the cue is what it reports
        return Finding(bond.construction, content, bond.head, bond.cue, bond.sources, content == [quotation.inner])

    def _goes_on(self, gap: str, previous: Quotation, quotation: Quotation, last: Finding) -> bool:
        """Whether a quotation continues the speech before it."""
        if last.content[-1].end > previous.end or last.content[-1].end < previous.inner.start:
            return False
        if "\n" in gap:
            return not previous.closed and not gap.strip()
        if not gap.strip():
            return True
        if last.cue is None or not (previous.end <= last.cue.start < quotation.start):
            return False
        between = gap.strip()
        if between.endswith(",") or between.endswith((":", "—", "-")):
            return self._after(quotation, None) is None and not self._new_sentence(previous.end, quotation.start)
        return between[-1:] in _SENTENCE_MARKS and not self._new_sentence(previous.end, quotation.start)

    def _same_sentence(self, last: Finding, gap_start: int, quotation: Quotation) -> bool:
        """Whether a quotation stands in what follows another's cue (said on “Meet the Press,” adding …)."""
        if last.cue is None or last.cue.start < gap_start:
            return False
        end = self._token(quotation.start)
        return self.doc[self._lead_start(end)].idx <= last.cue.start and not self._after_colon(quotation)

    def _new_sentence(self, start: int, end: int) -> bool:
        """Whether another sentence begins between two offsets, after the one that goes on there."""
        first, stop = self._token(start), self._token(end)
        return self._sentence_end(first, stop) < stop and bool(
            self.text[self.doc[self._sentence_end(first, stop)].idx : end].strip()
        )

    def _sentence_end(self, first: int, stop: int) -> int:
        """One past the token that ends the sentence which token first stands in, at most stop."""
        for i in range(first, stop):
            token = self.doc[i]
            if "\n" in token.text:
                return i
            if token.text in {".", "!", "?"} and i > first:
                return i + 1
        return stop

    def _sentence_like(self, quotation: Quotation) -> bool:
        """Whether a quotation can be speech of its own and not a phrase within the author's sentence."""
        inner = self.text[quotation.inner.start : quotation.inner.end]
        if not quotation.closed:
            return True
        marked = inner[-1:] in _SENTENCE_MARKS + ",—-" or self._after_colon(quotation)
        words = self.doc[self._token(quotation.inner.start) : self._token(quotation.inner.end)]
        finite = any(t.tag_ in FINITE for t in words)
        return (marked and (len(words) > 1)) or (finite and len(words) >= _FEWEST_WORDS and inner[:1].isupper())

    def _after_colon(self, quotation: Quotation) -> bool:
        return self.text[: quotation.start].rstrip(" ").endswith((":", ","))

    def _after(self, quotation: Quotation, following: Quotation | None) -> Bond | None:
        """The cue right after a quotation ("…," said Smith), in what is left of its sentence."""
        first = self._token(quotation.end)
        stop = min(len(self.doc), first + _LONGEST_TAIL)
        if following is not None:
            stop = min(stop, self._token(following.start))
        while first < stop and self.doc[first].text in {",", "—", "–", "-"}:
            first += 1
        if first >= stop or self.doc[first].is_space or self.doc[first].text in {".", "!", "?", ";", ":"}:
            return None
        stop = self._sentence_end(first, stop)
        closed = self.text[quotation.inner.start : quotation.inner.end].rstrip()[-1:] == "."
        if self.doc[first].lower_ == "according" and first + 1 < stop and self.doc[first + 1].lower_ == "to":
            return self._according(first)
        for i in range(first, stop):
            token = self.doc[i]
            if is_verb_of(token, "speech") and self._begins_with_source(token, first):
                if closed and any(c.dep_ in {"ccomp", "xcomp", "dobj", "oprd"} and c.i > i for c in token.children):
                    return None
                inverted = cue_start(token) == first or token.i == first
                sources = follows(token) if inverted else sources_of_verb(token) or self._before_verb(first, token)
                if inverted and self._subject_follows(token):
                    sources = sources_of_verb(token)
                return Bond(token, self._cue(token), sources, "quote, then cue")
            if i == first and (token.pos_ == "SCONJ" or token.lower_ in {"and", "but", "that", "while", "as"}):
                return None
        return None

    def _subject_follows(self, verb: Token) -> bool:
        return any(c.dep_ == "nsubj" and c.i > verb.i for c in verb.children)

    def _before_verb(self, first: int, verb: Token) -> list[Token]:
        span = self.doc[first : verb.i]
        return [span.root] if len(span) and span.root.pos_ in {"NOUN", "PROPN", "PRON"} else [self.doc[first]]

    def _begins_with_source(self, verb: Token, first: int) -> bool:
        """Whether what stands between a quotation and a verb is the verb's subject and no clause of its own."""
        if verb.i == first or cue_start(verb) == first:
            return True
        subjects = [c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"} and first <= c.i < verb.i]
        if subjects:
            return not any(t.pos_ in {"VERB", "AUX"} for t in self.doc[first : subjects[0].left_edge.i])
        start = self.doc[first]
        opens = start.pos_ in {"PROPN", "PRON", "DET", "NOUN"} or start.text[:1].isupper()
        return opens and not any(
            t.pos_ == "VERB" and t.dep_ not in {"relcl", "acl", "amod"} for t in self.doc[first : verb.i]
        )

    def _before(self, quotation: Quotation, gap_start: int) -> Bond | None:
        """The cue that leads to a quotation (She added: "…"), in the part of its sentence before it."""
        end = self._token(quotation.start)
        first = max(self._token(gap_start), end - _LONGEST_LEAD, self._lead_start(end))
        lead = self.doc[first:end]
        while len(lead) and (lead[-1].is_space or lead[-1].text == "that"):
            lead = self.doc[first : lead.end - 1]
        if not len(lead):
            return None
        colon = lead[-1].text == ":"
        comma = lead[-1].text == ","
        if not colon and not ((comma or self._ends_sentence(quotation)) and self._begins_speech(quotation, comma)):
            return None
        for token in reversed(lead):
            if is_verb_of(token, "speech") or (colon and is_verb_of(token, "clause")):
                return Bond(token, self._cue(token), sources_of_verb(token), "cue, then quote")
            if token.pos_ == "VERB" and token.tag_ in {"VBD", "VBZ", "VBP"} and not colon:
                return None
            if token.lower_ == "to" and token.i > 0 and self.doc[token.i - 1].lower_ == "according":
                return self._according(token.i - 1)
        if colon and len(lead) > 1:
            return self._label(lead[:-1].start, lead.end - 1)
        return None

    def _begins_speech(self, quotation: Quotation, comma: bool) -> bool:
        """Whether a quotation within a sentence begins one of its own, and is no title or name."""
        inner = self.text[quotation.inner.start : quotation.inner.end]
        words = self.doc[self._token(quotation.inner.start) : self._token(quotation.inner.end)]
        finite = any(t.tag_ in FINITE for t in words)
        return (inner[:1].isupper() or inner[:1] in "[(…") and (comma or finite)

    def _label(self, first: int, end: int) -> Bond | None:
        """A speaker's name, or a document's, before a colon (SMITH: "…")."""
        span = self.doc[first:end]
        names = [t for t in span if t.pos_ == "PROPN"]
        clauses = [
            t
            for t in span
            if t.pos_ in {"VERB", "AUX"} and not any(a.dep_ in {"relcl", "acl"} for a in (t, *t.ancestors))
        ]
        if clauses or not (names or is_document(span.root)):
            return None
        head = span.root if is_document(span.root) or span.root.pos_ == "PROPN" else names[0]
        colon = self.doc[end]
        return Bond(colon, Span(colon.idx, colon.idx + len(colon)), [head], "label, then quote")

    def _lead_start(self, end: int) -> int:
        """The first token of the sentence whose last token before a quotation is end - 1."""
        for i in range(end - 1, 0, -1):
            token = self.doc[i]
            if "\n" in token.text and any(not t.is_space for t in self.doc[i:end]):
                return i + 1
            if token.text in {".", "!", "?", ";"}:
                return i + 1
        return 0

    def _ends_sentence(self, quotation: Quotation) -> bool:
        """Whether a sentence ends with a quotation."""
        inner = self.text[quotation.inner.start : quotation.inner.end].rstrip()
        rest = self.text[quotation.end : quotation.end + 2]
        return inner[-1:] in _SENTENCE_MARKS or not quotation.closed or rest.strip()[:1] in {"", ".", "!", "?", ","}

    def _according(self, index: int) -> Bond:
        head, to = self.doc[index], self.doc[index + 1]
        cue = Span(head.idx, to.idx + len(to))
        return Bond(head, cue, objects_of(to) or follows(to), "quote, according to")

    def _continued(self, quotation: Quotation, gap: str, last: Finding | None) -> Finding | None:
        """A quotation without a cue: its speaker is the one of the speech right before it."""
        if not self._stands_alone(quotation):
            return None
        if last is None:
            self.unclaimed.append(quotation)
            return None
        inside = len(gap.strip()) == 0 or (last.cue is not None and "\n" not in gap)
        between = [p for p in gap.split("\n") if p.strip()]
        if not inside and len(between) > 1:
            self.unclaimed.append(quotation)
            return None
        return Finding("quote alone", [quotation.inner], None, None, list(last.sources), True)

    def _stands_alone(self, quotation: Quotation) -> bool:
        """Whether a quotation fills its sentences."""
        before = self.text[: quotation.start].rstrip(" ")
        after = self.text[quotation.end :].lstrip(" ")
        opens = not before or before[-1] in '\n.!?…”"'
        return opens and self._ends_sentence(quotation) and (not after or after[0] in '\n\r"“' or after[0].isupper())

    def _content(self, quotation: Quotation, gap_start: int, bond: Bond) -> list[Span]:
        """The quotation, with what leads to it in its sentence where that is part of what was said."""
        if bond.head.idx < quotation.start:
            return [quotation.inner]
        end = self._token(quotation.start)
        start = self.doc[max(self._lead_start(end), self._token(gap_start))].idx if end else 0
        start = max(start, self.text.rfind("\n", 0, quotation.start) + 1)
        lead = trimmed(self.quoted, start, quotation.start) if start < quotation.start else None
        if lead is None or len(self.text[lead.start : lead.end].split()) < 1:
            return [quotation.inner]
        whole = trimmed(self.quoted, start, quotation.end)
        return [whole] if whole is not None else [quotation.inner]

    def _cue(self, verb: Token) -> Span:
        first, end = cue_start(verb), cue_end(verb)
        return Span(self.doc[first].idx, self.doc[end - 1].idx + len(self.doc[end - 1]))

    def _token(self, offset: int) -> int:
        """Index of the first token at or after an offset."""
        return bisect_left(self._starts, offset)
