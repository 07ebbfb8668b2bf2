"""What resolution needs of a reading: names and relations, without places in the text."""

from __future__ import annotations

from dataclasses import dataclass, replace

from plumbook.model import Actor, Document, Office, Policy, Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """Who and what one document names, who holds what in it, and when and by whom it was published.

    `held` pairs actors with the offices that they hold or held, `sought` with those that they are
    named to or seek, `stances` with policies, by keys of the reading.
    An outline holds no more than the register keeps of a document anyway: a run's memory does not grow with its
    texts.
    """

    document: str
    actors: tuple[Actor, ...] = ()
    offices: tuple[Office, ...] = ()
    policies: tuple[Policy, ...] = ()
    held: tuple[tuple[str, str], ...] = ()
    sought: tuple[tuple[str, str], ...] = ()
    stances: tuple[tuple[str, str], ...] = ()
    date: str | None = None
    publisher: str | None = None


def outline_of(reading: Reading, document: Document | None = None) -> Outline:
    """Return a reading's outline.

    Args:
        reading: what was found.
        document: the text that it was found in, for its date and publisher.
    """
    return Outline(
        document=reading.document,
        actors=tuple(replace(a, mentions=()) for a in reading.actors),
        offices=tuple(replace(o, mentions=()) for o in reading.offices),
        policies=tuple(replace(p, mentions=()) for p in reading.policies),
        held=tuple(dict.fromkeys((t.actor, t.office) for t in reading.tenures)),
        sought=tuple(dict.fromkeys((c.actor, c.office) for c in reading.candidacies)),
        stances=tuple(dict.fromkeys((s.actor, s.policy) for s in reading.stances)),
        date=None if document is None else document.date,
        publisher=None if document is None else document.publisher,
    )
