"""Which attributions are claims, and how surely: by the construction that they were found in."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from plumbook.reading.cues import is_known_cue, is_verb_of
from plumbook.reading.draft import Member
from plumbook.reading.findings import Finding
from plumbook.reading.lexicon import words as nouns
from plumbook.reading.quotations import QuotedText
from plumbook.reading.verb_forms import FINITE, is_infinitive

# How often what was found in a construction is a claim with that content: measured on annotated articles
# (96, with 886 claims), smoothed by one right and one wrong.
CONFIDENCE = {
    "quote, then cue": 0.94,
    "cue, then quote": 0.94,
    "quote, according to": 0.6,
    "quote alone": 0.67,
    "quote after report": 0.86,
    "label, then quote": 0.69,
    "quoted": 0.42,
    "clause": 0.86,
    "clause, VBG": 0.89,
    "clause, VB": 0.69,
    "rest": 0.75,
    "aside": 0.83,
    "according to": 0.89,
    "post": 0.8,
    "turn": 0.8,  # these two are not met in the annotated articles
    "block": 0.8,
    "in words": 0.5,  # met too seldom to be measured
    "fronted clause": 0.14,
    "fronted knowledge": 0.67,
    "thought": 0.75,
    "thought, VBG": 0.43,
    "thought, VB": 0.22,
    "finding": 0.6,
    "knowledge": 0.56,
    "knowledge, VB": 0.17,
    "question": 0.33,
    "judgement": 0.71,
    "charge": 0.69,
    "intent": 0.73,
    "request": 0.6,
    "topic": 0.56,
    "object": 0.53,
    "adjective": 0.5,
    "noun that": 0.5,
    "noun for": 0.44,
    "noun is": 0.5,  # met too seldom to be measured
    "noun to": 0.19,
    "position": 0.18,
    "pressure": 0.16,
    "subject": 0.12,
    "plan": 0.05,
}
# Constructions that are not listed were met too seldom to be measured.
UNMEASURED = 0.3
# How often the claimant of a claim is the right actor, by how its source is worded: such that with `RELIABILITY` a
# claim is right as often as it says, content and claimant together (measured on the 106 articles).
LINKS = {"named": 0.98, "described": 0.84, "pronoun": 0.88, "introduced": 0.55, "unknown": 1.0}
# From where on what was found is a claim; below, it is an attribution only.
LINE = 0.4
# The confidence of an actor that only its being a source introduced, at most.
INTRODUCED = 0.6


_PEOPLE = frozenset({"PERSON", "NORP"})
_NAMING = frozenset({"call", "name", "dub", "title", "entitle"})
_ADDRESSING = frozenset({"ask", "tell", "inform", "urge", "order", "instruct", "advise", "warn", "remind"})
# What is shown and not said.
_SHOWN = frozenset({"picture", "photo", "photograph", "image", "video", "clip", "link", "selfie", "map", "chart"})

# How often what the encoder thinks a claim this likely, or likelier, is one with that content: measured on ten
# development articles and smoothed by the 96 that it has seen.
RELIABILITY = ((0.9, 0.95), (0.8, 0.8), (0.7, 0.75), (0.6, 0.7), (0.5, 0.6), (0.0, 0.4))


def reliability(chance: float) -> float:
    """Return how often the encoder is right where it thinks a claim this likely, 0 to 1."""
    return next(share for least, share in RELIABILITY if chance >= least)


def confidence_of(construction: str) -> float:
    """Return how likely what was found in a construction is a claim, 0 to 1."""
    return CONFIDENCE.get(construction, UNMEASURED)


def link_share(source: Token | None, member: Member | None) -> float:
    """Return how likely a source is linked to the right actor, 0 to 1; 1 where it is linked to none."""
    if member is None or source is None:
        return LINKS["unknown"]
    if source.pos_ == "PRON":
        return LINKS["pronoun"]
    if member.confidence <= INTRODUCED:
        return LINKS["introduced"]
    return LINKS["named" if source.pos_ == "PROPN" else "described"]


def tells(doc: Doc, quoted: QuotedText, finding: Finding) -> bool:
    """Return whether a finding has a content that can be said: words quoted, a clause, or what a cue makes one.

    Somebody's name is none, nor is a picture; what a verb that is no cue has for its object is a deed.

    Args:
        doc: the parsed text.
        quoted: its text with its quotations.
        finding: what was found.
    """
    head = finding.head
    if head is None or head.lower_ == "according" or finding.quoted:
        return True
    if _only_names(head, finding) or _is_addressed(head, finding):
        return False
    if any(quoted.over(part.start, part.end) for part in finding.content):
        return True
    if _is_about(doc, head, finding):
        return False
    parts = [doc.char_span(part.start, part.end, alignment_mode="expand") for part in finding.content]
    words = [token for part in parts if part is not None for token in part if token.is_alpha]
    people = _PEOPLE if is_verb_of(head, "speech") else _PEOPLE | {""}
    if words and all(t.pos_ in {"PRON", "DET"} or (t.pos_ == "PROPN" and t.ent_type_ in people) for t in words):
        return False
    root = parts[0].root if parts and parts[0] is not None else None
    if root is None or is_infinitive(root) or any(t.tag_ in FINITE and not _is_relative(t, root) for t in words):
        return True
    nominal = root.pos_ in {"NOUN", "PROPN", "PRON"} and not any(c.dep_ in {"nsubj", "aux"} for c in root.children)
    if nominal and head.pos_ == "VERB" and root.lemma_.lower() in _SHOWN and len(parts) == 1:
        return False
    return not nominal or head.pos_ != "VERB" or is_known_cue(head)


def _only_names(head: Token, finding: Finding) -> bool:
    """Whether a participle gives the name of what stands before it ("a company called Acme")."""
    before = head.nbor(-1) if head.i else head
    named = head.i + 1 < len(head.doc) and head.nbor().pos_ == "PROPN" and head.nbor().idx == finding.start
    told = any(c.lower_ in {"a", "an"} for c in before.lefts) and before.pos_ == "NOUN"
    return head.lemma_ in _NAMING and head.tag_ in {"VBN", "VBD"} and named and told


def _is_about(doc: Doc, head: Token, finding: Finding) -> bool:
    """Whether a content is only whom somebody telephones, or the topic of a report."""
    words = doc.char_span(finding.start, finding.end, alignment_mode="expand")
    if words is None or len(finding.content) > 1:
        return False
    tops = [t for t in words if not words.start <= t.head.i < words.end and t.dep_ != "punct"]
    if len(tops) != 1 or any(t.tag_ in FINITE for t in words):
        return False
    top = tops[0]
    called = head.lemma_ == "call" and top.dep_ == "dobj" and top.head == head
    on = top if top.dep_ == "prep" else top.head
    topic = on.lower_ == "on" and on.head == head and head.lemma_ == "report"
    someones = any(c.dep_ == "poss" and c.pos_ == "PRON" for c in top.lefts)
    return topic or (called and (top.pos_ == "PROPN" or someones or top.lemma_.lower() in nouns("person_nouns")))


def _is_addressed(head: Token, finding: Finding) -> bool:
    """Whether who is taken for the source is only asked or told something ("Quill was asked to step back")."""
    addressed = head.lemma_ in _ADDRESSING and any(c.dep_ == "auxpass" for c in head.children)
    return (
        addressed and bool(finding.sources) and all(s.dep_ == "nsubjpass" and s.head == head for s in finding.sources)
    )


def _is_relative(verb: Token, root: Token) -> bool:
    """Whether a verb only describes a noun of a content."""
    chain = [verb, *verb.ancestors]
    return any(t.dep_ in {"relcl", "acl"} for t in chain[: chain.index(root)]) if root in chain else False
