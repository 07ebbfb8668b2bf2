"""Which mentions word one policy: their heads and complements compared, and back-references followed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from plumbook.reading.lexicon import words
from plumbook.reading.policy_lexicon import NARROWING, advocacy_and_deeds, opposites, reversals, root
from plumbook.reading.policy_mentions import CARRIERS, PolicyMention

# Nouns of which a definite one ("the bill", "this legislation") may stand for any other of its row.
_KINDS = (
    {"accord", "agreement", "bargain", "compromise", "deal", "pact", "treaty"},
    {"act", "amendment", "bill", "law", "legislation", "measure", "resolution"},
    {"framework", "initiative", "outline", "package", "plan", "proposal", "program"},
    {"approach", "doctrine", "policy", "strategy"},
    {"dialogue", "negotiation", "talk"},
    {"strike", "airstrike", "bombing"},
    {"drawdown", "pullout", "withdrawal"},
    {"penalty", "sanction"},
    {"duty", "levy", "tariff"},
    {"overhaul", "reform"},
    {"regulation", "rule"},
)
NARROWING_ROOTS = frozenset(root(word) for word in NARROWING)
# Endings of adjectives that tell of which field a policy is ("economic", "bilateral"), where others only judge it.
_RELATIONAL = ("ic", "al", "ar", "ary", "an", "ese", "ish", "er", "ed", "ing")
# Words that turn a policy round, besides those that undo one: what they stand with is another option than what they
# stand without.
_TURNING = frozenset({"block", "delay", "reject", "rejection"})
_REVERSALS = frozenset(root(word) for word in _TURNING | reversals().keys())
# How alike two wordings of one option are: shared words, twice, over the words of both (Dice 1945). On annotated
# articles 0.6 joins most that people join; each is a wording of the other's option, never only a word in common.
_ALIKE = 0.6
# Verbs that make something else of a policy, besides those that end or hinder it.
_CHANGING = frozenset({"amend", "change", "fix", "overhaul", "reform", "replace", "revamp", "revise", "rewrite"})
_AWAY = frozenset({"away", "from", "out"})
# Prepositions between what is done and the policy that it is done to ("a probe into the cuts").
_ACTING_ON = frozenset({"against", "into"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "such"})
_INTRODUCING = frozenset({"a", "an", "another", "any", "no", "some"})
_EMPTY = frozenset({"DET", "ADP", "PUNCT", "SPACE", "PART", "CCONJ", "PRON", "AUX", "SCONJ"})


@dataclass(slots=True)
class Option:
    """Mentions of one policy, brought together.

    Attributes:
        head: root of the head word.
        details: roots of the other words that tell which policy it is.
        mentions: its mentions, in order.
        named: the canonical name, where it has one.
    """

    head: str
    details: frozenset[str]
    mentions: list[PolicyMention] = field(default_factory=list)
    named: str | None = None

    @property
    def cues(self) -> frozenset[str]:
        """What speaks for it, over all its mentions."""
        found = frozenset().union(*(mention.cues for mention in self.mentions))
        return found | ({"repeated"} if len(self.mentions) > 1 else frozenset())

    @property
    def wordings(self) -> list[TokenSpan]:
        """All wordings, each once."""
        return list(
            {span.text: span for mention in self.mentions for span in (*mention.wordings, *mention.others)}.values()
        )


def options_of(mentions: Iterable[PolicyMention]) -> list[Option]:
    """Bring the mentions of each policy together.

    Two mentions are one policy when they have one head (or verb and nominalisation of it) and one's
    details are among the other's; a mention without details joins the latest such policy. Opposites
    and reversals differ in their heads and stay apart.

    Args:
        mentions: what may be policies, in order.
    """
    options: list[Option] = []
    bare: list[PolicyMention] = []
    for mention in mentions:
        if mention.named is None and not _details(mention):
            bare.append(mention)
        else:
            _join(mention, options)
    for mention in bare:
        _refer(mention, options)
    return sorted(options, key=lambda option: option.mentions[0].head.i)


def brought_together(options: Iterable[Option]) -> list[Option]:
    """Return options, those as one that are worded nearly alike; each joins the first that it is like.

    Args:
        options: in order of their first mentions.
    """
    kept: list[Option] = []
    for option in options:
        same = next((other for other in kept if _are_alike(other, option)), None)
        if same is None:
            kept.append(option)
        else:
            same.mentions = sorted([*same.mentions, *option.mentions], key=lambda m: m.head.i)
            same.details |= option.details
            same.named = same.named or option.named
    return kept


def _are_alike(one: Option, other: Option) -> bool:
    if one.named is not None and other.named is not None:
        return one.named == other.named
    ours, theirs = ({(_telling(span), _own_deed(span)) for span in option.wordings} for option in (one, other))
    for a, deed in ours:
        for b, other_deed in theirs:
            if not a or not b or (deed and deed not in b and a > b) or (other_deed and other_deed not in a and b > a):
                continue  # what is done to a policy is another one ("replace the law", "a probe into the cuts")
            shared = len(a & b)
            turned = (a ^ b) & (_REVERSALS | NARROWING_ROOTS) or any(
                opposites().get(word, frozenset()) & b for word in a
            )
            if 2 * shared >= _ALIKE * (len(a) + len(b)) and not turned:
                return True
    return False


def _own_deed(span: TokenSpan) -> str:
    """Return the root of what a wording does to what it names, empty where it only names or carries it out."""
    head = span.root
    if head.pos_ == "VERB":
        lemma = head.lemma_.lower()
        leads_away = any(c.lower_ in _AWAY and c.i < span.end for c in head.rights)
        return root(lemma) if leads_away or lemma in _CHANGING or advocacy_and_deeds().get(lemma) == -1 else ""
    acts_on = any(c.dep_ == "prep" and c.lower_ in _ACTING_ON and c.i < span.end for c in head.rights)
    return root(head.lemma_) if acts_on and head.lemma_.lower() not in _kinds() else ""


def _telling(span: TokenSpan) -> frozenset[str]:
    """The roots of a wording's words, without those that only join them."""
    return frozenset(
        root(token.lemma_) for token in span if token.pos_ not in _EMPTY and any(c.isalnum() for c in token.text)
    )


def _join(mention: PolicyMention, options: list[Option]) -> None:
    details, head = _details(mention), root(mention.head.lemma_)
    for option in reversed(options):
        if mention.named is not None and option.named is not None:
            same = mention.named == option.named
        else:
            kin = bool(option.details) and are_kin(option.mentions[0].head, mention.head)
            akin = kin or (option.head == head and not _differ_in_kind(option.mentions[0].head, mention.head))
            same = bool(details) and akin and agree(option.details, details)
        if same:
            option.details |= details
            option.named = option.named or mention.named
            option.mentions.append(mention)
            return
    options.append(Option(head, details, [mention], mention.named))


def _differ_in_kind(a: Token, b: Token) -> bool:
    """Whether one is a verb and the other a noun that is no deed of it ("measuring progress", "crime measures")."""
    return (a.pos_ == "VERB") != (b.pos_ == "VERB") and any(t.lemma_.lower() in _kinds() for t in (a, b))


def agree(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether two policies of one kind are one: the details of one among the other's, and none of these narrowing.

    Args:
        a: roots of the words that tell which policy the one is.
        b: those of the other.
    """
    return (a <= b or b <= a) and not (a ^ b) & NARROWING_ROOTS


def _refer(mention: PolicyMention, options: list[Option]) -> None:
    """Give a mention without details to the policy it refers back to, or make it one of its own."""
    head = root(mention.head.lemma_)
    before = [o for o in options if o.mentions[0].head.i < mention.head.i]
    same = [o for o in before if o.head == head] or [o for o in options if o.head == head]
    if not same and not any(child.lower_ in _INTRODUCING for child in mention.head.lefts):
        same = [o for o in before if any(_kin(m, mention.head) for m in o.mentions)]
    if same:
        latest = max(same, key=lambda o: max((m.head.i for m in o.mentions if m.head.i < mention.head.i), default=-1))
        latest.mentions = sorted([*latest.mentions, mention], key=lambda m: m.head.i)
    else:
        options.append(Option(head, frozenset(), [mention], mention.named))


def _kin(mention: PolicyMention, noun: Token) -> bool:
    lemma = noun.lemma_.lower()
    heads = {mention.head.lemma_.lower(), mention.frame.lemma_.lower() if mention.frame is not None else ""}
    return any(lemma in kind and heads & kind for kind in _KINDS) or lemma in heads


def are_kin(a: Token, b: Token) -> bool:
    """Whether a definite one of two nouns may stand for the other ("the deal", "the accord")."""
    kinds = _kinds()
    return bool(kinds.get(a.lemma_.lower(), frozenset()) & kinds.get(b.lemma_.lower(), frozenset()))


@cache
def _kinds() -> dict[str, frozenset[int]]:
    """Return for each noun the numbers of the kinds that it belongs to."""
    nouns = frozenset().union(*_KINDS)
    return {noun: frozenset(i for i, kind in enumerate(_KINDS) if noun in kind) for noun in nouns}


def _is_definite(noun: Token) -> bool:
    return any(child.lower_ in _DEFINITE for child in noun.lefts)


def _details(mention: PolicyMention) -> frozenset[str]:
    """Return the roots of the words of the longest wording that tell which policy it is, besides the head."""
    of_a_kind = any(mention.head.lemma_.lower() in kind for kind in _KINDS)
    return frozenset(
        root(token.lemma_)
        for token in mention.longest
        if token.i != mention.head.i
        and not _refers_back(token)
        and not (of_a_kind and _is_owner(token, mention.head))
        and token.pos_ not in _EMPTY
        and token.lower_ not in words("passing_adjectives")
        and token.lemma_.lower() not in CARRIERS
        and any(c.isalnum() for c in token.text)
        and _distinguishes(token)
    )


def _refers_back(token: Token) -> bool:
    """Whether a noun only points to what was named before ("renegotiation of the pact")."""
    return _is_definite(token) and any(token.lemma_.lower() in kind for kind in _KINDS)


def _is_owner(token: Token, head: Token) -> bool:
    """Whether a word before the head tells whose plan it is, not which."""
    while token.head != head and token.dep_ == "compound":
        token = token.head
    return token.head == head and token.dep_ == "poss"


def _distinguishes(token: Token) -> bool:
    """Whether a word tells which policy is meant, and not only what somebody thinks of it."""
    if token.pos_ != "ADJ" or token.lower_ in NARROWING or token.text[:1].isupper():
        return True
    return token.lower_.endswith(_RELATIONAL) or len(token) < 4
