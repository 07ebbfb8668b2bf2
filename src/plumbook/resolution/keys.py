"""Keys under which two labels are the same, by what they name."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

SMALL_WORDS = frozenset(
    {"a", "an", "the", "of", "for", "to", "in", "on", "at", "by", "with", "and", "or", "from", "as", "into"}
)
_SUFFIXES = (
    "izations",
    "ization",
    "ations",
    "ation",
    "izing",
    "ments",
    "ment",
    "ions",
    "ing",
    "ion",
    "ies",
    "ed",
    "es",
    "s",
)


# How many labels are kept folded: texts repeat names, and memory must not grow with their number.
_KEPT = 50_000


@lru_cache(maxsize=_KEPT)
def folded(label: str) -> str:
    """Return a label without case, accents, full stops, apostrophes, invisible characters and a leading article."""
    plain = label.casefold()
    if not plain.isascii():
        plain = unicodedata.normalize("NFKD", plain).casefold()
        plain = "".join(c for c in plain if not unicodedata.combining(c) and unicodedata.category(c) != "Cf")
    plain = re.sub(r"['’]s\b", "", plain).replace(".", "").replace("'", "").replace("’", "")
    words = re.findall(r"\w+|&", plain)
    return " ".join(words[1:] if len(words) > 1 and words[0] in {"the", "a", "an"} else words)


def is_proper(label: str) -> bool:
    """Whether a label is a proper name throughout: each of its words but the small ones is capitalized or a number."""
    words = _telling_words(label)
    return bool(words) and all(_is_capitalized(w) for w in words)


def begins_proper(label: str) -> bool:
    """Whether a label begins as a proper name does ("Biden administration", "Asia bureau")."""
    words = _telling_words(label)
    return bool(words) and _is_capitalized(words[0])


def _telling_words(label: str) -> list[str]:
    return [w for w in re.findall(r"[^\W_][\w.&’'-]*", label) if w.casefold() not in SMALL_WORDS]


def _is_capitalized(word: str) -> bool:
    return word[0].isupper() or word[0].isdigit()


def content_key(label: str) -> frozenset[str]:
    """Return a policy's wording as the set of its stems, without small words."""
    return frozenset(_stem(w) for w in folded(label).split() if w not in SMALL_WORDS)


def _stem(word: str) -> str:
    for suffix in (*_SUFFIXES, "s"):
        if word.endswith(suffix) and len(word) - len(suffix) >= 4:
            return word[: -len(suffix)]
    return word
