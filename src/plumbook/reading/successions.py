"""Who came before or after somebody in office, where a text names no office ("her predecessor, Ana Quill")."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from plumbook.model import ActorKind, Span
from plumbook.reading.draft import Cast, Member, sentence_span

_PREDECESSOR = "predecessor"
_SUCCESSORS = frozenset({"successor", "replacement"})
_REPLACING = frozenset({"replacing", "succeeding"})
_FOR_NOW = frozenset({"interim", "acting", "temporary"})
# How many words of a title may stand before the name ("her predecessor, former House Speaker Ana Quill").
_LONGEST_TITLE = 6
_OF_TITLES = frozenset({"ADJ", "NOUN", "PROPN", "ADP"})


@dataclass(frozen=True, slots=True)
class Succession:
    """One person who came before or after another.

    Attributes:
        named: who is called predecessor or successor.
        other: whose predecessor or successor that is.
        came_before: whether `named` is the predecessor.
        for_now: whether `named` is said to fill in ("her interim replacement").
        sentence: where it is said.
    """

    named: Member
    other: Member
    came_before: bool
    for_now: bool
    sentence: Span


def find_successions(doc: Doc, cast: Cast) -> Iterator[Succession]:
    """Yield who is named as somebody's predecessor or successor, in order of the text.

    Args:
        doc: a parsed text.
        cast: its actors, with all mentions.
    """
    for noun in doc:
        word = noun.lemma_.lower()
        if noun.lower_ in _REPLACING and (pair := _replaced(noun, cast)) is not None:
            yield Succession(*pair, came_before=True, for_now=False, sentence=sentence_span(noun.sent))
        if word not in {_PREDECESSOR, *_SUCCESSORS} or noun.tag_ not in {"NN", "NNP"}:
            continue
        owner = next((c for c in noun.lefts if c.dep_ == "poss"), None) or _owner_of_name(noun)
        other = cast.resolve(owner) if owner is not None else None
        named = _named_behind(noun, cast)
        if other is None or named is None or named is other or other.kind is not ActorKind.PERSON:
            continue
        for_now = noun.i > 0 and noun.nbor(-1).lower_ in _FOR_NOW
        yield Succession(named, other, word == _PREDECESSOR, for_now, sentence_span(noun.sent))


def _replaced(verb: Token, cast: Cast) -> tuple[Member, Member] | None:
    """Return who is replaced and by whom, where a participle says so ("X will be secretary, replacing Y")."""
    gone = next((c for c in verb.rights if c.dep_ == "dobj"), None)
    named = cast.resolve(gone) if gone is not None and gone.pos_ == "PROPN" else None
    subject = next((c for c in verb.head.lefts if c.dep_ in {"nsubj", "nsubjpass"}), None)
    other = cast.resolve(subject) if subject is not None else None
    if named is None or other is None or named is other or {named.kind, other.kind} != {ActorKind.PERSON}:
        return None
    return named, other


def _owner_of_name(noun: Token) -> Token | None:
    """Return whose it is where the name governs the noun ("her predecessor Ana Quill")."""
    if noun.dep_ not in {"compound", "nmod", "appos", "npadvmod"}:
        return None
    return next((c for c in noun.head.lefts if c.dep_ == "poss" and c.i < noun.i), None)


def _named_behind(noun: Token, cast: Cast) -> Member | None:
    """Return the person whose name follows, titles before it passed over."""
    following = noun.doc[noun.i + 1 : min(noun.i + 2 + _LONGEST_TITLE, noun.sent.end)]
    for token in following:
        member = cast.covering(token.idx)
        if member is not None and member.kind is ActorKind.PERSON and token.pos_ == "PROPN":
            return member
        is_comma = token.i == noun.i + 1 and token.text in {",", "—", "–"}
        if not is_comma and token.pos_ not in _OF_TITLES:
            return None
    return None
