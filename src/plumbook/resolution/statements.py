"""What one document states, after corrections: each statement under the last part of its IRI."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from plumbook.model import Attribution, Candidacy, Polarity, Reading, Stance, Tenure, Vacancy
from plumbook.resolution.corrections import CorrectedStance
from plumbook.resolution.groups import EntryType
from plumbook.resolution.register import Register

Fact = Tenure | Candidacy | Vacancy | Attribution | Stance


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement of one document.

    Attributes:
        name: local part of its IRI. It is that of the statement as it was read, whatever was corrected.
        fact: what is stated, by keys of the reading.
        correction: number of the correction that says so, counted from 1; None where the text was read so.
    """

    name: str
    fact: Fact
    correction: int | None = None


def statements_of(reading: Reading, register: Register) -> Iterator[Statement]:
    """Give what a reading states, without what a person says is wrong or of no actor, and with what a person adds.

    Args:
        reading: one of those that the register was made from.
        register: who is who, and the corrections.
    """
    wrong = set(_wrong(reading, register).values())
    kept = [
        statement
        for read in _as_read(reading, register)
        if read.name not in wrong and (statement := _kept(read, reading.document, register))
    ]
    yield from _followed(kept)
    yield from _added(reading, register)


def wrong_statements(reading: Reading, register: Register) -> set[str]:
    """Return the names that a person gives those of the reading's statements that are wrong."""
    return set(_wrong(reading, register))


def stated(kind: str, *parts: str) -> str:
    """Return what a statement is known by besides its IRI.

    Args:
        kind: "stance", "tenure" …, as its IRI begins.
        parts: local names of whom and what it speaks of, and its status; of an attribution that of the claimant, and
            how many characters it reports.
    """
    return " ".join((kind, *parts))


def _wrong(reading: Reading, register: Register) -> dict[str, str]:
    """Return the statement that each correction means, by the name that it gives."""
    if not register.corrections.wrong:
        return {}
    read = {s.name: s for s in _as_read(reading, register)}
    end = re.compile(rf"-{re.escape(register.documents[reading.document])}-\d+")
    found: dict[str, str] = {}
    for said in register.corrections.wrong:
        same = read.get(said.thing)
        if same is not None and said.stated in {None, _stated(same, reading.document, register)}:
            found[said.thing] = same.name
        elif said.stated is not None and end.fullmatch(re.sub("^[a-z]+", "", said.thing)):
            other = next((s for s in read.values() if _stated(s, reading.document, register) == said.stated), None)
            if other is not None:
                found[said.thing] = other.name
    return found


def _stated(statement: Statement, document: str, register: Register) -> str:
    fact, kind = statement.fact, statement.name.split("-")[0]
    if isinstance(fact, Attribution):
        who = register.find(EntryType.ACTOR, document, fact.claimant) if fact.claimant is not None else None
        return stated(kind, who or "", str(sum(s.end - s.start for s in fact.content)))
    if isinstance(fact, Vacancy):
        return stated(kind, register.office(document, fact.office))
    who = register.find(EntryType.ACTOR, document, fact.actor) or ""
    if isinstance(fact, Stance):
        return stated(kind, who, register.policy(document, fact.policy))
    return stated(kind, who, register.office(document, fact.office), fact.status.value)


def is_claim(attribution: Attribution) -> bool:
    """Whether an attribution is a claim: one that carries a proposition, of somebody."""
    return attribution.is_claim and attribution.claimant is not None


def _as_read(reading: Reading, register: Register) -> Iterator[Statement]:
    """Number each kind of statement in the order of the reading."""
    slug = register.documents[reading.document]
    of_kind: tuple[tuple[str, Sequence[Fact]], ...] = (
        ("tenure", reading.tenures),
        ("candidacy", reading.candidacies),
        ("vacancy", reading.vacancies),
        ("attribution", reading.attributions),
        ("stance", reading.stances),
    )
    for kind, facts in of_kind:
        for number, fact in enumerate(facts, 1):
            named = "claim" if isinstance(fact, Attribution) and is_claim(fact) else kind
            yield Statement(f"{named}-{slug}-{number}", fact)


def _kept(statement: Statement, document: str, register: Register) -> Statement | None:
    """Return what corrections leave of a statement; None where its actor is none, or the stance is not held."""
    fact = statement.fact
    who = fact.claimant if isinstance(fact, Attribution) else None if isinstance(fact, Vacancy) else fact.actor
    is_actor = who is None or register.find(EntryType.ACTOR, document, who) is not None
    if isinstance(fact, Attribution):
        # The text does attribute it, only not to an actor.
        return statement if is_actor else replace(statement, fact=replace(fact, claimant=None))
    if not is_actor:
        return None
    return _held(statement, fact, document, register) if isinstance(fact, Stance) else statement


def _held(statement: Statement, stance: Stance, document: str, register: Register) -> Statement | None:
    """Return a stance as a person says that it is."""
    pair = (register.actor(document, stance.actor), register.policy(document, stance.policy))
    said = register.stances.get(pair)
    if said is None:
        return statement
    if said.stance == "none":
        return None
    return replace(
        statement,
        fact=replace(stance, polarity=Polarity(said.stance), derived_from=None, confidence=1.0),
        correction=_number(said, register),
    )


def _followed(statements: Sequence[Statement]) -> Iterator[Statement]:
    """Give statements, those stances that are derived as what they are derived from is now: gone, or turned round."""
    own = {
        (s.fact.actor, s.fact.policy): s.fact
        for s in statements
        if isinstance(s.fact, Stance) and s.fact.derived_from is None
    }
    for statement in statements:
        stance = statement.fact
        if not isinstance(stance, Stance) or stance.derived_from is None:
            yield statement
        elif origin := own.get((stance.derived_from, stance.policy)):
            yield replace(statement, fact=replace(stance, polarity=origin.polarity))


def _added(reading: Reading, register: Register) -> Iterator[Statement]:
    """Give the stances that a person adds, with the places where the text speaks of the policy as their evidence."""
    slug, find = register.documents[reading.document], register.find
    for number, pair in enumerate(register.added.get(reading.document, ()), 1):
        said = register.stances[pair]
        actor = next(a for a in reading.actors if find(EntryType.ACTOR, reading.document, a.key) == pair[0])
        policy = next(p for p in reading.policies if find(EntryType.POLICY, reading.document, p.key) == pair[1])
        spoken_of = [a for a in reading.attributions if a.claimant == actor.key and policy.key in a.about]
        evidence = spoken_of[0].evidence if spoken_of else policy.mentions[:1]
        stance = Stance(actor=actor.key, policy=policy.key, polarity=Polarity(said.stance), evidence=evidence)
        yield Statement(f"stance-{slug}-added-{number}", stance, _number(said, register))


def _number(said: CorrectedStance, register: Register) -> int:
    return 1 + next(n for n, c in enumerate(register.corrections.entries()) if c is said)
