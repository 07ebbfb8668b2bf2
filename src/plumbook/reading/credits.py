"""Where a text credits those who made it or its pictures: they take no part in what it tells."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc

_NAME = r"[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3}"
# Names one after another, without a verb.
_WORD = r"(?:[A-Z@][\w.@’'-]*|and|by|in|for|of|the|[&/]|(?:edit|report|writ)ing)"
_NAMES = rf"{_WORD}(?:[;,]?[ \n]+{_WORD})*"
# Parts of a line.
_ASIDE = re.compile(
    rf"(?:Photo|Image|Picture|Illustration)s? (?:by|credit|courtesy of):? {_NAMES}"
    r"|(?:^|(?<=[.!?”\"] ))Contribut(?:ing|ors?): [^\n]*",
    re.MULTILINE,
)
# Whole sentences.
_SENTENCE = re.compile(
    rf".*\bcontributed (?:reporting |research )?(?:to|for|from)? ?th(?:is|e) (?:report|story|article|piece)\b.*"
    rf"|{_NAME}(?: and {_NAME})? reported from {_NAME}(?:(?:;|,| and|, and) {_NAME} (?:reported )?from {_NAME})*\.?"
    rf"|(?:Additional )?(?:[Rr]eporting|[Ee]diting|[Ww]riting) by {_NAMES}[.;]?"
    r"|Follow (?:(?:[A-Z@][\w.@’'-]*|and|him|her|me|us|them),? )+on (?:Twitter|Facebook|Instagram)\b.*",
    re.DOTALL,
)


def credited(doc: Doc) -> set[int]:
    """Return the indices of the tokens that belong to credits."""
    spans = (doc.char_span(start, end, alignment_mode="expand") for start, end in _places(doc))
    return {token.i for span in spans if span is not None for token in span}


def _places(doc: Doc) -> Iterator[tuple[int, int]]:
    for match in _ASIDE.finditer(doc.text):
        yield match.span()
    for sentence in doc.sents:
        if _SENTENCE.fullmatch(sentence.text.strip()):
            yield sentence.start_char, sentence.end_char
