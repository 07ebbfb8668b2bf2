"""The last step of the pipeline: names that are no actors leave the cast.

A text names many that neither act nor speak in it: places, photo agencies, bills that the names' tagger took for
bodies. What nothing is said of, and what the encoder takes for no actor anywhere, goes.
"""

from __future__ import annotations

from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from plumbook.encoder.session import Told
from plumbook.model import ActorKind
from plumbook.reading.draft import Draft, Member, draft_of
from plumbook.reading.encoding import told_of
from plumbook.reading.lexicon import known_names

# How likely the encoder must take one of its mentions for an actor, at the least; most for groups, of which texts name
# many that take no part. On annotated texts that the encoder had not seen, what this drops are 14 wrong actors and 1
# right one of 206; on those that it was fitted on, 128 and 17 of 1,400.
_LEAST = {
    ActorKind.PERSON: 0.5,
    ActorKind.ORGANIZATION: 0.4,
    ActorKind.STATE: 0.4,
    ActorKind.GROUP: 0.6,
    ActorKind.ANONYMOUS: 0.2,
}
_LEAST_KNOWN = 0.1


@Language.component("plumbook_bystanders")
def drop_bystanders(doc: Doc) -> Doc:
    """Drop the members of the cast that take no part."""
    draft = draft_of(doc)
    told = told_of(doc)
    involved = _involved(draft)
    gone = {m.key for m in draft.cast.members if m.key not in involved and _is_bystander(m, told)}
    for member in [m for m in draft.cast.members if m.key in gone]:
        draft.cast.remove(member)
    if gone:
        draft.policies = [replace(p, concerns=tuple(k for k in p.concerns if k not in gone)) for p in draft.policies]
        draft.attributions = [replace(a, about=tuple(k for k in a.about if k not in gone)) for a in draft.attributions]
    return doc


def _involved(draft: Draft) -> set[str]:
    """The keys of those of whom something is said."""
    involved = {a.claimant for a in draft.attributions} | {s.actor for s in draft.stances}
    involved |= {t.actor for t in draft.tenures} | {c.actor for c in draft.candidacies}
    involved |= {o.body for o in draft.offices}
    return {key for key in involved if key is not None}


def _is_bystander(member: Member, told: Told) -> bool:
    if member.is_author or not member.mentions:
        return False
    is_known_body = member.kind is ActorKind.ORGANIZATION and member.name in known_names()
    least = _LEAST_KNOWN if is_known_body else _LEAST[member.kind]
    chances = (told.inside(kind.value, span.start, span.end) for span in member.mentions for kind in ActorKind)
    return all(chance < least for chance in chances)
