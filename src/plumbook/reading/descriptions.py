"""Groups and anonymous sources: noun phrases that stand for people or bodies without naming them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token
from spacy.tokens import Span as TokenSpan

from plumbook.model import ActorKind
from plumbook.reading.anonymous import COLLECTIVES, description_span, joins, kind_of_description, whole_phrase
from plumbook.reading.lexicon import known_names, words

# Where a noun phrase says what somebody is, and not who acts.
_PREDICATES = frozenset({"attr", "appos", "oprd", "npadvmod", "vocative", "ROOT", "dep", "intj"})
_PREDICATING = frozenset({"as", "like", "including", "than"})
# Plurals that name people at large, and count only where they act.
_VAGUE = frozenset(
    {"people", "child", "troop", "force", "reporter", "delegate", "student", "parent", "resident", "citizen"}
)
_INDEFINITE = frozenset({"a", "an", "one", "another", "some"})
_SAYING = frozenset(
    {"say", "tell", "add", "note", "argue", "explain", "warn", "claim", "insist", "deny", "confirm", "acknowledge",
     "write", "report", "testify", "respond", "reply", "declare", "state", "describe", "suggest", "predict", "ask"}
)  # fmt: skip
_SOURCES = frozenset({"source", "official", "person", "spokesman", "spokeswoman", "spokesperson", "aide", "diplomat"})


@dataclass(frozen=True, slots=True)
class Description:
    """A noun phrase that stands for a group or an anonymous source.

    Attributes:
        phrase: the phrase without article and numerals, with what describes it.
        head: its head noun.
        kind: group or anonymous.
    """

    phrase: TokenSpan
    head: Token
    kind: ActorKind

    @property
    def key(self) -> str:
        """The words by which the same description is known again, in lower case, without what follows the head."""
        return re.sub(r"[^\w ]", "", " ".join(t.lower_ for t in self.phrase if t.i <= self.head.i))


def find_descriptions(doc: Doc, taken: list[bool]) -> Iterator[Description]:
    """Find the groups and anonymous sources of a text, in order.

    Args:
        doc: a parsed text.
        taken: for each token, whether it belongs to a name.
    """
    for chunk in doc.noun_chunks:
        head = chunk.root
        if taken[head.i] or head.pos_ not in {"NOUN", "PROPN", "ADJ"} or len(head.text) < 3:
            continue
        kind = _kind(chunk, head)
        if kind is None:
            continue
        first, end = description_span(doc[chunk.start : head.right_edge.i + 1])
        end = _without_relative_clause(doc, head, end)
        first = max([first, *(t.i + 1 for t in doc[first : head.i] if t.lower_ == "nor")])
        first, end = whole_phrase(doc, min(first, head.i), max(end, head.i + 1), head.i)
        yield Description(doc[first:end], head, kind)


def _kind(chunk: TokenSpan, head: Token) -> ActorKind | None:
    """What a noun phrase stands for, if it stands for an actor at all."""
    lemma, plural = head.lemma_.casefold(), head.tag_ in {"NNS", "NNPS"}
    if head.lower_ in COLLECTIVES and head.lower_ != "people":
        return ActorKind.GROUP if _acts(head) and _is_modified(chunk, head) else None
    if lemma in words("person_nouns") or lemma in _SOURCES | _VAGUE or (plural and _is_people(head)):
        if plural:
            return _kind_of_people(chunk, head, lemma)
        return ActorKind.ANONYMOUS if _is_anonymous_source(chunk, head, lemma) else None
    if lemma in words("body_nouns") and plural and _is_described(head):
        return ActorKind.GROUP if _acts(head) or _is_object(head) else None
    return None


def _is_people(head: Token) -> bool:
    """Whether a plural names a people or believers ("Native Americans", "Muslims")."""
    known = known_names().get(head.text)
    return head.ent_type_ == "NORP" or (known is not None and known.role == "people")


def _kind_of_people(chunk: TokenSpan, head: Token, lemma: str) -> ActorKind | None:
    if head.dep_ in _PREDICATES or _is_after(head, _PREDICATING) or head.dep_ == "compound":
        return None
    if _is_after(head, {"of"}) and head.head.head.lower_ == "one":
        return None
    if chunk[0].lower_ in {"no", "any", "what", "which", "such", "how"}:
        return None
    if lemma in _SOURCES - words("person_nouns") and not (_acts(head) and head.head.lemma_ in _SAYING):
        return None if lemma == "source" else _kind_of_vague(chunk, head)
    return _kind_of_vague(chunk, head) if lemma in _VAGUE else kind_of_description(head)


def _kind_of_vague(chunk: TokenSpan, head: Token) -> ActorKind | None:
    """People at large count where they act."""
    return kind_of_description(head) if _acts(head) and _is_modified(chunk, head) else None


def _is_anonymous_source(chunk: TokenSpan, head: Token, lemma: str) -> bool:
    """Whether one person without a name speaks ("a senior official said", "according to a diplomat")."""
    opener = chunk[0].lower_
    if opener not in _INDEFINITE and not (chunk[0].dep_ == "poss" or chunk[0].pos_ in {"NOUN", "ADJ", "PROPN"}):
        return False
    if any(c.dep_ == "appos" for c in head.children):
        return False
    if head.dep_ in {"nsubj", "nsubjpass"}:
        return head.head.lemma_ in _SAYING or (lemma in _SOURCES and opener in _INDEFINITE)
    if head.dep_ == "dobj":
        return head.head.lemma_ in {"cite", "quote"}
    return head.dep_ == "pobj" and head.head.lower_ == "to" and head.head.head.lower_ == "according"


def _acts(head: Token) -> bool:
    while head.dep_ == "conj" and head.head != head:
        head = head.head
    return head.dep_ in {"nsubj", "nsubjpass", "agent"} or _is_after(head, {"by", "to"})


def _is_object(head: Token) -> bool:
    return head.dep_ == "dobj" or _is_after(head, {"for", "from", "against", "with"})


def _is_after(head: Token, prepositions: set[str] | frozenset[str]) -> bool:
    return head.dep_ == "pobj" and head.head.lower_ in prepositions


def _is_modified(chunk: TokenSpan, head: Token) -> bool:
    said = {"amod", "compound", "poss", "prep", "nmod", "relcl"}
    return any(c.dep_ in said for c in head.children) or chunk[0].lower_ == "the"


def _is_described(head: Token) -> bool:
    """Whether words before a noun say which ones are meant ("pro-Russian groups", not "social media")."""
    before = {c.lower_ for c in head.lefts if c.dep_ in {"amod", "compound", "poss", "nmod"}}
    return bool(before - {"social", "other", "many", "several", "such", "own"})


def _without_relative_clause(doc: Doc, head: Token, end: int) -> int:
    """Cut a description before a comma, a clause or another's beginning."""
    for i in range(head.i + 1, end):
        if joins(doc[i]) or doc[i].tag_ == "POS":
            continue
        if doc[i].is_punct or doc[i].is_space or doc[i].dep_ in {"relcl", "cc"} or doc[i].tag_ == "WRB":
            return i
    return end
