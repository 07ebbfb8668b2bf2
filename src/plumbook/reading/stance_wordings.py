"""Praise and blame in the clause that a policy stands in."""

from __future__ import annotations

from spacy.tokens import Token

from plumbook.reading.policy_lexicon import evaluations
from plumbook.reading.stance_patterns import is_denied, is_negated

# What stands for the policy that follows it ("the whole of the ban", "the era of the ban is over").
_WHOLES = frozenset(
    {"all", "bulk", "concept", "days", "era", "idea", "imposition", "much", "notion", "part", "practice", "prospect",
     "rest", "sort", "time", "use", "whole"}
)  # fmt: skip
# What is over is not wanted any more.
_OVER = frozenset({"dead", "done", "finished", "over"})
_CLAUSES = frozenset({"ROOT", "ccomp", "advcl", "relcl", "parataxis", "conj"})


def evaluation_of(head: Token) -> int:
    """Return how the clause around a policy judges: 1 with praise, -1 with blame, 0 with neither or both.

    What is denied ("tariffs, not a ban, are best") is not what the clause judges.

    Args:
        head: the noun or verb that heads the policy's wording.
    """
    if is_denied(head):
        return 0
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
    while head.dep_ == "pobj" and head.head.lower_ == "of" and head.head.head.lower_ in _WHOLES:
        head = head.head.head
    verb = head.head
    if head.dep_ == "nsubj" and verb.pos_ == "ADJ":
        total += _value(verb)
    if head.dep_ in {"nsubj", "nsubjpass", "csubj"} and verb.pos_ in {"AUX", "VERB"}:
        said = [verb, *(c for c in verb.rights if c.dep_ in {"attr", "acomp", "oprd", "dobj"})]
        turned = -1 if is_negated(verb) else 1
        total += turned * sum(_value(t) for word in said for t in (word, *word.children) if t.dep_ != "neg")
        is_over = verb.lemma_ == "be" and any(c.lower_ in _OVER for c in verb.rights if c.dep_ in {"acomp", "advmod"})
        total -= turned * is_over
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
