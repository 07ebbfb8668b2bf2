"""Where persons' names stand in a text, as far as titles and appositions need to know before actors are found."""

from __future__ import annotations

import re

from spacy.tokens import Doc, Token

from plumbook.reading.lexicon import given_names, known_names, words
from plumbook.reading.office_words import roles, status_words

PARTICLES = frozenset(
    {
        "al", "el", "de", "del", "della", "den", "der", "van", "von", "bin", "ibn", "da", "dos", "di", "du", "la", "le",
        "ter",
    }
)  # fmt: skip
"""Small words within surnames ("von der Leyen")."""

_HYPHENATED = re.compile(r"-[A-Za-z]{1,8}\b")
_MOST = 5
# Capitals that no person's name begins with.
_NO_NAMES = frozenset({"I", "He", "She", "It", "They", "We", "You", "MORE", "And", "But", "The", "A", "An", "In", "On"})
_DAYS = frozenset({"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"})
HONORIFICS = frozenset({"mr", "mr.", "mrs", "mrs.", "ms", "ms.", "dr", "dr.", "gen", "gen.", "adm.", "col.", "lt.",
                         "maj.", "capt.", "sir", "ayatollah", "general", "admiral", "colonel"})  # fmt: skip


class PersonNames:
    """The persons' names of one text: those that the model saw, those seen elsewhere in it, and what looks like one.

    Args:
        doc: a parsed text.
    """

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self._ends: dict[int, int] = {}
        self._starts: dict[int, int] = {}
        for ent in doc.ents:
            if ent.label_ == "PERSON":
                start, end = self._trimmed(ent.start, ent.end)
                if start < end:
                    self._enter(start, self._with_hyphen(start, after_particles(doc, start, end)))
        pairs = {(doc[s].text, doc[s + 1].text) for s, e in self._ends.items() if e - s >= 2}
        for i in range(len(doc) - 1):
            if i not in self._ends and (doc[i].text, doc[i + 1].text) in pairs and self.covering(i) is None:
                self._enter(i, self._with_hyphen(i, i + 2))
        self._enter_surnames()

    def _enter_surnames(self) -> None:
        """Enter the surnames of those whose whole names the text has, where the model saw no person."""
        doc = self.doc
        surnames = {doc[e - 1].text for s, e in self._ends.items() if e - s >= 2} - known_names().keys() - _NO_NAMES
        for token in doc:
            alone = not (_is_name_part(doc, token.i - 1) or _is_name_part(doc, token.i + 1))
            if token.text in surnames and alone and token.pos_ == "PROPN" and self.covering(token.i) is None:
                self._enter(token.i, token.i + 1)

    def starts_at(self, i: int) -> bool:
        """Whether a person's name begins at token i."""
        if i in self._ends:
            return True
        doc = self.doc
        return (
            i + 1 < len(doc)
            and doc[i].text.casefold() in given_names()
            and doc[i].text[:1].isupper()
            and doc[i + 1].text[:1].isupper()
            and doc[i + 1].pos_ == "PROPN"
            and (doc[i].ent_type_ not in {"GPE", "LOC", "NORP", "FAC"} or self._is_behind_place(i))
        )

    def _is_behind_place(self, i: int) -> bool:
        """Whether the model ran a known place and the name behind it together ("Ambassador to Peru Ann Lowry")."""
        return self.doc[i].ent_iob_ == "I" and self.doc[i - 1].text in known_names()

    def name_from(self, i: int, *, sure: bool = False) -> tuple[int, int] | None:
        """Return the name that begins at token i, honorifics before it left out.

        Args:
            i: index of a token.
            sure: whether capitals alone are not enough; right behind a capitalized title they are.
        """
        doc = self.doc
        while i < len(doc) and doc[i].lower_ in HONORIFICS:
            i += 1
        if i >= len(doc):
            return None
        if i in self._ends:
            return i, self._ends[i]
        if not self._may_be_name(i) or (sure and not self.starts_at(i)):
            return None
        end = i + 1
        while end < len(doc) and end - i < _MOST and self._goes_on(end):
            end += 1
        return i, self._with_hyphen(i, end)

    def name_to(self, end: int) -> tuple[int, int] | None:
        """Return the name whose last token stands right before token `end`."""
        start = self._starts.get(end)
        if start is not None:
            return start, end
        for start in range(max(0, end - 4), end - 1):
            if self.starts_at(start) and self.name_from(start) == (start, end):
                return start, end
        return None

    def capitals_to(self, end: int) -> tuple[int, int] | None:
        """Return the run of two to five capitals before token `end`, where it names no body or place."""
        start = end
        while start > 0 and end - start < _MOST and self._is_part(start - 1):
            start -= 1
        name = self.doc[start:end].text
        body = name in known_names() or (start < end and self.doc[end - 1].text in words("organization_heads"))
        return (start, end) if end - start >= 2 and not body else None

    def _is_part(self, i: int) -> bool:
        token = self.doc[i]
        if token.ent_type_ not in {"", "PERSON", "ORG", "PRODUCT"} or (token.is_sent_start and token.pos_ != "PROPN"):
            return False
        return token.text[:1].isupper() and token.pos_ == "PROPN" and token.lower_ not in roles()

    def covering(self, i: int) -> tuple[int, int] | None:
        """Return the name that token i is part of."""
        for start in range(i, max(-1, i - _MOST - 2), -1):
            if self._ends.get(start, -1) > i:
                return start, self._ends[start]
        return None

    def _enter(self, start: int, end: int) -> None:
        self._ends[start] = end
        self._starts[end] = start

    def _trimmed(self, start: int, end: int) -> tuple[int, int]:
        doc = self.doc
        while start < end and (
            doc[start].lower_ in HONORIFICS
            or not doc[start].text[:1].isalpha()
            or (end - start > 1 and (doc[start].lower_ in roles() or doc[start].lower_ in status_words()))
        ):
            start += 1
        while end > start and (doc[end - 1].tag_ == "POS" or not doc[end - 1].text[:1].isalpha()):
            end -= 1
        if any(doc[i].lower_ in {"’s", "'s", "\n"} or doc[i].is_space for i in range(start, end)):
            return start, start
        return (start, end) if start < end and doc[start].text[:1].isupper() else (start, start)

    def _with_hyphen(self, start: int, end: int) -> int:
        """Take in the rest of a hyphenated name that the tokenizer split ("Moon Jae" + "-in")."""
        doc = self.doc
        if end - start < 1 or end >= len(doc) or doc[end].text != "-" or doc[end - 1].whitespace_:
            return end
        match = _HYPHENATED.match(doc[end : end + 4].text)
        span = doc.char_span(doc[start].idx, doc[end].idx + match.end()) if match else None
        return int(span.end) if span is not None else end

    def _may_be_name(self, i: int) -> bool:
        token = self.doc[i]
        if not token.text[:1].isupper() or token.text in _NO_NAMES or token.pos_ not in {"PROPN", "NOUN", "ADJ", "X"}:
            return False
        if token.lower_ in roles() or token.text in known_names():
            return False
        if token.ent_type_ in {"DATE", "TIME", "GPE", "NORP"} and not self._is_behind_place(i):
            return False
        return token.ent_type_ in {"", "PERSON"} or token.ent_iob_ == "I" or token.ent_type_ == "ORG"

    def _goes_on(self, i: int) -> bool:
        token, before = self.doc[i], self.doc[i - 1]
        if not before.whitespace_ and token.text[:1].isalnum():
            return False
        if (token.lower_ in roles() and token.ent_type_ != "PERSON") or token.text in _DAYS:
            return False
        if token.text[:1].isupper() and token.pos_ == "PROPN" and not token.is_sent_start:
            return True
        return token.lower_ in PARTICLES and i + 1 < len(self.doc) and self.doc[i + 1].text[:1].isupper()


def _is_name_part(doc: Doc, i: int) -> bool:
    return 0 <= i < len(doc) and doc[i].pos_ == "PROPN" and doc[i].lower_ not in roles()


def after_particles(doc: Doc, start: int, end: int) -> int:
    """Return where a person's name ends with the surname that the model left out after, or with, its particles."""
    while end < len(doc) and doc[end - 1].lower_ in PARTICLES and end - start > 1 and is_capital(doc[end]):
        end += 1
    while (
        end + 1 < len(doc)
        and doc[end].text in PARTICLES
        and (is_capital(doc[end + 1]) or doc[end + 1].text in PARTICLES)
    ):
        end += 1
        if is_capital(doc[end]):
            return end + 1
    return end


def is_capital(token: Token) -> bool:
    """Whether a word begins with a capital."""
    return token.text[:1].isupper() and any(c.isalpha() for c in token.text)
