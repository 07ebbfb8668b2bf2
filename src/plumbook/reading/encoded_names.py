"""Persons' names as the encoder reads them, where the model's names stop short, run on or are of another kind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc, Token
from spacy.tokens import Span as TokenSpan

from plumbook.encoder.session import Told
from plumbook.reading.encoding import told_of
from plumbook.reading.lexicon import given_names
from plumbook.reading.person_names import PARTICLES, is_capital

# How likely the encoder must take a word for a person's name where the model does not.
SURE = 0.85
# How likely each word of a longer name must be, and all of them in the mean; the latter will do for a surname too.
_LIKELY = 0.5
_MEAN = 0.75
LONGEST = 4
_OTHERS = ("organization", "state", "group", "office")


def is_read_as_person(span: TokenSpan, told: Told) -> bool:
    """Whether the encoder takes every word for a person's name and for nothing else."""
    return len(span) <= LONGEST and all(person(token, told) >= SURE and other(token, told) < 1 - SURE for token in span)


def is_read_as_body(span: TokenSpan, told: Told) -> bool:
    """Whether the encoder takes all words together for a body's name, and none for a person's."""
    likely = [told.inside("organization", t.idx, t.idx + len(t)) for t in span if is_capital(t)]
    stranger = any(person(t, told) >= _LIKELY for t in span)
    return not stranger and min(likely, default=0) >= _LIKELY and sum(likely) >= _MEAN * len(likely)


def is_office(span: TokenSpan, told: Told) -> bool:
    """Whether the encoder takes every word for part of an office's name rather than a person's ("Pro Tempore")."""
    return all(told.inside("office", t.idx, t.idx + len(t)) > max(_LIKELY, person(t, told)) for t in span)


def surely_persons(doc: Doc) -> frozenset[str]:
    """Return the words that the encoder reads as part of a person's name somewhere in a text."""
    told = told_of(doc)
    return frozenset(t.text for t in doc if is_capital(t) and person(t, told) >= _LIKELY and other(t, told) < _LIKELY)


def without_strangers(span: TokenSpan, known: frozenset[str], told: Told) -> TokenSpan | None:
    """Return what the model takes for a person's name without the words that are none to the encoder.

    Args:
        span: a name of the model's.
        known: words that are part of persons' names (`surely_persons`); in headings the encoder sees less.
        told: what the encoder told.

    Returns:
        What is left; None where it is no name of a person.
    """
    if len(span) > 1 and all(t.pos_ in {"PROPN", "PUNCT", "PART"} for t in span):
        named = span[0].lower_ in given_names() or span[-1].text in known
        if named and other(span[-1], told) < _LIKELY:
            return span
    start, end = span.start, span.end
    while start < end and person(span.doc[start], told) < 1 - SURE:
        start += 1
    while end > start and is_capital(span.doc[end - 1]) and person(span.doc[end - 1], told) < 1 - SURE:
        end -= 1
    kept = span.doc[start:end]
    return kept if any(person(token, told) >= _LIKELY for token in kept) else None


def person(token: Token, told: Told) -> float:
    """How likely the encoder takes a word for part of a person's name."""
    return told.inside("person", token.idx, token.idx + len(token))


def other(token: Token, told: Told) -> float:
    """How likely the encoder takes a word for part of anything else, at the most."""
    return max(told.inside(task, token.idx, token.idx + len(token)) for task in _OTHERS)


def whole_names(doc: Doc) -> Iterator[tuple[int, int]]:
    """Find the names of several words that the encoder reads as one person's, as first token and one past the last."""
    told = told_of(doc)
    i = 0
    while i < len(doc):
        if not _is_part(doc[i], told):
            i += 1
            continue
        end = _end(doc, i, told)
        if _is_whole(doc, i, end, told):
            yield i, end
        i = end


def bare_surnames(doc: Doc, names: Iterable[tuple[int, int]], others: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Find where a surname stands alone that the encoder reads as a person's, whatever else bears that name.

    Args:
        doc: a parsed text.
        names: the persons' names of several words in it, as first token and one past the last.
        others: surnames that are sure to stand for others.

    Yields:
        First token and one past the last of each place.
    """
    told = told_of(doc)
    places = list(names)
    surnames = {doc[start:end].text.split()[-1] for start, end in places} - others
    inside = {i for start, end in places for i in range(start, end)}
    for token in doc:
        if token.i in inside or not is_capital(token):
            continue
        end = _end_of_word(doc, token.i)
        if doc[token.i : end].text in surnames:
            read = [t for t in doc[token.i : end] if is_capital(t)]
            if all(person(t, told) >= _MEAN and other(t, told) < _LIKELY for t in read):
                yield token.i, end


# How many parts a surname with hyphens has at the most.
_MOST_PARTS = 4


def _end_of_word(doc: Doc, i: int) -> int:
    """Return where a hyphenated word of capitals ends that begins at a token."""
    end = i + 1
    while end + 1 < min(len(doc), i + 2 * _MOST_PARTS) and doc[end].text == "-" and is_capital(doc[end + 1]):
        if doc[end - 1].whitespace_ or doc[end].whitespace_:
            break
        end += 2
    return end


def _is_part(token: Token, told: Told) -> bool:
    return is_capital(token) and person(token, told) >= _LIKELY and other(token, told) < _LIKELY


def _end(doc: Doc, start: int, told: Told) -> int:
    """Return where a name that begins at a token ends; hyphens and particles count between its words."""
    end = start + 1
    while end < len(doc) and not doc[end].is_sent_start:
        step = 0
        while (
            end + step < len(doc) and step < 3 and (doc[end + step].text == "-" or doc[end + step].lower_ in PARTICLES)
        ):
            step += 1
        if end + step >= len(doc) or not _is_part(doc[end + step], told):
            break
        end += step + 1
    return _end_of_word(doc, end - 1)


def _is_whole(doc: Doc, start: int, end: int, told: Told) -> bool:
    """Whether a run is a whole name: long enough, likely enough, and beside no word that may belong to it."""
    written = doc[start:end].text.split()
    words = [t for t in doc[start:end] if is_capital(t)]
    if not 2 <= len(written) <= LONGEST or sum(person(t, told) for t in words) < _MEAN * len(words):
        return False
    beside = [doc[j] for j in (start - 1, end) if 0 <= j < len(doc) and doc[start].sent == doc[j].sent]
    return not any(is_capital(t) and person(t, told) > 1 - SURE and other(t, told) < person(t, told) for t in beside)
