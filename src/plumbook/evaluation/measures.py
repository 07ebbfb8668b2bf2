"""Precision, recall and F1 of what was found, for each kind of finding."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from plumbook.evaluation.annotation import (
    Annotation,
    GoldActor,
    GoldClaim,
    GoldOffice,
    GoldPolicy,
    GoldPosition,
    GoldTenure,
)
from plumbook.evaluation.counts import Count
from plumbook.evaluation.matching import (
    POLICY_LEAST,
    Found,
    Gold,
    actor_likeness,
    claim_likeness,
    content_likeness,
    label_likeness,
    office_likeness,
    pair,
)

# The kinds whose mean F1 is the score of a graph, and two that are counted besides.
KINDS = ("actors", "offices", "tenures", "policies", "claims", "positions")
BESIDES = ("vacancies", "claim content")

UNKNOWN = "?"
AUTHOR = "author"

Named = TypeVar("Named", GoldActor, GoldOffice, GoldPolicy)
Fact = TypeVar("Fact", GoldTenure, GoldPosition, "EmptyOffice")


@dataclass(frozen=True, slots=True)
class EmptyOffice:
    """An office (id) that is said to stand empty."""

    office: str
    optional: bool = False


@dataclass(slots=True)
class Tally(Count):
    """Counts of one kind over all documents.

    Attributes:
        right: findings with a required annotation as partner.
        found: findings, without those whose partner is optional.
        gold: required annotations.
        missed: required annotations without a partner, as one line each.
        wrong: findings without a partner, as one line each.
    """

    missed: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def add(
        self,
        found: Sequence[Found],
        gold: Sequence[Gold],
        pairs: dict[int, int],
        show: Callable[[Any], str],
    ) -> None:
        """Count one document's findings.

        Args:
            found: what was found.
            gold: what was annotated.
            pairs: the indices that `plumbook.evaluation.matching.pair` gave for the two.
            show: what an entry is listed as.
        """
        required = {j for j, entry in enumerate(gold) if not entry.optional}
        met = required.intersection(pairs.values())
        self.right += len(met)
        self.found += len(found) - (len(pairs) - len(met))
        self.gold += len(required)
        self.missed += [show(gold[j]) for j in sorted(required - met)]
        self.wrong += [show(finding) for i, finding in enumerate(found) if i not in pairs]

    def figures(self) -> dict[str, float | int]:
        """Return the three measures, rounded to four places, and the two counts behind them."""
        return {
            "precision": round(self.precision, 4),
            "recall": round(self.recall, 4),
            "f1": round(self.f1, 4),
            "found": self.found,
            "gold": self.gold,
        }


@dataclass(slots=True)
class Evaluation:
    """The tallies of all kinds, micro-averaged over documents."""

    documents: int = 0
    tallies: dict[str, Tally] = field(default_factory=lambda: {kind: Tally() for kind in KINDS + BESIDES})

    @property
    def graph(self) -> float:
        """The mean F1 of actors, offices, tenures, policies, claims and positions, rounded to four places."""
        return round(sum(round(self.tallies[kind].f1, 4) for kind in KINDS) / len(KINDS), 4)

    def figures(self) -> dict[str, Any]:
        """Return everything that was measured, as JSON values."""
        kinds = {kind: tally.figures() for kind, tally in self.tallies.items()}
        return {"documents": self.documents, "graph": self.graph, **kinds}

    def include(self, other: Evaluation) -> None:
        """Add the counts of documents that were scored elsewhere."""
        self.documents += other.documents
        for kind, tally in self.tallies.items():
            tally.include(other.tallies[kind])

    def add(self, found: Annotation, gold: Annotation) -> None:
        """Score one document.

        Actors, offices and policies are paired by their names; tenures, positions and vacancies are
        right when all they name is paired and their status or stance agrees; a claim is right when
        half of its content's characters agree and, for `claims`, its source is paired. Claims of the
        author are no claims.

        Args:
            found: what was found in it.
            gold: its annotation.
        """
        actor = self._named("actors", found.actors, gold.actors, actor_likeness)
        office = self._named("offices", found.offices, gold.offices, office_likeness)
        policy = self._named("policies", found.policies, gold.policies, _policy_likeness)
        tenures = [
            t.model_copy(update={"actor": actor.get(t.actor, UNKNOWN), "office": office.get(t.office, UNKNOWN)})
            for t in found.tenures
        ]
        self._facts("tenures", tenures, gold.tenures, lambda t: (t.actor, t.office, t.status))
        positions = [
            p.model_copy(update={"actor": actor.get(p.actor, UNKNOWN), "policy": policy.get(p.policy, UNKNOWN)})
            for p in found.positions
        ]
        self._facts("positions", positions, gold.positions, lambda p: (p.actor, p.policy, p.stance))
        vacancies = [EmptyOffice(office.get(o.id, UNKNOWN)) for o in found.offices if o.vacant]
        stated = [EmptyOffice(o.id, o.optional) for o in gold.offices if o.vacant]
        self._facts("vacancies", vacancies, stated, lambda v: (v.office,))
        self._claims(found, gold, actor)
        self.documents += 1

    def _named(
        self,
        kind: str,
        found: Sequence[Named],
        gold: Sequence[Named],
        likeness: Callable[[Named, Named], float],
    ) -> dict[str, str]:
        """Score what has names; return for each finding's id the id of its partner, or a mark that it has none."""
        pairs = pair(found, gold, likeness)
        self.tallies[kind].add(found, gold, pairs, first_name)
        return {f.id: gold[pairs[i]].id if i in pairs else f"{UNKNOWN} {first_name(f)}" for i, f in enumerate(found)}

    def _facts(
        self,
        kind: str,
        found: Iterable[Fact],
        gold: Sequence[Fact],
        key: Callable[[Fact], tuple[str, ...]],
    ) -> None:
        """Score what must agree in every part; findings that say the same count once."""
        once = list({key(fact): fact for fact in found}.values())
        pairs = pair(once, gold, lambda a, b: float(key(a) == key(b)))
        self.tallies[kind].add(once, gold, pairs, lambda fact: " | ".join(key(fact)))

    def _claims(self, found: Annotation, gold: Annotation, actor: dict[str, str]) -> None:
        reported = [c for c in found.claims if c.source is None or actor.get(c.source) != AUTHOR]
        claims = [c.model_copy(update={"source": actor.get(c.source or "", UNKNOWN)}) for c in reported]
        required = [c for c in gold.claims if c.source != AUTHOR]
        for kind, likeness in (("claim content", content_likeness), ("claims", claim_likeness)):
            self.tallies[kind].add(claims, required, pair(claims, required, likeness), shown_claim)


def first_name(entry: GoldActor | GoldOffice | GoldPolicy) -> str:
    """Return the name that an entry is listed under."""
    return entry.names[0] if entry.names else UNKNOWN


def shown_claim(claim: GoldClaim) -> str:
    """Return a claim as one line: its source and the beginning of its content."""
    return f"{claim.source}: {' … '.join(claim.content)[:110]}"


def _policy_likeness(a: GoldPolicy, b: GoldPolicy) -> float:
    return label_likeness(a.names, b.names, POLICY_LEAST)
