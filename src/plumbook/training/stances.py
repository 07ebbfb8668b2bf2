"""Labels for stances: which mention of an actor is for or against which mention of a policy."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping

from plumbook.encoder.labels import STANCES, TAGS
from plumbook.encoder.pieces import Pieces
from plumbook.evaluation.annotation import Annotation
from plumbook.evaluation.gold import AUTHOR, spans_of
from plumbook.evaluation.wording import find_names, overlap
from plumbook.model import Span

# A label that is not learned from.
UNKNOWN = -100

Spans = tuple[Span, ...]
Row = tuple[int, list[int]]


def touched(pieces: Pieces, spans: Spans) -> list[int]:
    """Return the pieces that have a character in one of the spans, in order."""
    return sorted({i for span in spans for i in range(*pieces.between(span.start, span.end))})


class Stances:
    """The positions of an annotated text as labels of its word pieces.

    A position holds where its evidence stands: a mention of the policy there, with a mention of the actor
    in the same line, or with the cue of what the actor claims there, shows it. Mentions of both elsewhere
    may show it too, and are left open.

    Args:
        annotation: the text's annotation.
        text: the text.
        cues: where the cue of a claim stands, by the claim's spans.
    """

    def __init__(self, annotation: Annotation, text: str, cues: Mapping[Spans, Spans]) -> None:
        self.policies = find_names({p.id: p.names for p in annotation.policies}, text)
        self.actors: dict[str, tuple[Span, ...]] = dict(
            find_names({a.id: a.names for a in annotation.actors if a.id != AUTHOR}, text)
        )
        for claim in annotation.claims:
            cue = cues.get(spans_of(claim))
            if cue and claim.source in self.actors:
                self.actors[claim.source] += cue
        self.signs: dict[tuple[str, str], dict[Span, int]] = {}
        for position in annotation.positions:
            shown = self.signs.setdefault((position.policy, position.actor), {})
            for words in position.evidence or ():
                start = text.find(words)
                if start >= 0:
                    place = Span(start, start + len(words))
                    sign = STANCES.index(position.stance)
                    shown[place] = UNKNOWN if shown.get(place, sign) != sign else sign
        self.line_ends = [i for i, c in enumerate(text) if c == "\n"]

    def _line(self, span: Span) -> int:
        return bisect_left(self.line_ends, span.start)

    def _sign(self, policy: str, actor: str, mention: Span) -> int:
        """What an actor thinks of a policy by one mention of it; UNKNOWN where the annotation does not say."""
        shown = self.signs.get((policy, actor))
        if shown is None:
            return 0
        signs = {sign for place, sign in shown.items() if overlap((place,), (mention,))}
        return signs.pop() if len(signs) == 1 else UNKNOWN

    def rows(self, pieces: Pieces) -> Iterator[Row]:
        """Yield for each mention of a policy its first piece and the labels of all pieces."""
        for policy, mentions in self.policies.items():
            for mention in mentions:
                row = [UNKNOWN] * len(pieces.ids)
                for actor, places in self.actors.items():
                    sign = self._sign(policy, actor, mention)
                    for place in places:
                        told = sign if sign == 0 or self._line(place) == self._line(mention) else UNKNOWN
                        for i in touched(pieces, (place,))[:1]:
                            row[i] = told if row[i] <= 0 else row[i]
                first = touched(pieces, (mention,))
                if first:
                    yield first[0], row

    def tags(self, pieces: Pieces) -> dict[str, list[int]]:
        """Return what anybody and what the author thinks, as labels of the first pieces of policies' mentions."""
        labels = {task: [UNKNOWN] * len(pieces.ids) for task in ("stance", "author_stance")}
        for policy, mentions in self.policies.items():
            holders = [actor for p, actor in self.signs if p == policy]
            for mention in mentions:
                for i in touched(pieces, (mention,))[:1]:
                    signs = {self._sign(policy, actor, mention) for actor in holders} - {0}
                    known = signs - {UNKNOWN}
                    labels["stance"][i] = 0 if not signs else known.pop() if len(known) == 1 else UNKNOWN
                    labels["author_stance"][i] = self._sign(policy, AUTHOR, mention)
        assert all(len(TAGS[task]) == len(STANCES) for task in labels)
        return labels
