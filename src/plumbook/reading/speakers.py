"""Who has spoken so far in a text, and who goes on speaking where a pronoun could stand for somebody else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from spacy.tokens import Token

from plumbook.model import ActorKind, Span
from plumbook.reading.draft import Draft, Member
from plumbook.reading.persons import genders_of_name
from plumbook.reading.quotations import QuotedText
from plumbook.reading.references import GENDERS

# How far back a speaker is remembered, in characters.
_NEAR = 1500
_EITHER = frozenset({"m", "f"})
_FIRST_PERSON = frozenset({"i", "me", "my", "myself"})


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
        kinds = {ActorKind.PERSON, ActorKind.ANONYMOUS}
        last = next((m for m in self.before(pronoun.idx, kinds) if gender in self._genders(m)), None)
        if member is None or last is None or last is member:
            return member
        if self._is_named_in(member, pronoun, content):
            return last if not self._is_named_in(last, pronoun, content) else None
        # News names more men: whom nothing tells the gender of is "he" rather than "she".
        surer = gender == "f" and len(self._genders(member)) < len(self._genders(last))
        return last if not surer and self._is_only_talked_of(member, last, pronoun.idx) else member

    def _is_named_in(self, member: Member, pronoun: Token, content: Sequence[Span]) -> bool:
        """Whether a content names somebody whom only a third party could name there: quoted, or after the pronoun."""
        for part in content:
            for mention in member.mentions:
                named = part.start <= mention.start < part.end and self._text(mention)[:1].isupper()
                if not named or self._text(mention).casefold() in GENDERS:
                    continue
                quoted = bool(self.quoted.over(mention.start, mention.end))
                if quoted or pronoun.idx < part.start or self._says_i(part):
                    return True
        return False

    def _says_i(self, part: Span) -> bool:
        """Whether a speaker says "I" in what is quoted within a part."""
        words = (
            word
            for q in self.quoted.over(part.start, part.end)
            for word in self.quoted.text[max(q.start, part.start) : min(q.end, part.end)].split()
        )
        return any(word.strip("“”\"'‘’.,").casefold().split("’")[0] in _FIRST_PERSON for word in words)

    def _is_only_talked_of(self, member: Member, last: Member, offset: int) -> bool:
        """Whether a member is named since the last speaker spoke in what somebody said alone."""
        since = max(at for at, m in self._spoke if m is last and at < offset)
        mentions = [m for m in member.mentions if since < m.start < offset]
        return all(any(c.start <= m.start < c.end for c in self._contents) for m in mentions)

    def _genders(self, member: Member) -> frozenset[str]:
        named = genders_of_name(tuple(member.name.split())) if member.kind is ActorKind.PERSON else _EITHER
        told = frozenset(g for m in member.mentions if (g := GENDERS.get(self._text(m).casefold())) is not None)
        return named if len(named) == 1 else told or _EITHER

    def _text(self, span: Span) -> str:
        return self.quoted.text[span.start : span.end]
