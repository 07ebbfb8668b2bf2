"""The step of the pipeline that finds policies."""

from __future__ import annotations

from dataclasses import replace
from math import exp, log

from spacy.language import Language
from spacy.tokens import Doc, Token
from spacy.tokens import Span as TokenSpan

from plumbook.encoder.session import Told
from plumbook.model import Attribution, Policy, Span
from plumbook.reading.draft import Draft, draft_of
from plumbook.reading.encoding import told_of
from plumbook.reading.policy_lexicon import verb_grades
from plumbook.reading.policy_mentions import PolicyMention, find_mentions
from plumbook.reading.policy_reversals import undone_by
from plumbook.reading.policy_wordings import NARROWING_ROOTS, Option, brought_together, options_of
from plumbook.reading.wording import whole_marks

# What each cue adds to the log-odds that an option is a policy: rounded from a logistic regression
# over annotated texts; cues that are not here add nothing.
WEIGHTS = {
    "noun sure": 0.45,
    "noun likely": -0.25,
    "noun possible": -0.9,
    "named": 0.8,
    "act": 0.25,
    "modified": 0.3,
    "bare": -0.5,
    "complement": 0.65,
    "owned": 0.25,
    "indefinite": 0.25,
    "carried": 0.65,
    "repeated": 0.4,
    "frequent": 0.5,
    "early": 0.35,
    "verb sure": 1.05,
    "verb likely": -0.1,
    "verb possible": -0.7,
    "verb other": -0.75,
    "opening advocated": 0.65,
    "opening announced": 0.65,
    "opening gerund": 0.6,
    "opening means": 0.5,
    "opening duty": 0.3,
    "opening purpose": 0.3,
    "opening command": -0.3,
    "opening will": -0.4,
    "opening can": -0.6,
    "opening deed": -0.6,
    "opening passive": -0.75,
}
_BASE = -0.95
# How much the rules' log-odds and those of the encoder's tags count, and from where on an option is kept.
_RULES, _ENCODER = 0.75, 0.75
_LEAST = 0.0
# Tags are not surer than this.
_SUREST = 0.99
_EARLY = 60
_MOST_NAMES = 8
# Verbs whose object alone does not say what is wanted: "force the firms" to do what, "keep the troops" out of what?
_INCOMPLETE = frozenset(
    {
        "allow", "ask", "ban", "bar", "block", "bring", "compel", "deter", "discourage", "enable", "encourage",
        "exempt", "force", "get", "help", "hold", "keep", "leave", "let", "make", "order", "permit", "persuade",
        "press", "pressure", "prevent", "prod", "prohibit", "push", "put", "require", "send", "shield", "stop", "take",
        "tell", "throw", "turn", "urge",
    }
)  # fmt: skip
_FINITE = frozenset({"VBD", "VBP", "VBZ"})


@Language.component("plumbook_policies", requires=["token.dep"])
def find_policies(doc: Doc) -> Doc:
    """Find policies, and say which of them each attribution is about."""
    draft = draft_of(doc)
    told = told_of(doc)
    likely = [option for option in options_of(find_mentions(doc)) if log_odds(option, told) >= _LEAST]
    kept = brought_together(option for option in likely if not _only_inside(option, likely))
    keys = {id(option): f"p{number}" for number, option in enumerate(kept, 1)}
    for option in kept:
        policy = _policy(keys[id(option)], option, draft, log_odds(option, told))
        broader = tuple(keys[id(other)] for other in kept if _is_broader(other, option))
        reverses = tuple(keys[id(other)] for other in undone_by(option, kept))
        draft.policies.append(replace(policy, broader=broader, reverses=reverses))
    draft.attributions = [_about(attribution, draft.policies) for attribution in draft.attributions]
    return doc


def _only_inside(option: Option, options: list[Option]) -> bool:
    """Whether an option is named only as part of others ("sanctions" where each time they are to be lifted)."""
    wider = [m.longest for other in options if other is not option for m in other.mentions]
    return all(
        any(span.start <= mention.head.i < span.end and len(span) > len(mention.longest) for span in wider)
        for mention in option.mentions
    )


def log_odds(option: Option, told: Told) -> float:
    """Return how much speaks for an option's being a policy: the weights of its cues, and what the encoder tags.

    Args:
        option: the option.
        told: what the encoder says of the text.
    """
    heads = (mention.head for mention in option.mentions)
    tagged = max(told.inside("policy", head.idx, head.idx + len(head)) for head in heads)
    tagged = min(max(tagged, 1 - _SUREST), _SUREST)
    return _RULES * _cued(option) + _ENCODER * log(tagged / (1 - tagged))


def _cued(option: Option) -> float:
    """The sum of the weights of an option's cues."""
    cues = set(option.cues)
    if len(option.mentions) > 2:
        cues.add("frequent")
    if option.mentions[0].head.i < _EARLY:
        cues.add("early")
    return _BASE + sum(WEIGHTS.get(cue, 0.0) for cue in sorted(cues))


def characters(span: TokenSpan) -> Span:
    """Return the characters of a stretch of tokens."""
    return Span(span.start_char, span.end_char)


def _policy(key: str, option: Option, draft: Draft, odds: float) -> Policy:
    name, *others = _names(option)
    return Policy(
        key=key,
        name=name,
        names=tuple(others),
        mentions=tuple(sorted({characters(mention.longest) for mention in option.mentions})),
        concerns=_concerns(option, draft),
        confidence=round(1 / (1 + exp(-odds)), 3),
    )


def _names(option: Option) -> list[str]:
    """Return an option's wordings: the shortest that stands by itself, then the others as they come."""
    texts = [span.text for span in option.wordings]
    telling = [_self_standing(mention) for mention in option.mentions if not mention.refers]
    first = min(telling, key=len) if telling else texts[0]
    names = [first, *texts, *([option.named] if option.named else [])]
    return list(dict.fromkeys(whole_marks(" ".join(name.split())) for name in names))[:_MOST_NAMES]


def _self_standing(mention: PolicyMention) -> str:
    """Return the shortest wording of a mention that says what the policy is of; a finite verb in its base form."""
    head = mention.head
    span = next((span for span in mention.wordings if len(span) > 1), mention.wordings[0])
    if head.lemma_.lower() in _INCOMPLETE:
        more = [w for w in (*mention.wordings, *mention.others) if w.start == span.start and w.end > span.end]
        span = min(more, key=len, default=span)
    if head == span[0] and head.tag_ in _FINITE and head.lemma_ in verb_grades():
        return span.text.replace(head.text, head.lemma_, 1)
    return span.text


def _concerns(option: Option, draft: Draft) -> tuple[str, ...]:
    """Return the keys of the actors that an option's wordings name."""
    tokens: list[Token] = [token for mention in option.mentions for token in mention.longest]
    # Whose era a policy is of adopted it, and is not what it is about.
    tokens = [
        t for t in tokens if t.pos_ in {"PROPN", "ADJ", "NOUN"} and not (t.head.lower_ == "era" and t.i < t.head.i)
    ]
    members = [draft.cast.resolve(token) for token in tokens]
    return tuple(dict.fromkeys(member.key for member in members if member is not None and not member.is_author))


def _is_broader(wide: Option, narrow: Option) -> bool:
    """Whether one option is the same as another but for a word that narrows it ("limited sanctions relief")."""
    more = narrow.details - wide.details
    return wide.head == narrow.head and wide.details < narrow.details and bool(more & NARROWING_ROOTS)


def _about(attribution: Attribution, policies: list[Policy]) -> Attribution:
    inside = [
        policy.key
        for policy in policies
        if any(c.start <= m.start and m.end <= c.end for m in policy.mentions for c in attribution.content)
    ]
    return replace(attribution, about=tuple(dict.fromkeys([*attribution.about, *inside])))
