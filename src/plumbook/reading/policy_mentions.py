"""Where a text words what may be a policy: noun phrases and verb phrases, with what speaks for each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Token
from spacy.tokens import Span as TokenSpan

from plumbook.model import ActorKind
from plumbook.reading.lexicon import known_names, words
from plumbook.reading.policy_lexicon import advocacy, named_policies, noun_grades, verb_grades
from plumbook.reading.policy_phrases import completed_wordings, noun_wordings, possessed_wording, verb_wordings

# What each modal says of the verb phrase that follows it.
_MODALS = {
    "should": "duty", "must": "duty", "ought": "duty", "need": "duty", "shall": "will", "will": "will", "'ll": "will",
    "’ll": "will", "wo": "will", "would": "would", "can": "can", "ca": "can", "could": "can", "may": "can",
    "might": "can",
}  # fmt: skip
# Verbs that only carry out, keep up or back the policy that is their object: the noun phrase alone words it.
CARRIERS = frozenset(
    {
        "adopt", "announce", "apply", "approve", "back", "begin", "bolster", "complete", "conclude", "conduct",
        "continue", "craft", "deepen", "draft", "enact", "endorse", "enforce", "execute", "favor", "finalize",
        "formulate", "give", "have", "hold", "implement", "impose", "introduce", "keep", "launch", "maintain", "make",
        "negotiate", "offer", "oppose", "pass", "preserve", "promote", "propose", "provide", "pursue", "ratify",
        "reach", "reinforce", "resume", "seek", "sign", "slap", "start", "strengthen", "strike", "support", "take",
        "tighten", "use",
    }
)  # fmt: skip
# Those of them that say what somebody thinks of the policy, and are no part of its wording.
_STANDS = frozenset(
    {"announce", "approve", "back", "endorse", "favor", "give", "have", "make", "oppose", "propose", "support", "take"}
)
# Nouns that stand for whatever follows them in "policy of engagement", "framework of a deal", "plan for a strike".
_FRAMES = frozenset(
    {
        "approach", "call", "campaign", "commitment", "draft", "effort", "framework", "goal", "idea",
        "implementation", "option", "outline", "plan", "pledge", "policy", "program", "proposal", "pursuit", "push",
        "strategy", "support",
    }
)  # fmt: skip
# Nouns that add nothing to a policy's own name ("the Trans-Pacific Partnership pact").
_KIND_NOUNS = frozenset(
    {"accord", "act", "agreement", "amnesty", "bill", "deal", "law", "pact", "plan", "policy", "program", "treaty"}
)
_ACT = re.compile(
    r"^(?:Act|Accords?|Agreement|Treaty|Deal|Bill|Initiative|Doctrine|Pact|Amendment|Protocol|Convention)$"
)

# What parties hold and give on the way to an election, which is no policy.
_OF_PARTIES = frozenset({"control", "convention", "nomination"})

# How a text gives a policy its name: "the policy of “strategic patience”", "a strategy known as “maximum pressure”".
_COINED = re.compile(
    r"\b(?:approach|campaign|doctrine|formula|model|pattern|plan|policy|program|proposal|strategy)\s+"
    r"(?:of|called|known as|dubbed|termed)\s+[“\"‘'](?P<name>[^\W\d_][\w’'-]*(?:[ -][\w’'-]+){0,4})[,.]?[”\"’']"
)


@dataclass(frozen=True, slots=True)
class PolicyMention:
    """One place where a text words what may be a policy.

    Attributes:
        head: the noun or verb that everything else depends on.
        wordings: stretches of text that word it, the shortest self-standing one first.
        cues: what speaks for its being a policy: names in `plumbook.reading.policies.WEIGHTS`.
        named: the canonical name, for a policy that has one.
        frame: the noun that a verb phrase fills ("plan" in "a plan to arm the rebels").
        others: longer stretches around it that word the same policy ("tighten the sanctions").
    """

    head: Token
    wordings: tuple[TokenSpan, ...]
    cues: frozenset[str]
    named: str | None = None
    frame: Token | None = None
    others: tuple[TokenSpan, ...] = ()

    @property
    def longest(self) -> TokenSpan:
        """The wording that says most."""
        return max(self.wordings, key=len)

    @property
    def refers(self) -> bool:
        """Whether it is a bare noun, which may refer to a policy that is worded elsewhere."""
        return self.named is None and "bare" in self.cues and len(self.longest) == 1


def find_mentions(doc: Doc) -> list[PolicyMention]:
    """Return what may be policies, in order of their heads."""
    found = [
        PolicyMention(
            span.root, (span,), frozenset({"named"} if _is_definite(span.root) else {"named", "indefinite"}), name
        )
        for span, name in _named_spans(doc)
    ]
    names = {i: m.named for m in found if m.named for i in range(m.wordings[0].start, m.wordings[0].end)}
    for token in doc:
        mention = None
        if token.i in names or _is_joint(token):
            continue
        if token.pos_ in {"NOUN", "PROPN"} and token.dep_ != "compound":
            mention = _noun_mention(token, names)
        elif token.pos_ == "VERB":
            mention = _verb_mention(token)
        if mention is not None:
            found.append(mention)
    return sorted(found, key=lambda m: m.head.i)


def _is_joint(token: Token) -> bool:
    """Whether a word is but a part of a compound ("wall" in "wall-to-wall", "law" in "son-in-law")."""
    after = token.nbor() if token.i + 1 < len(token.doc) else token
    in_law = token.i > 1 and token.nbor(-1).text == "-" and token.nbor(-2).lower_ == "in"
    return in_law or (after.text in {"-", "–"} and not token.whitespace_ and not after.whitespace_)


def _noun_mention(head: Token, names: dict[int, str]) -> PolicyMention | None:
    grade = noun_grades().get(head.lemma_.lower())
    capital = head.pos_ == "PROPN" and _ACT.match(head.text) is not None
    if (grade is None and not capital) or _filled(head) is not None or framed_policy(head) is not None:
        return None
    if head.pos_ == "PROPN" and head.ent_type_ in {"ORG", "FAC"} and not capital:
        return None  # a body's name ("the Agency for Energy Security")
    if head.lemma_.lower() in _OF_PARTIES and any(_is_partisan(c) for c in head.lefts):
        return None
    wordings = noun_wordings(head)
    owned = possessed_wording(head)
    if owned is not None:
        wordings.append(owned)
    cues = {f"noun {grade or 'none'}"}
    cues |= {"act"} if capital else set()
    cues |= set() if _is_definite(head) else {"indefinite"}
    cues |= {"modified"} if len(wordings[0]) > 1 else {"bare"}
    cues |= {"complement"} if len(wordings) > (owned is not None) + 1 else set()
    cues |= {"owned"} if owned is not None else set()
    carried = _carried(head)
    cues |= {"carried"} if head.dep_ == "dobj" and head.head.lemma_.lower() in CARRIERS else set()
    named = None
    if head.lemma_.lower() in _KIND_NOUNS:
        named = next((names[t.i] for t in wordings[0] if t.i in names), None)
    others = (*carried, *_framing(head))
    return PolicyMention(head, tuple(wordings), frozenset(cues), named=named, others=others)


def _is_partisan(word: Token) -> bool:
    """Whether a word before a noun tells of which party or race it is ("the Republican nomination")."""
    known = known_names().get(word.text)
    party = known is not None and known.kind is ActorKind.GROUP
    return party or word.lower_ in {"gubernatorial", "house", "party", "presidential", "senate"}


def framed_policy(noun: Token) -> Token | None:
    """Return the policy that a noun like "policy", "plan" or "framework" is of or for, None where it names none.

    Args:
        noun: any noun.
    """
    if noun.lemma_.lower() not in _FRAMES:
        return None
    for preposition in noun.rights:
        if preposition.dep_ == "prep" and preposition.lower_ in {"of", "for"} and preposition.i <= noun.i + 1:
            for inner in preposition.children:
                if inner.dep_ == "pobj" and inner.lemma_.lower() in noun_grades():
                    return inner
    return None


def _framing(noun: Token) -> list[TokenSpan]:
    """Return the phrase around a policy that a noun like "policy of" makes of it."""
    if noun.dep_ != "pobj" or noun.head.dep_ != "prep":
        return []
    frame = noun.head.head
    return [noun.doc[frame.i : noun.i + 1]] if frame.i < noun.i and framed_policy(frame) == noun else []


def _carried(noun: Token) -> list[TokenSpan]:
    """Return the verb phrase that only carries out a policy."""
    verb = noun.head
    if noun.dep_ != "dobj" or verb.tag_ not in {"VB", "VBG"} or verb.lemma_.lower() not in CARRIERS - _STANDS:
        return []
    return verb_wordings(verb)[:1]


def _verb_mention(verb: Token) -> PolicyMention | None:
    lemma = verb.lemma_.lower()
    grade, opening = verb_grades().get(lemma), _opening(verb)
    if grade is None and (opening is None or lemma in advocacy()):
        return None
    wordings = verb_wordings(verb)
    if not wordings or _carries(verb):
        return None
    cues = {f"verb {grade or 'other'}", f"opening {opening or _unopened(verb)}"}
    frame = verb.head if verb.dep_ in {"acl", "relcl"} and _filled(verb.head) else None
    return PolicyMention(verb, tuple(wordings), frozenset(cues), frame=frame, others=tuple(completed_wordings(verb)))


def _carries(verb: Token) -> bool:
    """Whether a verb only carries out what its object words."""
    if verb.lemma_.lower() not in CARRIERS:
        return False
    return any(c.dep_ == "dobj" and c.lemma_.lower() in noun_grades() for c in verb.children)


def _filled(noun: Token) -> Token | None:
    """Return the infinitive that says what a plan, call or promise is, None where there is none."""
    if noun.lemma_.lower() not in words("announcing_nouns"):
        return None
    return next(
        (
            c
            for c in noun.rights
            if c.dep_ in {"acl", "xcomp"} and c.pos_ == "VERB" and c.tag_ == "VB" and verb_wordings(c)
        ),
        None,
    )


def _opening(verb: Token) -> str | None:
    """Return what makes a verb phrase an option that somebody could take: a modal, a verb or noun of advocacy."""
    for child in verb.lefts:
        if child.dep_ == "aux" and child.lower_ in _MODALS:
            return _MODALS[child.lower_]
    head = verb.head
    if verb.dep_ == "conj" and head.pos_ == "VERB" and head.i < verb.i:
        return _opening(head)
    if verb.dep_ in {"xcomp", "ccomp", "advcl"} and verb.tag_ in {"VB", "VBG"} and head.lemma_.lower() in advocacy():
        return "advocated" if verb.dep_ != "advcl" else None
    if verb.dep_ in {"acl", "xcomp"} and head.lemma_.lower() in words("announcing_nouns") and verb.tag_ == "VB":
        return "announced"
    if verb.tag_ == "VBG" and verb.dep_ == "pcomp":
        return _opening_of_gerund(head)
    if verb.tag_ == "VBG" and verb.dep_ in {"csubj", "dobj", "nsubj"}:
        return "gerund"
    return None


def _unopened(verb: Token) -> str:
    """Return what a verb phrase is that nothing makes an option: a deed, a command, a purpose or something else."""
    if any(child.dep_ == "nsubj" for child in verb.lefts):
        return "deed"
    if verb.tag_ == "VB":
        return "purpose" if any(c.lower_ == "to" for c in verb.lefts) else "command"
    return "passive" if any(child.dep_ in {"nsubjpass", "auxpass"} for child in verb.lefts) else "none"


def _opening_of_gerund(preposition: Token) -> str:
    governor = preposition.head.lemma_.lower()
    if governor in advocacy() or governor in words("announcing_nouns"):
        return "advocated"
    return "means" if preposition.lower_ == "by" else "gerund"


def _is_definite(noun: Token) -> bool:
    return any(c.dep_ in {"det", "poss"} and c.lower_ in {"the", "this", "that", "these", "those"} for c in noun.lefts)


@cache
def _named_pattern() -> re.Pattern[str]:
    longest_first = sorted(named_policies(), key=lambda form: (-len(form), form))
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest_first))})(?![\w-])")


def _named_spans(doc: Doc) -> Iterator[tuple[TokenSpan, str]]:
    """Yield the policies that have names of their own: known ones, and those that the text gives a name in quotes."""
    text = doc.text
    found = {match.span(): named_policies()[match.group()] for match in _named_pattern().finditer(text)}
    for coined in sorted({match["name"].strip(" ,.").casefold() for match in _COINED.finditer(text)}):
        for match in re.finditer(rf"(?<![\w-]){re.escape(coined)}(?![\w-])", text, re.IGNORECASE):
            found.setdefault(match.span(), coined)
    end = 0
    for place, name in sorted(found.items()):
        span = doc.char_span(*place)
        if span is not None and place[0] >= end:
            end = place[1]
            yield span, name
