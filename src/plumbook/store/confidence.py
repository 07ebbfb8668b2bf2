"""A graph without what is too uncertain."""

from __future__ import annotations

import math
from collections.abc import Iterator

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Store, Triple

from plumbook.ontology.terms import PLUM, RDF, SHORTCUTS

_TYPE, _CONFIDENCE = NamedNode(str(RDF.type)), NamedNode(PLUM + "confidence")
_PASSAGE = NamedNode(PLUM + "Passage")
# The classes of statements, with the properties that name their two ends and their status.
_ENDS = {
    NamedNode(PLUM + "Tenure"): ("holder", "office", "tenureStatus"),
    NamedNode(PLUM + "Candidacy"): ("candidate", "office", "candidacyStatus"),
    NamedNode(PLUM + "Stance"): ("stanceOf", "stanceToward", "polarity"),
    NamedNode(PLUM + "Vacancy"): (),
    NamedNode(PLUM + "Attribution"): (),
    NamedNode(PLUM + "Claim"): (),
}

Subject = NamedNode | BlankNode | Triple


def without_uncertain(store: Store, least: float) -> Store:
    """Return a graph without the statements that are less certain, and without what they alone say.

    Args:
        store: the graph.
        least: a statement whose `plum:confidence` is lower is left out; one that has none stays.

    Returns:
        The store itself where nothing is left out, otherwise a copy in memory.
    """
    uncertain = {q.subject for kind in _ENDS for q in _of(store, kind) if _confidence(store, q.subject) < least}
    if not uncertain:
        return store
    shortcuts = [(q.subject in uncertain, s) for kind in _ENDS for q in _of(store, kind) for s in _shortcuts(store, q)]
    left_out = {s for doubtful, s in shortcuts if doubtful} - {s for doubtful, s in shortcuts if not doubtful}
    copy = Store()
    copy.bulk_extend(q for q in store if q.subject not in uncertain and q.object not in uncertain and q not in left_out)
    pointed_to = {q.object for s in uncertain for q in store.quads_for_pattern(s, None, None, None)}
    for passage in [q.subject for q in _of(store, _PASSAGE) if q.subject in pointed_to]:
        if next(copy.quads_for_pattern(None, None, passage, None), None) is None:
            for quad in list(copy.quads_for_pattern(passage, None, None, None)):
                copy.remove(quad)
    return copy


def _of(store: Store, kind: NamedNode) -> Iterator[Quad]:
    return store.quads_for_pattern(None, _TYPE, kind, None)


def _confidence(store: Store, statement: Subject) -> float:
    """The lowest that is told of a statement; 1 where none is, or none that is a number."""
    told = [1.0]
    for quad in store.quads_for_pattern(statement, _CONFIDENCE, None, None):
        if isinstance(quad.object, Literal):
            try:
                value = float(quad.object.value)
            except ValueError:
                continue
            told.append(value if math.isfinite(value) else 1.0)
    return min(told)


def _shortcuts(store: Store, typed: Quad) -> Iterator[Quad]:
    """The triples that a statement gives between its ends, in its graph."""
    assert isinstance(typed.object, NamedNode)
    terms = _ENDS[typed.object]
    ends = [
        [q.object for q in store.quads_for_pattern(typed.subject, NamedNode(PLUM + term), None, typed.graph_name)]
        for term in terms
    ]
    one, other, status = ends or ([], [], [])
    for told in status:
        shortcut = SHORTCUTS.get(str(told.value).removeprefix(str(PLUM))) if isinstance(told, NamedNode) else None
        if shortcut is not None:
            yield from (
                Quad(a, NamedNode(PLUM + shortcut), b, typed.graph_name)
                for a in one
                for b in other
                if not isinstance(a, Literal)
            )
