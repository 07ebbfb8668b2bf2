"""How far a policy's wording reaches: noun phrases with their complements, verb phrases with their objects."""

from __future__ import annotations

import re

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from plumbook.reading.lexicon import words

# Prepositions that lead from a policy to what it is of, on, with or against.
_COMPLEMENTS = frozenset(
    {"of", "on", "with", "for", "to", "against", "toward", "towards", "over", "in", "between", "from", "into"}
)
_MODIFIERS = frozenset({"amod", "compound", "nmod", "npadvmod", "advmod", "punct", "nummod"})
# What ends a phrase although it hangs below it: clauses, appositions, asides.
_LOOSE = frozenset({"relcl", "advcl", "appos", "parataxis", "cc", "conj", "punct", "acl", "mark", "prep"})
_QUOTES = frozenset("\"“”‘’'`«»") | {"''", "``"}
_JOINTS = frozenset({"-", "–", "/"})
_LONGEST = 12
# Words of "three times as many rules" and "much more aid".
_AMOUNTS = frozenset({"as", "fewer", "less", "many", "more", "most", "much", "nearly", "times"})
_YEAR = re.compile(r"^(?:19|20)\d\d$")


def noun_wordings(head: Token) -> list[TokenSpan]:
    """Return a noun phrase without determiner and possessor: first alone, then with each complement added."""
    start, doc = _first_modifier(head), head.doc
    found = [doc[start : head.i + 1]]
    end = head.i + 1
    for child in head.rights:
        if child.left_edge.i != end or not (child.dep_ == "prep" and child.lower_ in _COMPLEMENTS):
            break
        end = phrase_end(child)
        if end - start > _LONGEST or end == child.i + 1:
            break
        found.append(doc[start:end])
    return found


def possessed_wording(head: Token) -> TokenSpan | None:
    """Return a noun phrase with the name that possesses it ("Iran’s nuclear program"), None where there is none."""
    owner = next((c for c in head.children if c.dep_ == "poss" and c.pos_ in {"PROPN", "NOUN"}), None)
    if owner is None or head.i - owner.i > 6:
        return None
    first = owner
    for word in owner.lefts:
        if word.dep_ == "compound":
            first = word if word.i < first.i else first
    span: TokenSpan = head.doc[first.i : head.i + 1]
    return span


def verb_wordings(verb: Token) -> list[TokenSpan]:
    """Return a verb phrase without auxiliaries and subject: with its object, then with the first complement as well."""
    doc, start = verb.doc, verb.i
    passive = next((c for c in verb.lefts if c.dep_ == "nsubjpass" and c.pos_ in {"NOUN", "PROPN"}), None)
    if passive is not None and verb.i - passive.i <= 6:
        return [doc[_first_modifier(passive) : verb.i + 1]]
    carrier, end = verb, verb.i + 1
    obj = _object(verb)
    if obj is None:
        carrier = _joined_verb(verb)
        obj = _object(carrier)
    for child in carrier.rights:
        if child.dep_ == "prt" and child.i == end:
            end = child.i + 1
    if obj is not None:
        end = phrase_end(obj, strict=True)
        found = [doc[start:end]]
        if phrase_end(obj) > end:
            end = phrase_end(obj)
            found.append(doc[start:end])
    else:
        found = []
    for child in carrier.rights:
        if child.dep_ == "prt" and child.i == end and found:
            end = child.i + 1
            found = [doc[start:end]]
        if child.dep_ in {"prep", "dative"} and child.left_edge.i == end and child.lower_ in _COMPLEMENTS | {"out"}:
            whole = phrase_end(child)
            inner = next((c for c in child.rights if c.dep_ == "prep"), child)  # "out of"
            found.append(doc[start : whole if whole - start <= _LONGEST else phrase_end(inner, strict=True)])
            break
    return [span for span in found if len(span) <= _LONGEST]


def completed_wordings(verb: Token) -> list[TokenSpan]:
    """Return a verb phrase with the clause behind its object, without which it may say something else.

    That is what somebody is made to do or kept from ("force the firms to pay", "keep the firms from paying") or
    what tells which objects are meant ("ban magazines that hold ten rounds"); empty where there is none.
    """
    obj = next((c for c in verb.rights if c.dep_ in {"dobj", "obj"}), None)
    inner = next((c for c in verb.rights if c.dep_ in {"ccomp", "xcomp"} and c.pos_ in {"VERB", "AUX"}), None)
    if inner is not None and any(c.lower_ == "to" for c in inner.lefts):
        clause = inner
    elif obj is not None:
        kept = (c for c in (*verb.rights, *obj.rights) if c.dep_ == "prep" and c.lower_ == "from")
        clause = next((c for c in (*kept, *obj.rights) if c.dep_ in {"prep", "relcl"} and c.i > obj.i), obj)
    else:
        return []
    end = clause.i + 1
    for child in clause.rights:
        if child.left_edge.i != end or child.dep_ in {"advcl", "punct", "cc", "conj", "parataxis", "mark"}:
            break
        end = child.right_edge.i + 1 if child.pos_ not in {"VERB", "AUX"} else phrase_end(child)
    span: TokenSpan = verb.doc[verb.i : end]
    return [span] if clause != obj and len(span) <= _LONGEST + 3 else []


def phrase_end(head: Token, *, strict: bool = False) -> int:
    """Return one past the last token of a phrase, without clauses, asides and later members of a list.

    Args:
        head: its head, a noun or a preposition.
        strict: whether to leave out what prepositions add.
    """
    end = head.i + 1
    for child in head.rights:
        if child.left_edge.i != end or (child.dep_ in _LOOSE and not (child.dep_ == "prep" and not strict)):
            break
        if child.dep_ == "prep" and child.lower_ not in _COMPLEMENTS:
            break
        end = phrase_end(child, strict=strict)
    return end


def _first_modifier(head: Token) -> int:
    """Return the first token of a noun phrase that tells which policy it is."""
    doc, start = head.doc, head.i
    while start > 0:
        before = doc[start - 1]
        branch = _branch(before, head)
        if branch is None or branch.dep_ not in _MODIFIERS or before.is_space or before.text in {",", ";", "(", "—"}:
            break
        start -= 1
    while start < head.i and _tells_nothing(doc[start], head) and doc[start + 1].text not in _JOINTS:
        start += 1
    return start if doc[start].text not in _JOINTS else head.i


def _tells_nothing(token: Token, head: Token) -> bool:
    if token.text in _QUOTES:
        return not any(t.text in _QUOTES for t in token.doc[token.i + 1 : token.i + 5])
    if token.dep_ == "nummod" and token.head == head and token.ent_type_ != "MONEY":
        return not _YEAR.match(token.text)  # how many there are, not which
    passing = token.lower_ in words("passing_adjectives") | _AMOUNTS
    return passing or token.dep_ == "advmod" or token.pos_ == "CCONJ"


def _branch(token: Token, head: Token) -> Token | None:
    """Return the child of head that token is or hangs below, None where it does not."""
    while token.head != token:
        if token.head == head:
            return token
        token = token.head
    return None


def _object(verb: Token) -> Token | None:
    return next((c for c in verb.rights if c.dep_ in {"dobj", "obj"} and c.pos_ in {"NOUN", "PROPN", "NUM"}), None)


def _joined_verb(verb: Token) -> Token:
    """Return the verb that an object shared by two verbs hangs on ("arm and train the rebels")."""
    return next((c for c in verb.rights if c.dep_ == "conj" and c.pos_ == "VERB" and c.i - verb.i <= 3), verb)
