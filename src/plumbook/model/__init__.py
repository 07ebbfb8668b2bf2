"""Plain data: a document, and what a reader found in it."""

from plumbook.model.document import Document
from plumbook.model.reading import (
    Actor,
    ActorKind,
    Attribution,
    Candidacy,
    CandidacyStatus,
    Certainty,
    DateBounds,
    Mode,
    Office,
    Polarity,
    Policy,
    Reading,
    Span,
    Stance,
    Tenure,
    TenureStatus,
    Vacancy,
)

__all__ = [
    "Actor",
    "ActorKind",
    "Attribution",
    "Candidacy",
    "CandidacyStatus",
    "Certainty",
    "DateBounds",
    "Document",
    "Mode",
    "Office",
    "Polarity",
    "Policy",
    "Reading",
    "Span",
    "Stance",
    "Tenure",
    "TenureStatus",
    "Vacancy",
]
