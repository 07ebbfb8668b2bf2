"""What one document says, as the triples of its named graph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from pyoxigraph import Literal, NamedNode

from plumbook.graph.dates import document_date, first_instant, last_instant
from plumbook.graph.iris import Iris
from plumbook.graph.triples import Triples, decimal, integer, plum
from plumbook.model import Attribution, Candidacy, DateBounds, Document, Reading, Span, Stance, Tenure, Vacancy
from plumbook.ontology.terms import DCTERMS, SHORTCUTS
from plumbook.resolution import EntryType, Register


def document_triples(
    document: Document,
    reading: Reading,
    register: Register,
    iris: Iris,
    *,
    with_text: bool = True,
    min_confidence: float = 0.0,
) -> Triples:
    """Return the named graph of one document.

    Args:
        document: the text and its metadata.
        reading: what was found in it.
        register: who is who; the reading must be one of those that it was made from.
        iris: names individuals.
        with_text: whether the graph carries the whole text as `plum:text`.
        min_confidence: statements that are less certain are left out; the others keep their IRIs.
    """
    writer = _Writer(document, reading, register, iris, min_confidence)
    writer.write_document(with_text)
    writer.write_mentions()
    for number, tenure in writer.numbered(reading.tenures):
        writer.write_tenure(number, tenure)
    for number, candidacy in writer.numbered(reading.candidacies):
        writer.write_candidacy(number, candidacy)
    for number, vacancy in writer.numbered(reading.vacancies):
        writer.write_vacancy(number, vacancy)
    for _, attribution in writer.numbered(reading.attributions):
        writer.write_attribution(attribution)
    for number, stance in writer.numbered(reading.stances):
        writer.write_stance(number, stance)
    return writer.triples


_Found = TypeVar("_Found", Tenure, Candidacy, Vacancy, Attribution, Stance)


class _Writer:
    def __init__(
        self, document: Document, reading: Reading, register: Register, iris: Iris, min_confidence: float
    ) -> None:
        self.document, self.reading, self.register, self.iris = document, reading, register, iris
        self.least = min_confidence
        self.triples = Triples(iris.graph(document.id))
        self._attributions = {a.key: self._attribution_iri(n, a) for n, a in self.numbered(reading.attributions)}
        self._types = {
            **{a.key: EntryType.ACTOR for a in reading.actors},
            **{o.key: EntryType.OFFICE for o in reading.offices},
            **{p.key: EntryType.POLICY for p in reading.policies},
        }

    def numbered(self, statements: Iterable[_Found]) -> Iterator[tuple[int, _Found]]:
        """The statements that are certain enough, with their numbers among all."""
        for number, statement in enumerate(statements, 1):
            if statement.confidence >= self.least:
                yield number, statement

    def write_document(self, with_text: bool) -> None:
        iri, add = self.iris.document(self.document.id), self.triples.add
        self.triples.type(iri, "Document")
        add(iri, _dcterms("identifier"), Literal(self.document.id))
        for term in ("title", "publisher", "source"):
            if value := getattr(self.document, term):
                add(iri, _dcterms(term), Literal(value))
        if self.document.date:
            add(iri, _dcterms("date"), document_date(self.document.date))
        add(iri, _dcterms("creator"), *(self._entry(a.key) for a in self.reading.actors if a.is_author))
        add(iri, plum("digest"), Literal(self.document.digest))
        if with_text:
            add(iri, plum("text"), Literal(self.document.text))

    def write_mentions(self) -> None:
        for found in (self.reading.actors, self.reading.offices, self.reading.policies):
            for thing in found:
                self.triples.add(self._entry(thing.key), plum("mention"), *self._passages(thing.mentions))

    def write_tenure(self, number: int, tenure: Tenure) -> None:
        iri = self.iris.statement("tenure", self.document.id, number)
        self.triples.type(iri, "Tenure")
        self._write_link(iri, "holder", tenure.actor, "office", tenure.office, tenure.status.value)
        self.triples.add(iri, plum("tenureStatus"), plum(tenure.status.value.capitalize()))
        self._write_dates(iri, tenure.dates)
        self._write_evidence(iri, tenure.evidence, tenure.confidence)

    def write_candidacy(self, number: int, candidacy: Candidacy) -> None:
        iri = self.iris.statement("candidacy", self.document.id, number)
        self.triples.type(iri, "Candidacy")
        self._write_link(iri, "candidate", candidacy.actor, "office", candidacy.office, candidacy.status.value)
        self.triples.add(iri, plum("candidacyStatus"), plum(candidacy.status.value.capitalize()))
        self._write_dates(iri, candidacy.dates)
        self._write_evidence(iri, candidacy.evidence, candidacy.confidence)

    def write_vacancy(self, number: int, vacancy: Vacancy) -> None:
        iri = self.iris.statement("vacancy", self.document.id, number)
        self.triples.type(iri, "Vacancy")
        self.triples.add(iri, plum("office"), self._entry(vacancy.office))
        self._write_dates(iri, vacancy.dates)
        self._write_evidence(iri, vacancy.evidence, vacancy.confidence)

    def write_attribution(self, attribution: Attribution) -> None:
        iri, add = self._attributions[attribution.key], self.triples.add
        self.triples.type(iri, "Attribution")
        if attribution.claimant is not None:
            add(iri, plum("claimant"), self._entry(attribution.claimant))
        if _is_claim(attribution):
            self.triples.type(iri, "Claim")
            add(self._entry(str(attribution.claimant)), plum("claims"), iri)
        add(iri, plum("contentPassage"), *self._passages(attribution.content))
        add(iri, plum("sourcePassage"), *self._passages(attribution.source))
        add(iri, plum("cuePassage"), *self._passages(attribution.cue))
        if attribution.cue:
            add(iri, plum("cue"), Literal(" … ".join(self._exact(s) for s in attribution.cue)))
        add(iri, plum("mode"), plum(attribution.mode.value.capitalize()))
        add(iri, plum("certainty"), plum(attribution.certainty.value.capitalize()))
        if attribution.nested_in in self._attributions:
            add(iri, plum("nestedIn"), self._attributions[attribution.nested_in])
        add(iri, plum("about"), *(self._entry(key) for key in attribution.about))
        self._write_evidence(iri, attribution.evidence, attribution.confidence)

    def write_stance(self, number: int, stance: Stance) -> None:
        iri = self.iris.statement("stance", self.document.id, number)
        self.triples.type(iri, "Stance")
        self._write_link(iri, "stanceOf", stance.actor, "stanceToward", stance.policy, stance.polarity.value)
        self.triples.add(iri, plum("polarity"), plum(stance.polarity.value.capitalize()))
        claims = [a for _, a in self.numbered(self.reading.attributions) if a.key in stance.based_on and _is_claim(a)]
        self.triples.add(iri, plum("basedOn"), *(self._attributions[a.key] for a in claims))
        self._write_evidence(iri, stance.evidence, stance.confidence)

    def _write_link(self, iri: NamedNode, one: str, who: str, other: str, what: str, status: str) -> None:
        """Both ends of an n-ary node, and the shortcut between them."""
        subject, object = self._entry(who), self._entry(what)
        self.triples.add(iri, plum(one), subject)
        self.triples.add(iri, plum(other), object)
        if (shortcut := SHORTCUTS.get(status.capitalize())) is not None:
            self.triples.add(subject, plum(shortcut), object)

    def _write_dates(self, iri: NamedNode, dates: DateBounds) -> None:
        for term, date, instant in (
            ("startNotBefore", dates.start_not_before, first_instant),
            ("startNotAfter", dates.start_not_after, last_instant),
            ("endNotBefore", dates.end_not_before, first_instant),
            ("endNotAfter", dates.end_not_after, last_instant),
        ):
            if date is not None:
                self.triples.add(iri, plum(term), instant(date))
        if dates.text is not None:
            self.triples.add(iri, plum("dateText"), Literal(dates.text))

    def _write_evidence(self, iri: NamedNode, evidence: Iterable[Span], confidence: float) -> None:
        self.triples.add(iri, plum("evidence"), *self._passages(evidence))
        self.triples.add(iri, plum("confidence"), decimal(confidence))

    def _passages(self, spans: Iterable[Span]) -> list[NamedNode]:
        return [self._passage(s) for s in spans]

    def _passage(self, span: Span) -> NamedNode:
        iri, add = self.iris.passage(self.document.id, span), self.triples.add
        self.triples.type(iri, "Passage")
        add(iri, plum("inDocument"), self.iris.document(self.document.id))
        add(iri, plum("start"), integer(span.start))
        add(iri, plum("end"), integer(span.end))
        add(iri, plum("exact"), Literal(self._exact(span)))
        return iri

    def _exact(self, span: Span) -> str:
        return self.document.text[span.start : span.end]

    def _entry(self, key: str) -> NamedNode:
        return self.iris.named(self.register.name_of(self._types[key], self.document.id, key))

    def _attribution_iri(self, number: int, attribution: Attribution) -> NamedNode:
        kind = "claim" if _is_claim(attribution) else "attribution"
        return self.iris.statement(kind, self.document.id, number)


def _is_claim(attribution: Attribution) -> bool:
    return attribution.is_claim and attribution.claimant is not None


def _dcterms(term: str) -> NamedNode:
    return NamedNode(DCTERMS + term)
