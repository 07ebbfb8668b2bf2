"""Which attributions are claims, and how surely: by the construction that they were found in."""

from __future__ import annotations

# How many of a construction's contents are claims in annotated articles of another collection than the
# ones it is tested on (96 articles, 886 claims), smoothed by one right and one wrong. What is not here,
# or below the line, is an attribution and no claim.
CONFIDENCE = {
    "quote, then cue": 0.96,
    "cue, then quote": 0.97,
    "quote, according to": 0.8,
    "quote alone": 0.8,
    "quote after report": 0.5,
    "label, then quote": 0.67,
    "clause": 0.84,
    "clause, VBG": 0.89,
    "clause, VB": 0.56,
    "fronted clause": 0.3,
    "aside": 0.79,
    "according to": 0.89,
    "thought": 0.72,
    "thought, VBG": 0.43,
    "thought, VB": 0.2,
    "finding": 0.6,
    "knowledge": 0.3,
    "judgement": 0.76,
    "quoted": 0.6,
    "rest": 0.5,
    "charge": 0.69,
    "intent": 0.73,
    "request": 0.56,
    "topic": 0.56,
    "object": 0.42,
    "noun that": 0.5,
    "noun for": 0.44,
    "noun to": 0.19,
    "noun is": 0.25,
    "question": 0.33,
    "subject": 0.13,
    "pressure": 0.16,
    "position": 0.09,
    "plan": 0.08,
}
LINE = 0.35


def confidence_of(construction: str) -> float:
    """Return how likely what was found in a construction is a claim, 0 to 1."""
    return CONFIDENCE.get(construction, 0.2)
