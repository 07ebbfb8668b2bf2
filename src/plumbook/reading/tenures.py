"""The step of the pipeline that tells which office each mention names, and who holds, held or is named to it."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TypedDict

from spacy.language import Language
from spacy.tokens import Doc

from plumbook.model import (
    ActorKind,
    Candidacy,
    CandidacyStatus,
    DateBounds,
    Office,
    Span,
    Tenure,
    TenureStatus,
    Vacancy,
)
from plumbook.reading.draft import Draft, Member, OfficeMention, draft_of, sentence_span, text_of
from plumbook.reading.office_bodies import TITLED, OfficeBodies
from plumbook.reading.office_endings import is_of_past_administration
from plumbook.reading.office_names import names_of
from plumbook.reading.office_words import presidency_of, roles_by_name
from plumbook.reading.posts import SENT, UNITED_STATES, Post, Posts, Wording, wording_of
from plumbook.reading.successions import find_successions
from plumbook.reading.tenure_dates import date_bounds
from plumbook.reading.tenure_status import Status, settled, status_in_term, status_of
from plumbook.reading.vacancies import is_vacant

# How many characters after an office may tell when it was held.
_REACH = 90
# How many characters before "the president" the one who is meant must be named, where a text has several.
_NEAR = 300
_LEAVING = re.compile(
    r"\b(?:resign|step(?:ped|s)? (?:down|aside)|quit|retire|left|leav|fired|ousted|removed|dismissed)"
)
_WEAK_RANKS = frozenset({"senior", "top", "chief", "lead", "junior", "former"})
# Roles that need no body where they stand as titles before a name.
_TITLES = frozenset({"leader", "host", "anchor", "negotiator"})
# The confidence of an office that is only said to be that of a predecessor's or successor's.
_SUCCEEDING = 0.6
# Offices that a definite description with a state's name tells the holder of ("the Ohio senator").
_ELECTED = frozenset({"senator", "representative", "congressman", "congresswoman", "governor"})
# What people are born into or join without holding an office ("member of the Laguna tribe").
_COMMUNITIES = frozenset({"tribe", "nation", "family", "community", "public", "group", "generation", "band", "church",
                          "faith", "clan", "minority", "gang", "audience", "crowd"})  # fmt: skip
_ALONE = frozenset({"attorney", "lawyer", "prosecutor"})


class _Seen(TypedDict):
    """What a tenure and a candidacy have in common."""

    evidence: tuple[Span, ...]
    dates: DateBounds
    confidence: float


@dataclass(slots=True)
class _Fact:
    """What was read of one person and one office: statuses with confidence, sentences, dates."""

    statuses: dict[Status, float] = field(default_factory=dict)
    evidence: dict[Status, list[Span]] = field(default_factory=lambda: defaultdict(list))
    dates: dict[Status, DateBounds] = field(default_factory=dict)

    def end(self) -> None:
        """Take what was held for what is over."""
        now, over = TenureStatus.CURRENT, TenureStatus.FORMER
        self.statuses[over] = max(self.statuses.pop(now), self.statuses.get(over, 0))
        self.evidence[over] += self.evidence.pop(now)
        if now in self.dates:
            self.dates.setdefault(over, self.dates.pop(now))


@Language.component("plumbook_tenures", requires=["token.dep"])
def find_tenures(doc: Doc) -> Doc:
    """Find offices, tenures, candidacies and vacancies."""
    _Tenures(doc, draft_of(doc)).add()
    return doc


class _Tenures:
    def __init__(self, doc: Doc, draft: Draft) -> None:
        self.doc, self.draft, self.cast = doc, draft, draft.cast
        self.posts = Posts()
        self.persons: set[Span] = set()
        self.facts: dict[tuple[int, str], _Fact] = {}
        self.vacant: dict[int, list[Span]] = {}
        self.vacated: dict[int, DateBounds] = {}
        self.bodies = OfficeBodies(doc, draft, self.persons)

    def add(self) -> None:
        """Place every mention, fuller ones first, and add what is found to the draft."""
        read = [(m, self._holder(m), self._wording(m)) for m in self.draft.office_mentions]
        read = [r for r in read if self._is_office(*r)]
        for mention, holder, wording in sorted(read, key=lambda r: (not r[2].area, r[0].holder is None, r[0].span)):
            self._place(mention, holder and self._president(holder, wording), wording)
        self._end_terms()
        self._add_successions()
        self._add_offices()

    def _holder(self, mention: OfficeMention) -> Member | None:
        """Return the person or anonymous source that an office is said of."""
        if mention.holder is None:
            return self._back_reference(mention)
        words = self.doc.char_span(mention.holder.start, mention.holder.end, alignment_mode="expand")
        member = self.cast.resolve(words) if words is not None else None
        if member is None and words is not None and "itself" not in mention.status:
            member = self.cast.resolve(words[-1])
        if member is None and words is not None and "itself" in mention.status:
            member = self.cast.introduce(words)
        return member if member is not None and member.kind in {ActorKind.PERSON, ActorKind.ANONYMOUS} else None

    def _back_reference(self, mention: OfficeMention) -> Member | None:
        """Return whom an office without a name beside it stands for ("the former senator")."""
        if mention.plural:
            return None
        member = self.cast.resolve(self.doc[mention.head])
        if member is None and mention.kind == "president":
            member = self._incumbent(mention)
        if member is None and (mention.status == ("former",) or (mention.kind in _ELECTED and mention.body)):
            member = self._spoken_of(mention)
        return member if member is not None and member.kind is ActorKind.PERSON else None

    def _spoken_of(self, mention: OfficeMention) -> Member | None:
        """Return whom "the former secretary of state" or "the Ohio senator" means: who was named last before.

        A subject of the sentence does or says something of somebody else.
        """
        head = self.doc[mention.head]
        before = text_of(self.doc)[max(0, mention.span.start - len("the former ")) : mention.span.start].lower()
        if not before.endswith(("the ", "the former ")):
            return None
        sentence = self.doc[head.sent.start : head.i]
        subjects = [self.cast.resolve(token) for token in sentence if token.dep_ in {"nsubj", "nsubjpass"}]
        named = (self.cast.covering(t.idx) for t in reversed(sentence) if t.pos_ == "PROPN")
        people = (m for m in named if m is not None and m.kind is ActorKind.PERSON)
        return next((m for m in people if m not in subjects), None)

    def _incumbent(self, mention: OfficeMention) -> Member | None:
        """Return the president of the United States at the text's date, if "the president" can mean no other."""
        others = (m for m in self.draft.office_mentions if m.kind == "president" and m is not mention)
        before = text_of(self.doc)[max(0, mention.span.start - 4) : mention.span.start].lower()
        date = self.draft.document.date
        if date is None or before != "the ":
            return None
        near = Span(mention.span.start - _NEAR if any(m.body is not None for m in others) else 0, mention.span.start)
        people = (m for m in self.cast.members if any(near.start <= s.start < near.end for s in m.mentions))
        terms = ((m, presidency_of((m.name, *m.names), date)) for m in people)
        return next((m for m, term in terms if term and status_in_term(term, date) is TenureStatus.CURRENT), None)

    def _wording(self, mention: OfficeMention) -> Wording:
        body = mention.body
        person = False
        if body is not None:
            words = self.doc.char_span(body.start, body.end, alignment_mode="expand")
            member = self.cast.resolve(words) if words is not None else None
            person = member is not None and member.kind is ActorKind.PERSON
            if person:
                self.persons.add(body)
        owner = self.bodies.owner(mention)
        return wording_of(mention, text_of(self.doc), person, owner.name if owner is not None else "")

    def _is_office(self, mention: OfficeMention, holder: Member | None, wording: Wording) -> bool:
        """Whether role and words beside it are enough to make an office."""
        sort = roles_by_name()[mention.kind]
        if mention.plural and mention.holder is None:
            return False
        if sort == "part" and self._last_word(mention) in _COMMUNITIES:
            return False
        if sort != "part":
            return True
        if wording.area or wording.rank - _WEAK_RANKS or mention.possessor:
            return True
        titled = mention.confidence >= TITLED and wording.family in _TITLES
        return holder is not None and (wording.family in _ALONE or titled)

    def _last_word(self, mention: OfficeMention) -> str:
        return text_of(self.doc)[mention.span.start : mention.span.end].split()[-1].lower()

    def _place(self, mention: OfficeMention, holder: Member | None, wording: Wording) -> None:
        sort = "post" if wording.family in SENT else roles_by_name()[mention.kind]
        if mention.holder is None and holder is not None and not self._may_refer_back(mention, holder, wording):
            holder = None
        post = self.posts.place(mention, wording, holder, sort)
        number = self.posts.all.index(post)
        sentence = sentence_span(self.doc[mention.head].sent)
        if holder is not None and "unfit" not in mention.status:
            self._note(number, holder, mention, sentence)
        free = "former" in mention.status or (holder is None and "candidate" not in mention.status)
        if free and is_vacant(self.doc, mention):
            self.vacant.setdefault(number, []).append(sentence)
            self.vacated.setdefault(number, date_bounds(self._rest(mention), self.draft.document.date))

    def _may_refer_back(self, mention: OfficeMention, holder: Member, wording: Wording) -> bool:
        """Whether "the former secretary" or "the president" says of somebody, named elsewhere, what that one holds."""
        if mention.status or wording.area:
            return roles_by_name()[mention.kind] != "part" or bool(mention.status)
        known = any(p.wording.family == wording.family and holder.key in p.holders for p in self.posts.all)
        return known or self._incumbent(mention) is holder

    def _note(self, number: int, holder: Member, mention: OfficeMention, sentence: Span) -> None:
        fact = self.facts.setdefault((number, holder.key), _Fact())
        status = self._status(number, holder, mention)
        confidence = mention.confidence if mention.holder is not None else 0.5
        fact.statuses[status] = max(confidence, fact.statuses.get(status, 0))
        if sentence not in fact.evidence[status]:
            fact.evidence[status].append(sentence)
        bounds = self._dates(mention, status)
        if bounds.text is not None:
            fact.dates.setdefault(status, bounds)

    def _president(self, holder: Member, wording: Wording) -> Member:
        """Return the president whose surname a title gives, where the text has a namesake of it too."""
        if wording.family != "president" or wording.state not in {None, UNITED_STATES}:
            return holder
        forms = (holder.name, *holder.names)
        if presidency_of(forms, None) is not None:
            return holder
        surname = holder.name.split()[-1]
        people = (m for m in self.cast.members if m.kind is ActorKind.PERSON and m.name.split()[-1:] == [surname])
        return next((m for m in people if presidency_of((m.name,), None) is not None), holder)

    def _status(self, number: int, holder: Member, mention: OfficeMention) -> Status:
        said = status_of(mention.status)
        date = self.draft.document.date
        if not mention.status and is_of_past_administration(self._rest(mention), date):
            return TenureStatus.FORMER
        wording = self.posts.all[number].wording
        if said.value != "current" or wording.family != "president" or not self.posts.all[number].is_federal:
            return said
        term = presidency_of((holder.name, *holder.names), date)
        if term is None or date is None:
            return said
        return status_in_term(term, date) or CandidacyStatus.CANDIDATE

    def _end_terms(self) -> None:
        """Take the last of several presidents of the United States for the one in office, in a text without a date."""
        if self.draft.document.date is not None:
            return
        terms = {
            key: term.start
            for key, fact in self.facts.items()
            if self.posts.all[key[0]].is_federal
            and self.posts.all[key[0]].wording.family == "president"
            and TenureStatus.CURRENT in fact.statuses
            and (term := presidency_of(self._names(key[1]), None)) is not None
        }
        for key, start in terms.items():
            if start < max(terms.values()):
                self.facts[key].end()

    def _names(self, actor: str) -> tuple[str, ...]:
        """Return the forms of a name."""
        member = next(m for m in self.cast.members if m.key == actor)
        return (member.name, *member.names)

    def _add_successions(self) -> None:
        """Note the office of whoever came before or after its holder, where that one is said to hold just one."""
        for told in find_successions(self.doc, self.cast):
            held = [
                number
                for (number, actor), fact in self.facts.items()
                if actor == told.other.key
                and (told.came_before or told.for_now or TenureStatus.FORMER in fact.statuses)
            ]
            if len(held) > 1 and told.came_before:
                held = [n for n in held if self._is_new_in(n, told.other.key, told.sentence)]
            if len(held) != 1 or (held[0], told.named.key) in self.facts:
                continue
            status = TenureStatus.ACTING if told.for_now else TenureStatus.CURRENT
            status = TenureStatus.FORMER if told.came_before else status
            fact = _Fact(statuses={status: _SUCCEEDING})
            fact.evidence[status].append(told.sentence)
            self.facts[held[0], told.named.key] = fact

    def _is_new_in(self, number: int, actor: str, sentence: Span) -> bool:
        """Whether a sentence names somebody to an office."""
        return sentence in self.facts[number, actor].evidence.get(CandidacyStatus.NOMINEE, ())

    def _rest(self, mention: OfficeMention) -> str:
        """Return what follows a mention in its sentence, up to the next office."""
        sentence = self.doc[mention.head].sent
        following = [m.span.start for m in self.draft.office_mentions if m.span.start > mention.span.end]
        return text_of(self.doc)[mention.span.end : min(sentence.end_char, mention.span.end + _REACH, *following[:1])]

    def _dates(self, mention: OfficeMention, status: Status) -> DateBounds:
        began = "appointed" in mention.status or status is CandidacyStatus.NOMINEE
        before = text_of(self.doc)[self.doc[mention.head].sent.start_char : mention.span.start]
        ended = status is TenureStatus.FORMER and _LEAVING.search(before) is not None
        return date_bounds(self._rest(mention), self.draft.document.date, began=began, ended=ended)

    def _add_offices(self) -> None:
        persons = frozenset(self.persons)
        self._join_namesakes(persons)
        used = {n for n, _ in self.facts} | set(self.vacant)
        kept = [self.posts.all[n] for n in sorted(used)]
        keys: dict[int, str] = {}
        for number in sorted(used, key=lambda n: self.posts.all[n].first):
            keys[number] = f"o{len(keys) + 1}"
            self.draft.offices.append(self._office(keys[number], self.posts.all[number], persons, kept))
        for (number, actor), fact in sorted(self.facts.items(), key=lambda f: (keys[f[0][0]], f[0][1])):
            self._add_fact(actor, keys[number], fact)
        for number, sentences in sorted(self.vacant.items()):
            evidence = tuple(dict.fromkeys(sentences))
            dates = self.vacated[number]
            self.draft.vacancies.append(Vacancy(office=keys[number], dates=dates, evidence=evidence, confidence=0.75))

    def _join_namesakes(self, persons: frozenset[Span]) -> None:
        """Make one of offices of one body that turn out to share a name."""
        used = sorted({n for n, _ in self.facts} | set(self.vacant))
        kept = [self.posts.all[n] for n in used]
        first: dict[tuple[str, str], int] = {}
        for number in used:
            office = self._office("", self.posts.all[number], persons, kept)
            if office.body is None:
                continue
            names = [(name.casefold(), office.body) for name in (office.name, *office.names)]
            earlier = next((first[name] for name in names if name in first), number)
            first.update((name, earlier) for name in names)
            if earlier != number:
                self._join(earlier, number)

    def _join(self, one: int, other: int) -> None:
        """Give all that was read of one post to another."""
        self.posts.all[one].mentions += self.posts.all[other].mentions
        self.posts.all[one].holders |= self.posts.all[other].holders
        for number, actor in [key for key in self.facts if key[0] == other]:
            fact, known = self.facts.pop((number, actor)), self.facts.setdefault((one, actor), _Fact())
            for status, confidence in fact.statuses.items():
                known.statuses[status] = max(confidence, known.statuses.get(status, 0))
                known.evidence[status] = list(dict.fromkeys([*known.evidence[status], *fact.evidence[status]]))
            known.dates = fact.dates | known.dates
        if other in self.vacant:
            self.vacant.setdefault(one, []).extend(self.vacant.pop(other))
            self.vacated.setdefault(one, self.vacated.pop(other))

    def _office(self, key: str, post: Post, persons: frozenset[Span], kept: list[Post]) -> Office:
        body = self.bodies.of(post)
        names = names_of(post, text_of(self.doc), persons, kept)
        if body is None and (body := self.bodies.beside(post)) is not None:
            names.insert(0, f"{names[0]} of {body.name}")
        elif (
            body is not None
            and body.kind is ActorKind.STATE
            and body in map(self.bodies.owner, post.mentions)
            and all(mention.body is None for mention in post.mentions)
        ):
            # A bare "president" is another state's in the same text.
            names[0] = f"{names[0]} of {body.name}"
        name, *others = names
        return Office(
            key=key,
            name=name,
            names=tuple(n for n in others if n != name),
            body=body.key if body is not None else None,
            mentions=tuple(sorted({m.span for m in post.mentions})),
            confidence=round(max(m.confidence for m in post.mentions), 3),
        )

    def _add_fact(self, actor: str, office: str, fact: _Fact) -> None:
        for status, confidence in sorted(settled(fact.statuses).items()):
            seen = _Seen(
                evidence=tuple(sorted(fact.evidence[status])),
                dates=fact.dates.get(status, DateBounds()),
                confidence=round(confidence, 3),
            )
            if isinstance(status, CandidacyStatus):
                self.draft.candidacies.append(Candidacy(actor=actor, office=office, status=status, **seen))
            else:
                self.draft.tenures.append(Tenure(actor=actor, office=office, status=status, **seen))
