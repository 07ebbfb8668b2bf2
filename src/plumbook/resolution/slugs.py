"""Local names of IRIs, made from labels."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

LONGEST = 60


@lru_cache(maxsize=50_000)  # texts repeat names
def slug(label: str) -> str:
    """Return a label as the last part of an IRI: lower-case ASCII letters, digits and single hyphens.

    A label that leaves nothing (another script, signs only) becomes "x-" and the first digits of its SHA-256.

    >>> slug("Moon Jae-in")
    'moon-jae-in'
    >>> slug("António Guterres")
    'antonio-guterres'
    """
    folded = unicodedata.normalize("NFKD", label.replace("’", "").replace("'", "").replace(".", ""))
    words = re.findall(r"[a-z0-9]+", folded.encode("ascii", "ignore").decode().lower())
    name = "-".join(words)
    if len(name) > LONGEST:
        name = name[:LONGEST].rsplit("-", 1)[0]
    if not name:
        digest = hashlib.sha256(label.encode("utf-8", "surrogatepass")).hexdigest()
        return f"x-{digest[:12]}"
    return name


class Names:
    """Names of IRIs, each given once: what comes second gets a number."""

    def __init__(self) -> None:
        self._used: set[str] = set()

    def is_taken(self, name: str) -> bool:
        """Whether a name was given."""
        return name in self._used

    def unused(self, base: str) -> str:
        """Return `base`, or `base-2`, `base-3` … where it is taken."""
        name, number = base, 1
        while name in self._used:
            number += 1
            name = f"{base}-{number}"
        self._used.add(name)
        return name


def unique_slugs(labels: Iterable[str]) -> dict[str, str]:
    """Return a slug for each label, no two the same; which is numbered does not depend on the order given."""
    names = Names()
    return {label: names.unused(slug(label)) for label in sorted(set(labels))}
