"""Who has spoken so far in a text, and who goes on speaking where a pronoun could stand for somebody else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from spacy.tokens import Doc, Token

from plumbook.model import ActorKind, Span
from plumbook.reading.draft import Draft, Member
from plumbook.reading.persons import genders_of_name
from plumbook.reading.quotations import QuotedText
from plumbook.reading.references import GENDERS

_FIRST_PERSON = frozenset({"i", "me", "my", "myself"})
# How far back a speaker is remembered, in characters.
_NEAR = 1500
_EITHER = frozenset({"m", "f"})


class Speakers:
    """The speakers of one text, in the order of their reports.

    Args:
        draft: the draft whose cast they are of.
        quoted: its text with its quotations.
    """

    def __init__(self, draft: Draft, quoted: QuotedText) -> None:
        self.draft, self.quoted = draft, quoted
        self._spoke: list[tuple[int, Member]] = []
        self._contents: list[Span] = []

    def note(self, offset: int, member: Member, content: Sequence[Span]) -> None:
        """Note that a member, as worded at an offset, said a content."""
        self._spoke.append((offset, member))
        self._contents += content

    def before(self, offset: int, kinds: set[ActorKind]) -> Iterator[Member]:
        """Yield who spoke not long before an offset and is of some kinds, the latest first."""
        near = takewhile(lambda spoke: offset - spoke[0] < _NEAR, reversed(self._spoke))
        return (member for at, member in near if at < offset and member.kind in kinds)

    def speak_of_others(self, member: Member, content: Sequence[Span]) -> None:
        """Take back that "he", "she" or "his" stands for who says it in a content, which is all quoted."""
        for mention in list(member.mentions):
            within = any(part.start <= mention.start and mention.end <= part.end for part in content)
            if within and self._text(mention).casefold() in GENDERS:
                self.draft.cast.forget(member, mention)

    def going_on(self, pronoun: Token, member: Member | None, content: Sequence[Span]) -> Member | None:
        """Return whom "he" or "she" stands for before a verb of speech.

        Somebody who is named in what is said does not say it, and whom only others' words named since the last
        speaker is not who speaks: in both cases that speaker goes on.

        Args:
            pronoun: the source as worded.
            member: whom the pronoun stands for by its grammar.
            content: what is said.
        """
        gender = GENDERS.get(pronoun.lower_)
        if gender is None:
            return member
        if member is None:
            return None
        kinds = {ActorKind.PERSON, ActorKind.ANONYMOUS}
        spoke = [m for m in self.before(pronoun.idx, kinds) if gender in self._genders(m)]
        if self._is_named_in(member, pronoun, content):
            return next((m for m in spoke if not self._is_named_in(m, pronoun, content)), None)
        if not spoke or spoke[0] is member:
            return member
        last = spoke[0]
        # News names more men: whom nothing tells the gender of is "he" rather than "she".
        surer = gender == "f" and len(self._genders(member)) < len(self._genders(last))
        return last if not surer and self._is_only_talked_of(member, last, pronoun, content) else member

    def _is_named_in(self, member: Member, pronoun: Token, content: Sequence[Span]) -> bool:
        """Whether a content names or describes somebody as only a third party does: quoted, or after the pronoun."""
        return any(
            part.start <= mention.start < part.end
            and self._text(mention).casefold() not in GENDERS
            and (bool(self.quoted.over(mention.start, mention.end)) or pronoun.idx < part.start or self._says_i(part))
            for part in content
            for mention in member.mentions
        )

    def _says_i(self, part: Span) -> bool:
        """Whether a speaker says "I" in what is quoted within a part."""
        words = (
            word
            for q in self.quoted.over(part.start, part.end)
            for word in self.quoted.text[max(q.start, part.start) : min(q.end, part.end)].split()
        )
        return any(word.strip("“”\"'‘’.,").casefold().split("’")[0] in _FIRST_PERSON for word in words)

    def _is_only_talked_of(self, member: Member, last: Member, pronoun: Token, content: Sequence[Span]) -> bool:
        """Whether a member does nothing since the last speaker spoke but in what somebody said, or says now."""
        since = max(at for at, m in self._spoke if m is last and at < pronoun.idx)
        mentions = [m for m in member.mentions if since < m.start < pronoun.idx]
        said = (*self._contents, *content)
        acting = [m for m in mentions if not any(c.start <= m.start < c.end for c in said)]
        return not any(_is_subject(pronoun.doc, m) for m in acting)

    def _genders(self, member: Member) -> frozenset[str]:
        named = genders_of_name(tuple(member.name.split())) if member.kind is ActorKind.PERSON else _EITHER
        told = frozenset(g for m in member.mentions if (g := GENDERS.get(self._text(m).casefold())) is not None)
        return named if len(named) == 1 else told or _EITHER

    def _text(self, span: Span) -> str:
        return self.quoted.text[span.start : span.end]


def _is_subject(doc: Doc, mention: Span) -> bool:
    """Whether a mention is the subject of a verb."""
    words = doc.char_span(mention.start, mention.end, alignment_mode="expand")
    return words is not None and words.root.dep_ in {"nsubj", "nsubjpass"}
