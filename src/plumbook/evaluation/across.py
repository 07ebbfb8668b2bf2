"""Who is who across texts, scored against an annotated register.

The register of an annotation says which annotated actors and offices of different texts are one, and lists
traps: pairs that look alike and differ, pairs that look different and are one. Only what was found counts, so
that resolution is measured apart from reading.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path
from typing import Any, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from plumbook.errors import GoldError
from plumbook.evaluation.annotation import Annotation, annotation_of, key_of
from plumbook.evaluation.counts import Count, harmonic_mean
from plumbook.evaluation.gold import document_of, load_gold, reading_of
from plumbook.evaluation.matching import actor_likeness, office_likeness, pair
from plumbook.model import Document
from plumbook.reading.reader import Reader
from plumbook.resolution import EntryType, Outline, Register, outline_of, register_of

Place = tuple[str, str]
"""(document id, id of an annotated actor or office in it)"""

KINDS = {"actors": EntryType.ACTOR, "offices": EntryType.OFFICE}
KeyT = TypeVar("KeyT", bound=Hashable)


class Cluster(BaseModel):
    """The annotated places that stand for one thing."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    id: str
    members: tuple[Place, ...]


class Trap(BaseModel):
    """Two places that tempt to a wrong decision, and whether they are one."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    of: Literal["actors", "offices"]
    why: str
    same: bool
    members: tuple[Place, Place]


class AnnotatedRegister(BaseModel):
    """Who is who over a set of annotated texts."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    actors: tuple[Cluster, ...]
    offices: tuple[Cluster, ...]
    traps: tuple[Trap, ...] = ()


def load_register(path: Path) -> AnnotatedRegister:
    """Load an annotated register.

    Raises:
        GoldError: the file cannot be read or is not of that form.
    """
    try:
        return AnnotatedRegister.model_validate(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, UnicodeDecodeError) as error:
        raise GoldError(f"cannot be read ({error})", where=path) from error
    except json.JSONDecodeError as error:
        raise GoldError(f"is no JSON ({error})", where=path) from error
    except ValidationError as error:
        first = error.errors()[0]
        raise GoldError(f"{'.'.join(map(str, first['loc'])) or 'file'}: {first['msg']}", where=path) from error


@dataclass(slots=True)
class Resolved:
    """How well one kind was resolved.

    Attributes:
        places: how many annotated places were found.
        pairs: pairs of places of different documents: one in the register and in truth, in the register, in truth.
        b_cubed: precision and recall.
        traps: each trap whose two places were found, and whether it was decided rightly.
        wrong: pairs that are not one, as the places' names.
        missed: pairs that are one and were not brought together.
    """

    places: int = 0
    pairs: Count = field(default_factory=Count)
    b_cubed: tuple[float, float] = (0.0, 0.0)
    traps: list[tuple[Trap, bool]] = field(default_factory=list)
    wrong: list[tuple[Place, Place]] = field(default_factory=list)
    missed: list[tuple[Place, Place]] = field(default_factory=list)

    @property
    def b_cubed_f1(self) -> float:
        """The harmonic mean of B-cubed precision and recall."""
        return harmonic_mean(*self.b_cubed)

    @property
    def traps_right(self) -> int:
        """How many traps were decided rightly."""
        return sum(right for _, right in self.traps)

    def figures(self) -> dict[str, Any]:
        """Return everything that was measured, as JSON values."""
        return {
            "places": self.places,
            "pair precision": round(self.pairs.precision, 4),
            "pair recall": round(self.pairs.recall, 4),
            "pairs found": self.pairs.found,
            "pairs gold": self.pairs.gold,
            "B-cubed precision": round(self.b_cubed[0], 4),
            "B-cubed recall": round(self.b_cubed[1], 4),
            "B-cubed F1": round(self.b_cubed_f1, 4),
            "traps right": self.traps_right,
            "traps": len(self.traps),
            "traps wrong": [trap.why for trap, right in self.traps if not right],
        }


def score_clusters(found: Mapping[Place, str], truth: Mapping[Place, str], traps: Iterable[Trap] = ()) -> Resolved:
    """Score one kind.

    Pairwise precision and recall are over all pairs of places of different documents. B-cubed (Bagga and
    Baldwin 1998) takes for each place the share of its entry that belongs to its cluster, and the share of
    its cluster that is in its entry, and their means over all places.

    Args:
        found: the entry of each place that was found.
        truth: the cluster of each annotated place; places that are missing there are left out.
        traps: pairs to report one by one.
    """
    places = sorted(place for place in found if place in truth)
    both = Counter((found[p], truth[p]) for p in places)
    entries, clusters = Counter(found[p] for p in places), Counter(truth[p] for p in places)
    result = Resolved(places=len(places))
    by_entry, by_cluster = _grouped(places, found), _grouped(places, truth)
    for members in by_entry.values():
        for pair_ in _across(members):
            result.pairs.found += 1
            result.pairs.right += (right := truth[pair_[0]] == truth[pair_[1]])
            if not right:
                result.wrong.append(pair_)
    for members in by_cluster.values():
        for pair_ in _across(members):
            result.pairs.gold += 1
            if found[pair_[0]] != found[pair_[1]]:
                result.missed.append(pair_)
    if places:
        shared = [both[found[p], truth[p]] for p in places]
        result.b_cubed = (
            sum(n / entries[found[p]] for n, p in zip(shared, places, strict=True)) / len(places),
            sum(n / clusters[truth[p]] for n, p in zip(shared, places, strict=True)) / len(places),
        )
    for trap in traps:
        a, b = trap.members
        if a in found and b in found:
            result.traps.append((trap, (found[a] == found[b]) == trap.same))
    return result


def _grouped(places: Sequence[Place], groups: Mapping[Place, KeyT]) -> dict[KeyT, list[Place]]:
    grouped: dict[KeyT, list[Place]] = {}
    for place in places:
        grouped.setdefault(groups[place], []).append(place)
    return grouped


def _across(places: Sequence[Place]) -> Iterable[tuple[Place, Place]]:
    """Give the pairs of places of different documents."""
    return ((a, b) for a, b in combinations(places, 2) if a[0] != b[0])


def evaluate_across(
    truth: AnnotatedRegister,
    texts: Iterable[tuple[Path, Path]],
    reader: Reader | None,
    progress: Callable[[int], None] = lambda done: None,
) -> dict[str, Resolved]:
    """Build one register of annotated texts and score it.

    Args:
        truth: who is who.
        texts: for each text its annotation's path and its own.
        reader: what reads the texts; None: the annotations are taken as their readings, so that resolution
            alone is measured.
        progress: told how many texts are read.

    Returns:
        The scores of "actors" and "offices".

    Raises:
        GoldError: an annotation or its text is missing, damaged, or they do not fit each other.
    """
    outlines: list[Outline] = []
    places: dict[str, dict[Place, Place]] = {kind: {} for kind in KINDS}
    for number, (annotation_path, text_path) in enumerate(texts, 1):
        document, gold = _annotated(annotation_path, text_path)
        reading = reading_of(gold, document) if reader is None else reader.read(document)
        found = Annotation.model_validate(annotation_of(reading, document))
        for kind, pairs in matched(found, gold).items():
            ours = [key_of(t.id, reading) for t in (found.actors if kind == "actors" else found.offices)]
            places[kind].update(((document.id, g), (document.id, ours[f])) for f, g in pairs.items())
        outlines.append(outline_of(reading, document))
        progress(number)
    return score_register(register_of(outlines), places, truth)


def score_register(
    register: Register, places: Mapping[str, Mapping[Place, Place]], truth: AnnotatedRegister
) -> dict[str, Resolved]:
    """Score a register.

    Args:
        register: who is who in the readings.
        places: for "actors" and "offices", for each annotated place that was found the reading's place.
        truth: who is who.
    """
    scores = {}
    for kind, type in KINDS.items():
        clusters: tuple[Cluster, ...] = getattr(truth, kind)
        scores[kind] = score_clusters(
            {place: register.name_of(type, *ours) for place, ours in places[kind].items()},
            {place: cluster.id for cluster in clusters for place in cluster.members},
            [trap for trap in truth.traps if trap.of == kind],
        )
    return scores


def matched(found: Annotation, gold: Annotation) -> dict[str, dict[int, str]]:
    """Return for "actors" and "offices" the index of each finding that has a partner, and the partner's id."""
    actors = pair(found.actors, gold.actors, actor_likeness)
    offices = pair(found.offices, gold.offices, office_likeness)
    return {
        "actors": {i: gold.actors[j].id for i, j in actors.items()},
        "offices": {i: gold.offices[j].id for i, j in offices.items()},
    }


def _annotated(annotation: Path, text: Path) -> tuple[Document, Annotation]:
    try:
        words = text.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise GoldError(f"the annotated text cannot be read ({error})", where=text, remedy="name --texts") from error
    gold = load_gold(annotation, words)
    return document_of(gold, words), gold
