"""What form a verb stands in, by the parse."""

from __future__ import annotations

from spacy.tokens import Token

FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
"""The tags of the words that make a clause finite."""

CONDITIONS = frozenset({"if", "unless", "whether"})
"""The conjunctions before what is only supposed."""

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl"})


def is_infinitive(verb: Token) -> bool:
    """Whether a verb has "to" before it."""
    return any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)


def has_subject(verb: Token) -> bool:
    """Whether a verb has a subject of its own."""
    return any(c.dep_ in _SUBJECTS for c in verb.children)


def is_finite(verb: Token) -> bool:
    """Whether a verb is in the past or the third person of the present, perfect included."""
    perfect = any(c.dep_ == "aux" and c.lemma_ == "have" and c.tag_ in {"VBZ", "VBP", "VBD"} for c in verb.children)
    return perfect if verb.tag_ == "VBN" else verb.tag_ in {"VBD", "VBZ"}


def is_that_clause(verb: Token) -> bool:
    """Whether a verb is that of a clause with "that" as its conjunction."""
    first = verb.left_edge
    joined = verb.dep_ in {"acl", "ccomp", "relcl"} and first.lower_ == "that" and first.dep_ == "mark"
    return joined and has_subject(verb)
