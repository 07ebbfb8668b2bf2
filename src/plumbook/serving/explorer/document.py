"""A document as its page shows it: the text with marks in place, and a note beside it for each statement."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from plumbook.serving.explorer.lookup import ENTITY_TYPES, STATEMENTS, Lookup, Passage, Thing
from plumbook.serving.explorer.marks import Mark, Segment, paragraphs, segments
from plumbook.serving.explorer.positions import Told, told
from plumbook.serving.explorer.statements import Statement, statement
from plumbook.serving.explorer.timeline import anchor

_ROLES = {"contentPassage": "content", "sourcePassage": "source", "cuePassage": "cue", "evidence": "evidence"}


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text that is marked in one way all through.

    Attributes:
        start: where it begins in the document.
        text: the stretch.
        entities: what it names, the longest name first; the last one is what a click leads to.
        said: how many claims report it, one inside the other.
        other: whether an attribution that is no claim reports it.
        notes: numbers of the notes whose statements it is the content, source, cue or evidence of, with these roles.
    """

    start: int
    text: str
    entities: tuple[Thing, ...]
    said: int
    other: bool
    notes: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class Note:
    """A statement beside the text."""

    number: int
    anchor: str
    told: Told
    nested: int
    based_on: tuple[str, ...]


@dataclass(slots=True)
class Paragraph:
    """A paragraph with the notes on it."""

    runs: list[Run]
    notes: list[Note] = field(default_factory=list)


def document_page(lookup: Lookup, thing: Thing) -> dict[str, Any]:
    """Return what the page of a document shows.

    Args:
        lookup: the graph.
        thing: the document.
    """
    passages = [lookup.passage(iri) for iri in lookup.subjects("inDocument", thing.iri)]
    marks, entities, iris = _marks(lookup, passages)
    statements = sorted((statement(lookup, iri) for iri in iris), key=lambda each: (each.start, _rank(each), each.iri))
    numbers = {each.iri: number for number, each in enumerate(statements)}
    text = lookup.first(thing.iri, "text")
    stretches = [(start, text[start:end]) for start, end in paragraphs(text)] if text else _known(passages)
    shown = _paragraphs(lookup, stretches, marks, statements, numbers)
    counts = {kind: sum(each.kind == kind for each in statements) for kind in STATEMENTS}
    return {
        "source": lookup.source(thing.iri),
        "origin": lookup.first(thing.iri, "dcterms:source"),
        "authors": [lookup.thing(iri) for iri in lookup.objects(thing.iri, "dcterms:creator")],
        "paragraphs": shown,
        "has_text": bool(text),
        "counts": counts,
        "entities": {type: sorted(found, key=lambda each: each.label.casefold()) for type, found in entities.items()},
        "empty": not shown,
    }


def _rank(each: Statement) -> int:
    return STATEMENTS.index(each.kind) if each.kind in STATEMENTS else len(STATEMENTS)


def _marks(lookup: Lookup, passages: list[Passage]) -> tuple[list[Mark], dict[str, set[Thing]], set[str]]:
    """Return the marks of a document, the things it names by type, and the IRIs of what it states."""
    marks, statements = [], set()
    entities: dict[str, set[Thing]] = {type: set() for type in ENTITY_TYPES}
    for passage in passages:
        for iri in lookup.subjects("mention", passage.iri):
            named = lookup.thing(iri)
            if named.type in entities:
                entities[named.type].add(named)
                marks.append(Mark(passage.start, passage.end, named.type, iri))
        for property, role in _ROLES.items():
            for iri in lookup.subjects(property, passage.iri):
                if lookup.thing(iri).type == "statement":
                    statements.add(iri)
                    marks.append(Mark(passage.start, passage.end, role, iri))
    return marks, entities, statements


def _known(passages: list[Passage]) -> list[tuple[int, str]]:
    """Return the longest passages, for a document whose text the graph does not have."""
    known: list[Passage] = []
    for passage in sorted(passages, key=lambda each: (each.start, -each.end)):
        if passage.exact and (not known or passage.start >= known[-1].end):
            known.append(passage)
    return [(passage.start, passage.exact) for passage in known]


def _paragraphs(
    lookup: Lookup,
    stretches: list[tuple[int, str]],
    marks: list[Mark],
    statements: list[Statement],
    numbers: dict[str, int],
) -> list[Paragraph]:
    shown = []
    for start, text in stretches:
        runs = [_run(lookup, segment, numbers, statements) for segment in segments(text, start, marks)]
        shown.append(Paragraph(runs))
    for number, each in enumerate(statements):
        place = max((p for p, (start, _) in enumerate(stretches) if start <= each.start), default=0)
        if shown:
            based_on = tuple(anchor(iri) for iri in each.based_on)
            note = Note(number, anchor(each.iri), told(lookup, each), len(each.nested_in), based_on)
            shown[place].notes.append(note)
    return shown


def _run(lookup: Lookup, segment: Segment, numbers: dict[str, int], statements: list[Statement]) -> Run:
    marks = segment.marks
    contents = [statements[numbers[mark.of]] for mark in marks if mark.role == "content"]
    named = dict.fromkeys(mark.of for mark in marks if mark.role in ENTITY_TYPES)
    return Run(
        start=segment.start,
        text=segment.text,
        entities=tuple(lookup.thing(iri) for iri in named),
        said=min(3, len({each.iri for each in contents if each.kind == "Claim"})),
        other=any(each.kind != "Claim" for each in contents),
        notes=tuple(dict.fromkeys((numbers[mark.of], mark.role) for mark in marks if mark.role not in ENTITY_TYPES)),
    )
