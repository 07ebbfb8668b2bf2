"""Attributions as plumbook's encoder finds them, brought together with what rules over the parse find.

The encoder decides what is an attribution, what is a claim, and where contents begin and end. Rules
give what it does not: sources that it leaves open, and quotations that no word introduces.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token
from spacy.tokens import Span as TokenSpan

from plumbook.encoder.decoding import FoundAttribution, attributions
from plumbook.model import Span
from plumbook.reading.amendments import amend
from plumbook.reading.claims import confidence_of
from plumbook.reading.cues import is_verb_of
from plumbook.reading.embedded_posts import CONSTRUCTION as POST
from plumbook.reading.encoding import told_of
from plumbook.reading.findings import Chances, Finding, trimmed
from plumbook.reading.quotations import QuotedText
from plumbook.reading.sources import antecedent, sources_of_verb
from plumbook.reading.verb_forms import has_subject

CONSTRUCTION = "learned"
# How likely a claim must be that the encoder does not take for an attribution.
LEAST_CLAIM = 0.5
# How alike, in characters, two findings of one attribution are; and how much of one that is covered by others.
_ALIKE = 0.5
_SAME = 0.8
# What rules find surely where the encoder finds nothing: quoted speech, and sources named by a phrase.
_SURE = frozenset(
    {"quote, then cue", "cue, then quote", "quote, according to", "according to", "in words", "label, then quote",
     "quote alone", "quote after report", POST}
)  # fmt: skip
# How likely a claim is, at the least, that both the encoder and such a rule find.
_AGREED = 0.6
# Constructions that are claims more rarely than this (plans, positions) take from the encoder's certainty.
_RARELY, _DOUBT = 0.2, 0.7
# How surely a construction is a claim that is added within another report.
_INNER = 0.8
# From which share of a quotation on the whole of it was said.
_WHOLE = 0.5
_VERBAL = frozenset({"VERB", "AUX", "NOUN", "ADJ"})


def combined(learned: Sequence[Finding], by_rules: Sequence[Finding], text: str) -> list[Finding]:
    """Return what the encoder found, each attribution once, with what only rules give.

    Args:
        learned: the encoder's findings; those without sources are given the rules'.
        by_rules: the findings of the rules over the same text.
        text: the text.
    """
    kept: list[Finding] = []
    for finding in sorted(learned, key=_unlikeliness):
        known = next((k for k in kept if _likeness(finding, k) >= _SAME), None)
        if known is None:
            kept.append(finding)
        elif known.chances is not None and finding.chances is not None:
            claim = max(known.chances.claim, finding.chances.claim)
            known.chances = Chances(known.chances.attribution, claim)
    _share_out(kept, text)
    for finding in kept:
        _complete(finding, by_rules)
        _say_who_within(finding, kept)
    alone = [
        r
        for r in by_rules
        if r.construction in _SURE
        and not any(_shared(r, f) > _ALIKE * min(_length(r), _length(f)) for f in kept if not _is_in_post(f, r))
    ]
    inner = [r for r in by_rules if _is_inner(r, kept)]
    for rule in inner:
        # What is reported within a report is a claim only where the encoder says so: the text does not vouch for it.
        rule.chances = Chances(confidence_of(rule.construction), 0.0)
    return [*kept, *alone, *inner]


def _is_aside(verb: Token) -> bool:
    """Whether a verb of speech with a subject says whose a sentence is ("as Quill maintains, …")."""
    said = verb.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ == "as" for c in verb.children)
    return (
        said and has_subject(verb) and is_verb_of(verb, "speech") and not any(c.dep_ == "dobj" for c in verb.children)
    )


def _is_in_post(finding: Finding, post: Finding) -> bool:
    """Whether a report only stands in a signed post, whose whole text is its writer's."""
    return post.construction == POST and finding.cue is not None and post.holds(finding.cue.start, finding.cue.end)


def _unlikeliness(finding: Finding) -> float:
    return -max(finding.chances.attribution, finding.chances.claim) if finding.chances is not None else 0.0


def _say_who_within(finding: Finding, kept: Sequence[Finding]) -> None:
    """Give a report within another the subject of its own verb, where the encoder gave it the outer one's source."""
    head, cue = finding.head, finding.cue
    if head is None or cue is None or not any(f.holds(cue.start, cue.end) for f in kept if f is not finding):
        return
    own = [c for c in head.children if c.dep_ == "nsubj" and c.pos_ in {"NOUN", "PROPN"}]
    if own and own[0] not in finding.sources:
        finding.sources, finding.worded = sources_of_verb(head), None


def _is_inner(rule: Finding, kept: Sequence[Finding]) -> bool:
    """Whether a report of the rules' stands within another's, where the encoder, which knows few such, has none."""
    if not rule.sources or rule.cue is None or confidence_of(rule.construction) < _INNER:
        return False
    cue = rule.cue
    around = [f for f in kept if f.holds(cue.start, cue.end)]
    known = any(
        (f not in around and _likeness(rule, f) >= _ALIKE) or (f.head is not None and f.head == rule.head) for f in kept
    )
    return bool(around) and not known


def _share_out(kept: Sequence[Finding], text: str) -> None:
    """Take from a report what another paragraph's report has too, neither standing within the other."""

    def apart(finding: Finding, part: Span) -> bool:
        cue = finding.cue or part
        return "\n" in text[min(cue.end, part.end) : max(cue.start, part.start)]

    for finding in kept:
        others = [f for f in kept if f is not finding and f.cue is not None and not _nested(finding, f)]
        for part in list(finding.content) if len(finding.content) > 1 else ():
            taken = apart(finding, part) and any(
                min(part.end, theirs.end) - max(part.start, theirs.start) >= _SAME * (part.end - part.start)
                and not apart(other, theirs)
                for other in others
                for theirs in other.content
            )
            if taken and len(finding.content) > 1:
                finding.content.remove(part)


def _nested(a: Finding, b: Finding) -> bool:
    return any(
        outer.holds(inner.cue.start, inner.cue.start + 1) for outer, inner in ((a, b), (b, a)) if inner.cue is not None
    )


def _complete(finding: Finding, by_rules: Sequence[Finding]) -> None:
    """Give a finding the sources and the certainty that rules have for the same attribution."""
    if finding.chances is not None and finding.head is not None and _is_aside(finding.head):
        finding.chances = Chances(finding.chances.attribution, max(finding.chances.claim, _AGREED))
    alike = [(share, n) for n, r in enumerate(by_rules) if (share := _likeness(finding, r)) >= _ALIKE]
    if not alike:
        return
    rule = by_rules[max(alike)[1]]
    if not finding.sources or any(source in rule.sources for source in finding.sources):
        finding.sources = list(rule.sources)
    if finding.chances is not None:
        claim = finding.chances.claim
        if rule.construction in _SURE:
            claim = max(claim, _AGREED)
        elif confidence_of(rule.construction) < _RARELY:
            claim *= _DOUBT
        finding.chances = Chances(finding.chances.attribution, claim)


def _likeness(a: Finding, b: Finding) -> float:
    if a.end <= b.start or b.end <= a.start:
        return 0.0
    shared = _shared(a, b)
    return shared / (_length(a) + _length(b) - shared)


def _shared(a: Finding, b: Finding) -> int:
    return sum(max(0, min(x.end, y.end) - max(x.start, y.start)) for x in a.content for y in b.content)


def _length(finding: Finding) -> int:
    return sum(s.end - s.start for s in finding.content)


def learned_findings(doc: Doc, quoted: QuotedText) -> list[Finding]:
    """Return the attributions that the encoder finds in a text, in order of their contents.

    Args:
        doc: the parsed text.
        quoted: its text with its quotations.
    """
    found = attributions(told_of(doc), quoted.text, least_claim=LEAST_CLAIM)
    return [finding for a in found if (finding := _finding(doc, quoted, a)) is not None]


def _finding(doc: Doc, quoted: QuotedText, found: FoundAttribution) -> Finding | None:
    content = list(_contents(quoted, found.content))
    cue = _words(doc, found.cue)
    if not content or cue is None:
        return None
    source = _without_cue(quoted, found.source, cue)
    finding = Finding(
        construction=CONSTRUCTION,
        content=content,
        head=_head(cue),
        cue=Span(cue.start_char, cue.end_char),
        sources=list(_sources(doc, source)),
        worded=source[0] if source else None,
        quoted=all(any(q.start <= s.start and s.end <= q.end for q in quoted.over(s.start, s.end)) for s in content),
        chances=Chances(found.chance, found.claim),
    )
    amend(doc, quoted, finding)
    return finding


def _contents(quoted: QuotedText, spans: Sequence[Span]) -> Iterator[Span]:
    """The contents, trimmed; a quotation of which most was found is taken in whole."""
    grown: list[Span] = []
    for span in spans:
        start, end = span.start, span.end
        for quotation in quoted.over(start, end):
            inside = min(end, quotation.end) - max(start, quotation.start)
            if inside >= _WHOLE * (quotation.end - quotation.start):
                whole = quoted.going_on(quotation)
                start, end = min(start, whole[0].start), max(end, whole[-1].end)
        if grown and start <= grown[-1].end:
            grown[-1] = Span(grown[-1].start, max(grown[-1].end, end))
        else:
            grown.append(Span(start, end))
    for span in grown:
        for line in re.finditer(r"[^\r\n]+", quoted.text[span.start : span.end]):
            kept = trimmed(quoted, *_without_lone_mark(quoted.text, span.start + line.start(), span.start + line.end()))
            if kept is not None:
                yield kept


def _without_lone_mark(text: str, start: int, end: int) -> tuple[int, int]:
    """Cut off a mark that opens a quotation which goes on in the next paragraph."""
    if text[start] in "“«" and not any(mark in text[start:end] for mark in "”»"):
        start += 1
    return start, end


def _words(doc: Doc, spans: Sequence[Span]) -> TokenSpan | None:
    if not spans:
        return None
    return doc.char_span(spans[0].start, spans[-1].end, alignment_mode="expand")


def _without_cue(quoted: QuotedText, spans: Sequence[Span], cue: TokenSpan) -> Sequence[Span]:
    """A source without the cue within it and what follows that ("sources tell Fox News")."""
    first = [
        span
        for s in spans
        if s.start < cue.start_char < s.end
        if (span := trimmed(quoted, s.start, cue.start_char)) is not None
    ]
    return first or spans


def _head(cue: TokenSpan) -> Token:
    """The word of a cue that reports: its root where that can report, otherwise its first that can."""
    root: Token = cue.root
    if root.pos_ in _VERBAL:
        return root
    return next((t for t in cue if t.pos_ in _VERBAL), root)


def _sources(doc: Doc, spans: Sequence[Span]) -> Iterator[Token]:
    """The heads of a source as worded; of a joint source, each."""
    words = _words(doc, spans)
    if words is None:
        return
    head = _nominal_head(words)
    yield antecedent(head, head.head)
    while joined := [
        t for t in head.rights if t.dep_ == "conj" and t.i < words.end and t.pos_ in {"NOUN", "PROPN", "PRON"}
    ]:
        head = joined[0]
        yield head


def _nominal_head(words: TokenSpan) -> Token:
    """The first noun or pronoun that nothing within a source governs; a relative clause cut short has its own root."""
    tops = [t for t in words if not words.start <= t.head.i < words.end or t.head == t]
    nominal = [t for t in tops if t.pos_ in {"NOUN", "PROPN", "PRON"}]
    nominal = [t for t in nominal if t.tag_ not in {"WDT", "WP"}] or nominal
    root: Token = nominal[0] if nominal else words.root
    return root
