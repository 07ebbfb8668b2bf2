"""Which policies would undo which: the repeal of a law the law, the lifting of sanctions the sanctions.

A shared word is no sign of it: the word that undoes must govern the very thing that the other policy words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from plumbook.reading.policy_lexicon import opposites, reversals, root
from plumbook.reading.policy_mentions import PolicyMention, framed_policy
from plumbook.reading.policy_wordings import Option, agree, are_kin

_OBJECT = "object"
_BEFORE = ("compound", "nmod", "poss")


def undone_by(option: Option, options: Sequence[Option]) -> list[Option]:
    """Return the options that one of them would undo.

    Args:
        option: the one that may be a reversal.
        options: all options of the text.
    """
    things = [thing for mention in option.mentions if mention.named is None for thing in _undone(mention)]
    others = [other for other in options if other is not option]
    return [
        other
        for other in others
        if _are_opposites(option, other) or any(_is_worded(thing, other, others) for thing in things)
    ]


def _are_opposites(one: Option, other: Option) -> bool:
    """Whether two options are opposite deeds toward one and the same thing ("raise taxes", "cut taxes")."""
    is_opposite = other.head in opposites().get(one.head, frozenset())
    return is_opposite and bool(one.details and other.details) and agree(one.details, other.details)


def _undone(mention: PolicyMention) -> Iterator[Token]:
    """Yield the heads of what a mention's own word would undo."""
    word = mention.head
    for way in reversals().get(word.lemma_.lower(), ()):
        particle, _, lead = way.rpartition(":")
        particles = [c for c in word.rights if c.dep_ in {"prt", "advmod", "prep"} and c.lower_ == particle]
        if particle and not particles:
            continue
        found = _objects(word) if lead == _OBJECT else _complements([word, *particles], lead)
        for thing in found:
            yield from _with_joined(thing)


def _objects(word: Token) -> Iterator[Token]:
    """Yield what a verb has for its object, or what a noun of action has before it."""
    for child in word.children:
        if word.pos_ == "VERB":
            if child.dep_ in {"dobj", "nsubjpass"} or (child.dep_ == "xcomp" and child.tag_ == "VBG"):
                yield child
        elif child.dep_ in _BEFORE and child.i < word.i:
            yield child


def _complements(words: Sequence[Token], preposition: str) -> Iterator[Token]:
    for word in words:
        for child in word.rights:
            if child.dep_ == "prep" and child.lower_ == preposition:
                yield from (inner for inner in child.children if inner.dep_ in {"pobj", "pcomp"})


def _with_joined(thing: Token) -> Iterator[Token]:
    """Yield a noun, what fills it ("the policy of separating families"), and what is joined to it."""
    yield thing
    framed = framed_policy(thing)
    if framed is not None:
        yield framed
    if not any(child.dep_ == "prep" for child in thing.rights):
        yield from thing.conjuncts


def _is_worded(thing: Token, option: Option, options: Sequence[Option]) -> bool:
    """Whether an option words a thing: it is of that kind and stands there, or is the only one so called."""
    head = root(thing.lemma_)
    if any(thing in (mention.head, mention.frame) for mention in option.mentions):
        return option.named is not None or option.head == head or are_kin(option.mentions[0].head, thing)
    if thing.dep_ != "compound":
        return False
    details = {root(child.lemma_) for child in thing.children if child.dep_ in {"amod", "compound"}}
    return [other for other in options if other.head == head and details <= other.details] == [option]
