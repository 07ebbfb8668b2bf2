"""Noun phrases that describe a source without naming it, and how they are listed."""

from __future__ import annotations

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from plumbook.model import ActorKind

# Nouns that are singular in form and stand for many people.
COLLECTIVES = frozenset(
    ("police", "media", "press", "public", "majority", "staff", "people", "opposition", "community", "leadership")
)
# Words before a noun phrase's first telling word: articles, demonstratives, numerals and other quantifiers.
_OPENERS = frozenset({"DET", "NUM", "PUNCT", "SPACE", "CCONJ", "ADV", "ADP", "SCONJ"})
# What follows a head and still describes it (not relative clauses and the like).
_COMPLEMENTS = frozenset({"prep", "agent", "amod", "advmod"})
_QUANTIFIERS = frozenset(
    {
        "other",
        "many",
        "several",
        "few",
        "most",
        "more",
        "some",
        "own",
        "such",
        "additional",
        "estimated",
        "dozen",
        "how",
        "various",
    }
)
_LONGEST = 14


def kind_of_description(head: Token) -> ActorKind:
    """Return what a nameless noun phrase stands for, by the number of its head: a group, or one anonymous source."""
    plural = head.tag_ in {"NNS", "NNPS"} or "Plur" in head.morph.get("Number", [])
    joined = any(c.dep_ == "conj" and c.pos_ in {"NOUN", "PROPN"} for c in head.children)
    return ActorKind.GROUP if plural or joined or head.lower_ in COLLECTIVES else ActorKind.ANONYMOUS


def description_span(words: TokenSpan) -> tuple[int, int]:
    """Return the tokens (first, one past last) of a description without article, numerals and relative clause.

    Args:
        words: the noun phrase as found; it may begin with a determiner and run on.
    """
    head = words.root
    end = head.i + 1
    for child in head.rights:
        if child.dep_ not in _COMPLEMENTS or child.left_edge.i > end or child.right_edge.i >= words.end:
            break
        end = child.right_edge.i + 1
    return first_telling(words.doc[words.start : head.i + 1]), min(end, words.start + _LONGEST, words.end)


def first_telling(words: TokenSpan) -> int:
    """Return the index of the first token that is no article, numeral or other quantifier."""
    for token in words[:-1]:
        if token.pos_ not in _OPENERS and token.lower_ not in _QUANTIFIERS:
            return int(token.i)
    return int(words[-1].i)
