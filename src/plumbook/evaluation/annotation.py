"""Annotations (gold files) and readings in one shape, so that each can be scored against the other."""

from __future__ import annotations

from typing import Any

from plumbook.model import Document, Reading


def annotation_of(reading: Reading, document: Document) -> dict[str, Any]:
    """Return a reading in the shape of a gold file.

    Args:
        reading: what was found.
        document: the text that it was found in.

    Returns:
        The dictionary that the gold files' README describes, with the reading's keys as ids.
    """
    empty = {v.office for v in reading.vacancies}
    claims = [a for a in reading.attributions if a.is_claim]
    return {
        "document": document.id,
        "actors": [
            {
                "id": "author" if a.is_author else a.key,
                "kind": a.kind.value,
                "names": [a.name, *a.names] + (["author"] if a.is_author else []),
            }
            for a in reading.actors
        ],
        "offices": [
            {"id": o.key, "names": [o.name, *o.names], "organization": o.body, "vacant": o.key in empty}
            for o in reading.offices
        ],
        "tenures": [
            {"actor": _author(actor, reading), "office": office, "status": status}
            for actor, office, status in [
                *((t.actor, t.office, t.status.value) for t in reading.tenures),
                *((c.actor, c.office, c.status.value) for c in reading.candidacies),
            ]
        ],
        "policies": [{"id": p.key, "names": [p.name, *p.names]} for p in reading.policies],
        "claims": [
            {
                "source": None if c.claimant is None else _author(c.claimant, reading),
                "mode": c.mode.value,
                "content": [document.text[s.start : s.end] for s in c.content],
                "spans": [[s.start, s.end] for s in c.content],
                "cue": " ".join(document.text[s.start : s.end] for s in c.cue),
            }
            for c in claims
        ],
        "positions": [
            {"actor": _author(s.actor, reading), "policy": s.policy, "stance": s.polarity.value}
            for s in reading.stances
            if s.polarity != "neutral"
        ],
    }


def _author(key: str, reading: Reading) -> str:
    return "author" if any(a.is_author and a.key == key for a in reading.actors) else key
