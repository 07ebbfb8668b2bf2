"""Whether a text asserts that a source said something, or denies, supposes or asks it."""

from __future__ import annotations

from spacy.tokens import Token

from plumbook.model import Certainty
from plumbook.reading.verb_forms import CONDITIONS

_SUPPOSING = frozenset({"would", "could", "might", "may", "should", "can", "must", "ca", "ought"})
_FAILING = frozenset({"fail", "decline", "refuse", "stop", "avoid", "hesitate"})
_REACH = 3

# What a gerund with a subject is to a verb that it is an object of ("would have followed Quill mocking him").
_GERUND = frozenset({"dobj", "ccomp", "pcomp", "xcomp", "advcl"})


def certainty_of(cue: Token, quoted: bool = False) -> Certainty:
    """Return how sure the text is that what the cue reports was said.

    Args:
        cue: the verb or noun that reports.
        quoted: whether the words themselves are quoted, which they hardly are if nobody said them.
    """
    if cue.pos_ == "ADJ" and cue.head.pos_ in {"VERB", "AUX"}:
        cue = cue.head
    if cue.pos_ not in {"VERB", "AUX"}:
        return Certainty.ASSERTED
    if _negated(cue) and not quoted:
        return Certainty.NEGATED
    if _asked(cue):
        return Certainty.QUESTIONED
    if _supposed(cue) and not quoted:
        return Certainty.HYPOTHETICAL
    return Certainty.ASSERTED


def _negated(cue: Token) -> bool:
    if any(c.dep_ == "neg" or (c.dep_ == "advmod" and c.lower_ == "never") for c in cue.children):
        return True
    if any(c.dep_ in {"nsubj", "nsubjpass"} and _nobody(c) for c in cue.children):
        return True
    head = cue.head
    if cue.dep_ == "xcomp" and head.pos_ == "VERB":
        return head.lemma_ in _FAILING or any(c.dep_ == "neg" for c in head.children)
    return False


def _nobody(subject: Token) -> bool:
    return subject.lower_ in {"nobody", "none", "neither"} or any(
        c.dep_ in {"det", "neg"} and c.lower_ in {"no", "neither"} for c in subject.children
    )


def _supposed(cue: Token) -> bool:
    if any(c.dep_ == "aux" and c.lower_ in _SUPPOSING for c in cue.children):
        return True
    if any(c.dep_ == "mark" and c.lower_ in CONDITIONS for c in cue.children):
        return True
    head = cue.head
    if cue.tag_ == "VBG" and cue.dep_ in _GERUND and _has_subject(cue) and head.pos_ == "VERB":
        return not any(c.dep_ == "aux" for c in cue.children) and _supposed(head)
    return cue.dep_ in {"conj", "xcomp"} and head.pos_ in {"VERB", "AUX"} and not _has_subject(cue) and _supposed(head)


def _has_subject(verb: Token) -> bool:
    return any(c.dep_ == "nsubj" for c in verb.children)


def _asked(cue: Token) -> bool:
    """Whether the cue is the main verb of a question of the author's."""
    sentence = cue.sent
    last = next((t for t in reversed(sentence) if not t.is_space and t.text not in '"”’)'), None)
    if last is None or last.text != "?":
        return False
    subjects = [c for c in cue.children if c.dep_ == "nsubj"]
    inverted = any(c.dep_ == "aux" and subjects and c.i < subjects[0].i for c in cue.children)
    return inverted or any(s.lower_ in {"who", "what"} and s.i - sentence.start < _REACH for s in subjects)
