"""Annotations (gold files) and readings in one shape, so that each can be scored against the other."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict

from plumbook.model import Document, Reading


class Entry(BaseModel):
    """One line of an annotation; `optional` marks what two careful readers could disagree on."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    optional: bool = False


class Meta(Entry):
    """What is known of the text."""

    title: str | None = None
    date: str | None = None
    publisher: str | None = None
    author: str | None = None


class GoldActor(Entry):
    """An actor with every form of its name."""

    id: str
    kind: str = ""
    names: tuple[str, ...]


class GoldOffice(Entry):
    """An office, the id of the actor that it belongs to, and whether it stands empty."""

    id: str
    names: tuple[str, ...]
    organization: str | None = None
    vacant: bool = False


class GoldTenure(Entry):
    """Who (id of an actor) holds, held or is named to which office (id)."""

    actor: str
    office: str
    status: str = ""


class GoldPolicy(Entry):
    """A policy with its wordings."""

    id: str
    names: tuple[str, ...]


class GoldClaim(Entry):
    """Who (id of an actor) is reported to have said what, with the characters of the content."""

    source: str | None
    mode: str = ""
    content: tuple[str, ...] = ()
    spans: tuple[tuple[int, int], ...]
    cue: str | None = None


class GoldPosition(Entry):
    """Who (id of an actor) is for or against which policy (id), with the words that show it."""

    actor: str
    policy: str
    stance: str
    evidence: tuple[str, ...] = ()


class Annotation(BaseModel):
    """What one reader, human or not, found in one text.

    A finding may leave out what a gold file must give, and say what none may say (kinds, statuses,
    sources): `plumbook.evaluation.gold.faults` tells.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    document: str = ""
    meta: Meta = Meta()
    actors: tuple[GoldActor, ...] = ()
    offices: tuple[GoldOffice, ...] = ()
    tenures: tuple[GoldTenure, ...] = ()
    policies: tuple[GoldPolicy, ...] = ()
    claims: tuple[GoldClaim, ...] = ()
    positions: tuple[GoldPosition, ...] = ()


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
    actors = [a for a in reading.actors if not a.is_author]
    return {
        "document": document.id,
        "actors": [
            *_writers(reading),
            *({"id": a.key, "kind": a.kind.value, "names": [a.name, *a.names]} for a in actors),
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


def _writers(reading: Reading) -> list[dict[str, Any]]:
    """Return those who wrote a text as the one actor that annotations make of them."""
    names = [name for a in reading.actors if a.is_author for name in (a.name, *a.names)]
    return [{"id": "author", "kind": "person", "names": [*dict.fromkeys([*names, "author"])]}] if names else []


def _author(key: str, reading: Reading) -> str:
    return "author" if any(a.is_author and a.key == key for a in reading.actors) else key


def key_of(id: str, reading: Reading) -> str:
    """Return the key of what an annotation of a reading calls so: the first writer's for "author".

    Args:
        id: of an actor or office of `annotation_of`.
        reading: what the annotation was made of.
    """
    return next((a.key for a in reading.actors if a.is_author), id) if id == "author" else id
