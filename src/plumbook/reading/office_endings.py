"""What else in a sentence tells that a holding is over: the holder left or was put out, or an administration ended."""

from __future__ import annotations

import re

from spacy.tokens import Doc, Token

from plumbook.reading.office_words import presidency_of

_PUTTING_OUT = frozenset({"fire", "oust", "sack", "depose", "overthrow", "topple", "kill", "assassinate",
                          "murder", "succeed", "replace", "remove", "unseat"})  # fmt: skip
_DECISIONS = frozenset({"decision", "move", "vote", "choice"})
_DECIDING = frozenset({"decide", "vote", "choose", "move"})
_GOING = frozenset({"resign", "die", "retire"})
_ENDS = frozenset({"resignation", "departure", "ouster", "firing", "dismissal", "death", "murder", "assassination",
                   "removal", "killing", "overthrow", "sacking", "retirement"})  # fmt: skip
_ADMINISTRATION = re.compile(
    r"\b(?:in|under|during|of|for)\s(?:the\s)?(?:end of the\s)?(?:\w+ of\s)?(?:[Pp]resident\s)?"
    r"(?P<name>[A-Z][\w.]*(?:\s[A-Z][\w.]*){0,3}?)(?:[’']s)?\s(?:[Aa]dministration|presidency|White House)\b"
    r"|\b[Aa]dministration of (?:[Pp]resident )?(?P<later>[A-Z][\w.]*(?:\s[A-Z][\w.]*){0,3})"
    r"|\bunder (?:[Ff]ormer )?[Pp]resident (?P<president>[A-Z][\w.]*(?:\s[A-Z][\w.]*){0,3})"
)


def has_left(doc: Doc, start: int, holder: tuple[int, int]) -> bool:
    """Whether the sentence says that a titled person was put out of office, left it or died.

    Args:
        doc: a parsed text.
        start: the token at which the title begins.
        holder: tokens (first, one past last) of the person's name.
    """
    before = [t for t in doc[max(0, start - 2) : start] if t.sent == doc[holder[0]].sent]
    if before and before[-1].lower_ == "of":
        return before[0].lemma_.lower() in _ENDS
    if before and before[-1].lemma_ in _PUTTING_OUT and (_is_past(before[-1]) or _is_decided(before[-1])):
        return True
    token = doc[holder[0] : holder[1]].root
    token = token.head if token.dep_ == "appos" else token
    verb = token.head
    if token.dep_ == "poss":
        return verb.lemma_.lower() in _ENDS
    if verb.pos_ not in {"VERB", "AUX"} or not _is_past(verb):
        return False
    if token.dep_ == "nsubjpass":
        return verb.lemma_ in _PUTTING_OUT or _is_forced_out(verb)
    return token.dep_ == "nsubj" and _goes(verb)


def _goes(verb: Token) -> bool:
    """Whether a verb says that its subject gives up an office ("resigned", "stepped down", "left office")."""
    if verb.lemma_ == "step":
        return any(c.lower_ in {"down", "aside"} for c in verb.children)
    if verb.lemma_ in {"leave", "quit"}:
        return any(c.dep_ == "dobj" and c.lower_ in {"office", "post", "job"} for c in verb.children)
    return verb.lemma_ in _GOING


def _is_forced_out(verb: Token) -> bool:
    return verb.lemma_ in {"force", "push", "drive"} and any(c.lower_ == "out" for c in verb.children)


def _is_decided(verb: Token) -> bool:
    """Whether it was decided to put somebody out ("his decision to oust Secretary X")."""
    if verb.i < 2 or verb.nbor(-1).lower_ != "to":
        return False
    decision = verb.nbor(-2)
    return decision.lemma_ in _DECISIONS or (decision.lemma_ in _DECIDING and _is_past(decision))


def _is_past(verb: Token) -> bool:
    helpers = {c.lower_ for c in verb.children if c.dep_ in {"aux", "auxpass", "neg"}}
    if helpers & {"will", "would", "may", "might", "could", "should", "to", "not", "n't", "n’t", "never"}:
        return False
    return verb.tag_ in {"VBD", "VBN"}


def is_of_past_administration(words: str, date: str | None) -> bool:
    """Whether words beside an office place it in the administration of a president who had left by the text's date.

    Args:
        words: what follows the office in its sentence.
        date: the text's date, a prefix of ISO 8601.
    """
    found = _ADMINISTRATION.search(words)
    if found is None or date is None:
        return False
    name = found["name"] or found["later"] or found["president"]
    term = presidency_of([name], date)
    return term is not None and term.end is not None and term.end[: len(date)] < date
