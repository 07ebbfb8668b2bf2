"""Finding things by their names, however spelled: words by spelling, then names by words.

Each word of a query stands for the words of the graph that are equal, begin so, or are spelled nearly so
(optimal string alignment: letters changed, left out, added or swapped); names are weighed by how well all
words fit. Accents, case and kinds of quotation mark do not count.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from rapidfuzz import process
from rapidfuzz.distance import OSA

from plumbook.querying.labels import plain

Fits = npt.NDArray[np.float32]

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
        words = [words_of(name.text) for name in self.names]
        places: dict[str, list[int]] = {}
        for number, each in enumerate(words):
            for word in set(each):
                places.setdefault(word, []).append(number)
        self._words = sorted(places)
        self._places = {word: np.array(found, np.int32) for word, found in places.items()}
        self._lengths = np.array([max(len(each), 1) for each in words], np.float32)
        self._weights = 0.02 * np.log1p(np.array([name.weight for name in self.names], np.float32))

    def search(self, query: str, most: int = 10, *, every_word: bool = False) -> list[Found]:
        """Return the things that a query fits best, each once, the best first.

        Args:
            query: what somebody typed; its last word may be unfinished.
            most: how many to return.
            every_word: whether names are left out that have only some of the words, even where none has all.
        """
        words = words_of(query)[:_MOST_WORDS]
        if not words or not self.names:
            return []
        fits = np.stack([self._fitting(word) for word in words])
        fitting = fits.all(axis=0)
        if not fitting.any() and not every_word:
            fitting = fits.any(axis=0)  # no name has all the words
        covered = np.minimum(1.0, len(words) / self._lengths)
        scores = np.where(fitting, fits.mean(axis=0) * (0.7 + 0.3 * covered) + self._weights, 0.0)
        best: dict[str, Found] = {}
        for place in np.argsort(-scores, kind="stable")[: np.count_nonzero(fitting)]:
            name = self.names[place]
            best.setdefault(name.thing, Found(name.thing, name.text, float(scores[place])))
            if len(best) == most:
                break
        return list(best.values())

    def _fitting(self, word: str) -> Fits:
        """Return how well a word fits each name, 0 to 1."""
        fits = np.zeros(len(self.names), np.float32)
        for spelling, fit in sorted(self._spellings(word).items(), key=lambda pair: pair[1]):
            fits[self._places[spelling]] = fit
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


def words_of(text: str) -> list[str]:
    """Return the words of a text as they are compared.

    >>> words_of("L’Élysée, U.S.")
    ['lelysee', 'us']
    """
    return _WORD.findall(_INSIDE.sub("", plain(text)))
