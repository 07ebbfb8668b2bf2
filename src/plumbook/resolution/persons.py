"""By what a person can be known in another text: full names, and how they may differ."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from plumbook.model import Actor
from plumbook.reading.lexicon import short_forms, words
from plumbook.reading.persons import is_family_first
from plumbook.resolution.keys import folded, is_proper
from plumbook.resolution.tables import word_set

_GENERATIONS = frozenset({"jr", "sr", "ii", "iii", "iv"})
_ARTICLES = frozenset({"al", "el"})
_PARTICLES = word_set("particles of names")
_BEFORE_TITLES = frozenset({"the", "then", "former"})
# The space between two initials: "H. W." is "H.W.".
_INITIALS = re.compile(r"(?<=\b\w) (?=\w\b)")
_LONGEST = 5
# What a name ends in that is called after a person and is none.
_NO_PERSON = word_set("ends of no person's name")


@dataclass(frozen=True, slots=True)
class FullName:
    """A person's name as it is compared.

    Attributes:
        words: folded, without titles, generation and the article in Arabic names.
        family_first: whether the family name is the first.
        generation: "jr" and the like, which tells father and son apart; "" where nothing does.
    """

    words: tuple[str, ...]
    family_first: bool
    generation: str

    @property
    def surname(self) -> str:
        """The family name."""
        return self.words[0] if self.family_first else self.words[-1]

    @property
    def key(self) -> tuple[str, ...]:
        """What is equal where two names are written alike, whatever their hyphens."""
        words = (self.words[0], "".join(self.words[1:])) if self.family_first else self.words
        return (*words, self.generation) if self.generation == "jr" else words

    @property
    def given_keys(self) -> list[tuple[str, str]]:
        """The given names that the first word may be a form of, each with the surname."""
        if self.family_first or len(self.words[0]) == 1:
            return []
        return [(g, self.surname) for g in sorted(short_forms().get(self.words[0], {self.words[0]}))]

    def can_be(self, other: FullName) -> bool:
        """Whether middle names and generation leave it open that both are one person's."""
        a, b = self.words[1:-1], other.words[1:-1]
        middles_agree = not a or not b or a[0][0] == b[0][0]
        is_son = "jr" in {self.generation, other.generation}
        return middles_agree and (not is_son or self.generation == other.generation)


def full_names(actor: Actor) -> tuple[FullName, ...]:
    """Return an actor's names of several words that can be a person's, the fullest first."""
    found = [parsed for name in (actor.name, *actor.names) if (parsed := _full_name(name))]
    return tuple(sorted(dict.fromkeys(found), key=lambda n: (-len(n.words), n.words)))


def bare_name(actor: Actor) -> str | None:
    """Return the one word that a person is known by; None where a name says more, or that is no name."""
    if actor.is_author:
        return None
    for name in (actor.name, *actor.names):
        written = _without_titles(name)
        tokens = folded(" ".join(written)).split()
        if written and written[-1][:1].isupper() and set(tokens[:-1]) <= _PARTICLES | _ARTICLES:
            return tokens[-1]
    return None


@lru_cache(maxsize=50_000)  # texts repeat names
def _full_name(name: str) -> FullName | None:
    written = _without_titles(name)
    capitalized = [w for w in written if w.casefold() not in _PARTICLES and not w.startswith(("al-", "el-"))]
    if not 1 < len(written) <= _LONGEST or not is_proper(" ".join(capitalized)) or "," in name.rstrip(",")[:-4]:
        return None
    if any(w.endswith(("'s", "’s", "s'", "s’")) for w in written[:-1]):
        return None
    tokens = _INITIALS.sub("", folded(" ".join(written))).split()
    generation = tokens[-1] if tokens[-1] in _GENERATIONS else ""
    family_first = is_family_first([w.casefold() for w in written])
    kept = tuple(w for w in tokens if w not in _ARTICLES and w not in _GENERATIONS)
    if len(kept) < 2 or set(kept[:-1]) <= _PARTICLES or kept[-1] in _NO_PERSON or kept[-1].isdigit():
        return None
    return FullName(kept, family_first, generation)


def _without_titles(name: str) -> Sequence[str]:
    written = [w.strip(',;:()[]"“”') for w in name.split()]
    written = [w for w in written if w]
    while len(written) > 1 and (written[0] in words("person_titles") or written[0].casefold() in _BEFORE_TITLES):
        written = written[1:]
    return written
