"""Counts of what is right, found and annotated, and the measures that follow from them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Count:
    """How many were right, found and annotated."""

    right: int = 0
    found: int = 0
    gold: int = 0

    def include(self, other: Count) -> None:
        """Add what was counted elsewhere."""
        self.right += other.right
        self.found += other.found
        self.gold += other.gold

    @property
    def precision(self) -> float:
        """The share of what was found that is right, 0 to 1; 0 where nothing was found."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """The share of what is annotated that was found, 0 to 1; 0 where nothing is annotated."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return harmonic_mean(self.precision, self.recall)


def harmonic_mean(precision: float, recall: float) -> float:
    """Return the F1 of a precision and a recall; 0 where both are 0."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0
