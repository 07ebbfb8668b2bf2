"""Whether the writer of a text speaks in it: opinion pieces, told from reports by how they are written."""

from __future__ import annotations

import re

from spacy.tokens import Doc, Token

from plumbook.reading.draft import Draft
from plumbook.reading.policy_lexicon import evaluations

_DUTY = frozenset({"should", "must", "ought"})
_FIRST_PERSON = frozenset({"i", "my", "we", "our", "us"})
_HEADING = re.compile(r"\b(?:opinion|editorial|op-ed|opposing view|our view|commentary)\b", re.IGNORECASE)
# A headline that tells somebody what to do, in the writer's own words ("The harbor must close").
_DEMAND = re.compile(
    r"^(?!.*(?:\b(?:say|says|said|urges?|poll)\b|[?\"“‘])).*\b(?:should|must|ought to|needs? to)\b", re.IGNORECASE
)
# Marks of opinion for each thousand words, less the claims that are reported: measured on annotated texts.
_LEAST = 8.0
_LEAST_MARKS = 3


def is_opinion(doc: Doc, draft: Draft) -> bool:
    """Tell whether the writer speaks for himself or herself: duties, questions, judgements and "we" outside reports.

    Args:
        doc: the parsed text.
        draft: its draft, with attributions and the author among the cast.
    """
    if draft.cast.author is None:
        return False
    title = draft.document.title or ""
    if _HEADING.match(title) or _DEMAND.search(title):
        return True
    reported = reported_characters(draft)
    marks = sum(_mark(token) for token in doc if token.idx not in reported)
    claims = sum(attribution.is_claim for attribution in draft.attributions)
    return marks >= _LEAST_MARKS and 1000 * (marks - claims) / max(len(doc), 1) >= _LEAST


def reported_characters(draft: Draft) -> set[int]:
    """Return the offsets that stand in the content of attributions to others than the author."""
    author = draft.cast.author
    return {
        offset
        for attribution in draft.attributions
        if author is None or attribution.claimant != author.key
        for span in attribution.content
        for offset in range(span.start, span.end)
    }


def is_question(token: Token) -> bool:
    """Whether a word stands in a sentence that asks."""
    last = next((t for t in reversed(token.sent) if not t.is_space and not t.is_quote and t.text != ")"), token)
    return bool(last.text == "?")


def _mark(token: Token) -> int:
    if token.lower_ in _DUTY or token.text == "?":
        return 2
    return int(token.lower_ in _FIRST_PERSON or token.lemma_.lower() in evaluations())
