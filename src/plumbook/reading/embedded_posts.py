"""Posts of social media that an article shows: a text, then a dash, a name, a handle and mostly a date."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Token

from plumbook.model import Span
from plumbook.reading.findings import Finding

CONSTRUCTION = "post"

# "— Ada Quill (@adaquill) May 7, 2018", at the end of a line: words in capitals, as pages show names. Within a line
# only the date tells it from prose that names somebody with a handle.
_WORD = r"[A-Z][\w.’'-]*"
_NAME = rf"{_WORD}(?:,?[ \u00a0](?:{_WORD}|of|for|the|de|von|van|al)){{0,7}}"
_SIGNATURE = re.compile(
    rf"(?P<dash>[—–]|--|(?<=\s)-)[ \t\u00a0]*(?P<name>{_NAME})"
    r"[ \t\u00a0]*\(@\w{1,20}\)(?P<date>[ \t\u00a0]*(?:on[ \t])?[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4})?[ \t\u00a0]*$",
    re.MULTILINE,
)
# What a writer leads in a post with.
_LEAD = re.compile(r"^.*\b(?:tweeted|wrote|posted|said|added|replied|responded|shared)\b[^:\n]*:\s+")
# Links to pictures and pages, which a post ends with.
_LINKS = re.compile(r"(?:\s*(?:https?://\S+|pic\.twitter\.com/\S+))+\s*$")
_FEWEST_WORDS = 2
# Longer than any post: a paragraph.
_LONGEST = 400


def embedded_posts(doc: Doc, text: str) -> Iterator[Finding]:
    """Yield the posts of a text with their authors, in order.

    Args:
        doc: the parsed text.
        text: its text.
    """
    last = 0
    for signature in _SIGNATURE.finditer(text):
        alone = not text[text.rfind("\n", 0, signature.start()) + 1 : signature.start()].strip()
        if not (alone or signature["date"]):
            continue
        body = _body(text, last, signature.start("dash"))
        source = _name(doc, signature)
        last = signature.end()
        if body is not None and source is not None:
            yield Finding(CONSTRUCTION, [body], None, None, [source], quoted=True, worded=Span(*signature.span("name")))


def _body(text: str, after: int, end: int) -> Span | None:
    """The post before a signature: what its line says, or where the line says nothing, the one before."""
    for line in reversed(list(re.finditer(r"[^\r\n]+", text[after:end]))):
        start, said = after + line.start(), _LINKS.sub("", line.group()).strip()
        if not said:
            continue
        start += line.group().index(said)
        post = _LEAD.sub("", said)
        start += len(said) - len(post)
        is_post = len(post.split()) >= _FEWEST_WORDS and len(post) <= _LONGEST
        return Span(start, start + len(post)) if is_post else None
    return None


def _name(doc: Doc, signature: re.Match[str]) -> Token | None:
    words = doc.char_span(*signature.span("name"), alignment_mode="contract")
    if words is None:
        return None
    # The parse of such a line is chance: the last word that is part of a name is its surname.
    named = [t for t in words if t.pos_ == "PROPN"] or [t for t in words if t.text[:1].isupper()]
    return named[-1] if named else None
