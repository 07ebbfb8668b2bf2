"""What one document says, as the triples of its named graph."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import Literal, NamedNode

from plumbook.graph.dates import document_date, first_instant, last_instant
from plumbook.graph.iris import Iris
from plumbook.graph.triples import Triples, decimal, integer, plum, prov
from plumbook.model import Attribution, Candidacy, DateBounds, Document, Reading, Span, Stance, Tenure, Vacancy
from plumbook.ontology.terms import DCTERMS, SHORTCUTS
from plumbook.resolution import EntryType, Register
from plumbook.resolution.statements import Statement, is_claim, statements_of


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
    for statement in writer.statements:
        writer.write_statement(statement)
    return writer.triples


class _Writer:
    def __init__(
        self, document: Document, reading: Reading, register: Register, iris: Iris, min_confidence: float
    ) -> None:
        self.document, self.reading, self.register, self.iris = document, reading, register, iris
        self.triples = Triples(iris.graph(document.id))
        self.statements = [s for s in statements_of(reading, register) if s.fact.confidence >= min_confidence]
        self._attributions = {
            s.fact.key: (iris.named(s.name), s.fact) for s in self.statements if isinstance(s.fact, Attribution)
        }
        self._stances = {
            (s.fact.actor, s.fact.policy): iris.named(s.name)
            for s in self.statements
            if isinstance(s.fact, Stance) and s.fact.derived_from is None
        }
        self._types = {
            **{a.key: EntryType.ACTOR for a in reading.actors},
            **{o.key: EntryType.OFFICE for o in reading.offices},
            **{p.key: EntryType.POLICY for p in reading.policies},
        }

    def write_statement(self, statement: Statement) -> None:
        iri = self.iris.named(statement.name)
        if statement.correction is not None:
            self.triples.add(iri, prov("wasDerivedFrom"), self.iris.named(f"correction-{statement.correction}"))
        match statement.fact:
            case Tenure() as tenure:
                self.write_tenure(iri, tenure)
            case Candidacy() as candidacy:
                self.write_candidacy(iri, candidacy)
            case Vacancy() as vacancy:
                self.write_vacancy(iri, vacancy)
            case Attribution() as attribution:
                self.write_attribution(iri, attribution)
            case Stance() as stance:
                self.write_stance(iri, stance)

    def write_document(self, with_text: bool) -> None:
        iri, add = self.iris.document(self.document.id), self.triples.add
        self.triples.type(iri, "Document")
        add(iri, _dcterms("identifier"), Literal(self.document.id))
        for term in ("title", "publisher", "source"):
            if value := getattr(self.document, term):
                add(iri, _dcterms(term), Literal(value))
        if self.document.date:
            add(iri, _dcterms("date"), document_date(self.document.date))
        add(
            iri,
            _dcterms("creator"),
            *(self._entry(a.key) for a in self.reading.actors if a.is_author and self._is_kept(a.key)),
        )
        add(iri, plum("digest"), Literal(self.document.digest))
        if with_text:
            add(iri, plum("text"), Literal(self.document.text))

    def write_mentions(self) -> None:
        for found in (self.reading.actors, self.reading.offices, self.reading.policies):
            for thing in found:
                if self._is_kept(thing.key):
                    self.triples.add(self._entry(thing.key), plum("mention"), *self._passages(thing.mentions))

    def write_tenure(self, iri: NamedNode, tenure: Tenure) -> None:
        self.triples.type(iri, "Tenure")
        self._write_link(iri, "holder", tenure.actor, "office", tenure.office, tenure.status.value)
        self.triples.add(iri, plum("tenureStatus"), plum(tenure.status.value.capitalize()))
        self._write_dates(iri, tenure.dates)
        self._write_evidence(iri, tenure.evidence, tenure.confidence)

    def write_candidacy(self, iri: NamedNode, candidacy: Candidacy) -> None:
        self.triples.type(iri, "Candidacy")
        self._write_link(iri, "candidate", candidacy.actor, "office", candidacy.office, candidacy.status.value)
        self.triples.add(iri, plum("candidacyStatus"), plum(candidacy.status.value.capitalize()))
        self._write_dates(iri, candidacy.dates)
        self._write_evidence(iri, candidacy.evidence, candidacy.confidence)

    def write_vacancy(self, iri: NamedNode, vacancy: Vacancy) -> None:
        self.triples.type(iri, "Vacancy")
        self.triples.add(iri, plum("office"), self._entry(vacancy.office))
        self._write_dates(iri, vacancy.dates)
        self._write_evidence(iri, vacancy.evidence, vacancy.confidence)

    def write_attribution(self, iri: NamedNode, attribution: Attribution) -> None:
        add = self.triples.add
        self.triples.type(iri, "Attribution")
        if attribution.claimant is not None:
            add(iri, plum("claimant"), self._entry(attribution.claimant))
        if is_claim(attribution):
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
            add(iri, plum("nestedIn"), self._attributions[attribution.nested_in][0])
        add(iri, plum("about"), *(self._entry(key) for key in attribution.about if self._is_kept(key)))
        self._write_evidence(iri, attribution.evidence, attribution.confidence)

    def write_stance(self, iri: NamedNode, stance: Stance) -> None:
        self.triples.type(iri, "Stance")
        self._write_link(iri, "stanceOf", stance.actor, "stanceToward", stance.policy, stance.polarity.value)
        self.triples.add(iri, plum("polarity"), plum(stance.polarity.value.capitalize()))
        found = [self._attributions[key] for key in stance.based_on if key in self._attributions]
        self.triples.add(iri, plum("basedOn"), *(claim for claim, attribution in found if is_claim(attribution)))
        if stance.derived_from is not None and (origin := self._stances.get((stance.derived_from, stance.policy))):
            self.triples.add(iri, prov("wasDerivedFrom"), origin)
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

    def _is_kept(self, key: str) -> bool:
        """Whether no person says that it is no actor."""
        return self.register.find(self._types[key], self.document.id, key) is not None


def _dcterms(term: str) -> NamedNode:
    return NamedNode(DCTERMS + term)
