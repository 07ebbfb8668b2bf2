"""The step of the pipeline that finds attributions: who says, thinks or wants what.

Contents and cues are found first (`learned_findings`, and by rules in `utterances` and `contents`),
then the sources are linked to the cast, then each is put in its place: mode, certainty, what it is
nested in, whether it is a claim.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from spacy.language import Language
from spacy.tokens import Doc, Token

from plumbook.model import Attribution, Certainty, Mode, Office, Span
from plumbook.reading.certainty import certainty_of
from plumbook.reading.claimants import Claimants
from plumbook.reading.claims import LINE, confidence_of, link_share, reliability, tells
from plumbook.reading.contents import Contents
from plumbook.reading.draft import Draft, Member, draft_of, sentence_span
from plumbook.reading.embedded_posts import CONSTRUCTION as POST
from plumbook.reading.embedded_posts import embedded_posts
from plumbook.reading.findings import Finding, with_marks
from plumbook.reading.learned_findings import combined, learned_findings
from plumbook.reading.modes import mode_of
from plumbook.reading.quotations import Quotation, QuotedText
from plumbook.reading.sources import is_first_person, phrase_of
from plumbook.reading.utterances import Utterances
from plumbook.reading.verbatim import BLOCK, TURN, overtakes, verbatim_findings

# Constructions whose source goes on speaking in a quotation that follows, and how near it follows.
_REPORTS = frozenset(
    {"clause", "aside", "according to", "judgement", "clause, VBG", "quote, then cue", "cue, then quote"}
)
_NEAR = 200
# Constructions that quote without marks.
_VERBATIM = frozenset({POST, TURN, BLOCK})
# The share of a report from which on another within it, by the same source, is no claim of its own.
_MOST = 0.6
_STOPS = " .,;:\t"
# How far a cue stands before its content, in characters.
_BEFORE = 300


@Language.component("plumbook_attributions", requires=["token.dep"])
def find_attributions(doc: Doc) -> Doc:
    """Find attributions and link them to the cast."""
    draft = draft_of(doc)
    quoted = QuotedText(draft.document.text)
    findings = find_findings(doc, quoted)
    subjects = Subjects(draft)
    outer = _nesting(findings)
    linked: list[list[Attribution]] = []
    claimants = Claimants(draft, quoted)
    for number, finding in enumerate(findings):
        around = outer[number]
        parent = linked[around][0] if around is not None and linked[around] else None
        linked.append(_attributions(doc, draft, claimants, finding, parent, quoted, subjects))
        draft.attributions += linked[-1]
    return doc


def find_findings(doc: Doc, quoted: QuotedText) -> list[Finding]:
    """Return the attributions of a text before their sources are known, the outer before the inner.

    Args:
        doc: the parsed text.
        quoted: its text with its quotations.
    """
    utterances = Utterances(doc, quoted)
    speeches = utterances.find()
    used = {f.head.i for f in speeches if f.head is not None}
    others = Contents(doc, quoted, used).find()
    speeches += _continued(quoted.text, [*speeches, *others], utterances.unclaimed)
    speeches += embedded_posts(doc, quoted.text)
    learned = learned_findings(doc, quoted)
    verbatim = verbatim_findings(doc, quoted)
    found = combined(learned, [*speeches, *others], quoted.text)
    found = [*verbatim, *(f for f in found if not any(overtakes(v, f) for v in verbatim))]
    return sorted(found, key=lambda f: (f.start, -f.end, f.head.i if f.head is not None else -1))


def _continued(text: str, found: Sequence[Finding], quotations: Sequence[Quotation]) -> list[Finding]:
    """Give quotations without a speaker that of the last report in the same paragraph, or the one before."""
    made: list[Finding] = []
    for quotation in quotations:
        before = [f for f in found if f.end <= quotation.start and f.sources and f.construction in _REPORTS]
        last = max(before, key=lambda f: (f.end, -f.start), default=None)
        gap = text[last.end : quotation.start] if last is not None else ""
        if last is not None and len(gap) < _NEAR and len([p for p in gap.split("\n") if p.strip(_STOPS)]) <= 1:
            made.append(Finding("quote after report", [quotation.inner], None, None, list(last.sources), True))
    return made


def _nesting(findings: Sequence[Finding]) -> list[int | None]:
    """Return for each finding the index of the innermost earlier one whose content holds its cue."""
    found: list[int | None] = []
    around: list[int] = []
    for number, inner in enumerate(findings):
        around = [j for j in around if findings[j].end + _BEFORE > inner.start]
        holding = [
            j for j in around if inner.head is not None and findings[j].holds(inner.head.idx, inner.head.idx + 1)
        ]
        found.append(max(holding, key=lambda j: (findings[j].start, -findings[j].end), default=None))
        around.append(number)
    return found


def _attributions(
    doc: Doc,
    draft: Draft,
    claimants: Claimants,
    finding: Finding,
    parent: Attribution | None,
    quoted: QuotedText,
    subjects: Subjects,
) -> list[Attribution]:
    """One attribution for each source, over the same spans; one without claimant where no source is known."""
    certainty = certainty_of(finding.head, finding.quoted) if finding.head is not None else Certainty.ASSERTED
    claim = confidence_of(finding.construction) if finding.chances is None else finding.chances.claim
    likely = certainty is Certainty.ASSERTED and claim >= LINE and tells(doc, quoted, finding)
    confidence = claim
    if finding.chances is not None:
        confidence = reliability(claim) if likely else round(finding.chances.attribution, 1)
    content = tuple(with_marks(quoted, span) for span in finding.content)
    made: list[Attribution] = []
    sources: list[Token | None] = [*finding.sources] or [None]
    for source in sources:
        outer = parent.claimant if parent is not None else None
        member = claimants.of(source, outer, parent is not None, likely, finding.content)
        claimant = member.key if member is not None else None
        if any(a.claimant == claimant for a in made):
            continue
        own = source is not None and is_first_person(source)
        repeated = parent is not None and parent.claimant == claimant and _repeats(finding, parent)
        is_claim = likely and member is not None and not member.is_author and not own and not repeated
        mode = Mode.DIRECT if finding.construction in _VERBATIM else mode_of(finding.content, quoted)
        if member is not None and likely and mode is Mode.DIRECT and parent is None:
            claimants.speakers.speak_of_others(member, content)
        made.append(
            Attribution(
                key=f"t{len(draft.attributions) + len(made) + 1}",
                claimant=claimant,
                source=(finding.worded,) if finding.worded is not None and source is not None else _source_span(source),
                cue=(finding.cue,) if finding.cue is not None else (),
                content=content,
                mode=mode,
                certainty=certainty,
                is_claim=is_claim,
                nested_in=parent.key if parent is not None else None,
                about=subjects.within(finding.content),
                evidence=_evidence(doc, finding),
                confidence=round(confidence * link_share(source, member), 2),
            )
        )
    return made


class Subjects:
    """Looks up what contents are about.

    Args:
        draft: the draft whose actors and offices they mention.
    """

    def __init__(self, draft: Draft) -> None:
        entries: tuple[Member | Office, ...] = (*draft.cast.members, *draft.offices)
        self._mentions = sorted((m.start, m.end, entry.key) for entry in entries for m in entry.mentions)

    def within(self, content: Sequence[Span]) -> tuple[str, ...]:
        """Return the keys of the actors and offices that a content mentions, in order of their first mention."""
        found: dict[str, None] = {}
        for span in content:
            first = bisect_left(self._mentions, (span.start, 0, ""))
            for start, end, key in self._mentions[first:]:
                if start >= span.end:
                    break
                if end <= span.end:
                    found.setdefault(key)
        return tuple(found)


def _repeats(inner: Finding, outer: Attribution) -> bool:
    """Whether a source's report within its own says little more ("he said he believed …"), or is its own words."""
    length = sum(s.end - s.start for s in inner.content)
    return outer.mode is Mode.DIRECT or length > _MOST * sum(s.end - s.start for s in outer.content)


def _source_span(source: Token | None) -> tuple[Span, ...]:
    if source is None:
        return ()
    phrase = phrase_of(source)
    return (Span(phrase.start_char, phrase.end_char),)


def _evidence(doc: Doc, finding: Finding) -> tuple[Span, ...]:
    """The sentences of content and cue, those that follow on one another as one stretch."""
    parts = [*finding.content, *([finding.cue] if finding.cue is not None else [])]
    start, end = min(p.start for p in parts), max(p.end for p in parts)
    words = doc.char_span(start, end, alignment_mode="expand")
    if words is None:
        return tuple(finding.content)
    first, last = sentence_span(words[0].sent), sentence_span(words[-1].sent)
    return (Span(min(first.start, start), max(last.end, end)),)
