"""Bids for an office that name it by an adjective ("ended his presidential bid", "won the presidential nomination")."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, Token
from spacy.vocab import Vocab

from plumbook.reading.office_holders import Holding
from plumbook.reading.office_phrases import OfficePhrase
from plumbook.reading.office_predicates import predicated, subject
from plumbook.reading.office_words import Role, bids
from plumbook.reading.person_names import PersonNames

# What a candidate does to a bid of one's own.
_PURSUING = frozenset({"end", "suspend", "launch", "announce", "begin", "start", "abandon", "drop", "quit", "seek",
                       "clinch", "secure", "accept", "mount", "mull", "pursue", "declare", "enter", "join", "leave",
                       "exit", "weigh", "consider", "explore", "close", "relaunch"})  # fmt: skip
# Who wins a nomination stands for the office; who wins the race is elected to it.
_CONTESTING = frozenset({"win", "lose", "capture", "claim"})
_TAKING_PART = frozenset({"drop", "withdraw", "bow", "pull", "run", "compete", "remain", "stay", "vie"})
_CONFIDENCE = 0.65


def bid_matcher(vocab: Vocab) -> PhraseMatcher:
    """Return a matcher for bids."""
    matcher = PhraseMatcher(vocab, attr="LOWER")
    for form in bids():
        words = form.replace("-", " - ").split()
        matcher.add(form, [Doc(vocab, words)])
    return matcher


def find_bids(doc: Doc, matcher: PhraseMatcher, people: PersonNames) -> Iterator[Holding]:
    """Yield the bids of a text with whose they are, in order; a bid of nobody's is passed over.

    Args:
        doc: a parsed text.
        matcher: the one that `bid_matcher` gives.
        people: the persons' names in the text.
    """
    for span in sorted(matcher(doc, as_spans=True), key=lambda s: (s.start, -s.end)):
        noun = span[-1]
        if noun.dep_ in {"compound", "nmod", "amod"} or noun.pos_ not in {"NOUN", "PROPN"}:
            continue
        phrase = _phrase(span.start, noun, bids()[span.text.lower()])
        holder = _holder(doc, phrase, noun)
        if holder is not None:
            name = people.covering(holder.i) or (holder.i, holder.i + 1)
            yield Holding(phrase, name, phrase.status, _CONFIDENCE)


def _phrase(start: int, noun: Token, role: Role) -> OfficePhrase:
    end = noun.i + 1
    return OfficePhrase(start, start, start, start, end, end, end, noun.i, role, status=frozenset({"candidate"}))


def _holder(doc: Doc, phrase: OfficePhrase, noun: Token) -> Token | None:
    """Return who makes a bid: whose it is said to be, or who does something to it."""
    owner = _owner(noun)
    if owner is not None:
        return owner
    said = [s for s in predicated(doc, phrase) if s.status == {"candidate"}]
    if said:
        return said[0].holder
    governor = noun.head
    if noun.dep_ == "pobj" and governor.lower_ == "for" and governor.head.pos_ == "NOUN":
        noun, governor = governor.head, governor.head.head
    if noun.dep_ == "dobj":
        contested = noun.lemma_ != "race" and governor.lemma_ in _CONTESTING
        return _doer(governor) if contested or governor.lemma_ in _PURSUING else None
    while noun.dep_ == "pobj" or governor.dep_ == "prep":
        noun, governor = governor, governor.head
    return _doer(governor) if noun.dep_ == "prep" and governor.lemma_ in _TAKING_PART else None


def _owner(noun: Token) -> Token | None:
    """Return whose a bid is ("Quill's campaign", "the campaign of Ada Quill", "Quill, whose campaign")."""
    owner = next((c for c in noun.lefts if c.dep_ == "poss"), None)
    if owner is None:
        of = (c for c in noun.rights if c.lower_ == "of")
        owner = next((c for preposition in of for c in preposition.children if c.dep_ == "pobj"), None)
    elif owner.lower_ == "whose":
        clause = next((a for a in noun.ancestors if a.dep_ == "relcl"), None)
        owner = clause.head if clause is not None else None
    return owner if owner is not None and owner.pos_ in {"PROPN", "PRON"} else None


def _doer(verb: Token) -> Token | None:
    if any(c.dep_ == "neg" for c in verb.children):
        return None
    doer = subject(verb)
    return doer if doer is not None and doer.pos_ in {"PROPN", "PRON"} else None
