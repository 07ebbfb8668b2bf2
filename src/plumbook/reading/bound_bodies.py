"""The step of the pipeline that binds bodies: to what their spokesmen say, and their office-holders in their name.

A spokesman's claims are the body's. Another office-holder speaks for the body only where the words say so: by what
"we will" do, or with the body itself, its state or capital, as the subject. A member of a chamber never does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc, Token

from plumbook.model import ActorKind, Attribution, Mode, Office, Policy, Stance, TenureStatus
from plumbook.reading.draft import Draft, draft_of
from plumbook.reading.office_words import roles
from plumbook.reading.verb_forms import FINITE

_SPOKESMAN = re.compile(r"\b(?:spokes(?:man|woman|person)|press secretary)\b", re.IGNORECASE)
# Bodies that speak by votes, whatever one who has an office in them says.
_CHAMBER = re.compile(
    r"\b(?:Senate|(?<!White )House|Congress|Parliament|Assembly|Legislature|Bundestag|Duma|Knesset|Caucus)\b"
)
_BODIES = frozenset({ActorKind.ORGANIZATION, ActorKind.STATE})
# How sure it is that the body takes a stance, of how sure it is that the person does, by what binds it. On annotated
# articles people give the body 7 of 9 stances with it as the subject, one of 4 by "we will" and one of 9 of its
# spokesmen's: of these they mostly name the spokesman alone.
_SHARES = {"subject": 0.8, "spokesman": 0.5, "we": 0.4}
_LEAST = 0.1
_WILL = frozenset({"will", "shall", "'ll", "’ll", "wo"})


@Language.component("plumbook_bound_bodies", requires=["token.dep"])
def bind_bodies(doc: Doc) -> Doc:
    """Give bodies the stances that their spokesmen take, and other office-holders in their name."""
    draft = draft_of(doc)
    taken = {(stance.actor, stance.policy) for stance in draft.stances}
    surest: dict[tuple[str, str], Stance] = {}
    for stance in _derived(doc, draft):
        pair = (stance.actor, stance.policy)
        if stance.confidence < _LEAST or pair in taken:
            continue
        if pair not in surest or stance.confidence > surest[pair].confidence:
            surest[pair] = stance
    draft.stances += surest.values()
    return doc


def _derived(doc: Doc, draft: Draft) -> Iterator[Stance]:
    """Yield what each stance that is read from its holder's claims makes of the body whose office that actor has."""
    policies = {policy.key: policy for policy in draft.policies}
    claims = {a.key: a for a in draft.attributions if a.is_claim}
    for actor, office in _offices(draft):
        for stance in draft.stances:
            own = [claims[k] for k in stance.based_on if k in claims and claims[k].claimant == actor]
            if stance.actor != actor or not own:
                continue
            bond = _bond(doc, draft, office, policies[stance.policy], own)
            if bond is not None:
                yield replace(
                    stance,
                    actor=str(office.body),
                    based_on=tuple(claim.key for claim in own),
                    derived_from=actor,
                    confidence=round(_SHARES[bond] * stance.confidence, 3),
                )


def _offices(draft: Draft) -> Iterator[tuple[str, Office]]:
    """Yield who has which office of a body, as of the text."""
    offices = {office.key: office for office in draft.offices}
    kinds = {member.key: member.kind for member in draft.cast.members}
    for tenure in draft.tenures:
        office = offices[tenure.office]
        if tenure.status is not TenureStatus.FORMER and kinds.get(office.body or "") in _BODIES:
            yield tenure.actor, office


def _bond(doc: Doc, draft: Draft, office: Office, policy: Policy, claims: list[Attribution]) -> str | None:
    """What makes the body take a stance that its office-holder claims: a name in `_SHARES`; None for nothing."""
    if _SPOKESMAN.search(office.name):
        return "spokesman"
    body = next(member for member in draft.cast.members if member.key == office.body)
    if _is_of_chamber(office) or _CHAMBER.search(body.name):
        return None
    subjects = [(claim, subject) for claim in claims for subject in _subjects(doc, claim, policy)]
    if any(draft.cast.resolve(subject) is body and subject.pos_ != "PRON" for _, subject in subjects):
        return "subject"
    if any(_is_pledge(subject) and claim.mode is not Mode.INDIRECT for claim, subject in subjects):
        return "we"
    return None


def _is_pledge(subject: Token) -> bool:
    """Whether a subject is the "we" of what "we will" or "are going to" do."""
    verb = subject.head
    going = verb.lower_ == "going" and any(child.dep_ == "xcomp" for child in verb.rights)
    return subject.lower_ == "we" and (going or any(c.dep_ == "aux" and c.lower_ in _WILL for c in verb.lefts))


def _is_of_chamber(office: Office) -> bool:
    """Whether all members of a chamber have the office."""
    words = re.findall(r"[\w.]+", office.name.lower())
    named = {" ".join(words[i : i + n]) for n in (1, 2, 3) for i in range(len(words))}
    return any(roles()[name].sort == "chamber" for name in named & roles().keys())


def _subjects(doc: Doc, claim: Attribution, policy: Policy) -> Iterator[Token]:
    """Yield the subjects of the clauses in which a claim's content words a policy."""
    for content in claim.content:
        for mention in policy.mentions:
            words = doc.char_span(mention.start, mention.end, alignment_mode="expand")
            if words is None or not (content.start <= mention.start and mention.end <= content.end):
                continue
            subject = _subject_over(words.root)
            if subject is not None and content.start <= subject.idx < content.end:
                yield subject


def _subject_over(head: Token) -> Token | None:
    """The subject of the sentence or clause around a policy; None where the policy is, or is part of, it itself."""
    for token in (head, *head.ancestors):
        subject = next((child for child in token.lefts if child.dep_ in {"nsubj", "nsubjpass"}), None)
        if subject is not None:
            is_finite = any(word.tag_ in FINITE for word in (token, *token.lefts))
            return subject if is_finite and subject != head and not subject.is_ancestor(head) else None
    return None
