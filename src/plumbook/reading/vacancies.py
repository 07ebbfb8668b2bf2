"""Statements that an office stands empty."""

from __future__ import annotations

import re

from spacy.tokens import Doc, Token
from spacy.tokens import Span as TokenSpan

from plumbook.reading.draft import OfficeMention, text_of
from plumbook.reading.office_words import roles_by_name

_EMPTY = frozenset({"vacant", "unfilled", "empty", "open", "vacated", "vacancy"})
_FILLING = frozenset({"fill", "appoint", "name", "nominate", "pick", "choose", "select", "hire", "designate"})
_INTENDING = frozenset({"have", "plan", "intend", "need", "fail", "decline"})
_LACKING = re.compile(
    r"\b(?:without|lacks?|lacking|(?P<no>no))\s+"
    r"(?:an? |any )?(?:permanent |confirmed |Senate-confirmed |full-time |special )*$"
)
# Those who sit on benches, of whom there are many, like the members of chambers.
_BENCHES = frozenset({"judge", "justice"})
_POSTS = frozenset({"post", "position", "job", "role", "seat", "slot", "office", "vacancy", "opening"})
_AFTERTHOUGHT = re.compile(
    r"^[^.;!?]{0,40}?(?:,\s*(?:a (?:post|position|job|role) )?(?:which|that)|\b(?:post|position|job|role|seat))\s+"
    r"(?:is|was|are|were|has been|had been|remains?|remained|has remained|sits|has sat|stands|still|currently)\s+"
    r"(?:\w+ ){0,2}?(?:vacant|unfilled|empty|open|abolished|eliminated|scrapped|discarded|not been filled)\b"
)


def is_vacant(doc: Doc, mention: OfficeMention) -> bool:
    """Whether the sentence of a mention says or plainly implies that nobody holds the office.

    Args:
        doc: a parsed text.
        mention: where the office is named; it has no holder.
    """
    head = doc[mention.head]
    sentence = head.sent
    before = text_of(doc)[sentence.start_char : mention.span.start]
    after = text_of(doc)[mention.span.end : sentence.end_char]
    if _AFTERTHOUGHT.match(after) or _is_lacking(mention, head, before, after):
        return True
    return any(_says_empty(token) or _awaits(token, sentence, head) for token in _governors(head))


def _is_lacking(mention: OfficeMention, head: Token, before: str, after: str) -> bool:
    """Whether a body or a post is said to have nobody ("has no ambassador"); "no judge should" is a rule for all."""
    found = _LACKING.search(before)
    if found is None or after[:2] in {"'s", "’s"}:
        return False
    sort = roles_by_name()[mention.kind]
    if sort == "chamber" or (mention.body is None and (sort == "part" or mention.kind in _BENCHES)):
        return False
    if found["no"] is None:
        return True
    if any(child.dep_ == "relcl" for child in head.children):
        return False
    if head.dep_ == "dobj":
        return head.head.lemma_ in {"have", "leave", "find"}
    if head.head.lemma_ == "be":
        return any(child.dep_ == "expl" for child in head.head.children)
    return head.dep_ == "pobj" and head.head.lower_ == "with"


def _governors(head: Token) -> list[Token]:
    """Return the words that the office depends on, nearest first: the post named by it, then its verb."""
    found = [head]
    for token in head.ancestors:
        found.append(token)
        if token.pos_ in {"VERB", "AUX"}:
            break
    return found


def _says_empty(token: Token) -> bool:
    """Whether a verb says that its subject is empty, or a noun is said to be ("the vacant post of X")."""
    if token.pos_ in {"NOUN", "PROPN"}:
        described = {c.lower_ for c in token.children if c.dep_ == "amod"}
        return token.lemma_ == "vacancy" or bool(described & (_EMPTY - {"open"}))
    if token.lower_ in {"unfilled", "vacated"} and any(c.dep_ == "nsubjpass" for c in token.lefts):
        return not any(c.dep_ == "neg" for c in token.children)
    said = [c for c in token.children if c.dep_ in {"acomp", "oprd", "attr", "advmod", "amod"}]
    # Who is "open to talks" holds office.
    below = {c.lower_ for c in said if not any(g.lower_ == "to" for g in c.children)}
    return bool(below & _EMPTY) and not any(c.dep_ == "neg" for c in token.children)


def _is_awaited(verb: Token, helpers: set[str], head: Token) -> bool:
    """Whether somebody not named yet will be put into the office ("will appoint an envoy"; not "a woman as envoy")."""
    chosen = next((c for c in verb.children if c.dep_ in {"dobj", "nsubjpass"}), None)
    indefinite = chosen == head and any(c.lower_ in {"a", "an"} for c in head.children)
    ahead = helpers & {"will", "'ll", "’ll"} or (
        "to" in helpers and verb.head.lemma_ in _INTENDING | {"expect", "promise"}
    )
    return bool(indefinite and ahead and verb.lemma_ != "find")


def _awaits(verb: Token, sentence: TokenSpan, head: Token) -> bool:
    """Whether somebody has yet to fill the office, or plans to: "plans to fill the post", "has not named a X"."""
    if verb.lemma_ == "replace" and any(c.dep_ == "nsubjpass" for c in verb.lefts):
        return any(c.dep_ == "neg" for c in verb.children)
    if verb.lemma_ not in _FILLING or verb.pos_ != "VERB":
        return False
    helpers = {c.lower_ for c in verb.children if c.dep_ in {"aux", "auxpass", "neg"}}
    negated = any(c.dep_ == "neg" for c in verb.children)
    above = verb.head
    if verb.dep_ == "xcomp" and "to" in helpers and above.lemma_ in _INTENDING and verb.lemma_ != "find":
        yet = above.lemma_ != "have" or any(t.lower_ == "yet" for t in sentence)
        if yet and (verb.lemma_ == "fill" or above.lemma_ in {"have", "fail", "decline"}):
            return True
    if verb.dep_ == "acl" and above.lemma_ in {"plan", "effort", "decision", "move", "need"}:
        return verb.lemma_ == "fill"
    if not negated and _is_awaited(verb, helpers, head):
        return True
    if not negated:
        nobody = {c.lower_ for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"}} & {"nobody", "none", "one"}
        return bool(nobody) and any(t.lower_ in {"no", "nobody", "none"} for t in verb.subtree)
    still = any(t.lower_ in {"yet", "still", "so"} for t in verb.subtree)
    perfect = bool(helpers & {"has", "have", "'ve", "’ve"})
    return perfect or still
