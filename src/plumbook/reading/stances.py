"""The step of the pipeline that finds stances: who is for and who is against which policy."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from math import exp

from spacy.language import Language
from spacy.tokens import Doc, Token

from plumbook.model import ActorKind, Attribution, Certainty, Polarity, Policy, Span, Stance
from plumbook.reading.author_stances import is_opinion, is_question
from plumbook.reading.draft import Draft, Member, draft_of, sentence_span
from plumbook.reading.lexicon import words
from plumbook.reading.neutral_stances import find_neutral
from plumbook.reading.stance_patterns import sign_above, stands_above, stands_around
from plumbook.reading.stance_wordings import evaluation_of, judgement_of

# For each cue, how much it adds to the log-odds that there is a stance at all, and that it is the one which the
# cue's own sign gives: rounded from logistic regressions over annotated texts.
WEIGHTS = {
    "advocates": (0.65, 1.2),
    "deed": (0.75, 1.0),
    "clause": (0.45, 1.0),
    "clause other": (0.4, 0.0),
    "advocate": (0.6, 0.8),
    "owner of noun": (0.6, 0.7),
    "owner of filled noun": (0.35, 0.9),
    "owner of part": (0.25, 0.0),
    "owner of support": (0.4, 1.0),
    "era": (0.9, 1.2),
    "modifier": (-1.0, 0.5),
    "near": (0.4, 0.1),
    "outside": (0.0, 0.1),
    "far": (0.15, 0.35),
    "object": (-0.7, 0.0),
    "author: mention": (0.2, 0.5),
    "author: mention of another's": (0.15, -0.4),
    "author: evaluation": (0.15, 0.15),
    "author: duty": (0.6, 1.0),
    "author: judgement": (0.4, 1.0),
    "author: command": (0.3, 0.4),
    "claim: mention": (0.0, 0.3),
    "claim: mention of another's": (-0.1, -0.15),
    "claim: evaluation": (0.0, 0.5),
    "claim: duty": (0.4, 1.0),
    "claim: judgement": (0.2, 1.0),
    "claim: command": (0.3, 0.4),
    "claim: first person advocates": (0.45, 1.0),
    "claim: first person deed": (0.2, 1.0),
    "claim: first person object": (0.4, 0.4),
    "author: mention denied": (0.2, 1.0),
    "author: mention of another's denied": (0.15, 0.0),
    "claim: mention denied": (0.1, 1.0),
    "claim: mention of another's denied": (0.0, 0.4),
    "other: mention": (-0.25, 0.05),
    "other: judgement": (0.2, 1.0),
    "other: evaluation": (0.0, 0.35),
    "other: duty": (0.2, 1.0),
}
# Cues that only tell who acts near a policy: alone they show little, and no more for being several.
_WEAK = frozenset({"modifier", "near", "outside", "far"})
_WEAK_ALONE = -0.5
_WEAK_TOGETHER = -0.3
_MENTION = ": mention"
# Whoever only tells what another does with a policy takes hardly a stand, however it is judged.
_OF_ANOTHER = "mention of another's"
_ABOUT_ANOTHER = frozenset({"author: evaluation", "claim: evaluation"})
_ABOUT_ANOTHER_ALONE = -0.6
# An author names many policies that the piece does not argue for; praise or blame near by must agree at the least.
_NAMED_BY_AUTHOR = frozenset({"author: mention", "author: mention denied", "author: evaluation"})
_NAMED_BY_AUTHOR_ALONE = -0.8
# What the kind of actor adds: people take stands, anonymous sources tell what others do.
_KINDS = {
    ActorKind.PERSON: 0.2,
    ActorKind.ORGANIZATION: -0.25,
    ActorKind.STATE: -0.4,
    ActorKind.GROUP: -0.3,
    ActorKind.ANONYMOUS: -1.1,
}
_BASE = -1.8
_LEAN = 0.7  # texts tell far more often who is for something than who is against it
_LEAST_LEAN = 0.1
_SURE_POLICY, _SURE_POLICY_WEIGHT = 0.5, 0.65
_MANY_SIGNS, _MANY_SIGNS_WEIGHT = 2, 0.25
_MANY_MENTIONS, _MANY_MENTIONS_WEIGHT = 4, 0.3
_LEAST = 0.15


@dataclass(frozen=True, slots=True)
class Sign:
    """One sign of a stance.

    Attributes:
        actor: key of who takes it.
        policy: key of the policy.
        polarity: 1 for, -1 against.
        cue: what shows it, a name in `WEIGHTS`.
        span: the sentence.
        attribution: key of the attribution that it was read from.
    """

    actor: str
    policy: str
    polarity: int
    cue: str
    span: Span
    attribution: str | None = None


@Language.component("plumbook_stances", requires=["token.dep"])
def find_stances(doc: Doc) -> Doc:
    """Find stances."""
    draft = draft_of(doc)
    policies = {policy.key: policy for policy in draft.policies}
    members = {member.key: member for member in draft.cast.members}
    by_pair: dict[tuple[str, str], list[Sign]] = defaultdict(list)
    neutral = {(stance.actor, stance.policy): stance for stance in find_neutral(doc, draft)}
    for sign in find_signs(doc, draft):
        told = neutral.get((sign.actor, sign.policy))
        if told is None or sign.span not in told.evidence:
            by_pair[sign.actor, sign.policy].append(sign)
    draft.stances += [stance for pair, stance in neutral.items() if pair not in by_pair]
    for (actor, policy), signs in by_pair.items():
        if members[actor].name in words("outlets") and all(sign.cue in _WEAK or _MENTION in sign.cue for sign in signs):
            continue  # a newspaper that tells of a policy takes no stand
        stance = stance_of(signs, members[actor], policies[policy])
        if stance.confidence >= _LEAST:
            draft.stances.append(stance)
    return doc


def find_signs(doc: Doc, draft: Draft) -> list[Sign]:
    """Return all signs of stances, in order of the policies' mentions."""
    author = draft.cast.author.key if draft.cast.author is not None and is_opinion(doc, draft) else None
    return [
        sign
        for policy in draft.policies
        for mention in policy.mentions
        for sign in _signs_at(doc, draft, author, policy, mention)
    ]


def _signs_at(doc: Doc, draft: Draft, author: str | None, policy: Policy, mention: Span) -> Iterator[Sign]:
    words = doc.char_span(mention.start, mention.end, alignment_mode="expand")
    if words is None:
        return
    head: Token = words.root
    evidence = sentence_span(head.sent)
    attribution = _innermost(draft, head.idx)
    if is_question(head) and not (attribution is not None and attribution.is_claim):
        return
    speaker = _speaker(author, attribution)
    voice = "author" if attribution is None else "claim" if attribution.is_claim else "other"
    key = attribution.key if attribution is not None else None
    own = others = False
    for stand in stands_around(head):
        if stand.who is None:
            own = True
            if speaker is not None:
                yield Sign(speaker, policy.key, stand.sign, f"{voice}: {stand.cue}", evidence, key)
            continue
        member = draft.cast.resolve(stand.who)
        if member is not None and not member.is_author:
            own = own or member.key == speaker
            others = others or member.key != speaker
            yield Sign(member.key, policy.key, stand.sign, stand.cue, evidence, key)
    for stand in stands_above(head):
        member = draft.cast.resolve(stand.who) if stand.who is not None else None
        if member is not None and not member.is_author:
            yield Sign(member.key, policy.key, stand.sign, stand.cue, evidence, key)
    if speaker is None:
        return
    said = evaluation_of(head)
    if said:
        yield Sign(speaker, policy.key, said, f"{voice}: evaluation", evidence, key)
    judged = judgement_of(head)
    if judged:
        yield Sign(speaker, policy.key, judged, f"{voice}: judgement", evidence, key)
    mentioned = "mention" if own or not others else "mention of another's"
    sign = judged or sign_above(head)
    cue = f"{voice}: {mentioned}" + (" denied" if sign < 0 else "")
    yield Sign(speaker, policy.key, sign, cue, evidence, key)


def _innermost(draft: Draft, offset: int) -> Attribution | None:
    holding = [
        (span.end - span.start, number)
        for number, attribution in enumerate(draft.attributions)
        for span in attribution.content
        if span.start <= offset < span.end
    ]
    return draft.attributions[min(holding)[1]] if holding else None


def _speaker(author: str | None, attribution: Attribution | None) -> str | None:
    if attribution is None:
        return author
    return attribution.claimant if attribution.certainty is Certainty.ASSERTED else None


def stance_of(signs: list[Sign], actor: Member, policy: Policy) -> Stance:
    """Return the stance that all signs of one actor toward one policy show together.

    Its confidence is the chance that there is a stance times the chance that it is this one.

    Args:
        signs: at least one, all of this actor and this policy.
        actor: who takes it.
        policy: the policy.
    """
    lean = _LEAN
    for cue in sorted({sign.cue for sign in signs}):
        total = sum(sign.polarity for sign in signs if sign.cue == cue)
        lean += _weight(cue)[1] * ((total > 0) - (total < 0))
    side = 1 if lean > 0 else -1
    if all(sign.polarity != side for sign in signs):
        # What no sign shows is not read, however many are for what they speak of.
        side, lean = -side, -side * _LEAST_LEAN
    agreeing = [sign for sign in signs if sign.polarity == side]
    return Stance(
        actor=actor.key,
        policy=policy.key,
        polarity=Polarity.SUPPORTS if side > 0 else Polarity.OPPOSES,
        based_on=tuple(dict.fromkeys(s.attribution for s in agreeing if s.attribution is not None)),
        evidence=tuple(sorted({sign.span for sign in agreeing})),
        confidence=round(_chance(_relevance(signs, side, actor, policy)) * _chance(abs(lean)), 3),
    )


def _relevance(signs: list[Sign], side: int, actor: Member, policy: Policy) -> float:
    """Return the log-odds that an actor takes any stance toward a policy."""
    cues = {sign.cue for sign in signs}
    total = _BASE + _KINDS[actor.kind] + sum(_weight(cue)[0] for cue in sorted(cues))
    total += _WEAK_ALONE if cues <= _WEAK else 0.0
    total += _WEAK_TOGETHER if len(cues) > 1 and cues <= _WEAK | {"object"} else 0.0
    anothers = {cue for cue in cues if _OF_ANOTHER in cue}
    total += _ABOUT_ANOTHER_ALONE if anothers and cues - anothers <= _ABOUT_ANOTHER | _WEAK else 0.0
    if actor.is_author and cues <= _NAMED_BY_AUTHOR:
        judged = sum(sign.polarity for sign in signs if sign.cue == "author: evaluation")
        total += 0.0 if judged * side > 0 else _NAMED_BY_AUTHOR_ALONE
    total += _SURE_POLICY_WEIGHT if policy.confidence > _SURE_POLICY else 0.0
    total += _MANY_SIGNS_WEIGHT if len(signs) > _MANY_SIGNS else 0.0
    return total + (_MANY_MENTIONS_WEIGHT if len(actor.mentions) > _MANY_MENTIONS else 0.0)


def _weight(cue: str) -> tuple[float, float]:
    return WEIGHTS.get(cue, (0.0, 0.0))


def _chance(log_odds: float) -> float:
    return 1 / (1 + exp(-log_odds))
