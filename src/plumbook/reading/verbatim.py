"""Words set apart without quotation marks: the turns of a transcript, and paragraphs after a cue and a colon."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from spacy.tokens import Doc, Token

from plumbook.model import Span
from plumbook.reading.cues import cue_end, cue_start, is_verb_of
from plumbook.reading.findings import Finding, trimmed
from plumbook.reading.quotations import QuotedText
from plumbook.reading.sources import sources_of_verb

TURN, BLOCK = "turn", "block"

# "QUILL: ", "ADA QUILL, HOST: " at the start of a line or of a sentence.
_WORD = r"[A-Z][\w.’'-]+"
_LABEL = re.compile(
    rf"(?:^|(?<=[.?!…\"”’)\]–—-] ))(?P<name>{_WORD}(?: {_WORD}){{0,3}})(?:, [A-Z][\w ,]+)?:[ \t\u00a0]", re.MULTILINE
)
# A transcript has at least this many turns, and this many speakers who each have two of them.
_TURNS, _SPEAKERS = 4, 2
_FEWEST_WORDS = 2
# How far a cue stands before its colon, in tokens, and how long a block is at least, in words.
_LEAD, _BLOCK = 22, 5
# What a quotation or an item of a list begins with: neither is a block.
_NO_BLOCK = "“\"«„‘'`-–—*•"

_LINE_END = re.compile(r"[\r\n]")


def verbatim_findings(doc: Doc, quoted: QuotedText) -> list[Finding]:
    """Return the turns and blocks of a text, in order.

    Args:
        doc: the parsed text.
        quoted: its text with its quotations.
    """
    turns = list(_turns(doc, quoted))
    blocks = [b for b in _blocks(doc, quoted) if not any(t.start < b.end and b.start < t.end for t in turns)]
    return sorted([*turns, *blocks], key=lambda f: f.start)


def overtakes(verbatim: Finding, other: Finding) -> bool:
    """Whether a finding is only another reading of a turn or block: it has its cue, or goes past its ends."""
    cue = verbatim.cue
    if cue is None:
        return False
    if other.cue is not None and cue.start < other.cue.end and other.cue.start < cue.end:
        return True
    within = all(verbatim.start <= p.start and p.end <= verbatim.end for p in other.content)
    shared = any(p.start < verbatim.end and verbatim.start < p.end for p in other.content)
    return shared and (other.cue is None or not within)


def _turns(doc: Doc, quoted: QuotedText) -> Iterator[Finding]:
    """What each speaker of a transcript says, from a label to the next or to the paragraph's end."""
    text = quoted.text
    labels = list(_LABEL.finditer(text))
    last_words = Counter(_surname(label) for label in labels)
    speakers = {word for word, turns in last_words.items() if turns >= 2}
    if len(labels) < _TURNS or len(speakers) < _SPEAKERS:
        return
    persons = {token.text.casefold() for entity in doc.ents if entity.label_ == "PERSON" for token in entity}
    speakers |= persons
    labels = [label for label in labels if _surname(label) in speakers]
    for number, label in enumerate(labels):
        following = labels[number + 1].start() if number + 1 < len(labels) else len(text)
        stop = _LINE_END.search(text, label.end())
        end = min(following, stop.start() if stop else len(text))
        content = trimmed(quoted, label.end(), end)
        words = doc.char_span(*label.span("name"), alignment_mode="expand")
        if content is None or words is None or len(text[content.start : content.end].split()) < _FEWEST_WORDS:
            continue
        colon = text.index(":", label.end("name"))
        yield Finding(
            TURN, [content], None, Span(colon, colon + 1), [words[-1]], True, worded=Span(*label.span("name"))
        )


def _surname(label: re.Match[str]) -> str:
    return label["name"].split()[-1].casefold()


def _blocks(doc: Doc, quoted: QuotedText) -> Iterator[Finding]:
    """The paragraph without quotation marks after one that ends in a cue and a colon ("He writes:")."""
    text = quoted.text
    for colon in re.finditer(r":\s+", text):
        if not _LINE_END.search(colon.group()):
            continue
        stop = _LINE_END.search(text, colon.end())
        paragraph = text[colon.end() : stop.start() if stop else len(text)].rstrip()
        plain = paragraph[:1] not in _NO_BLOCK and paragraph[-1:] in ".!?…"
        lead = doc.char_span(colon.start(), colon.start() + 1, alignment_mode="expand")
        if not plain or len(paragraph.split()) < _BLOCK or lead is None:
            continue
        verb = _cue_before(lead[0])
        content = trimmed(quoted, colon.end(), colon.end() + len(paragraph))
        sources = sources_of_verb(verb) if verb is not None else []
        if verb is not None and sources and content is not None:
            first, last = doc[cue_start(verb)], doc[cue_end(verb) - 1]
            yield Finding(BLOCK, [content], verb, Span(first.idx, last.idx + len(last)), sources, True)


def _cue_before(colon: Token) -> Token | None:
    """The verb of speech whose clause a colon closes."""
    doc = colon.doc
    for i in range(colon.i - 1, max(-1, colon.i - _LEAD), -1):
        token = doc[i]
        if token.is_space or token.text in {".", "!", "?", ";"}:
            return None
        if is_verb_of(token, "speech") and token.tag_ != "VB":
            return token
    return None
