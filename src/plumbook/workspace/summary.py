"""What a build found, in numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from plumbook.documents import Unreadable
from plumbook.model import Polarity, Reading
from plumbook.resolution import EntryType, Register

MOST = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What a build found, what it could not read, and how long it took.

    Attributes:
        folder: the workspace.
        documents: how many were read, the cached ones included.
        cached: how many of them had been read before.
        characters: how many code points they have together.
        unreadable: what could not be read, with reasons.
        notes: what the user should know of how texts were read ("letter: encoding guessed: windows-1252").
        found: counts by kind ("actors", "persons", "claims" …).
        actors: the actors with most statements: label and count.
        seconds: by step: read, resolve, write, draw.
    """

    folder: Path
    documents: int
    cached: int
    characters: int
    unreadable: tuple[Unreadable, ...]
    notes: tuple[str, ...]
    found: Mapping[str, int]
    actors: tuple[tuple[str, int], ...]
    seconds: Mapping[str, float]


class Tally:
    """Counts readings as they pass by.

    Args:
        register: who is who.
    """

    def __init__(self, register: Register) -> None:
        self._register = register
        self._found: Counter[str] = Counter()
        self._active: Counter[str] = Counter()

    def add(self, reading: Reading) -> None:
        """Count one reading."""
        claims = [a for a in reading.attributions if a.is_claim and a.claimant is not None]
        self._found["tenures"] += len(reading.tenures)
        self._found["candidacies"] += len(reading.candidacies)
        self._found["vacancies"] += len(reading.vacancies)
        self._found["claims"] += len(claims)
        self._found["other attributions"] += len(reading.attributions) - len(claims)
        for polarity, name in ((Polarity.SUPPORTS, "stances for"), (Polarity.OPPOSES, "stances against")):
            self._found[name] += sum(s.polarity is polarity for s in reading.stances)
        keys = [c.claimant for c in claims] + [s.actor for s in reading.stances] + [t.actor for t in reading.tenures]
        self._active.update(self._register.actor(reading.document, key) for key in keys if key is not None)

    def counts(self) -> dict[str, int]:
        """Return the counts by kind, entries of the register first."""
        entries = self._register.entries.values()
        kinds = Counter(e.kind.value for e in entries if e.kind is not None)
        types = Counter(e.type for e in entries)
        return {
            "actors": types[EntryType.ACTOR],
            **{f"actors: {kind}": kinds[kind] for kind in sorted(kinds)},
            "offices": types[EntryType.OFFICE],
            "policies": types[EntryType.POLICY],
            **dict(self._found),
        }

    def most_active(self) -> tuple[tuple[str, int], ...]:
        """Return the actors with most claims, stances and tenures."""
        ranked = sorted(self._active.items(), key=lambda item: (-item[1], item[0]))
        return tuple((self._register.entries[name].label, count) for name, count in ranked[:MOST])
