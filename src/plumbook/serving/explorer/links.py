"""Links between actors, offices and policies: those that statements make, and direct properties."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from plumbook.drawing.look import relation_of
from plumbook.network import FOLDINGS
from plumbook.network.folding import Folding
from plumbook.serving.explorer.lookup import ENTITY_TYPES, Lookup
from plumbook.serving.explorer.outlines import Outline, Outlines

_OF_STATEMENTS = {folding.statement: folding for folding in FOLDINGS if folding.statement}
_DIRECT = [folding for folding in FOLDINGS if not folding.statement]


@dataclass(frozen=True, slots=True)
class Link:
    """An edge between two entities: one statement, or a direct property where `statement` is empty.

    The confidence of a statement may not be stated.
    """

    source: str
    target: str
    relation: str
    label: str
    statement: str
    confidence: float | None
    documents: tuple[str, ...]


Ends = tuple[str, str]
"""The IRIs of a link's source and target."""


class Links:
    """All links of a graph, by what they join.

    Args:
        lookup: the graph.
        outlines: its statements.
    """

    def __init__(self, lookup: Lookup, outlines: Outlines) -> None:
        self._lookup, self._outlines = lookup, outlines
        self._direct: dict[str, list[tuple[Folding, Ends]]] = defaultdict(list)
        for folding in _DIRECT:
            for source, target in sorted(set(lookup.pairs(folding.target))):
                if self._is_entity(source) and self._is_entity(target):
                    for end in dict.fromkeys((source, target)):
                        self._direct[end].append((folding, (source, target)))

    def of_statement(self, said: Outline) -> Iterator[Link]:
        """Give the links that a statement makes."""
        for source, target in self.ends(said):
            yield _link(_OF_STATEMENTS[said.kind], source, target, said)

    def of_thing(self, thing: str) -> Iterator[Link]:
        """Give the links of a thing: those of statements first, in the order of their IRIs."""
        kinds = tuple(_OF_STATEMENTS)
        of = self._outlines
        found = (*of.of_subject(thing, *kinds), *of.of_object(thing, *kinds), *of.of_about(thing, *kinds))
        for said in sorted({each.iri: each for each in found}.values(), key=lambda each: each.iri):
            yield from (link for link in self.of_statement(said) if thing in (link.source, link.target))
        direct = sorted(self._direct.get(thing, ()), key=lambda each: each[1][0])
        yield from (_link(folding, *ends) for folding, ends in direct)

    def between(self, things: Iterable[str]) -> list[Link]:
        """Return the links among some things."""
        shown = set(things)
        ordered = sorted(shown)
        said = [
            each
            for thing in ordered
            for each in self._outlines.of_subject(thing, *_OF_STATEMENTS)
            if each.object in shown or not shown.isdisjoint(each.about)
        ]
        links = [link for each in sorted(said, key=lambda each: each.iri) for link in self.of_statement(each)]
        links += self.direct_of(ordered)
        return list(dict.fromkeys(link for link in links if link.source in shown and link.target in shown))

    def direct_of(self, things: Iterable[str]) -> list[Link]:
        """Return the links that things' own properties make."""
        return [
            _link(folding, source, target)
            for thing in things
            for folding, (source, target) in self._direct.get(thing, ())
            if source == thing
        ]

    def all_ends(self) -> Iterator[Ends]:
        """Give the ends of all links, those of several statements several times."""
        for said in self._outlines.all:
            yield from self.ends(said)
        for thing, found in self._direct.items():
            yield from (ends for _, ends in found if ends[0] == thing)

    def ends(self, said: Outline) -> Iterator[Ends]:
        """Give the ends of the links that a statement makes."""
        folding = _OF_STATEMENTS.get(said.kind)
        if folding is not None and self._is_entity(said.subject):
            targets = said.about if folding.type == "claim" else (said.object,)
            yield from ((said.subject, target) for target in targets if self._is_entity(target))

    def _is_entity(self, iri: str) -> bool:
        return bool(iri) and self._lookup.thing(iri).type in ENTITY_TYPES


def _link(folding: Folding, source: str, target: str, said: Outline | None = None) -> Link:
    status = said.status if said else ""
    meaning = folding.meaning_of(status)
    look = relation_of({"type": folding.type, "sign": meaning.sign, "status": status})
    return Link(
        source=source,
        target=target,
        relation=look.key,
        label=meaning.label,
        statement=said.iri if said else "",
        confidence=said.stated_confidence if said else 1.0,
        documents=(said.document,) if said and said.document else (),
    )
