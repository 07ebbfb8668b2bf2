"""Sentence starts that the layout gives: a line break ends a sentence."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc


@Language.component("plumbook_sentences", assigns=["token.is_sent_start"])
def mark_line_starts(doc: Doc) -> Doc:
    """Start a sentence after each line break, so that the parser never runs over a paragraph's end."""
    after_break = False
    for token in doc:
        if token.is_space:
            after_break |= "\n" in token.text
        else:
            if after_break:
                token.is_sent_start = True
            after_break = False
    return doc
