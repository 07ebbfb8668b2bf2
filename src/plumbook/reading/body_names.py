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
_CHAMBERS = frozenset({"House", "Senate", "Congressional", "State"})


def joined_bodies(doc: Doc) -> Iterator[tuple[int, int]]:
    """Find bodies with "and" in their names ("Fish and Wildlife Service"), as first token and one past the last."""
    told = told_of(doc)

    def is_part(token: Token) -> bool:
        return told.inside("organization", token.idx, token.idx + len(token)) >= _SURE

    for token in doc[1:-1]:
        if token.lower_ not in {"and", "&"} or not is_part(token):
            continue
        start, end = token.i, token.i + 1
        while start > 0 and is_capital(doc[start - 1]) and doc[start - 1].pos_ != "DET" and is_part(doc[start - 1]):
            start -= 1
        while end < len(doc) and is_capital(doc[end]) and is_part(doc[end]):
            end += 1
        if start < token.i and end > token.i + 2 and doc[end - 1].text in words("organization_heads"):
            yield start, end


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
