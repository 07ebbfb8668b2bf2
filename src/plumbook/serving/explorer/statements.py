"""Statements as pages show them: who, what, how sure, when, and in which words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from plumbook.serving.explorer.lookup import (
    DATES,
    OBJECTS,
    STATEMENTS,
    SUBJECTS,
    Lookup,
    Passage,
    Source,
    Thing,
    confidence_of,
)
from plumbook.serving.explorer.wording import CERTAINTIES, period_in_words, verb_of

_STATUSES = ("tenureStatus", "candidacyStatus", "polarity")

Piece = tuple[str, str]
"""A part of a sentence, and what it is there: "content", "source", "cue", or "" for the rest."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """A sentence of a document with the parts that matter marked; its passage's start finds it there."""

    pieces: tuple[Piece, ...]
    source: Source
    passage: Passage

    @property
    def url(self) -> str:
        """The sentence in the document's page."""
        return f"{self.source.thing.url}#at-{self.passage.start}"


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement of the graph.

    Attributes:
        iri: its IRI.
        kind: its class, by local name.
        subject: the actor it is about; None where none is known.
        object: the office or policy; None for attributions.
        status: of a tenure, candidacy or stance, by local name.
        confidence: 0 to 1; None where the graph states none.
        evidence: the sentences.
        content: of an attribution, what was said.
        source: the words for who said it.
        cue: the words for its being said.
        mode: Direct, Indirect, Mixed; "" where not known.
        certainty: Asserted, Negated …
        about: things that an attribution speaks of.
        nested_in: IRIs of the attributions that this one is reported in.
        based_on: of a stance, IRIs of the claims that it was read from.
        speaker: of a body's stance that is derived from what somebody says in its name, who says it.
        dates: bounds by name.
        date_text: the words that gave them.
    """

    iri: str
    kind: str
    subject: Thing | None
    object: Thing | None
    status: str
    confidence: float | None
    evidence: tuple[Passage, ...]
    content: tuple[Passage, ...]
    source: tuple[Passage, ...]
    cue: tuple[Passage, ...]
    cue_text: str
    mode: str
    certainty: str
    about: tuple[Thing, ...]
    nested_in: tuple[str, ...]
    based_on: tuple[str, ...]
    speaker: Thing | None
    dates: dict[str, str]
    date_text: str

    @property
    def document(self) -> str:
        """The IRI of the document that says it; "" where the graph gives no evidence."""
        return next((p.document for p in (*self.evidence, *self.content) if p.document), "")

    @property
    def start(self) -> int:
        """Where it stands in its document."""
        return min((p.start for p in (*self.content, *self.evidence)), default=0)

    @property
    def verb(self) -> str:
        """What it says of its subject and object."""
        return verb_of(self.kind, self.status, self.cue_text)

    @property
    def when(self) -> str:
        """From when to when it was so, in words."""
        return period_in_words(self.dates, self.date_text)

    @property
    def caveat(self) -> str:
        """Why an attribution is not simply so."""
        return CERTAINTIES.get(self.certainty, "")

    @property
    def said(self) -> str:
        """What was said, in one line."""
        return " … ".join(passage.exact for passage in self.content)


def statement(lookup: Lookup, iri: str) -> Statement:
    """Return a statement by its IRI."""
    said = lookup.properties(iri)

    def one(names: Iterable[str]) -> str:
        return next((said[name][0] for name in names if said.get(name)), "")

    def thing(names: Iterable[str]) -> Thing | None:
        found = one(names)
        return lookup.thing(found) if found else None

    def passages(name: str) -> tuple[Passage, ...]:
        return tuple(sorted(lookup.passage(each) for each in said.get(name, ())))

    classes = {name.rpartition("#")[2] for name in said.get("type", ())}
    return Statement(
        iri=iri,
        kind=next((name for name in STATEMENTS if name in classes), ""),
        subject=thing(SUBJECTS),
        object=thing(OBJECTS),
        status=one(_STATUSES).rpartition("#")[2],
        confidence=confidence_of(one(["confidence"])),
        evidence=passages("evidence"),
        content=passages("contentPassage"),
        source=passages("sourcePassage"),
        cue=passages("cuePassage"),
        cue_text=one(["cue"]),
        mode=one(["mode"]).rpartition("#")[2],
        certainty=one(["certainty"]).rpartition("#")[2],
        about=tuple(lookup.thing(each) for each in said.get("about", ())),
        nested_in=tuple(said.get("nestedIn", ())),
        based_on=tuple(said.get("basedOn", ())),
        speaker=_speaker(lookup, said.get("wasDerivedFrom", ())),
        dates={name: said[name][0] for name in DATES if said.get(name)},
        date_text=one(["dateText"]),
    )


def _speaker(lookup: Lookup, origins: Iterable[str]) -> Thing | None:
    """Whose stance it is that a stance is derived from; corrections, of which others are, have no actor."""
    return next((lookup.thing(who) for origin in origins if (who := lookup.first(origin, "stanceOf"))), None)


def quotations(lookup: Lookup, statement: Statement) -> list[Quotation]:
    """Return the sentences of a statement, each with its parts marked; a stance's with its claims' contents."""
    marked = [
        *((passage, "content") for passage in statement.content),
        *((passage, "source") for passage in statement.source),
        *((passage, "cue") for passage in statement.cue),
    ]
    for claim in statement.based_on:
        passages = lookup.properties(claim).get("contentPassage", ())
        marked += [(lookup.passage(passage), "content") for passage in passages]
    sentences = statement.evidence or statement.content
    return [Quotation(pieces(sentence, marked), lookup.source(sentence.document), sentence) for sentence in sentences]


def pieces(sentence: Passage, marked: Iterable[tuple[Passage, str]]) -> tuple[Piece, ...]:
    """Cut a sentence at the ends of what is marked in it; where marks overlap, the first named counts.

    >>> said = Passage("d", 10, 20, "Ada agrees", "p")
    >>> pieces(said, [(Passage("d", 10, 13, "Ada", "q"), "source")])
    (('Ada', 'source'), (' agrees', ''))
    """
    roles = [""] * len(sentence.exact)
    for passage, role in marked:
        if passage.document == sentence.document:
            for place in range(max(passage.start, sentence.start), min(passage.end, sentence.end)):
                if place - sentence.start < len(roles):
                    roles[place - sentence.start] = roles[place - sentence.start] or role
    cut: list[Piece] = []
    start = 0
    for place in range(1, len(roles) + 1):
        if place == len(roles) or roles[place] != roles[start]:
            cut.append((sentence.exact[start:place], roles[start]))
            start = place
    return tuple(cut)
