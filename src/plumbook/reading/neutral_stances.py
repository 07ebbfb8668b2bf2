"""Stands that somebody says not to take: "neither supports nor opposes the ban", "is neutral on the ban"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc

from plumbook.model import Polarity, Span, Stance
from plumbook.reading.draft import Draft, sentence_span
from plumbook.reading.stance_holders import subjects_of

_CONFIDENCE = 0.6
_STANDS = r"(?:support|back|endorse|favou?r|oppose|reject)(?:s|d|ed)?"
_NEITHER = re.compile(
    rf"\b(?:neither {_STANDS} nor {_STANDS}"
    r"|(?:is|are|was|were|remains?|remained|stays?|stayed) (?:neutral|undecided) (?:on|about|over|toward)"
    r"|(?:takes?|took|has|have|had|taken) no (?:position|stand|stance) on"
    r"|(?:has|have|had) not (?:yet )?taken a (?:position|stand|stance) on"
    r"|(?:declines?|declined) to take a (?:position|side|stand|stance) on)\b",
    re.IGNORECASE,
)


def find_neutral(doc: Doc, draft: Draft) -> Iterator[Stance]:
    """Yield the neutral stances of a text, each once with all its sentences' first.

    Args:
        doc: the parsed text.
        draft: its draft, with actors and policies.
    """
    seen: set[tuple[str, str]] = set()
    for policy in draft.policies:
        for mention in policy.mentions:
            words = doc.char_span(mention.start, mention.end, alignment_mode="expand")
            if words is None:
                continue
            evidence = sentence_span(words.root.sent)
            for actor in _neutral_before(doc, draft, evidence, mention):
                if (actor, policy.key) not in seen:
                    seen.add((actor, policy.key))
                    yield Stance(
                        actor=actor,
                        policy=policy.key,
                        polarity=Polarity.NEUTRAL,
                        evidence=(evidence,),
                        confidence=_CONFIDENCE,
                    )


def _neutral_before(doc: Doc, draft: Draft, sentence: Span, mention: Span) -> Iterator[str]:
    """Yield who, by the words before a policy in its sentence, is for nothing and against nothing."""
    before = draft.document.text[sentence.start : mention.start]
    for found in _NEITHER.finditer(before):
        if re.search(r"[,;]\s*(?:and|but|while)\b", before[found.end() :]):
            continue
        told = doc.char_span(sentence.start + found.start(), sentence.start + found.end(), alignment_mode="expand")
        verbs = [token for token in told or () if token.pos_ in {"VERB", "AUX"}]
        members = (draft.cast.resolve(subject) for verb in verbs[:1] for subject in subjects_of(verb))
        yield from dict.fromkeys(m.key for m in members if m is not None and not m.is_author)
