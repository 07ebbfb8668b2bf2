"""All statements in outline, gathered property by property: a hundred times as fast as one by one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from plumbook.serving.explorer.lookup import Lookup
from plumbook.serving.explorer.wording import period_in_words

_KINDS = {
    "Tenure": ("holder", "office", "tenureStatus"),
    "Candidacy": ("candidate", "office", "candidacyStatus"),
    "Vacancy": ("", "office", ""),
    "Stance": ("stanceOf", "stanceToward", "polarity"),
    "Claim": ("claimant", "", ""),
}
_DATES = ("startNotBefore", "startNotAfter", "endNotBefore", "endNotAfter")


@dataclass(frozen=True, slots=True)
class Outline:
    """What a statement says, without its words.

    Attributes:
        iri: its IRI.
        kind: its class, by local name.
        subject: the actor's IRI; "" for none.
        object: the IRI of the office or policy; "" for none.
        status: by local name; "" for none.
        when: from when to when, in words.
        document: the IRI of the document that says it; "" where that is not known.
        date: that document's date.
    """

    iri: str
    kind: str
    subject: str
    object: str
    status: str
    when: str
    document: str
    date: str


def outlines(lookup: Lookup) -> list[Outline]:
    """Return all statements but attributions that are no claims, in the order of their documents' dates."""
    documents = _documents(lookup)
    dates = dict(lookup.pairs("dcterms:date"))
    bounds: dict[str, dict[str, str]] = {}
    for name in _DATES:
        for iri, date in lookup.pairs(name):
            bounds.setdefault(iri, {})[name] = date
    texts = dict(lookup.pairs("dateText"))
    found = []
    for kind, properties in _KINDS.items():
        subjects, objects, statuses = (dict(lookup.pairs(name)) if name else {} for name in properties)
        for iri in lookup.of_class(kind):
            document = documents.get(iri, "")
            when = period_in_words(bounds.get(iri, {}), texts.get(iri, ""))
            status = statuses.get(iri, "").rpartition("#")[2]
            said = (subjects.get(iri, ""), objects.get(iri, ""), status, when, document, dates.get(document, ""))
            found.append(Outline(iri, kind, *said))
    return sorted(found, key=lambda each: (each.date or "9999", each.document, each.iri))


def _documents(lookup: Lookup) -> dict[str, str]:
    """Return the document of each statement, by the first of its sentences."""
    sentences: dict[str, str] = {}
    for iri, passage in lookup.pairs("evidence"):
        sentences[iri] = min(sentences.get(iri, passage), passage)
    wanted = set(sentences.values())
    places = dict(_of_passages(lookup, wanted))
    return {iri: places[passage] for iri, passage in sentences.items() if passage in places}


def _of_passages(lookup: Lookup, wanted: set[str]) -> Iterator[tuple[str, str]]:
    return ((passage, document) for passage, document in lookup.pairs("inDocument") if passage in wanted)
