"""Looking things up in the store by what leads to them: many small steps, each of microseconds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import cast
from urllib.parse import quote

import pyoxigraph
from pyoxigraph import Literal, NamedNode, QuerySolutions

from plumbook.network.entities import local_name
from plumbook.network.folding import ENTITIES
from plumbook.ontology.terms import DCTERMS, ID, PLUM, PROV, SKOS
from plumbook.querying.sparql import PREFIX_IRIS
from plumbook.serving.explorer.wording import date_in_words

_TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_PREF, _ALT = NamedNode(str(SKOS.prefLabel)), NamedNode(str(SKOS.altLabel))
ENTITY_TYPES = ("actor", "office", "policy")
"""The types of what statements are about."""

STATEMENTS = ("Tenure", "Candidacy", "Vacancy", "Claim", "Attribution", "Stance")
"""The classes of statements; what is a claim is an attribution too, and said to be a claim."""

SUBJECTS = ("holder", "candidate", "claimant", "stanceOf")
OBJECTS = ("office", "stanceToward")
DATES = ("startNotBefore", "startNotAfter", "endNotBefore", "endNotAfter")
"""The properties of statements: of whom, of what, and from when to when."""

_VIEWS = {
    **{name: type for name, (type, _) in ENTITIES.items()},
    "Document": "document",
    "Passage": "passage",
    **dict.fromkeys(STATEMENTS, "statement"),
}
_KINDS = {name: kind for name, (_, kind) in ENTITIES.items()}
_OF_SOURCES = ("identifier", "date", "publisher")
_CACHED = 50_000
_FEW_CACHED = 200
_term = lru_cache(1000)(local_name)


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that has a page, or is shown on one.

    Attributes:
        iri: its IRI.
        label: what people call it.
        type: "actor", "office", "policy", "document", "passage", "statement", or "" for none of these.
        kind: of an actor: "person", "organization" …; of a statement: its class; otherwise "".
        url: the address of its page in this server; "" for a literal, which has none.
    """

    iri: str
    label: str
    type: str
    kind: str
    url: str


@dataclass(frozen=True, slots=True, order=True)
class Passage:
    """A stretch of a document: its IRI and the document's, start and end in code points, and the words."""

    document: str
    start: int
    end: int
    exact: str
    iri: str


@dataclass(frozen=True, slots=True)
class Source:
    """A document, as it is named beside what it says."""

    thing: Thing
    id: str
    date: str
    publisher: str

    @property
    def when(self) -> str:
        """The date in words."""
        return date_in_words(self.date)


class Lookup:
    """What is known of things.

    Args:
        store: the graph; all of its named graphs count together.
    """

    def __init__(self, store: pyoxigraph.Store) -> None:
        self.store = store
        self._gathered: dict[str, Thing] = {}
        self._one_thing = lru_cache(_CACHED)(self._thing)
        self.passage = lru_cache(_CACHED)(self._passage)
        self.source = lru_cache(_CACHED)(self._source)
        self.naming = lru_cache(_FEW_CACHED)(self._naming)

    def thing(self, iri: str) -> Thing:
        """Return what is known of a thing by its IRI, whatever it is; of a literal in its place, its text."""
        return self._gathered.get(iri) or self._one_thing(iri)

    def gather(self) -> list[Thing]:
        """Return all actors, offices and policies, looked up together: many times as fast as one by one."""
        labels: dict[str, str] = {}
        for iri, label in self.pairs("skos:prefLabel"):
            labels[iri] = min(labels.get(iri, label), label)
        found: dict[str, Thing] = {}
        for name, (type, kind) in ENTITIES.items():
            for iri in self.of_class(name):
                if iri not in found and labels.get(iri, "").strip():
                    found[iri] = Thing(iri, labels[iri].strip(), type, kind, _url(iri, type))
                elif iri not in found:
                    found[iri] = self._one_thing(iri)
        self._gathered = found
        return list(found.values())

    def objects(self, subject: str, property: str) -> list[str]:
        """Return the values of a property, sorted; a property without a prefix is the ontology's."""
        return sorted(self._objects(_node(subject), property_named(property)))

    def first(self, subject: str, property: str) -> str:
        """Return the first value of a property; "" where there is none."""
        return min(self._objects(_node(subject), property_named(property)), default="")

    def subjects(self, property: str, value: str) -> list[str]:
        """Return the things of which a property has an IRI as its value, sorted."""
        if (node := _node(value)) is None:
            return []
        quads = self.store.quads_for_pattern(None, property_named(property), node)
        return sorted({quad.subject.value for quad in quads if isinstance(quad.subject, NamedNode)})

    def called(self, name: str) -> Thing | None:
        """Return the one actor, office, policy or document with a label or identifier; None for none or several."""
        found: dict[str, Thing] = {}
        for property in ("skos:prefLabel", "dcterms:title", "dcterms:identifier"):
            for quad in self.store.quads_for_pattern(None, property_named(property), Literal(name)):
                thing = self.thing(quad.subject.value) if isinstance(quad.subject, NamedNode) else None
                if thing is not None and thing.type in {*ENTITY_TYPES, "document"}:
                    found[thing.iri] = thing
        return next(iter(found.values())) if len(found) == 1 else None

    def says(self, subject: str, property: str, value: str) -> bool:
        """Tell whether a property leads from one thing to another."""
        one, other = _node(subject), _node(value)
        if one is None or other is None:
            return False
        quads = self.store.quads_for_pattern(one, property_named(property), other)
        return next(quads, None) is not None

    def pairs(self, property: str, within: str = "") -> Iterator[tuple[str, str]]:
        """Give all subjects and values of a property; what stands in two graphs comes twice.

        Args:
            property: its name.
            within: a pattern that ?iri, the subject, must fit; of the sort that `rows` takes.
        """
        yield from self.rows("?iri ?value", f"{within} ?iri {property_named(property)} ?value")  # type: ignore[misc]

    def rows(self, variables: str, pattern: str, *, by: str = "") -> Iterator[tuple[str, ...]]:
        """Give what fits a pattern of SPARQL, as texts: twice as fast as quads, whose graphs are read too.

        Args:
            variables: those to give; each becomes an IRI or a literal's text, or "" where it is not bound.
            pattern: what to find; from the program, with IRIs from elsewhere only as a NamedNode writes itself.
            by: a variable to group by.
        """
        solutions = self.store.query(
            f"SELECT {variables} WHERE {{ {pattern} }}" + (f" GROUP BY {by}" if by else ""),
            prefixes=PREFIX_IRIS,
            use_default_graph_as_union=True,
        )
        for row in cast(QuerySolutions, solutions):
            if all(isinstance(term, NamedNode | Literal | None) for term in row):
                yield tuple("" if term is None else term.value for term in row)

    def properties(self, subject: str) -> dict[str, list[str]]:
        """Return everything said of a thing: values, sorted, by the local names of properties."""
        found: dict[str, set[str]] = {}
        node = _node(subject)
        for quad in self.store.quads_for_pattern(node, None, None) if node else ():
            if isinstance(quad.object, NamedNode | Literal):
                found.setdefault(_term(quad.predicate.value), set()).add(quad.object.value)
        return {name: sorted(values) for name, values in found.items()}

    def of_class(self, name: str) -> list[str]:
        """Return all things of a class of the ontology, sorted."""
        return sorted({iri for (iri,) in self.rows("?iri", f"?iri a {NamedNode(PLUM + name)}")})

    def count(self, names: Iterable[str]) -> int:
        """Return how many things are of some classes of the ontology."""
        classes = " ".join(str(NamedNode(PLUM + name)) for name in names)
        pattern = f"VALUES ?class {{ {classes} }} ?iri a ?class FILTER(isIRI(?iri))"
        return sum(int(number) for (number,) in self.rows("(COUNT(DISTINCT ?iri) AS ?number)", pattern))

    def names(self, iri: str) -> list[str]:
        """Return what a thing is called besides its label, each name in one spelling of its capitals."""
        label = self.thing(iri).label
        spelled: dict[str, str] = {label.casefold(): label}
        for name in sorted(self.objects(iri, "skos:altLabel"), key=str.isupper):
            spelled.setdefault(name.casefold(), name)
        return sorted(name for name in spelled.values() if name != label)

    def _objects(self, subject: NamedNode | None, property: NamedNode) -> set[str]:
        if subject is None:
            return set()
        quads = self.store.quads_for_pattern(subject, property, None)
        return {quad.object.value for quad in quads if isinstance(quad.object, NamedNode | Literal)}

    def _thing(self, iri: str) -> Thing:
        node = _node(iri)
        if node is None:
            return Thing(iri, iri, "", "", "")
        classes = {local_name(name) for name in self._objects(node, _TYPE) if name.startswith(str(PLUM))}
        name = next((name for name in _VIEWS if name in classes), "")
        type = _VIEWS.get(name, "")
        kind = name if type == "statement" else _KINDS.get(name, "")
        if type == "document":
            label = self.first(iri, "dcterms:title") or self.first(iri, "dcterms:identifier")
        else:
            label = min(self._objects(node, _PREF), default="") or min(self._objects(node, _ALT), default="")
        return Thing(iri, label.strip() or local_name(iri) or iri, type, kind, _url(iri, type))

    def _passage(self, iri: str) -> Passage:
        said = self.properties(iri)
        start, end = (offset_of(said.get(name, [""])[0]) for name in ("start", "end"))
        return Passage(said.get("inDocument", [""])[0], start, end, said.get("exact", [""])[0], iri)

    def _naming(self, thing: str) -> dict[str, int]:
        """Return the documents that name a thing, with how many passages of each do."""
        pattern = (
            f"{NamedNode(thing)} plum:mention ?passage . ?passage plum:inDocument ?document FILTER(isIRI(?passage))"
        )
        counted = self.rows("?document (COUNT(DISTINCT ?passage) AS ?times)", pattern, by="?document")
        return {document: int(times) for document, times in counted}

    def _source(self, document: str) -> Source:
        """Return a document as it is named beside what it says; "" is one of which nothing is known."""
        said = (self.first(document, f"dcterms:{name}") if document else "" for name in _OF_SOURCES)
        return Source(self.thing(document or "urn:unknown"), *said)


def property_named(name: str) -> NamedNode:
    """Return a property by its name here: with a prefix (skos:, dcterms:, prov:), or without as the ontology's."""
    prefix, _, local = name.rpartition(":")
    return NamedNode(str({"": PLUM, "skos": SKOS, "dcterms": DCTERMS, "prov": PROV}[prefix]) + local)


def _node(value: str) -> NamedNode | None:
    """Return the node that a graph has for an IRI; None for a text in its place."""
    try:
        return NamedNode(value)
    except ValueError:
        return None


def iri_of(name: str) -> str:
    """Return the IRI that an address of this server names.

    Args:
        name: the last part of the address's path.
    """
    return str(ID) + name


def _url(iri: str, type: str) -> str:
    """Return the address of a thing's page; what is no entity or document leads to one that shows it."""
    page = type if type in {"actor", "office", "policy", "document"} else "thing"
    name = iri.removeprefix(str(ID))
    if name and name != iri and "/" not in name and name not in {".", ".."}:
        return f"/{page}/{quote(name, safe='')}"
    return f"/{page}?iri={quote(iri, safe='')}"


def offset_of(value: str) -> int:
    """Return a place in a text; 0 for what is none."""
    return int(value) if value.isdecimal() and len(value) < 12 else 0


def confidence_of(value: str) -> float | None:
    """Return a confidence; None where there is none, or it is no number from 0 to 1."""
    try:
        number = float(value)
    except ValueError:
        return None
    return number if 0 <= number <= 1 else None
