"""What the reading of policies and stances knows beforehand of words: their grades, polarities and roots."""

from __future__ import annotations

from functools import cache

from plumbook.reading.lexicon import lines

# Tried in this order on a word of which at least four letters must remain.
_ENDINGS = (
    "izations", "ization", "isation", "izing", "ized", "ize", "ations", "ation", "itions", "ition", "utions",
    "ments", "ment", "ings", "ing", "tions", "tion", "sions", "sion", "als", "al", "ance", "ies", "ed", "es",
    "ate", "ct", "s", "e", "y",
)  # fmt: skip

NARROWING = frozenset(
    {
        "anti", "non", "pro",
        "bilateral", "broader", "comprehensive", "conditional", "full", "immediate", "interim", "limited", "narrow",
        "multilateral", "partial", "permanent", "phased", "reciprocal", "secondary", "targeted", "temporary", "tougher",
        "unilateral", "gradual", "complete",
    }
)  # fmt: skip
"""Words that make a narrower policy of the one they stand before."""


@cache
def noun_grades() -> dict[str, str]:
    """Return the nouns that head policies, each with its grade: "sure", "likely" or "possible"."""
    return dict(row.split("\t") for row in lines("policy_nouns.tsv"))


@cache
def verb_grades() -> dict[str, str]:
    """Return the verbs that word policies, each with its grade: "sure", "likely" or "possible"."""
    return dict(row.split("\t") for row in lines("policy_verbs.tsv"))


@cache
def advocacy() -> dict[str, int]:
    """Return the verbs and adjectives of advocacy, by lemma, each with 1 (for what it governs) or -1 (against)."""
    return _signs("advocacy.tsv")


@cache
def advocacy_and_deeds() -> dict[str, int]:
    """Return the words of advocacy together with the verbs by which a policy is furthered (1) or ended (-1)."""
    return _signs("deeds.tsv") | advocacy()


@cache
def advocacy_nouns() -> dict[str, int]:
    """Return nouns for supporters and support (1), opponents and opposition (-1) of what follows them."""
    return _signs("advocacy_nouns.tsv")


@cache
def evaluations() -> dict[str, int]:
    """Return the words that praise (1) or blame (-1), by lemma."""
    return _signs("evaluations.tsv")


def _signs(name: str) -> dict[str, int]:
    rows = (row.split("\t") for row in lines(name))
    return {word: 1 if sign == "+" else -1 for word, sign in rows}


@cache
def reversals() -> dict[str, tuple[str, ...]]:
    """Return the verbs and nouns for undoing a policy, by lemma, each with the ways that lead to what it undoes.

    A way is "object" (what a verb has for its object, what stands before a noun) or a preposition, after a
    particle and a colon where one is needed ("out:of").
    """
    rows = (row.split("\t") for row in lines("reversals.tsv"))
    return {word: tuple(ways.split("|")) for word, ways in rows}


@cache
def opposites() -> dict[str, frozenset[str]]:
    """Return the roots of the opposites of each verb that has some, by its root."""
    found: dict[str, frozenset[str]] = {}
    for row in lines("opposites.tsv"):
        sides = [frozenset(root(word) for word in side.split()) for side in row.split("\t")]
        for side, opposite in (sides, sides[::-1]):
            for word in side:
                found[word] = found.get(word, frozenset()) | opposite
    return found


@cache
def named_policies() -> dict[str, str]:
    """Return the policies that have names of their own: each form with the name."""
    found: dict[str, str] = {}
    for row in lines("named_policies.tsv"):
        name, _, others = row.partition("\t")
        for form in (name, *others.split("|")):
            if form:
                found[form] = name
    return found


@cache
def root(word: str) -> str:
    """Return what a verb and the nouns made of it have in common.

    >>> root("denuclearize") == root("denuclearization")
    True
    >>> root("reduce") == root("reduction")
    True
    """
    word = word.lower()
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word
