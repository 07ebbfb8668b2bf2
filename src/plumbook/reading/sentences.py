"""Sentence starts that the layout gives: after a line break, and where a page lost the space between two sentences."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc
from spacy.util import compile_infix_regex

from plumbook.reading.quotations import find_quotations

_STOPS = (".", "!", "?")
_MARKS = frozenset('”"')
# A stop, a quotation mark and a capital without a space ("it is over.”Quill left"): each is a token of its own; the
# stop of an abbreviation ("the U.S.”But") stays with it.
_JOINTS = (r"(?<=\w)(?<!\.\w)[.!?,](?=[”\"][A-Z])", r"(?<=[.!?,])[”\"](?=[A-Z])")


def divide_joints(nlp: Language) -> None:
    """Let a pipeline's tokenizer divide sentences that stand together without a space."""
    if isinstance(nlp.tokenizer, Tokenizer):
        nlp.tokenizer.infix_finditer = compile_infix_regex([*_JOINTS, *(nlp.Defaults.infixes or ())]).finditer


# Titles cut short, behind which the parser may begin a sentence ("Sens. X and Y").
_TITLES = frozenset({"sens.", "reps.", "govs.", "sen.", "rep.", "gov.", "lt.", "gens.", "profs.", "amb."})


@Language.component("plumbook_sentences", assigns=["token.is_sent_start"])
def mark_sentence_starts(doc: Doc) -> Doc:
    """Start a sentence after each line break, so that the parser never runs over a paragraph's end, and at joints."""
    after_break = False
    for token in doc:
        if token.i and _is_title(doc[token.i - 1].text):
            token.is_sent_start = False
        if token.is_space:
            after_break |= "\n" in token.text
        else:
            if after_break:
                token.is_sent_start = True
            after_break = False
    _mark_joints(doc)
    return doc


def _mark_joints(doc: Doc) -> None:
    """Start a sentence at a quotation mark between a stop and a capital without a space, or after it if it closes."""
    joints = [
        i
        for i in range(1, len(doc) - 1)
        if doc[i].text in _MARKS
        and doc[i - 1].text.endswith(_STOPS)
        and not (doc[i - 1].whitespace_ or doc[i].whitespace_)
        and doc[i + 1].text[:1].isupper()
    ]
    opening = {q.start for q in find_quotations(doc.text)} if joints else set()
    for i in joints:
        doc[i if doc[i].idx in opening else i + 1].is_sent_start = True


def _is_title(word: str) -> bool:
    return word[:1].isupper() and word.lower() in _TITLES
