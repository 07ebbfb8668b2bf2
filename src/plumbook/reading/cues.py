"""Cues: the words that report, and the frames they do it in."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Token

from plumbook.reading.lexicon import lines, words

AUXILIARIES = frozenset({"aux", "auxpass", "neg", "prt"})


@cache
def verbs(frame: str) -> frozenset[str]:
    """Return the lemmas that stand in a frame (lexicon/cue_verbs.tsv)."""
    return _table("cue_verbs.tsv")[frame]


@cache
def prepositions(frame: str) -> dict[str, frozenset[str]]:
    """Return for each lemma of a frame the prepositions that it takes."""
    pairs = (entry.partition(":") for entry in verbs(frame))
    return {verb: frozenset(taken.split(",")) for verb, _, taken in pairs}


@cache
def noun_class(lemma: str) -> str | None:
    """Return what kind of thing a noun reports (speech, thought, finding, request, intent), if it reports."""
    return next((kind for kind, nouns in _table("cue_nouns.tsv").items() if lemma in nouns), None)


def is_document(noun: Token) -> bool:
    """Whether a noun is for something written, said or measured, which speaks for its makers."""
    return noun.pos_ == "NOUN" and noun.lemma_.lower() in words("document_nouns")


def is_verb_of(token: Token, frame: str) -> bool:
    """Whether a token is a verb that stands in a frame."""
    return token.pos_ in {"VERB", "AUX"} and token.lemma_.lower() in verbs(frame)


def is_known_cue(word: Token) -> bool:
    """Whether a word is listed as a cue in any frame."""
    return word.lemma_.lower() in _listed()


@cache
def _listed() -> frozenset[str]:
    verbs_and_nouns = (*_table("cue_verbs.tsv").values(), *_table("cue_nouns.tsv").values())
    return frozenset(entry.partition(":")[0].split("-")[0] for entries in verbs_and_nouns for entry in entries)


def cue_end(verb: Token) -> int:
    """Return one past the last token of a verb with its particle ("pointed out")."""
    return max([verb.i, *(c.i for c in verb.children if c.dep_ == "prt" and c.i == verb.i + 1)]) + 1


def cue_start(verb: Token) -> int:
    """Return the first token of a verb with the auxiliaries right before it ("has said")."""
    start = verb.i
    while start > 0 and verb.doc[start - 1].head == verb and verb.doc[start - 1].dep_ in AUXILIARIES | {"advmod"}:
        start -= 1
    while start < verb.i and verb.doc[start].dep_ == "advmod":
        start += 1
    return start


@cache
def _table(name: str) -> dict[str, frozenset[str]]:
    rows = (line.split("\t") for line in lines(name))
    return {frame: frozenset(entries.split()) for frame, entries in rows}
