"""What a build found, in numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from plumbook.documents import Unreadable
from plumbook.model import Attribution, Candidacy, Polarity, Reading, Stance, Tenure, Vacancy
from plumbook.resolution import EntryType, Register
from plumbook.resolution.statements import is_claim, statements_of

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
        min_confidence: statements that are less certain are not counted, as they are not written.
    """

    def __init__(self, register: Register, min_confidence: float = 0.0) -> None:
        self._register, self._least = register, min_confidence
        self._found: Counter[str] = Counter()
        self._active: Counter[str] = Counter()

    def add(self, reading: Reading) -> None:
        """Count one reading."""
        for statement in statements_of(reading, self._register):
            if statement.fact.confidence < self._least:
                continue
            who: str | None = None
            match statement.fact:
                case Tenure(actor=who):
                    self._found["tenures"] += 1
                case Candidacy():
                    self._found["candidacies"] += 1
                case Vacancy():
                    self._found["vacancies"] += 1
                case Attribution() as attribution if is_claim(attribution):
                    who = attribution.claimant
                    self._found["claims"] += 1
                case Attribution():
                    self._found["other attributions"] += 1
                case Stance(actor=who, polarity=polarity):
                    self._found["stances for"] += polarity is Polarity.SUPPORTS
                    self._found["stances against"] += polarity is Polarity.OPPOSES
            if who is not None:
                self._active[self._register.actor(reading.document, who)] += 1

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
