"""The step of the pipeline that finds where a text names offices, and whom it says them of."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from plumbook.model import Span
from plumbook.reading.draft import OfficeMention, draft_of
from plumbook.reading.office_bids import bid_matcher, find_bids
from plumbook.reading.office_holders import Holding, find_holdings
from plumbook.reading.office_phrases import find_office_phrases, keep_abbreviations_whole, role_matcher
from plumbook.reading.person_names import PersonNames


class OfficeFinder:
    """Adds the mentions of offices to a draft.

    Args:
        nlp: the pipeline that the step belongs to.
    """

    def __init__(self, nlp: Language) -> None:
        keep_abbreviations_whole(nlp)
        self.matcher = role_matcher(nlp.vocab)
        self.bids = bid_matcher(nlp.vocab)

    def __call__(self, doc: Doc) -> Doc:
        """Find mentions of offices."""
        people = PersonNames(doc)
        phrases = find_office_phrases(doc, self.matcher, people)
        holdings = [*find_holdings(doc, phrases, people), *find_bids(doc, self.bids, people)]
        draft_of(doc).office_mentions += [_mention(doc, h) for h in sorted(holdings, key=lambda h: h.phrase.start)]
        return doc


@Language.factory("plumbook_offices", requires=["token.dep", "doc.ents"])
def make_office_finder(nlp: Language, name: str) -> OfficeFinder:
    """Return the step for a pipeline."""
    return OfficeFinder(nlp)


def _mention(doc: Doc, holding: Holding) -> OfficeMention:
    phrase = holding.phrase
    return OfficeMention(
        span=_span(doc, phrase.start, phrase.end),
        role=phrase.role.name if phrase.role.seeks else doc[phrase.role_start : phrase.head_end].text,
        head=phrase.head,
        body=_span(doc, *phrase.body) if phrase.body else None,
        holder=_span(doc, *holding.holder) if holding.holder else None,
        status=tuple(sorted(holding.status)),
        kind=phrase.role.name,
        possessor=_span(doc, *phrase.possessor) if phrase.possessor else None,
        plural=phrase.plural,
        confidence=holding.confidence,
    )


def _span(doc: Doc, start: int, end: int) -> Span:
    return Span(doc[start].idx, doc[end - 1].idx + len(doc[end - 1]))
