"""Finding things by what people call them."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

import pyoxigraph
from pyoxigraph import Literal, NamedNode, QuerySolutions

from plumbook.ontology.terms import SKOS
from plumbook.querying.sparql import PREFIX_IRIS

_LABELLED = """
    SELECT ?thing ?label WHERE {
      VALUES ?class { %s }
      ?thing a ?class ; skos:prefLabel|skos:altLabel|dcterms:title|dcterms:identifier ?label
      FILTER(isIRI(?thing))
    }"""

# How alike a label must be to be offered instead (difflib's ratio), and how many are.
_ALIKE = 0.6
_OFFERED = 3

Labels = dict[NamedNode, list[str]]


def labels_of(store: pyoxigraph.Store, classes: Iterable[str]) -> Labels:
    """Return the labels of all things of the classes: preferred, alternative, title, identifier.

    Args:
        store: the graph.
        classes: prefixed names from the program, never from a user.
    """
    found = store.query(_LABELLED % " ".join(classes), prefixes=PREFIX_IRIS, use_default_graph_as_union=True)
    labels: Labels = {}
    assert isinstance(found, QuerySolutions)
    for thing, label in found:
        if isinstance(thing, NamedNode) and isinstance(label, Literal):
            labels.setdefault(thing, []).append(label.value)
    return {thing: sorted(labels[thing]) for thing in sorted(labels, key=str)}


def names_of(store: pyoxigraph.Store, iri: str) -> list[str]:
    """Return what one thing is called, preferred or not, sorted."""
    return sorted({*_texts(store, iri, SKOS.prefLabel), *_texts(store, iri, SKOS.altLabel)})


def label_of(store: pyoxigraph.Store, iri: str) -> str:
    """Return what one thing is called by preference; "" for nothing."""
    return min(_texts(store, iri, SKOS.prefLabel), default="")


def _texts(store: pyoxigraph.Store, iri: str, property: str) -> list[str]:
    quads = store.quads_for_pattern(NamedNode(iri), NamedNode(property), None)
    return [quad.object.value for quad in quads if isinstance(quad.object, Literal)]


def matching(labels: Labels, wanted: str) -> list[NamedNode]:
    """Return the things that a name stands for: by a whole label, or else whole words of one, or else any part.

    Case, accents, kinds of quotation mark and white space do not count.

    Args:
        labels: from `labels_of`.
        wanted: the name.
    """
    key = plain(wanted)
    if not key:
        return []
    words = re.compile(rf"(?<!\w){re.escape(key)}(?!\w)")
    keys = {thing: [plain(label) for label in found] for thing, found in labels.items()}
    for fits in (lambda label: label == key, words.search, lambda label: key in label):
        if found := [thing for thing, known in keys.items() if any(map(fits, known))]:
            return found
    return []


def nearest(labels: Labels, wanted: str) -> list[str]:
    """Return the labels most like a name that nothing bears, most alike first."""
    known = {plain(label): label for found in labels.values() for label in found}
    return [known[key] for key in difflib.get_close_matches(plain(wanted), known, n=_OFFERED, cutoff=_ALIKE)]


@lru_cache(maxsize=500_000)  # a graph is asked for many names
def plain(text: str) -> str:
    """Return text without what does not count when names are compared.

    >>> plain("The  Élysée’s")
    "the elysee's"
    """
    text = unicodedata.normalize("NFKD", text).translate({0x2018: "'", 0x2019: "'", 0x201C: '"', 0x201D: '"'})
    letters = "".join(c for c in text if not unicodedata.combining(c))
    return " ".join(letters.casefold().split())
