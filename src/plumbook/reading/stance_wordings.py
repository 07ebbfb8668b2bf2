"""Praise and blame in the clause that a policy stands in."""

from __future__ import annotations

from spacy.tokens import Token

from plumbook.reading.policy_lexicon import evaluations
from plumbook.reading.stance_patterns import is_negated

_CLAUSES = frozenset({"ROOT", "ccomp", "advcl", "relcl", "parataxis", "conj"})


def evaluation_of(head: Token) -> int:
    """Return how the clause around a policy judges: 1 with praise, -1 with blame, 0 with neither or both.

    Args:
        head: the noun or verb that heads the policy's wording.
    """
    clause = head
    while clause.head != clause and not (clause.dep_ in _CLAUSES and clause.pos_ in {"VERB", "AUX"}):
        clause = clause.head
    total = sum(_value(token) for token in clause.subtree)
    return (total > 0) - (total < 0)


def judgement_of(head: Token) -> int:
    """Return how a policy itself is judged, by its adjectives or by what it is said to be: 1 well, -1 ill, 0 not.

    Args:
        head: the noun or verb that heads the policy's wording ("ban" in "the ban is a mistake", "a reckless ban").
    """
    total = sum(_value(child) for child in head.children if child.dep_ == "amod")
    verb = head.head
    if head.dep_ in {"nsubj", "nsubjpass", "csubj"} and verb.pos_ in {"AUX", "VERB"}:
        said = [verb, *(c for c in verb.rights if c.dep_ in {"attr", "acomp", "oprd", "dobj"})]
        turned = -1 if is_negated(verb) else 1
        total += turned * sum(_value(t) for word in said for t in (word, *word.children) if t.dep_ != "neg")
    if head.dep_ in {"xcomp", "ccomp", "advcl"} and (verb.pos_ == "ADJ" or verb.lemma_ == "be"):
        said = [verb, *(c for c in verb.rights if c.dep_ in {"attr", "acomp"} and c.i < head.i)]
        total += sum(_value(token) for token in said)
    if head.dep_ in {"nsubj", "dobj"} and verb.pos_ == "VERB":
        total += sum(_value(c) for c in verb.rights if c.dep_ in {"oprd", "xcomp"})
    return (total > 0) - (total < 0)


def _value(token: Token) -> int:
    value = evaluations().get(token.lemma_.lower(), 0)
    if not value:
        return 0
    negated = is_negated(token) or any(c.lower_ in {"no", "not", "hardly"} for c in token.lefts)
    return -value if negated else value
