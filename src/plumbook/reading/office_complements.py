"""What follows a role after a preposition: the field, body or place that tells which office it is."""

from __future__ import annotations

import re

from spacy.tokens import Doc

from plumbook.reading.office_body_names import is_inside_name
from plumbook.reading.person_names import HONORIFICS, PersonNames

# Prepositions after which only a body's or place's own name belongs to an office ("reporter at the Post").
_NAMES_ONLY = frozenset({"with", "in", "on", "from", "at"})
# A relative pronoun that the tokenizer left whole ("that‘s").
_RELATIVE = re.compile(r"(?:that|who|which)\W")
# How many words a complement has at most.
LONGEST = 16


def tells_apart(doc: Doc, preposition: str, start: int, end: int) -> bool:
    """Whether a complement tells an office apart, and is no date or circumstance.

    Args:
        doc: a parsed text.
        preposition: the one before it, in lower case.
        start: its first token.
        end: one past its last token.
    """
    if all(t.ent_type_ in {"DATE", "TIME", "CARDINAL", "ORDINAL", "EVENT", "MONEY"} for t in doc[start:end]):
        return False
    if preposition in _NAMES_ONLY:
        return any(t.text[:1].isupper() and t.pos_ != "PRON" for t in doc[start:end])
    return any(t.pos_ in {"NOUN", "PROPN", "ADJ"} or t.text[:1] == "@" for t in doc[start:end])


def complement(doc: Doc, start: int, people: PersonNames) -> tuple[int, int]:
    """Return the tokens of the noun phrase that begins at `start`, up to a person's name or whatever ends it.

    Args:
        doc: a parsed text.
        start: the token after the preposition.
        people: the persons' names in the text.
    """
    i = start
    sent_end = doc[start].sent.end if start < len(doc) else start
    while i < sent_end and (doc[i].pos_ == "DET" or doc[i].tag_ == "PRP$"):
        i += 1
    first = i
    while i < sent_end and i - start < LONGEST and _goes_on(doc, i, first, people):
        i += 1
    if i > first and doc[i - 1].lower_ in HONORIFICS:
        return start, start
    while i > first and (doc[i - 1].pos_ in {"CCONJ", "DET", "ADP", "PUNCT", "PART"} or doc[i - 1].tag_ == "POS"):
        i -= 1
    return (start, i) if i > first else (start, start)


def _goes_on(doc: Doc, i: int, first: int, people: PersonNames) -> bool:
    token = doc[i]
    is_purpose = i > first and doc[i - 1].pos_ == "VERB"
    if i > first and people.starts_at(i) and doc[i - 1].tag_ != "POS" and not is_purpose:
        return False
    if i > first and token.lower_ in HONORIFICS and token.text[:1].isupper():
        return False
    if _RELATIVE.match(token.lower_):
        return False
    if token.tag_ == "POS" or token.text in {"'s", "’s"}:
        return i > first and i + 1 < len(doc) and doc[i + 1].pos_ in {"NOUN", "PROPN", "ADJ"}
    hyphened = i - 1 > first and doc[i - 1].text == "-" and not doc[i - 1].whitespace_
    hyphened |= i + 1 < len(doc) and doc[i + 1].text == "-" and token.dep_ == "compound"
    if token.text in {"-", "&"} or hyphened or is_inside_name(doc, i, first):
        return True
    if token.lower_ == "and":
        return _joins(doc, i)
    if token.ent_type_ in {"DATE", "TIME"}:
        return False
    if token.lower_ in {"nominee", "candidate", "designate"}:
        return False
    return (
        token.pos_ in {"NOUN", "PROPN", "ADJ", "NUM"}
        or token.text[:1] in '@“”"'
        or (token.text[:1].isupper() and token.ent_type_ in {"ORG", "GPE", "FAC", "NORP", "LOC"})
    )


def _joins(doc: Doc, i: int) -> bool:
    """Whether an "and" joins two words of one name or field ("East Asian and Pacific affairs")."""
    if i + 1 >= len(doc):
        return False
    inside = doc[i].ent_type_ != "" and doc[i + 1].ent_iob_ == "I"
    around = (doc[i - 1], doc[i + 1])
    inside |= all(t.text[:1].isupper() and t.ent_type_ not in {"GPE", "PERSON"} for t in around)
    field = i + 2 < len(doc) and doc[i + 2].lower_ in {
        "affairs",
        "studies",
        "relations",
        "security",
        "control",
        "policy",
    }
    return inside or field or (i + 1 < len(doc) and doc[i + 1].lower_ in {"prevention", "control", "development"})


def body_in(doc: Doc, start: int, end: int) -> tuple[int, int] | None:
    """Return the name in a complement: what stands behind a noun for a body, or from its first capital to its end.

    Args:
        doc: a parsed text.
        start: the complement's first token.
        end: one past its last token.
    """
    for i in range(end - 1, start, -1):
        # What it is called stands behind what it is ("founder of Norwell start-up Ampere").
        if doc[i].pos_ == "PROPN" and doc[i - 1].pos_ == "NOUN" and doc[i - 1].text.islower():
            return i, end
    for i in range(start, end):
        if doc[i].text[:1].isupper() and doc[i].pos_ not in {"DET", "PRON"}:
            return i, end
    return None
