"""Whose an office is: the organization or state it belongs to, as an actor of the text."""

from __future__ import annotations

from spacy.tokens import Doc
from spacy.tokens import Span as TokenSpan

from plumbook.model import ActorKind, Span
from plumbook.reading.draft import Draft, Member, OfficeMention, sentence_span
from plumbook.reading.lexicon import Entry, known_names, words
from plumbook.reading.office_names import STATE_OFFICES, is_foreign
from plumbook.reading.office_words import departments
from plumbook.reading.posts import UNITED_STATES, Post

# Roles before which a state's adjective tells what they deal with ("Iran envoy").
_FIELDED = frozenset({"envoy", "representative"})
_OF_COMMITTEES = frozenset({"chairman", "vice chairman", "ranking member"})
_BODIES = frozenset({ActorKind.ORGANIZATION, ActorKind.STATE, ActorKind.GROUP})
# What the model calls names of bodies.
_KINDS = {"ORG": ActorKind.ORGANIZATION, "GPE": ActorKind.STATE}
# The chambers of the United States' Congress, by the offices of their members.
_CHAMBERS = {"senator": ("Senate", "Congress"), "representative": ("House of Representatives", "Congress")}
# The confidence of a title right before a name.
TITLED = 0.95
# The confidence of a body that a text names only in the words for an office.
_NAMED_ONCE = 0.6


class OfficeBodies:
    """Finds the bodies of one text's offices.

    Args:
        doc: a parsed text.
        draft: its draft, actors found; bodies that only offices name are added.
        persons: stretches of the text that look like bodies and are persons.
    """

    def __init__(self, doc: Doc, draft: Draft, persons: set[Span]) -> None:
        self.doc, self.cast, self.persons = doc, draft.cast, persons

    def of(self, post: Post) -> Member | None:
        """Return the organization or state that an office belongs to."""
        if post.wording.family in _CHAMBERS and not is_foreign(post.wording.state):
            return self._chamber(post)
        for mention in post.mentions:
            member = self._worded(mention)
            if member is not None and not (member.kind is ActorKind.STATE and self._is_field(mention)):
                return member
        if any(self._is_field(mention) for mention in post.mentions):
            return None
        if (department := self._department(post)) is not None:
            return department
        state = post.wording.state or (UNITED_STATES if post.is_federal else None)
        return self._state(state) or self._committee(post) or self._named_by(post) or self._first_named(post)

    def _worded(self, mention: OfficeMention) -> Member | None:
        """Return whom the words for an office's body, or the noun or pronoun in its place, stand for."""
        at = mention.body if mention.body is not None else mention.possessor
        if at is None or at in self.persons:
            return None
        named = self.doc.char_span(at.start, at.end, alignment_mode="expand")
        member = self.cast.resolve(named) if named is not None else None
        if member is None and named is not None and named.text.lower() == "its" and mention.kind in STATE_OFFICES:
            member = self._last_state(named)
        return member if member is not None and member.kind in _BODIES else None

    def _last_state(self, pronoun: TokenSpan) -> Member | None:
        """Return the state that a sentence names last before "its president"."""
        before = reversed(self.doc[pronoun.sent.start : pronoun.start])
        named = (self.cast.covering(token.idx) for token in before)
        return next((m for m in named if m is not None and m.kind is ActorKind.STATE), None)

    def owner(self, mention: OfficeMention) -> Member | None:
        """Return the body that a noun or pronoun says an office to be of ("Mexico and its president")."""
        return self._worded(mention) if mention.body is None else None

    def _chamber(self, post: Post) -> Member | None:
        """Return the chamber that a member of Congress sits in; a state that elects one is no body."""
        names = _CHAMBERS[post.wording.family]
        found = (m for name in names for m in self.cast.members if name in (m.name, *m.names))
        return next(found, None) or self._state(UNITED_STATES)

    def _state(self, name: str | None) -> Member | None:
        return next((m for m in self.cast.members if m.kind is ActorKind.STATE and m.name == name), None)

    def _department(self, post: Post) -> Member | None:
        """Return the department of a secretary ("Deputy Secretary of State"), where it is an actor of the text."""
        if post.wording.family != "secretary":
            return None
        names = {name for name in departments().values() if set(name.split()) - {"the", "and"} == post.wording.area}
        known = {form for name in names for form in (f"department of {name}", f"{name} department")}
        return next((m for m in self.cast.members if {n.casefold() for n in (m.name, *m.names)} & known), None)

    def _is_field(self, mention: OfficeMention) -> bool:
        """Whether a state is what an office deals with, and not whose it is ("envoy for Iran", "Iran envoy")."""
        if mention.body is None:
            return mention.role.split()[-1].lower() in _FIELDED
        named = self.doc.char_span(mention.body.start, mention.body.end, alignment_mode="expand")
        if named is None:
            return False
        if named.start > 0 and self.doc[named.start - 1].lower_ in {"for", "to", "on"}:
            return True
        possessive = named.end < len(self.doc) and self.doc[named.end].tag_ == "POS"
        return mention.role.split()[-1].lower() in _FIELDED and not possessive

    def _committee(self, post: Post) -> Member | None:
        """Return the only committee of the text that a chairman's field names ("Intelligence Chairman")."""
        said = post.wording.area | post.wording.rank
        if post.wording.family not in _OF_COMMITTEES or not said:
            return None
        found = [m for m in self.cast.members if m.name.endswith("Committee") and said <= set(m.name.lower().split())]
        return found[0] if len(found) == 1 else None

    def _first_named(self, post: Post) -> Member | None:
        """Return the body whose name opens a longer one that nothing is known of ("NATO Supreme Allied Commander")."""
        firsts = (self.cast.covering(m.body.start) for m in post.mentions if m.body is not None)
        return next((m for m in firsts if m is not None and m.kind in _BODIES), None)

    def _is_place(self, body: Span) -> bool:
        """Whether a name only tells where an office is ("attorney in Brooklyn")."""
        named = self.doc.char_span(body.start, body.end, alignment_mode="expand")
        return named is not None and named.start > 0 and named.doc[named.start - 1].lower_ in {"in", "from", "on"}

    def beside(self, post: Post) -> Member | None:
        """Return the only foreign state in the sentences of an office that is a state's and gives none itself."""
        if post.wording.family not in STATE_OFFICES - {"governor", "leader"} or post.wording.area or post.is_federal:
            return None
        sentences = [sentence_span(self.doc[m.head].sent) for m in post.mentions if m.confidence >= TITLED]
        near = [
            m
            for m in self.cast.members
            if m.kind is ActorKind.STATE
            and m.name != UNITED_STATES
            and any(s.start <= span.start < s.end for s in sentences for span in m.mentions)
        ]
        return near[0] if len(near) == 1 else None

    def _named_by(self, post: Post) -> Member | None:
        """Add the body that only the words for an office name ("French President X"), and return it."""
        for mention in post.mentions:
            at = mention.body if mention.body is not None and not self._is_place(mention.body) else None
            named = self.doc.char_span(at.start, at.end) if at is not None and at not in self.persons else None
            entry = _entry(named) if named is not None else None
            if named is None or entry is None or self.cast.resolve(named) is not None:
                continue
            member = next((m for m in self.cast.members if _plain(m.name) == _plain(entry.name)), None)
            member = member or self.cast.add(entry.kind, entry.name, confidence=_NAMED_ONCE)
            form = None if entry.role == "adjective" else named.text
            self.cast.mention(member, named.start_char, named.end_char, form)
            return member
        return None


def _plain(name: str) -> str:
    return name.casefold().replace("-", " ")


def _entry(name: TokenSpan) -> Entry | None:
    """Return what is known of a body's name: by the lexicon, by its last word, or by what the model saw in it."""
    known = known_names().get(name.text.replace("’", "'"))
    if known is not None:
        return known
    text = " ".join(name.text.split())
    if len(name) > 1 and {name[0].text, name[-1].text} & words("organization_heads"):
        return Entry(text, ActorKind.ORGANIZATION)
    labels = {token.ent_type_ for token in name}
    before = name[0].nbor(-1) if name[0].i else name[0]
    if len(labels) > 1 or (name[0].ent_iob_ == "I" and before.pos_ != "DET"):
        return None
    return Entry(text, _KINDS[label]) if (label := labels.pop()) in _KINDS else None
