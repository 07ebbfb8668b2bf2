"""Gold files: what a careful reader found in a text, as checked data and as a Reading."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import chain, product
from pathlib import Path

from pydantic import ValidationError

from plumbook.documents.metadata import author_names
from plumbook.errors import GoldError
from plumbook.evaluation.annotation import Annotation, GoldActor, GoldClaim, GoldOffice, GoldPosition
from plumbook.evaluation.wording import find_cue, find_names, gap, overlap, sentences_of, within
from plumbook.model import (
    Actor,
    ActorKind,
    Attribution,
    Candidacy,
    CandidacyStatus,
    Document,
    Mode,
    Office,
    Polarity,
    Policy,
    Reading,
    Span,
    Stance,
    Tenure,
    TenureStatus,
    Vacancy,
)

STATUSES = (*TenureStatus, *CandidacyStatus)
STANCES = (Polarity.SUPPORTS, Polarity.OPPOSES)
AUTHOR = "author"

# What annotators call the writer besides the byline's name; no name to look for in a text.
AUTHOR_WORDS = frozenset({"author", "the author", "the authors"})


def load_annotation(path: Path) -> Annotation:
    """Load an annotation without asking whether its parts fit one another.

    Args:
        path: a JSON file in the shape of a gold file.

    Raises:
        GoldError: the file cannot be read, is no JSON, or is not of that shape.
    """
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise GoldError(f"cannot be read ({error})", where=path) from error
    except json.JSONDecodeError as error:
        raise GoldError(f"is no JSON ({error})", where=path) from error
    try:
        return Annotation.model_validate(data)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(step) for step in first["loc"])
        raise GoldError(f"{place or 'file'}: {first['msg']}", where=path) from error


def load_gold(path: Path, text: str | None = None) -> Annotation:
    """Load a gold file and check that its parts fit one another, and its text where that is given.

    Args:
        path: the file.
        text: the annotated text, exactly as stored.

    Raises:
        GoldError: the file cannot be read, or has a fault; the message gives the first and their number.
    """
    gold = load_annotation(path)
    found = list(faults(gold, text))
    if found:
        more = f" (and {len(found) - 1} more)" if found[1:] else ""
        raise GoldError(found[0] + more, where=path, remedy="correct the annotation")
    return gold


def document_of(gold: Annotation, text: str) -> Document:
    """Return the annotated document: its text with the metadata that the gold file gives."""
    return Document(
        id=gold.document,
        text=text,
        title=gold.meta.title,
        date=gold.meta.date,
        publisher=gold.meta.publisher,
        authors=author_names(gold.meta.author),
    )


def faults(gold: Annotation, text: str | None = None) -> Iterator[str]:
    """Say everything that is wrong with an annotation, one clause each.

    Args:
        gold: the annotation.
        text: the annotated text; without it, nothing is said of spans and quoted words.

    Yields:
        What is wrong, with the entry at fault.
    """
    yield from _reference_faults(gold)
    for kind, entries in (("actors", gold.actors), ("offices", gold.offices), ("policies", gold.policies)):
        seen: set[str] = set()
        for entry in entries:
            if entry.id in seen:
                yield f"{kind}: {entry.id} stands twice"
            if not entry.names:
                yield f"{kind}: {entry.id} has no names"
            seen.add(entry.id)
    yield from _value_faults(gold)
    yield from (f"claims: {claim.source}: no spans" for claim in gold.claims if not claim.spans)
    if text is not None:
        yield from _text_faults(gold, text)


def _value_faults(gold: Annotation) -> Iterator[str]:
    uses: Iterable[tuple[str, str, Iterable[str]]] = chain(
        ((f"actors: {a.id}: kind", a.kind, ActorKind) for a in gold.actors),
        ((f"tenures: {t.actor} | {t.office}: status", t.status, STATUSES) for t in gold.tenures),
        ((f"claims: {c.source}: mode", c.mode, Mode) for c in gold.claims),
        ((f"positions: {p.actor} | {p.policy}: stance", p.stance, STANCES) for p in gold.positions),
    )
    for where, value, allowed in uses:
        if value not in set(allowed):
            yield f"{where} {value!r} is none of {', '.join(allowed)}"


def _reference_faults(gold: Annotation) -> Iterator[str]:
    ids = {
        "actor": {actor.id for actor in gold.actors},
        "office": {office.id for office in gold.offices},
        "policy": {policy.id for policy in gold.policies},
    }
    uses: Iterable[tuple[str, str, str | None]] = chain(
        (("offices", "actor", office.organization) for office in gold.offices if office.organization is not None),
        (("tenures", "actor", tenure.actor) for tenure in gold.tenures),
        (("tenures", "office", tenure.office) for tenure in gold.tenures),
        (("claims", "actor", claim.source) for claim in gold.claims),
        (("positions", "actor", position.actor) for position in gold.positions),
        (("positions", "policy", position.policy) for position in gold.positions),
    )
    for part, kind, used in uses:
        if used not in ids[kind]:
            yield f"{part}: no {kind} has the id {used}"


def _text_faults(gold: Annotation, text: str) -> Iterator[str]:
    for claim in gold.claims:
        worded = tuple(text[start:end] for start, end in claim.spans)
        if worded != claim.content:
            yield f"claims: {claim.source}: the spans do not hold the content {' … '.join(claim.content)[:60]!r}"
    for position in gold.positions:
        for words in position.evidence:
            if words not in text:
                yield f"positions: {position.actor} | {position.policy}: not in the text: {words[:60]!r}"


def reading_of(gold: Annotation, document: Document) -> Reading:
    """Return an annotation as a Reading, so that a graph can be built from it.

    Names are looked for in the text (longest match, whole words, case kept) and give the mentions.
    A gold file gives no evidence for tenures and vacancies: the sentence that names both actor and
    office is taken, or else the two that do so closest together. The first name
    given is the name; everything is held for certain.

    Args:
        gold: the annotation; ids become keys.
        document: the text that was annotated.

    Returns:
        The reading, without what gold files do not tell: dates, broader policies, certainty.
    """
    return _Conversion(gold, document).reading()


class _Conversion:
    """One annotation on its way to a Reading."""

    def __init__(self, gold: Annotation, document: Document) -> None:
        self.gold = gold
        self.document = document
        self.text = document.text
        self.actors = find_names({a.id: [n for n in a.names if n not in AUTHOR_WORDS] for a in gold.actors}, self.text)
        self.offices = find_names({o.id: o.names for o in gold.offices}, self.text)
        self.policies = find_names({p.id: p.names for p in gold.policies}, self.text)

    def reading(self) -> Reading:
        tenures = [t for t in self.gold.tenures if t.status in set(TenureStatus)]
        candidacies = [t for t in self.gold.tenures if t.status in set(CandidacyStatus)]
        return Reading(
            document=self.document.id,
            fingerprint=self.document.fingerprint,
            actors=tuple(self._actor(a) for a in self.gold.actors),
            offices=tuple(self._office(o) for o in self.gold.offices),
            tenures=tuple(
                Tenure(
                    actor=t.actor,
                    office=t.office,
                    status=TenureStatus(t.status),
                    evidence=self._showing(self.offices[t.office], self.actors[t.actor]),
                )
                for t in tenures
            ),
            candidacies=tuple(
                Candidacy(
                    actor=t.actor,
                    office=t.office,
                    status=CandidacyStatus(t.status),
                    evidence=self._showing(self.offices[t.office], self.actors[t.actor]),
                )
                for t in candidacies
            ),
            vacancies=tuple(
                Vacancy(office=o.id, evidence=self._showing(self.offices[o.id])) for o in self.gold.offices if o.vacant
            ),
            policies=tuple(
                Policy(key=p.id, name=p.names[0], names=p.names[1:], mentions=self.policies[p.id])
                for p in self.gold.policies
            ),
            attributions=self._attributions,
            stances=tuple(self._stance(p) for p in self.gold.positions),
        )

    def _actor(self, actor: GoldActor) -> Actor:
        names = [name for name in actor.names if name not in AUTHOR_WORDS] or [AUTHOR]
        return Actor(
            key=actor.id,
            kind=ActorKind(actor.kind),
            name=names[0],
            names=tuple(dict.fromkeys(n for n in names if n != names[0])),
            mentions=self.actors[actor.id],
            is_author=actor.id == AUTHOR,
        )

    def _office(self, office: GoldOffice) -> Office:
        return Office(
            key=office.id,
            name=office.names[0],
            names=office.names[1:],
            body=office.organization,
            mentions=self.offices[office.id],
        )

    @cached_property
    def _attributions(self) -> tuple[Attribution, ...]:
        return tuple(self._attribution(i, claim) for i, claim in enumerate(self.gold.claims, 1))

    def _attribution(self, number: int, claim: GoldClaim) -> Attribution:
        content = spans_of(claim)
        sentences = self._sentences_over(content)
        mentioned = {**self.actors, **self.offices, **self.policies}
        return Attribution(
            key=f"c{number}",
            claimant=claim.source,
            cue=find_cue(claim.cue or "", self.text, sentences, content),
            content=content,
            mode=Mode(claim.mode),
            nested_in=self._outer(claim),
            about=tuple(key for key, found in mentioned.items() if any(within(span, content) for span in found)),
            evidence=sentences,
        )

    def _outer(self, claim: GoldClaim) -> str | None:
        """Return the key of the shortest other claim whose content this one's lies in."""
        mine = spans_of(claim)
        around = [
            (sum(s.end - s.start for s in spans_of(other)), f"c{number}")
            for number, other in enumerate(self.gold.claims, 1)
            if spans_of(other) != mine and all(within(span, spans_of(other)) for span in mine)
        ]
        return min(around)[1] if around else None

    def _stance(self, position: GoldPosition) -> Stance:
        starts = [(self.text.find(words), len(words)) for words in position.evidence]
        evidence = tuple(sorted({Span(start, start + length) for start, length in starts if start >= 0}))
        evidence = evidence or self._showing(self.policies[position.policy], self.actors[position.actor])
        return Stance(
            actor=position.actor,
            policy=position.policy,
            polarity=Polarity(position.stance),
            based_on=tuple(
                a.key for a in self._attributions if a.claimant == position.actor and overlap(a.content, evidence)
            ),
            evidence=evidence,
        )

    @cached_property
    def _sentences(self) -> tuple[Span, ...]:
        return tuple(sentences_of(self.text))

    def _sentences_over(self, spans: tuple[Span, ...]) -> tuple[Span, ...]:
        return tuple(s for s in self._sentences if overlap((s,), spans)) or spans

    def _showing(self, *mentions: tuple[Span, ...]) -> tuple[Span, ...]:
        """Return the sentences of the mentions that stand closest together, one of each that are found."""
        found = [spans for spans in mentions if spans]
        closest = min(product(*found), key=lambda spans: (gap(*spans), spans), default=())
        return self._sentences_over(closest) or self._sentences[:1]


def spans_of(claim: GoldClaim) -> tuple[Span, ...]:
    """Return the characters of a claim's content."""
    return tuple(Span(start, end) for start, end in claim.spans)
