"""Noun phrases that describe a source without naming it, and how they are listed."""

from __future__ import annotations

from spacy.tokens import Doc, Token
from spacy.tokens import Span as TokenSpan

from plumbook.model import ActorKind

# Nouns that are singular in form and stand for many people.
COLLECTIVES = frozenset(
    (
        "police",
        "media",
        "press",
        "public",
        "majority",
        "staff",
        "people",
        "opposition",
        "community",
        "leadership",
        "family",
        "couple",
        "crowd",
        "jury",
    )
)
# Words before a noun phrase's first telling word: articles, demonstratives, numerals and other quantifiers.
_OPENERS = frozenset({"DET", "NUM", "PUNCT", "SPACE", "CCONJ", "ADV", "ADP", "SCONJ", "PART"})
# What follows a head and still describes it (not relative clauses and the like).
_COMPLEMENTS = frozenset({"prep", "agent", "amod", "advmod"})
_POSSESSIVES = frozenset({"'", "’", "'s", "’s"})
# What no description ends in.
_NO_ENDS = frozenset({"ADP", "DET", "CCONJ", "SCONJ", "PART"})
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
# Parts of the people who were asked ("57 percent"): one part is not another.
_SHARES = frozenset({"percent", "percentage", "%", "third", "thirds", "quarter", "quarters"})
_LONGEST = 14


def kind_of_description(head: Token) -> ActorKind:
    """Return what a nameless noun phrase stands for, by the number of its head: a group, or one anonymous source."""
    plural = head.tag_ in {"NNS", "NNPS"} or "Plur" in head.morph.get("Number", [])
    joined = any(c.dep_ == "conj" and c.pos_ in {"NOUN", "PROPN"} for c in head.children)
    return ActorKind.GROUP if plural or joined or head.lower_ in COLLECTIVES | _SHARES else ActorKind.ANONYMOUS


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
    end = min(end, words.start + _LONGEST, words.end)
    return whole_phrase(words.doc, first_telling(words.doc[words.start : head.i + 1]), end, head.i)


def whole_phrase(doc: Doc, start: int, end: int, head: int) -> tuple[int, int]:
    """Return a description's tokens so that it neither cuts a hyphenated word nor ends in a small one.

    Args:
        doc: the text.
        start: first token.
        end: one past the last token.
        head: index of the head noun.
    """
    if (
        head + 1 < end < len(doc)
        and doc[end].text in _POSSESSIVES
        and doc[end - 1].tag_ in {"NNP", "NNPS", "NNS", "NN"}
    ):
        end = head + 1  # the noun that is possessed was left out
    while end - 1 > head and (doc[end - 1].pos_ in _NO_ENDS or doc[end - 1].is_punct):
        end = head + 1 if doc[end - 1].pos_ == "ADP" else end - 1  # without its object a preposition tells nothing
    while end < len(doc) - 1 and (joins(doc[end]) or joins(doc[end - 1])):
        end += 1
    while start > 0 and (joins(doc[start - 1]) or (joins(doc[start]) and not doc[start - 1].whitespace_)):
        start -= 1
    return start, end


def joins(token: Token) -> bool:
    """Whether a token stands within a word: a hyphen or slash between its parts, a possessive's mark, a tag's sign."""
    if token.tag_ == "POS":
        return bool(token.i) and not token.whitespace_
    between = token.text in {"-", "‑", "/"} and token.i > 0 and not token.doc[token.i - 1].whitespace_
    return not token.whitespace_ and (between or token.text == "#")


def first_telling(words: TokenSpan) -> int:
    """Return the index of the first token that is no article, numeral or other quantifier; a share keeps its number."""
    if words[-1].lower_ in _SHARES:
        return next((int(t.i) for t in words if t.pos_ == "NUM"), int(words[-1].i))
    for token in words[:-1]:
        if token.pos_ not in _OPENERS and token.lower_ not in _QUANTIFIERS:
            return int(token.i)
    return int(words[-1].i)
