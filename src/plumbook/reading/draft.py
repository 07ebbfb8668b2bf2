"""A reading under construction: what the components of the pipeline hand to one another.

Each component takes the draft from `doc._.draft`, reads what earlier ones left there, and adds its
own part. Spans of the draft are character offsets into the document's text, as everywhere.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import cast as typed

from spacy.tokens import Doc, Token
from spacy.tokens import Span as TokenSpan

from plumbook.encoder.session import Told
from plumbook.model import (
    Actor,
    ActorKind,
    Attribution,
    Candidacy,
    Document,
    Office,
    Policy,
    Reading,
    Span,
    Stance,
    Tenure,
    Vacancy,
)
from plumbook.reading.anonymous import description_span, kind_of_description, whole_phrase
from plumbook.reading.wording import whole_marks

EXTENSION = "draft"
# What the writer of a text is called where no byline gives a name.
AUTHOR = "author"


@dataclass(slots=True)
class Member:
    """An actor under construction; the attributes are those of `plumbook.model.Actor`."""

    key: str
    kind: ActorKind
    name: str
    names: list[str] = field(default_factory=list)
    mentions: set[Span] = field(default_factory=set)
    is_author: bool = False
    confidence: float = 1.0

    @property
    def is_known(self) -> bool:
        """Whether there is more to it than having written the text: a name or a mention."""
        return not self.is_author or bool(self.mentions) or self.name != AUTHOR

    def finish(self) -> Actor:
        """Return the actor, its forms without repetition and its mentions in order."""
        name = whole_marks(self.name)
        names = tuple(n for n in dict.fromkeys(map(whole_marks, self.names)) if n != name)
        return Actor(
            key=self.key,
            kind=self.kind,
            name=name,
            names=names,
            mentions=tuple(sorted(self.mentions)),
            is_author=self.is_author,
            confidence=round(self.confidence, 3),
        )


class Cast:
    """Who appears in one text, and whom each stretch of it stands for."""

    def __init__(self) -> None:
        self.members: list[Member] = []
        self._by_span: dict[Span, Member] = {}
        self._over: dict[int, list[Span]] = {}
        self._made = 0

    @property
    def author(self) -> Member | None:
        """The writer of the text, where it is an actor."""
        return next((m for m in self.members if m.is_author), None)

    def add(self, kind: ActorKind, name: str, *, is_author: bool = False, confidence: float = 1.0) -> Member:
        """Add an actor without mentions and return it."""
        self._made += 1
        member = Member(f"a{self._made}", kind, name, is_author=is_author, confidence=confidence)
        self.members.append(member)
        return member

    def mention(self, member: Member, start: int, end: int, form: str | None = None) -> None:
        """Record that characters start to end stand for the member.

        Args:
            member: the actor meant.
            start: first character.
            end: one past the last character.
            form: the name as worded, title-less; None for a pronoun, which is no name.
        """
        span = Span(start, end)
        earlier = self._by_span.get(span)
        if earlier is not None and earlier is not member:
            earlier.mentions.discard(span)
        if earlier is None:
            for offset in range(start, end):
                self._over.setdefault(offset, []).append(span)
        self._by_span[span] = member
        member.mentions.add(span)
        if form and form not in member.names:
            member.names.append(form)

    def forget(self, member: Member, span: Span) -> None:
        """Take back that a span stands for a member."""
        member.mentions.discard(span)
        if self._by_span.get(span) is member:
            del self._by_span[span]

    def merge(self, kept: Member, gone: Member) -> None:
        """Make two members one: `kept` takes over the names and mentions of `gone`."""
        for span in gone.mentions:
            self._by_span[span] = kept
        kept.mentions |= gone.mentions
        kept.names += [n for n in (gone.name, *gone.names) if n not in kept.names]
        kept.is_author |= gone.is_author
        self.members.remove(gone)

    def remove(self, member: Member) -> None:
        """Drop a member that turned out to be no actor."""
        for span in member.mentions:
            self._by_span.pop(span, None)
        self.members.remove(member)

    def at(self, start: int, end: int) -> Member | None:
        """Return the member whose mention is exactly characters start to end."""
        return self._by_span.get(Span(start, end))

    def covering(self, offset: int) -> Member | None:
        """Return the member with the shortest mention that covers the character at offset."""
        found = [s for s in self._over.get(offset, ()) if s in self._by_span]
        return self._by_span[min(found, key=lambda s: (s.end - s.start, s.start))] if found else None

    def resolve(self, words: TokenSpan | Token) -> Member | None:
        """Return whom a noun phrase, name or pronoun stands for: the member mentioned at its head."""
        head = words.root if isinstance(words, TokenSpan) else words
        return self.covering(head.idx)

    def introduce(self, words: TokenSpan) -> Member:
        """Return whom a noun phrase stands for, adding it as a group or anonymous source where nobody is known.

        Args:
            words: a source as worded ("two senior administration officials who were there").
        """
        known = self.resolve(words)
        if known is not None:
            return known
        first, end = description_span(words)
        told, head = words.doc[first:end], words.root.i
        short = words.doc[slice(*whole_phrase(words.doc, first, head + 1, head))]
        kind = kind_of_description(words.root)
        member = self._called(kind, told.text) or self.add(kind, told.text, confidence=0.6)
        self.mention(member, short.start_char, short.end_char, short.text)
        return member

    def _called(self, kind: ActorKind, name: str) -> Member | None:
        """The member of a kind that was introduced in these very words."""
        return next((m for m in self.members if m.kind is kind and m.name.casefold() == name.casefold()), None)


@dataclass(slots=True)
class OfficeMention:
    """One place where a text names an office.

    Attributes:
        span: role with body or jurisdiction as worded, without article, status words and holder
            ("Secretary of State", "senior research fellow at the Sejong Institute").
        role: the role alone ("senior research fellow", "Secretary of State").
        head: index in the Doc of the head noun of the role.
        body: the body's or jurisdiction's name as worded, where the mention itself gives it.
        holder: the name or noun phrase that it is title of, in apposition to or predicated of.
        status: what is said of the holder, by the words around it ("former", "acting", "nominee", "candidate",
            "next", "new") or by the sentence ("appointed"; "itself" where the mention is its own holder).
        kind: the common form of the head, in lower case ("senator" for "Sens.").
        possessor: whose office it is said to be, where that is no body ("Obama's chief of staff").
        plural: whether it stands for several holders.
        confidence: how far the construction can be trusted, 0 to 1.
    """

    span: Span
    role: str
    head: int
    body: Span | None = None
    holder: Span | None = None
    status: tuple[str, ...] = ()
    kind: str = ""
    possessor: Span | None = None
    plural: bool = False
    confidence: float = 1.0


@dataclass(slots=True)
class Draft:
    """What the components have found so far in one document."""

    document: Document
    cast: Cast = field(default_factory=Cast)
    office_mentions: list[OfficeMention] = field(default_factory=list)
    offices: list[Office] = field(default_factory=list)
    tenures: list[Tenure] = field(default_factory=list)
    candidacies: list[Candidacy] = field(default_factory=list)
    vacancies: list[Vacancy] = field(default_factory=list)
    attributions: list[Attribution] = field(default_factory=list)
    policies: list[Policy] = field(default_factory=list)
    stances: list[Stance] = field(default_factory=list)
    told: Told | None = None

    def finish(self) -> Reading:
        """Return the reading; a writer without a byline is an actor only where something is said by or of it."""
        used = {s.actor for s in self.stances} | {t.actor for t in self.tenures}
        used |= {a.claimant for a in self.attributions if a.claimant is not None}
        return Reading(
            document=self.document.id,
            fingerprint=self.document.fingerprint,
            actors=tuple(m.finish() for m in self.cast.members if m.is_known or m.key in used),
            offices=tuple(self.offices),
            tenures=tuple(self.tenures),
            candidacies=tuple(self.candidacies),
            vacancies=tuple(self.vacancies),
            policies=tuple(self.policies),
            attributions=tuple(self.attributions),
            stances=tuple(self.stances),
        )


Doc.set_extension(EXTENSION, default=None, force=True)


def draft_of(doc: Doc) -> Draft:
    """Return the draft of a Doc; a Doc made outside a reader gets one with an empty id."""
    if doc._.draft is None:
        doc._.draft = Draft(Document(id="", text=doc.text))
    return typed(Draft, doc._.draft)


def text_of(doc: Doc) -> str:
    """Return the text of a Doc, kept: `Doc.text` puts it together anew on every call."""
    return draft_of(doc).document.text


def sentence_span(sentence: TokenSpan) -> Span:
    """Return a sentence's characters, without white space at its ends."""
    text = sentence.text
    start = sentence.start_char + len(text) - len(text.lstrip())
    return Span(start, sentence.start_char + len(text.rstrip()))
