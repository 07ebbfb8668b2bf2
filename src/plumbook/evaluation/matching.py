"""Which finding stands for which annotation: names compared, and pairs chosen.

The measures are those of the annotations' official scorer, to the last digit: what counts as one
name, how near two labels must come and which pair goes first are fixed there.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import Protocol, TypeVar

from plumbook.evaluation.annotation import GoldActor, GoldClaim, GoldOffice

# How alike, from 0 to 1, the words of two labels must be.
ANONYMOUS_LEAST = 0.6
OFFICE_LEAST = 0.65
POLICY_LEAST = 0.6
CONTENT_LEAST = 0.5

# fmt: off
_STOP_WORDS = frozenset((
    "a", "an", "the", "of", "for", "to", "in", "on", "at", "by", "with", "and", "or", "its", "his", "her",
    "their", "our", "my", "your", "this", "that", "from", "as", "into", "over", "all", "be", "is", "are",
    "u.s.", "us", "s",
))
_ARTICLES_AND_TITLES = frozenset((
    "the", "a", "an", "president", "mr", "mrs", "ms", "dr", "sen", "senator", "rep", "representative", "gov",
    "governor", "secretary", "gen", "general", "ambassador", "former", "then-president",
))
_SUFFIXES = (  # tried in this order
    "izations", "ization", "izing", "ized", "ize", "ations", "ation", "ments", "ment", "ing", "ions", "ion",
    "ies", "ed", "es", "al", "s", "e", "y",
)
# fmt: on
_QUOTATION_MARKS = str.maketrans({"’": "'", "“": None, "”": None, '"': None})


class _Optional(Protocol):
    """An annotation that may be marked as optional."""

    @property
    def optional(self) -> bool: ...


Found = TypeVar("Found")
Gold = TypeVar("Gold", bound=_Optional)


def words_of(name: str) -> list[str]:
    """Return the lower-case words of a name, without possessives and punctuation.

    >>> words_of("The U.S. president’s “special” envoy")
    ['the', 'us', 'president', 'special', 'envoy']
    """
    plain = name.lower().translate(_QUOTATION_MARKS)
    singular = re.sub(r"'s\b|s'(?=\s|$)", lambda match: "" if match.group() == "'s" else "s", plain)
    return re.findall(r"[\w&]+", singular.replace("u.s.", "us").replace("u.n.", "un"))


def stem(word: str) -> str:
    """Cut one suffix off a word of which at least four letters remain.

    >>> stem("denuclearizing") == stem("denuclearization")
    True
    """
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= 4:
            return word[: -len(suffix)]
    return word


@lru_cache(maxsize=10_000)
def name_key(name: str) -> str:
    """Return the key under which two names of an actor are the same: articles and titles dropped.

    >>> name_key("the President Obama")
    'obama'
    """
    words = words_of(name)
    while len(words) > 1 and words[0] in _ARTICLES_AND_TITLES:
        words = words[1:]
    return " ".join(words)


@lru_cache(maxsize=10_000)
def content_stems(name: str) -> Counter[str]:
    """Count the stems of a label's content words, or all its words where it has no others."""
    return Counter(stem(word) for word in words_of(name) if word not in _STOP_WORDS) or Counter(words_of(name))


def word_f1(a: str, b: str) -> float:
    """Return how alike the words of two labels are, from 0 to 1: the F1 of their content words' stems."""
    x, y = content_stems(a), content_stems(b)
    both = sum((x & y).values())
    return 2 * both / (x.total() + y.total()) if both else 0.0


def label_likeness(a: Iterable[str], b: Sequence[str], least: float) -> float:
    """Return how alike the nearest two of two sets of labels are; 0 where that is below the least."""
    best = max((word_f1(x, y) for x in a for y in b), default=0.0)
    return best if best >= least else 0.0


def actor_likeness(a: GoldActor, b: GoldActor) -> float:
    """Return how surely two actors are one; 0 where they are not.

    A name in common counts, the more words the more; anonymous sources and groups, which are
    worded and not named, are also compared word by word.
    """
    common = ({name_key(name) for name in a.names} & {name_key(name) for name in b.names}) - {""}
    if common:
        return 1 + max(len(key.split()) for key in common) + 0.1 * len(common)
    if {a.kind, b.kind} & {"anonymous", "group"}:
        return label_likeness(a.names, b.names, ANONYMOUS_LEAST)
    return 0.0


def office_likeness(a: GoldOffice, b: GoldOffice) -> float:
    """Return how alike two offices' labels are; 0 where they are not one."""
    return label_likeness(a.names, b.names, OFFICE_LEAST)


@lru_cache(maxsize=10_000)
def content_overlap(a: tuple[tuple[int, int], ...], b: tuple[tuple[int, int], ...]) -> float:
    """Return what two lists of spans share: the characters in both over the characters in either."""
    x = {character for start, end in a for character in range(start, end)}
    y = {character for start, end in b for character in range(start, end)}
    return len(x & y) / len(x | y) if x and y else 0.0


def content_likeness(a: GoldClaim, b: GoldClaim) -> float:
    """Return what two claims' contents share; 0 where that is less than half."""
    shared = content_overlap(a.spans, b.spans)
    return shared if shared >= CONTENT_LEAST else 0.0


def claim_likeness(a: GoldClaim, b: GoldClaim) -> float:
    """Return what two claims' contents share; 0 where that is less than half or their sources differ."""
    return content_likeness(a, b) if a.source == b.source else 0.0


def pair(found: Sequence[Found], gold: Sequence[Gold], likeness: Callable[[Found, Gold], float]) -> dict[int, int]:
    """Pair findings with annotations, each at most once: most alike first, required before optional.

    Args:
        found: what was found.
        gold: what was annotated.
        likeness: how alike the two are; those at 0 are never paired.

    Returns:
        For each finding that has a partner, its index and the partner's.
    """
    candidates = (
        (-value, entry.optional, i, j)
        for i, finding in enumerate(found)
        for j, entry in enumerate(gold)
        if (value := likeness(finding, entry)) > 0
    )
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, i, j in sorted(candidates):
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return pairs
