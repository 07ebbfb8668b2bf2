"""Finding things by their names, however spelled: words by spelling, then names by words.

Each word of a query stands for the words of the graph that are equal, begin so, or are spelled nearly so
(optimal string alignment: letters changed, left out, added or swapped); names are weighed by how well all
words fit. Accents, case and kinds of quotation mark do not count.
"""

from __future__ import annotations

import math
import re
from array import array
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

from plumbook.querying.labels import plain

_WORD = re.compile(r"[^\W_]+")
_INSIDE = re.compile(r"(?<=\w)['.](?=\w)")  # no word ends there: O'Hara, U.S.
_SHORTEST = 4  # letters of a word that may be misspelled
_ALIKE = 0.7  # similarity of a misspelled word, 0 to 1
_SPELLINGS = 60  # of the graph's words that begin so, and of those that are spelled nearly so, that count
_MOST_WORDS = 12  # of a query


@dataclass(frozen=True, slots=True)
class Name:
    """A name to be found by.

    Attributes:
        thing: what it names.
        text: the name.
        weight: how often the thing is spoken of.
    """

    thing: str
    text: str
    weight: int = 0


@dataclass(frozen=True, slots=True)
class Found:
    """A thing, the name it was found by, and how well that fits (1 is exactly)."""

    thing: str
    text: str
    score: float


class SearchIndex:
    """Names, by the words in them.

    Args:
        names: all names; a thing may have several.
    """

    def __init__(self, names: Iterable[Name]) -> None:
        self.names = list(names)
        places: dict[str, array[int]] = {}
        self._lengths = array("H", bytes(2 * len(self.names)))
        for number, name in enumerate(self.names):
            words = words_of(name.text)
            self._lengths[number] = min(len(words), 65535)
            for word in set(words):
                places.setdefault(word, array("I")).append(number)
        self._words = sorted(places)
        self._places = places

    def search(self, query: str, most: int = 10) -> list[Found]:
        """Return the things that a query fits best, each once, the best first.

        Args:
            query: what somebody typed; its last word may be unfinished.
            most: how many to return.
        """
        words = words_of(query)[:_MOST_WORDS]
        if not words:
            return []
        fits: dict[int, float] = {}
        for number, word in enumerate(words):
            best = self._fitting(word)
            if number:
                fits = {place: fits[place] + best[place] for place in fits.keys() & best.keys()}
            else:
                fits = best
        if not fits and len(words) > 1:
            return self._best(self._any(words), len(words), most)
        return self._best(fits, len(words), most)

    def _any(self, words: Iterable[str]) -> dict[int, float]:
        """Return names that some of the words fit, where none has them all."""
        fits: dict[int, float] = {}
        for word in words:
            for place, fit in self._fitting(word).items():
                fits[place] = fits.get(place, 0) + fit
        return fits

    def _fitting(self, word: str) -> dict[int, float]:
        fits: dict[int, float] = {}
        for spelling, fit in sorted(self._spellings(word).items(), key=lambda pair: pair[1]):
            fits.update(dict.fromkeys(self._places[spelling], fit))
        return fits

    def _spellings(self, word: str) -> dict[str, float]:
        """Return the graph's words that a word may stand for, and how well each fits."""
        found: dict[str, float] = {}
        if len(word) >= _SHORTEST:
            near = process.extract(
                word, self._words, scorer=OSA.normalized_similarity, score_cutoff=_ALIKE, limit=_SPELLINGS
            )
            found |= {spelling: 0.8 * fit for spelling, fit, _ in near}
        first = bisect_left(self._words, word)
        begun = self._words[first : bisect_left(self._words, word + "\U0010ffff", lo=first)]
        begun = sorted(begun, key=lambda each: (-len(self._places[each]), each))[:_SPELLINGS]
        found |= {spelling: 0.9 + 0.1 * len(word) / len(spelling) for spelling in begun}
        return found

    def _best(self, fits: dict[int, float], words: int, most: int) -> list[Found]:
        scores: dict[str, tuple[float, int]] = {}
        for place, fit in fits.items():
            name = self.names[place]
            covered = min(1.0, words / (self._lengths[place] or 1))
            score = fit / words * (0.7 + 0.3 * covered) + 0.02 * math.log1p(name.weight)
            if score > scores.get(name.thing, (0.0, 0))[0]:
                scores[name.thing] = score, place
        best = sorted(scores.items(), key=lambda item: (-item[1][0], item[0]))[:most]
        return [Found(thing, self.names[place].text, score) for thing, (score, place) in best]


def words_of(text: str) -> list[str]:
    """Return the words of a text as they are compared.

    >>> words_of("L’Élysée, U.S.")
    ['lelysee', 'us']
    """
    return _WORD.findall(_INSIDE.sub("", plain(text)))

