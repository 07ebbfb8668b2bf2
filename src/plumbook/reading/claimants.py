"""Whom the source of an attribution stands for: its link to the cast."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from plumbook.model import ActorKind, Span
from plumbook.reading.anonymous import COLLECTIVES, first_telling
from plumbook.reading.cues import is_document
from plumbook.reading.draft import Draft, Member
from plumbook.reading.lexicon import words
from plumbook.reading.office_words import roles
from plumbook.reading.quotations import QuotedText
from plumbook.reading.references import ANYBODYS, Standing, may_be_called, roles_from_offices
from plumbook.reading.sources import LAWS, is_first_person, is_nobody, makers_of, phrase_of, sources_of_noun
from plumbook.reading.speakers import Speakers

# Of which kinds a speaker is that a pronoun may stand for, where coreference left it open.
_KINDS = {
    "he": {ActorKind.PERSON, ActorKind.ANONYMOUS},
    "she": {ActorKind.PERSON, ActorKind.ANONYMOUS},
    "it": {ActorKind.ORGANIZATION, ActorKind.STATE},
    "they": {ActorKind.GROUP, ActorKind.ORGANIZATION},
}
_NAMED = {"PERSON": ActorKind.PERSON, "ORG": ActorKind.ORGANIZATION}
_UNSURE = 0.5
_FAR = 150  # tokens
# What tells one source from another, so that it is not the last one.
_OTHERS = frozenset({"other", "second", "third", "first", "latter", "another", "new"})
# What only people say, or what they write.
_SAYING = frozenset({"say", "tell", "ask", "add"})
_PARTISANS = frozenset({"republican", "democrat"})
_BODIES = frozenset({"subcommittee", "panel", "campaign", "service", "newspaper", "paper", "delegation"})
# Documents that are the words of who spoke last, and those of a body that did.
_OWN_WORDS = frozenset(
    {"statement", "tweet", "post", "editorial", "commentary", "op-ed", "column", "letter", "speech", "rebuttal"}
)
_PUBLISHED = frozenset({"paper", "story", "article", "dispatch", "website", "release"})
# What tells two of one surname apart.
_OF_TWO = frozenset({"elder", "older", "younger"})
_DEFINITE = frozenset({"the", "this", "that", "its", "his", "her", "their"})


class Claimants:
    """Links the sources of one text, in order: a pronoun or "the report" may stand for who spoke before.

    Args:
        draft: the draft whose cast the sources are linked to.
        quoted: its text with its quotations.
    """

    def __init__(self, draft: Draft, quoted: QuotedText) -> None:
        self.draft = draft
        self.speakers = Speakers(draft, quoted)
        self._made: dict[str, Member] = {}
        self._standings: dict[str, Standing] = {}
        roles_from_offices(draft.cast, draft.office_mentions, self._standings)

    def of(
        self, source: Token | None, parent: str | None, nested: bool, wanted: bool, content: Sequence[Span]
    ) -> Member | None:
        """Return whom a source stands for.

        Args:
            source: the head of the source as worded.
            parent: key of the claimant of the attribution that this one stands in.
            nested: whether it stands in one.
            wanted: whether a source that nobody knows is to be introduced.
            content: what the source is said to say.
        """
        if source is None or is_nobody(source) or self._is_one_of_two(source):
            return None
        if is_first_person(source):
            return self._by_key(parent) if nested else self.draft.cast.author
        member = self.speakers.going_on(source, self._known(source, wanted), () if nested else content)
        if member is None and wanted and _can_speak(source):
            member = self.draft.cast.introduce(phrase_of(source))
        if member is None and wanted and (source.ent_type_ in _NAMED or _is_acronym(source)):
            member = self._name(source)
        if member is not None and wanted and not (is_document(source) and member.kind is ActorKind.ANONYMOUS):
            self.speakers.note(source.idx, member, content)
        return member

    def _name(self, source: Token) -> Member | None:
        """Add a named source that was not known for an actor."""
        names = [e for e in source.doc.ents if e.start <= source.i < e.end]
        name = names[0] if names else source.doc[source.i : source.i + 1]
        if not name.text[:1].isupper():
            return None
        kind = _NAMED.get(source.ent_type_, ActorKind.ORGANIZATION)
        member = self.draft.cast.add(kind, name.text, confidence=_UNSURE)
        self.draft.cast.mention(member, name.start_char, name.end_char, name.text)
        return member

    def _known(self, source: Token, wanted: bool) -> Member | None:
        if is_document(source):
            return self._maker(source)
        found = self.draft.cast.resolve(source)
        if found is not None:
            return found
        if source.pos_ == "PRON":
            return self._speaker_before(source)
        if source.dep_ == "appos" and (described := self.draft.cast.resolve(source.head)) is not None:
            return described
        parts = [c for c in source.children if c.dep_ in {"appos", "compound", "flat", "nmod"} and c.pos_ == "PROPN"]
        named = (self.draft.cast.resolve(c) for c in reversed(parts))
        person = next((m for m in named if m is not None and m.kind is ActorKind.PERSON), None)
        return person or self._right_before(source) or self._referred(source, wanted)

    def _is_one_of_two(self, source: Token) -> bool:
        """Whether a surname is that of another, too, and only "the elder" or "the younger" tells whose."""
        if not any(c.lower_ in _OF_TWO for c in source.lefts):
            return False
        return sum(m.name.split()[-1] == source.text for m in self.draft.cast.members) > 1

    def _referred(self, source: Token, wanted: bool) -> Member | None:
        """Who spoke before, where "the president" or "the panel" speaks and nobody is known by that description."""
        definite = any(c.lower_ == "the" for c in source.children)
        another = any(c.lower_ in _OTHERS for c in source.children) or source.lower_ in _OTHERS
        many = source.lemma_.lower() in COLLECTIVES
        if not definite or another or many or not (source.tag_ == "NN" or source.lower_ in _PARTISANS):
            return None
        if not _is_body(source) and source.lemma_.lower() not in words("person_nouns") | roles().keys() | _PARTISANS:
            return None  # things are nobody's names
        kinds = _KINDS["it"] if _is_body(source) else _KINDS["he"]
        # "The official" is nobody whom the text names: it would say so by the office.
        kinds = {ActorKind.ANONYMOUS} if source.lemma_.lower() in ANYBODYS else kinds
        member = self._latest(source.idx, kinds, source.lemma_.lower())
        told = frozenset(c.lower_ for c in source.lefts if c.dep_ in {"amod", "compound", "nmod"})
        if member is not None and _is_body(source) and not may_be_called(member, source.lemma_.lower(), told):
            return None
        if member is not None and wanted:
            first = first_telling(phrase_of(source)[: source.i - phrase_of(source).start + 1])
            start, end = source.doc[first].idx, source.idx + len(source)
            self.draft.cast.mention(member, start, end, self.draft.document.text[start:end])
        return member

    def _right_before(self, source: Token) -> Member | None:
        """The name right before the verb, where the parse took another word for its subject (a dateline)."""
        verb = source.head
        if source.dep_ not in {"nsubj", "nsubjpass"} or source.pos_ != "PROPN" or verb.i < source.i + 2:
            return None
        before = [t for t in source.doc[source.i + 1 : verb.i] if t.pos_ == "PROPN"]
        return self.draft.cast.resolve(before[-1]) if before else None

    def _maker(self, document: Token) -> Member | None:
        """Who speaks in a document: who is said to have made it, or did when it was first spoken of."""
        lemma = document.lemma_.lower()
        named = makers_of(document)
        member = self._first_known(named) or self._first_known(self._makers_before(document))
        if (
            member is None
            and not named
            and any(c.lower_ in _DEFINITE for c in document.children if c.dep_ in {"det", "poss"})
        ):
            member = self._made.get(lemma) or self._spoke_in(document)
        if member is not None:
            self._made[lemma] = member
            return member
        return self.draft.cast.resolve(document)

    def _spoke_in(self, document: Token) -> Member | None:
        """Who spoke last, where that may be in this document: a report or a law speaks for others than a tweet does."""
        lemma = document.lemma_.lower()
        kinds = set(ActorKind) if lemma in _OWN_WORDS else {ActorKind.ORGANIZATION} if lemma in _PUBLISHED else set()
        return self._latest(document.idx, kinds)

    def _makers_before(self, document: Token) -> list[Token]:
        """Who wrote or gave it where the same word was last met ("rejected it in a commentary")."""
        if document.lemma_.lower() in LAWS:
            return []  # who signs or passes it is not who speaks in it
        first = max(0, document.i - _FAR)
        for token in reversed(document.doc[first : document.i]):
            if token.lemma_ == document.lemma_ and token.pos_ == "NOUN":
                found = [*makers_of(token), *sources_of_noun(token)]
                if found:
                    return found
        return []

    def _first_known(self, sources: Sequence[Token]) -> Member | None:
        return next((m for s in sources if not is_document(s) and (m := self.draft.cast.resolve(s)) is not None), None)

    def _speaker_before(self, pronoun: Token) -> Member | None:
        kinds = _KINDS.get(pronoun.lower_)
        if kinds is None:
            return None
        document = _document_before(pronoun) if pronoun.lower_ == "it" else None
        if document is not None:
            return self._maker(document)
        return self._latest(pronoun.idx, kinds) or self._subject_before(pronoun, kinds)

    def _subject_before(self, pronoun: Token, kinds: set[ActorKind]) -> Member | None:
        """The last subject of a fitting kind in the sentence before a pronoun's."""
        start = pronoun.sent.start
        before = pronoun.doc[start - 1].sent.start if start else start
        for token in reversed(pronoun.doc[before:start]):
            if token.dep_ in {"nsubj", "nsubjpass"}:
                member = self.draft.cast.resolve(token)
                if member is not None and member.kind in kinds:
                    return member
        return None

    def _latest(self, offset: int, kinds: set[ActorKind], role: str | None = None) -> Member | None:
        """Who spoke last before an offset, of some kinds, and not long before; no one known to be of another role."""
        spoke = self.speakers.before(offset, kinds)
        return next((m for m in spoke if role is None or not self._is_other(m, role)), None)

    def _is_other(self, member: Member, role: str) -> bool:
        """Whether "the president" cannot be somebody whom the text calls by other offices only."""
        standing = self._standings.get(member.key)
        return standing is not None and bool(standing.roles) and role in roles() and role not in standing.roles

    def _by_key(self, key: str | None) -> Member | None:
        return next((m for m in self.draft.cast.members if m.key == key), None)


def _document_before(pronoun: Token) -> Token | None:
    """The document that "it" stands for: the subject of the sentence before, where "it" is its sentence's first."""
    start = pronoun.sent.start
    if start == 0 or any(t.is_alpha for t in pronoun.doc[start : pronoun.i]):
        return None
    root = pronoun.doc[start - 1].sent.root
    subjects = [c for c in root.children if c.dep_ in {"nsubj", "nsubjpass"}]
    return subjects[0] if subjects and subjects[0].tag_ == "NN" and is_document(subjects[0]) else None


def _is_acronym(source: Token) -> bool:
    """Whether a name is in capitals, as broadcasters' are, among words that are not."""
    around = [t for t in source.sent if t.is_alpha and len(t) > 1]
    name = source.text.isalnum() and source.text.isupper() and len(source) > 2 and source.i + 1 < source.sent.end
    shouted = 2 * sum(t.is_upper for t in around) > len(around)
    return source.pos_ == "PROPN" and not source.ent_type_ and name and not shouted and source.nbor().text != ":"


def _can_speak(noun: Token) -> bool:
    """Whether a noun is for people, a body or a document, and not for a thing that the parse took for a source."""
    lemma = noun.lemma_.lower()
    listed = lemma in words("person_nouns") or lemma in words("document_nouns") or _is_body(noun)
    speaks = noun.dep_ == "nsubj" and noun.tag_ in {"NN", "NNS"} and noun.head.lemma_.lower() in _SAYING
    return noun.pos_ == "NOUN" and (listed or speaks or lemma in COLLECTIVES or noun.lower_ in COLLECTIVES)


def _is_body(noun: Token) -> bool:
    lemma = noun.lemma_.lower()
    return lemma in words("body_nouns") or lemma.capitalize() in words("organization_heads") or lemma in _BODIES
