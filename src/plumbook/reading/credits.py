"""Where a text credits those who made it or its pictures: they take no part in what it tells."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc

_NAME = r"[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3}"
# Parts of a line.
_ASIDE = re.compile(
    r"\((?:Photo|Image|Picture|Video|Illustration|Graphic)s?\b[^()\n:]{0,20}:[^()\n]*\)"
    r"|(?:Photo|Image|Picture|Illustration)s? (?:by|credit|courtesy of):? [^()\n.]*"
    r"|(?:^|(?<=[.!?”\"] ))Contribut(?:ing|ors?): [^\n]*",
    re.MULTILINE,
)
# Whole sentences.
_SENTENCE = re.compile(
    rf".*\bcontributed (?:reporting |research )?(?:to|for|from)? ?th(?:is|e) (?:report|story|article|piece)\b.*"
    rf"|{_NAME}(?: and {_NAME})? reported from {_NAME}(?:(?:;|,| and|, and) {_NAME} (?:reported )?from {_NAME})*\.?"
    r"|(?:Additional )?(?:[Rr]eporting|[Ee]diting|[Ww]riting) by\b.*"
    r"|Follow .* on (?:Twitter|Facebook|Instagram)\b.*",
    re.DOTALL,
)


def credited(doc: Doc) -> set[int]:
    """Return the indices of the tokens that belong to credits."""
    return {token.i for start, end in _places(doc) for token in doc if start <= token.idx < end}


def _places(doc: Doc) -> Iterator[tuple[int, int]]:
    for match in _ASIDE.finditer(doc.text):
        yield match.span()
    for sentence in doc.sents:
        if _SENTENCE.fullmatch(sentence.text.strip()):
            yield sentence.start_char, sentence.end_char
