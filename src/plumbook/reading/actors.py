"""The step of the pipeline that finds actors: who appears in a text, under which names, and where."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from plumbook.model import ActorKind
from plumbook.reading.anonymous import first_telling, whole_phrase
from plumbook.reading.bodies import find_bodies
from plumbook.reading.credits import credited
from plumbook.reading.descriptions import Description, find_descriptions
from plumbook.reading.draft import AUTHOR, Draft, Member, draft_of
from plumbook.reading.lexicon import words
from plumbook.reading.names import Name, find_names, is_title
from plumbook.reading.persons import Person, find_persons, untagged_mentions
from plumbook.reading.references import References, Standing, roles_from_offices

# How many people write one article: longer bylines list a site's staff.
_MOST_WRITERS = 3


@Language.component("plumbook_actors", requires=["token.dep", "doc.ents"])
def find_actors(doc: Doc) -> Doc:
    """Find actors of every kind and whom each name, description and pronoun stands for."""
    draft = draft_of(doc)
    outside = credited(doc)
    steps = _Steps(doc, draft, find_names(doc, outside), outside)
    steps.add_author()
    steps.add_persons()
    steps.add_bodies()
    steps.add_descriptions()
    steps.resolve_references()
    return doc


class _Steps:
    def __init__(self, doc: Doc, draft: Draft, names: list[Name], outside: set[int]) -> None:
        self.doc, self.draft, self.names = doc, draft, names
        self.cast = draft.cast
        self.standings: dict[str, Standing] = {}
        self.taken = [token.i in outside for token in doc]
        self.persons: list[Person] = []

    def add_author(self) -> None:
        """The writers are actors, by the byline's names where they are known; what "the author" says is the first's.

        A long byline is a site's list of its staff, of which the first wrote the text.
        """
        named = self.draft.document.authors or (AUTHOR,)
        for name in named if len(named) <= _MOST_WRITERS else named[:1]:
            self.cast.add(ActorKind.PERSON, name, is_author=True)
        self.cast.members[0].names.append(AUTHOR)

    def add_persons(self) -> None:
        """Persons, with every further place where their surnames stand."""
        self.persons = find_persons(self.doc, self.names)
        for person in self.persons:
            for name in person.mentions:
                self._take(name)
        for name in self.names:
            self._take(name)
        inside = list(untagged_mentions(self.doc, self.persons, self._taken_without_bodies()))
        for person in self.persons:
            member = self._member(ActorKind.PERSON, person.name, person.mentions)
            self.standings[member.key] = Standing(person.genders, set(self._titles(person)))
            for owner, name in inside:
                if owner is person:
                    self._mention(member, name)
            author = next((m for m in self.cast.members if m.is_author and m.name == person.name), None)
            if author is not None:
                self.cast.merge(author, member)

    def add_bodies(self) -> None:
        """States, organizations and parties."""
        persons = {m.start for p in self.persons for m in p.mentions}
        for body in find_bodies(self.doc, self.names, persons):
            unknown = body.kind is ActorKind.ORGANIZATION or not body.is_known
            bearer = self._bearer(body.name) if unknown else None
            if bearer is not None and all(self.doc[m.start : m.end].text == body.name for m in body.mentions):
                for name in body.mentions:
                    self._mention(bearer, name)
                continue
            kind = ActorKind.GROUP if unknown and self._bearer(body.name.removesuffix("s")) else body.kind
            member = self.cast.add(kind, body.name, confidence=0.9)
            for name in body.mentions:
                self._mention_body(member, name)

    def add_descriptions(self) -> None:
        """Groups and anonymous sources; one that is described in the same words again is the same."""
        known: dict[str, Member] = {}
        last: dict[str, Member] = {}
        for description in find_descriptions(self.doc, self.taken):
            if self._is_title(description):
                continue
            noun = description.head.lemma_.casefold()
            member = known.get(description.key) or (last.get(noun) if description.key == noun else None)
            if member is None:
                member = self.cast.add(description.kind, description.phrase.text, confidence=0.7)
            known.setdefault(description.key, member)
            if description.key != noun:
                last[noun] = member
            phrase = description.phrase
            head = description.head.i
            short = self.doc[slice(*whole_phrase(self.doc, phrase.start, head + 1, head))]
            self.cast.mention(member, short.start_char, short.end_char, short.text)

    def _is_title(self, description: Description) -> bool:
        """Whether a description is the title of a person named behind it, who is meant then."""
        head = description.head.i
        offices = (m for m in self.draft.office_mentions if m.head == head and m.holder is not None)
        holder = next((m.holder for m in offices), None)
        member = self.cast.at(holder.start, holder.end) if holder is not None else None
        if member is None or member.kind is not ActorKind.PERSON or holder is None:
            return False
        if not description.phrase.start_char <= holder.start < description.phrase.end_char:
            return False
        short = self.doc[description.phrase.start : head + 1]
        self.cast.mention(member, short.start_char, short.end_char)
        return True

    def resolve_references(self) -> None:
        """Pronouns and definite descriptions."""
        roles_from_offices(self.cast, self.draft.office_mentions, self.standings)
        References(self.doc, self.cast, self.standings).resolve_all()

    def _member(self, kind: ActorKind, name: str, mentions: tuple[Name, ...] | list[Name]) -> Member:
        member = self.cast.add(kind, name, confidence=0.9)
        for mention in mentions:
            self._mention(member, mention)
        return member

    def _mention(self, member: Member, name: Name) -> None:
        span = self.doc[name.start : name.end]
        self.cast.mention(member, span.start_char, span.end_char, span.text)

    def _mention_body(self, member: Member, name: Name) -> None:
        """An adjective ("Chinese") points to its state, and is no name of it; a party's wing is a form of its name."""
        span = self.doc[name.start : name.end]
        is_adjective = name.entry is not None and name.entry.role == "adjective"
        self.cast.mention(member, span.start_char, span.end_char, None if is_adjective else span.text)
        if member.kind is ActorKind.GROUP and not is_adjective:
            wing = self.doc[first_telling(self.doc[span.root.left_edge.i : span.end]) : span.end]
            if 1 < len(wing) <= 4 and wing.text not in member.names:
                member.names.append(wing.text)

    def _bearer(self, name: str) -> Member | None:
        """The one person whose whole name or surname it is that the names' tagger took for a body's."""
        persons = [m for m in self.cast.members if m.kind is ActorKind.PERSON]
        bearers = [m for m in persons if name in (m.name, m.name.split()[-1])]
        return bearers[0] if len(bearers) == 1 else None

    def _take(self, name: Name) -> None:
        self.taken[name.start : name.end] = [True] * (name.end - name.start)

    def _taken_without_bodies(self) -> list[bool]:
        """Which tokens no name covers, or only as who leads a government ("Biden team", its last word left out)."""
        taken = list(self.taken)
        for name in self.names:
            if name.body:
                taken[name.start : name.end - 1] = [False] * (name.end - 1 - name.start)
        return taken

    def _titles(self, person: Person) -> list[str]:
        found = []
        for name in person.mentions:
            i = name.start - 1
            while i >= 0 and is_title(self.doc[i]):
                found.append(_TITLES.get(self.doc[i].lower_.rstrip("."), self.doc[i].lower_))
                i -= 1
        return [t for t in found if t in words("person_nouns") or t in _TITLES.values()]


# Nouns for those whose titles are shortened, or are nouns only as titles.
_TITLES = {
    "sen": "senator", "rep": "representative", "gov": "governor", "gen": "general", "amb": "ambassador",
    "secretary": "secretary", "speaker": "speaker", "judge": "judge", "pope": "pope", "mayor": "mayor",
}  # fmt: skip
