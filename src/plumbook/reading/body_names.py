"""Names of bodies and peoples that are longer than what the tagger or the lexicon sees of them."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token
from spacy.tokens import Span as TokenSpan

from plumbook.model import ActorKind
from plumbook.reading.encoding import told_of
from plumbook.reading.lexicon import Entry, known_names, words
from plumbook.reading.person_names import is_capital

# How likely the encoder must take "and" for part of a body's name, and its other words.
_SURE = 0.9
_SMALL = frozenset({"and", "&", "of", "for", "to", "on", "against", "in"})
# What aircraft called after a body are told apart by.
AIRCRAFT = frozenset({"One", "Two"})
_CHAMBERS = frozenset({"House", "Senate", "Congressional", "State"})


def long_bodies(doc: Doc) -> Iterator[tuple[int, int]]:
    """Find bodies with small words in their names ("Fish and Wildlife Service", "Harbor and Ferry Commission").

    Yields:
        First token and one past the last of each.
    """
    told = told_of(doc)
    i = 0
    while i < len(doc):
        if not is_capital(doc[i]):
            i += 1
            continue
        end = i
        while end < len(doc) and told.inside("organization", doc[end].idx, doc[end].idx + len(doc[end])) >= _SURE:
            end += 1
        start = i
        i = max(end, i + 1)
        while start < end and (not is_capital(doc[start]) or doc[start].pos_ == "DET"):
            start += 1
        while end > start and not is_capital(doc[end - 1]):
            end -= 1
        name = doc[start:end]
        is_whole = end == len(doc) or not is_capital(doc[end]) or doc[end].is_sent_start
        if is_whole and any(t.lower_ in _SMALL for t in name) and not any(_is_alien(t) for t in name):
            yield start, end


def _is_alien(token: Token) -> bool:
    """Whether a token can be no part of a long name: no capital and none of its small words."""
    return not is_capital(token) and token.text not in _SMALL and token.text not in {"-", "the", "a"}


def party_bodies(doc: Doc) -> Iterator[tuple[int, int]]:
    """Find bodies called by a party's members ("College Democrats"), which are not the party's members at large."""
    for token in doc:
        entry = known_names().get(token.text)
        if entry is None or entry.kind is not ActorKind.GROUP or token.tag_ != "NNPS":
            continue
        start = token.i
        while start > 0 and _is_of_body(doc[start - 1]):
            start -= 1
        if start < token.i:
            yield start, token.i + 1


def _is_of_body(token: Token) -> bool:
    return (
        token.pos_ == "PROPN"
        and is_capital(token)
        and not token.is_sent_start
        and token.ent_type_ in {"", "NORP"}
        and token.text not in known_names()
        and token.text not in _CHAMBERS | words("person_titles")
    )


def is_front_of_other(doc: Doc, end: int, entry: Entry) -> bool:
    """Whether a known name is but the front of a city's or an aircraft's ("New York City", "Air Force One")."""
    following = doc[end].text if end < len(doc) else ""
    return following in AIRCRAFT if entry.kind is ActorKind.ORGANIZATION else following == "City"


def is_part_of_people(doc: Doc, start: int, end: int, entry: Entry) -> bool:
    """Whether a state's people or adjective is part of the name of another people ("Native Americans")."""
    if entry.role == "adjective":
        following = known_names().get(doc[end].text) if end < len(doc) else None
        return following is not None and following.role == "people"
    if entry.role != "people" or start == 0:
        return False
    before = doc[start - 2 if doc[start - 1].text == "-" and start > 1 else start - 1]
    adjective = known_names().get(before.text)
    named = is_capital(before) and (doc[start].ent_iob_ == "I" or before.ent_type_ == "NORP")
    return named or (adjective is not None and adjective.role == "adjective")


def is_people(name: TokenSpan) -> bool:
    """Whether a name of several words is a people's and no body's ("American Indians")."""
    last = known_names().get(name[-1].text)
    return len(name) > 1 and last is not None and last.role == "people"
