"""What is known of a text besides its words: title, date, byline, publisher, source."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from plumbook.documents.dates import iso_date
from plumbook.documents.decoding import printable

# Under which names each field may stand, the most exact first.
_TITLE = ("title", "headline")
_DATE = ("date", "published", "date_published", "datepublished")
_AUTHORS = ("authors", "author", "byline", "creator")
_PUBLISHER = ("publisher", "sitename", "site_name")
_SOURCE = ("url", "source", "link")

_LONGEST = 1000
_ABSENT = {"", "~", "null", "none", "n/a", "unknown"}
_BY = re.compile(r"by\s+", re.IGNORECASE)
_MARKS = " \"'“”‘’[]"
_SUFFIX = re.compile(r"(?:jr|sr|ii|iii|iv|esq|m\.?d|ph\.?\s?d|mp|j\.?d)\.?", re.IGNORECASE)
_NAME = re.compile(r"(?!.*\b(?:of|for|the)\b)\S+(?:\s\S+){1,4}")
# A surname of one word, its particles before it, and given names behind a comma ("van Dyk, Ann").
_TURNED = re.compile(r"((?:[a-z]+\s)*[^\s,;]+), ([^\s,;]+(?:\s[A-Z]\.?)*)")
# What stands beside a writer's name and is none: an address, where and as what somebody writes.
_BESIDE = re.compile(
    r"special to .*|authors? of.*|the (?!rev\b|hon\b).*|.*@.*|.*\.(?:com|org|net)"
    r"|(?:.*\s)?(?:contribut(?:or|ing writer)|correspondent|reporter|editor|writer|columnist|commentator|analyst"
    r"|producer|director|bureau|radio|news|tribune|gazette|magazine|service|agency|network)s?"
    # Words that are surnames too: a paper has a place or another word of papers before them.
    r"|(?:.+\s.+|associated|daily|financial|fox|guardian|huffington|morning|national|new york|sunday|usa|wall street"
    r"|washington)\s(?:business|chief|herald|journal|post|press|staff|times|today|wire)s?|staff",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """The fields of a Document besides its text, as far as they are known."""

    id: str | None = None
    title: str | None = None
    date: str | None = None
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    source: str | None = None
    notes: tuple[str, ...] = ()


def metadata_from(fields: Mapping[str, object]) -> Metadata:
    """Read the fields of a front matter, a JSON record or an HTML page.

    Args:
        fields: values by name, in any case: id; title or headline; date or published; author,
            authors, byline or creator (a string, or a list of strings or of objects with a name);
            publisher; url, source or link. Others are passed over.

    Returns:
        The values in one line each; a date that is none is dropped with a note.
    """
    known = {str(key).strip().lower().replace("-", "_"): value for key, value in fields.items()}
    when = _first(known, _DATE)
    date = iso_date(when) if when else None
    note = f"date not understood: {when[:80]}" if when and date is None else ""
    return Metadata(
        id=_first(known, ("id",)),
        title=_first(known, _TITLE),
        date=date,
        authors=tuple(dict.fromkeys(name for key in _AUTHORS for name in author_names(known.get(key)))),
        publisher=_first(known, _PUBLISHER),
        source=_first(known, _SOURCE),
        notes=(note,) if note else (),
    )


def author_names(byline: object) -> tuple[str, ...]:
    """Return the single names of a byline, without addresses, papers and jobs beside them.

    >>> author_names("By Ann Lee, Jr., Bo Roe and Cy Doe")
    ('Ann Lee, Jr.', 'Bo Roe', 'Cy Doe')
    >>> author_names("Lee, Ann"), author_names("Department of Health and Human Services")
    (('Ann Lee',), ('Department of Health and Human Services',))
    >>> author_names("Ann Lee, The Daily Post")
    ('Ann Lee',)
    """
    if isinstance(byline, list | tuple):
        return tuple(name for entry in byline for name in author_names(_line(entry)))
    line = _BY.sub("", _line(byline), count=1) if _BY.match(_line(byline)) else _line(byline)
    names = [name for piece in _pieces(line.strip(_MARKS)) if (name := piece.strip(_MARKS))]
    writers = [name for name in names if _NAME.fullmatch(name) and not _BESIDE.fullmatch(name)]
    return tuple(writers or names)


def _pieces(line: str) -> Iterator[str]:
    lines = re.split(r"\s*[;|]\s*", line)
    for part in lines:
        turned = _TURNED.fullmatch(part)
        if turned and not _SUFFIX.fullmatch(turned[2]):
            yield f"{turned[2]} {turned[1]}"
            continue
        listed = re.split(r"\s*,\s*(?:and\s+)?", part)
        alone = len(lines) > 1 and not all(map(_NAME.fullmatch, listed))
        for piece in _with_suffixes([part] if alone else listed):
            halves = re.split(r"\s+(?:and|&)\s+", piece, flags=re.IGNORECASE)
            yield from halves if all(map(_NAME.fullmatch, halves)) else [piece]


def _with_suffixes(pieces: Iterable[str]) -> list[str]:
    joined: list[str] = []
    for piece in pieces:
        if joined and _SUFFIX.fullmatch(piece):
            joined[-1] += f", {piece}"
        else:
            joined.append(piece)
    return joined


def _first(fields: Mapping[str, object], names: Iterable[str]) -> str | None:
    return next((line for name in names if (line := _line(fields.get(name)))), None)


def _line(value: object) -> str:
    """Return a value as one printable line; empty for what is no word, number or named thing."""
    if isinstance(value, Mapping):
        value = value.get("name")
    if isinstance(value, list | tuple) and len(value) == 1:
        value = value[0]
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    line = " ".join(printable(_digits(value)).split())[:_LONGEST]
    return "" if line.lower() in _ABSENT else line


def _digits(value: str | int | float) -> str:
    try:
        return str(value)
    except ValueError:  # a number too long to be written out
        return ""
