"""Back-references: whom a pronoun or a definite description stands for.

Pronouns follow salience (Lappin and Leass 1994, reduced): the subject before the object, the nearer
sentence before the farther, with the genders that titles and given names allow.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice

from spacy.tokens import Doc, Token

from plumbook.model import ActorKind
from plumbook.reading.draft import Cast, Member, OfficeMention
from plumbook.reading.lexicon import words

GENDERS = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
# How many sentences back a pronoun reaches, and what each sentence in between costs.
REACH = 5
FADING = 0.6
_SALIENCE = {"nsubj": 80.0, "nsubjpass": 75.0, "agent": 60.0, "dobj": 50.0, "dative": 45.0, "poss": 45.0, "appos": 40.0}
# What is said of many in one text, and points back to nobody in particular.
ANYBODYS = frozenset({"official", "member", "aide", "expert"})
# How many mentions back a definite description reaches.
_MEMORY = 300
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
# Bodies that a text may speak of without ever naming them ("the administration", "his campaign").
_UNNAMED = frozenset({"administration", "government", "regime", "military"})
_LED = frozenset({"administration", "government", "regime", "campaign"})
# Nouns for any body: they refer back to an organization whatever its name, unless its name says that it is none such.
_ANY_BODY = frozenset(
    {"group", "organization", "organisation", "agency", "company", "firm", "institution", "think-tank"}
)
_PUBLIC = frozenset(
    {
        "administration", "government", "regime", "presidency", "department", "ministry", "senate", "congress", "house",
        "parliament", "court", "assembly", "legislature", "police", "army", "navy", "military", "bureau", "agency",
        "embassy", "treasury", "pentagon", "campaign",
    }
)  # fmt: skip
_TRADING = frozenset({"corp", "corp.", "inc", "inc.", "company", "co.", "llc", "ltd", "bank", "industries", "airlines"})
_COMMON = frozenset(
    {
        "association", "union", "university", "committee", "coalition", "council", "alliance", "foundation",
        "institute", "center", "society", "league", "party", "team", "commission", "fund", "church",
    }
)  # fmt: skip
_ALWAYS = {
    "agency": frozenset({"agency", "administration", "bureau", "service"}),
    "company": _TRADING,
    "firm": _TRADING,
    "group": _COMMON,
    "organization": _COMMON,
    "organisation": _COMMON,
}
_NEVER = {
    "agency": _TRADING | _COMMON,
    "company": _PUBLIC | _COMMON,
    "firm": _PUBLIC | _COMMON,
    "group": _PUBLIC | _TRADING,
    "organization": _PUBLIC | _TRADING,
    "organisation": _PUBLIC | _TRADING,
    "think-tank": _PUBLIC | _TRADING,
}


@dataclass(slots=True)
class Standing:
    """What is known of a member besides its names.

    Attributes:
        genders: those that fit a person ("m", "f").
        roles: head nouns of its titles and offices, in lower case.
    """

    genders: frozenset[str] = frozenset({"m", "f"})
    roles: set[str] = field(default_factory=set)


class References:
    """Resolves the back-references of one text.

    Args:
        doc: the text.
        cast: who appears in it; mentions are added to it.
        standings: for each member's key, what is known of it.
    """

    def __init__(self, doc: Doc, cast: Cast, standings: dict[str, Standing]) -> None:
        self.doc, self.cast, self.standings = doc, cast, standings
        self._sentence = _sentence_numbers(doc)

    def resolve_all(self) -> None:
        """Add mentions for the pronouns and definite descriptions of the text, in order."""
        self._note_appositions()
        places = list(self._places())
        passed = 0
        seen: list[tuple[int, Member]] = []
        for token in self.doc:
            while passed < len(places) and places[passed][0] <= token.i:
                seen.append((places[passed][0], places[passed][1]))
                passed += 1
            found = self._antecedent(token, seen)
            if found is not None:
                seen.append((token.i, found))

    def _note_appositions(self) -> None:
        """Note what bodies are called in apposition or predication ("Acme Labs, the company, …")."""
        for token in self.doc:
            if token.lemma_.casefold() not in _ANY_BODY or token.dep_ not in {"appos", "attr"}:
                continue
            verb = token.head
            subject = next((c for c in verb.children if c.dep_ == "nsubj"), None) if token.dep_ == "attr" else verb
            member = self.cast.resolve(subject) if subject is not None else None
            if member is not None and member.kind is ActorKind.ORGANIZATION:
                self._standing(member).roles.add(token.lemma_.casefold())

    def _places(self) -> Iterator[tuple[int, Member]]:
        index = {t.idx: t.i for t in self.doc}
        order = {m.key: n for n, m in enumerate(self.cast.members)}
        found = [(index[s.start], order[m.key], m) for m in self.cast.members for s in m.mentions if s.start in index]
        yield from ((i, m) for i, _, m in sorted(found, key=lambda f: f[:2]))

    def _antecedent(self, token: Token, seen: list[tuple[int, Member]]) -> Member | None:
        form: str | None = None
        if token.lower_ in GENDERS and token.pos_ in {"PRON", "DET"}:
            member = self._person(token, GENDERS[token.lower_], seen)
            start = end = token.i
        elif leader := self._leader(token):
            member = self._body_of(leader, token)
            start, end = _noun_phrase(token)
            form = self.doc[start : end + 1].text
        elif self._is_definite(token):
            member = self._described(token, seen) or self._unnamed(token)
            start, end = _noun_phrase(token)
            form = self.doc[start : end + 1].text
        else:
            return None
        if member is None or self.cast.at(self.doc[start].idx, self.doc[end].idx + len(self.doc[end])):
            return None
        self.cast.mention(member, self.doc[start].idx, self.doc[end].idx + len(self.doc[end]), form)
        return member

    def _leader(self, token: Token) -> Member | None:
        """Whose body it is, where a pronoun says so ("his administration")."""
        if token.lower_ not in _LED:
            return None
        owner = next((c for c in token.children if c.dep_ == "poss" and c.lower_ in GENDERS), None)
        found = owner and self.cast.at(owner.idx, owner.idx + len(owner))
        return found if found and found.kind is ActorKind.PERSON else None

    def _body_of(self, leader: Member, token: Token) -> Member:
        """The body called by its leader's name, added where the text has no such name."""
        surname = leader.name.split()[-1]
        name = f"{surname} {token.lower_}"
        for member in self.cast.members:
            if member.kind is ActorKind.ORGANIZATION and name in (member.name, *member.names):
                return member
        return self.cast.add(ActorKind.ORGANIZATION, name, confidence=0.6)

    def _unnamed(self, token: Token) -> Member | None:
        """A government that the text never names."""
        if token.lower_ not in _UNNAMED or token.dep_ not in {"nsubj", "nsubjpass", "poss", "dobj", "pobj"}:
            return None
        return self.cast.add(ActorKind.ORGANIZATION, token.lower_, confidence=0.6)

    def _is_definite(self, token: Token) -> bool:
        if token.pos_ not in {"NOUN", "PROPN"} or token.tag_ in {"NNPS"}:
            return False
        start, _ = _noun_phrase(token)
        opener = self.doc[start - 1] if start > 0 else None
        return (
            opener is not None
            and opener.lower_ in _DEFINITE
            and token.dep_ not in {"compound", "attr", "appos", "nmod"}
        )

    def _person(self, token: Token, gender: str, seen: list[tuple[int, Member]]) -> Member | None:
        """The most salient person before a pronoun whose gender can be that of the pronoun."""
        here = self._sentence[token.i]
        scores: dict[str, float] = {}
        weights: dict[str, float] = {}
        members: dict[str, Member] = {}
        for place, member in reversed(seen):
            distance = here - self._sentence[place]
            if distance > REACH:
                break
            if member.is_author or member.kind not in {ActorKind.PERSON, ActorKind.ANONYMOUS}:
                continue
            if gender not in self._standing(member).genders or self._is_bound(token, place):
                continue
            sure = 1.0 if len(self._standing(member).genders) == 1 else 0.9
            value = sure * _SALIENCE.get(_role(self.doc[place]), 30.0) * FADING**distance
            # The last mention counts in full, each earlier one half as much as the next.
            weight = weights.get(member.key, 1.0)
            weights[member.key] = weight / 2
            scores[member.key] = scores.get(member.key, 0.0) + weight * value
            members[member.key] = member
        if not scores:
            return None
        best = members[max(scores, key=lambda key: scores[key])]
        self._standing(best).genders = frozenset({gender})
        return best

    def _is_bound(self, token: Token, place: int) -> bool:
        """Whether grammar forbids it: subject and object of one verb are not one person."""
        other = self.doc[place]
        while other.dep_ in {"compound", "flat", "nmod"}:
            other = other.head
        return (
            token.lower_ in {"him", "her", "he", "she"}
            and token.dep_ != "poss"
            and other.head == token.head
            and {other.dep_, token.dep_} <= {"nsubj", "nsubjpass", "dobj", "dative"}
        )

    def _described(self, token: Token, seen: list[tuple[int, Member]]) -> Member | None:
        """The last member before a definite description that it fits; none where it may be one of several bodies."""
        noun = token.lemma_.casefold()
        modifiers = {t.lower_ for t in token.lefts if t.dep_ in {"amod", "compound", "nmod"}}
        possible: list[Member] = []
        for place, member in islice(reversed(seen), _MEMORY):
            if member.kind is ActorKind.ORGANIZATION and not modifiers and noun in _ANY_BODY:
                if noun in self._standing(member).roles:
                    return member
                near = self._sentence[token.i] - self._sentence[place] <= REACH
                if member not in possible and near and may_be_called(member, noun):
                    possible.append(member)
            elif self._fits(member, noun, modifiers):
                return member
        sure = [member for member in possible if _words_of(member) & _ALWAYS.get(noun, frozenset())]
        return (sure or possible)[0] if len(sure or possible) == 1 else None

    def _fits(self, member: Member, noun: str, modifiers: set[str]) -> bool:
        if member.kind is ActorKind.PERSON:
            return noun in self._standing(member).roles and not (modifiers - self._modifiers_of(member))
        told = _words_of(member)
        if member.kind is ActorKind.ANONYMOUS:
            heads = {name.split()[-1].casefold() for name in member.names} or told
            return noun in heads | {w.rstrip("s") for w in heads} and modifiers <= told
        if member.kind is ActorKind.ORGANIZATION:
            return noun in words("body_nouns") and modifiers <= told and noun in told
        return False

    def _modifiers_of(self, member: Member) -> set[str]:
        return {word for role in self._standing(member).roles for word in role.split()}

    def _standing(self, member: Member) -> Standing:
        return self.standings.setdefault(member.key, Standing())


def _words_of(member: Member) -> set[str]:
    return {w.casefold() for name in (member.name, *member.names) for w in name.split()}


def may_be_called(member: Member, noun: str, modifiers: frozenset[str] = frozenset()) -> bool:
    """Whether a body can be what a definite description speaks of, as far as its name tells.

    Args:
        member: a body.
        noun: head of the description, in lower case ("company").
        modifiers: adjectives and nouns before it, in lower case.
    """
    told = _words_of(member)
    unlike = len(told) == 1 or told & _NEVER.get(noun, frozenset())
    return noun in told or (modifiers <= told and (noun not in _ANY_BODY or not unlike))


def roles_from_offices(cast: Cast, mentions: Iterable[OfficeMention], standings: dict[str, Standing]) -> None:
    """Note each office's role on whom it is said of, so that "the senator" finds its holder."""
    for mention in mentions:
        holder = mention.holder and (
            cast.at(mention.holder.start, mention.holder.end) or cast.covering(mention.holder.end - 1)
        )
        if holder:
            role = mention.role.casefold()
            heads = {role.split()[-1], role.split(" of ")[0].split()[-1]}
            standings.setdefault(holder.key, Standing()).roles |= {role} | (heads - ANYBODYS)


def _sentence_numbers(doc: Doc) -> list[int]:
    numbers, current = [], -1
    for token in doc:
        current += bool(token.is_sent_start)
        numbers.append(max(current, 0))
    return numbers


def _role(token: Token) -> str:
    while token.dep_ in {"compound", "flat", "nmod"} and token.head != token:
        token = token.head
    return str(token.dep_)


def _noun_phrase(token: Token) -> tuple[int, int]:
    """The first and last token of a noun with the adjectives and nouns directly before it."""
    start = token.i
    while (
        start > 0 and token.doc[start - 1].head == token and token.doc[start - 1].dep_ in {"amod", "compound", "nmod"}
    ):
        start -= 1
    return start, token.i
