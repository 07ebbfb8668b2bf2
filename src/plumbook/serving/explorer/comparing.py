"""Two documents, actors or dates side by side: what is only in one, what is in both, what changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from plumbook.querying.labels import plain
from plumbook.serving.explorer.lookup import Lookup, Thing
from plumbook.serving.explorer.outlines import Outline
from plumbook.serving.explorer.snapshot import Snapshot
from plumbook.serving.explorer.wording import OF_OFFICES

_STANCES = {"Supports": "for", "Opposes": "against", "Neutral": "neutral"}
_MOST_TOLD = 2  # sentences under one line


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that a side says, in a few words, with the IRIs of statements that say so."""

    words: str
    thing: Thing | None
    statements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """What both sides say of one thing.

    Attributes:
        things: what it is; several where they share a name and may be one.
        change: "new", "gone", "changed", "same".
        left: what the first side says.
        right: what the second says.
    """

    things: tuple[Thing, ...]
    change: str
    left: tuple[Line, ...]
    right: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two sides compared: by office, by policy, and by who speaks; what changed comes first."""

    offices: tuple[Compared, ...]
    policies: tuple[Compared, ...]
    voices: tuple[Compared, ...]

    @property
    def empty(self) -> bool:
        """Whether neither side says anything."""
        return not (self.offices or self.policies or self.voices)


Side = list[Outline]
"""What one side says."""


def side_of_document(outlines: Iterable[Outline], document: str) -> Side:
    """Return what a document says."""
    return [each for each in outlines if each.document == document]


def side_of_actor(outlines: Iterable[Outline], actor: str) -> Side:
    """Return what texts say of an actor."""
    return [each for each in outlines if each.subject == actor]


def side_of_date(outlines: Iterable[Outline], date: str) -> Side:
    """Return what texts said until a date, those of that date among them.

    Args:
        outlines: all statements.
        date: a year, month or day (2021, 2021-02, 2021-02-25).
    """
    return [each for each in outlines if each.date and each.date[: len(date)] <= date]


def comparison(snapshot: Snapshot, left: Side, right: Side, *, of_actors: bool = False) -> Comparison:
    """Compare two sides.

    Args:
        snapshot: the graph.
        left: the earlier.
        right: the later.
        of_actors: whether each side is one actor, who need not be named in its lines.
    """
    return Comparison(
        offices=_by_thing(snapshot, left, right, ("Tenure", "Candidacy", "Vacancy"), of_actors),
        policies=_by_thing(snapshot, left, right, ("Stance",), of_actors),
        voices=() if of_actors else _voices(snapshot.lookup, left, right),
    )


def _by_thing(
    snapshot: Snapshot, left: Side, right: Side, kinds: tuple[str, ...], of_actors: bool
) -> tuple[Compared, ...]:
    lookup = snapshot.lookup
    sides = [[each for each in side if each.kind in kinds and each.object] for side in (left, right)]
    things = {each.object: lookup.thing(each.object) for each in (*sides[0], *sides[1])}
    together = _sharing_names(snapshot, things) if "Vacancy" in kinds else {iri: iri for iri in things}
    members: dict[str, list[Thing]] = defaultdict(list)
    for iri in sorted(things):
        members[together[iri]].append(things[iri])
    groups: dict[str, tuple[Side, Side]] = defaultdict(lambda: ([], []))
    for number, side in enumerate(sides):
        for each in side:
            groups[together[each.object]][number].append(each)
    compared = []
    for first, (one, other) in groups.items():
        lines = [_lines(lookup, side, of_actors) for side in (one, other)]
        compared.append(Compared(tuple(members[first]), _change(*lines), *lines))
    return tuple(sorted(compared, key=_order))


def _sharing_names(snapshot: Snapshot, things: dict[str, Thing]) -> dict[str, str]:
    """Return, for each thing, the first of those that share a name of two words or more with it: they may be one."""
    first: dict[str, str] = {}
    together: dict[str, str] = {}
    for iri in sorted(things):
        names = [plain(name) for name in (things[iri].label, *snapshot.other_names.get(iri, ()))]
        long = [name for name in names if " " in name]
        together[iri] = next((first[name] for name in long if name in first), iri)
        for name in long:
            first.setdefault(name, together[iri])
    return together


def _lines(lookup: Lookup, side: Side, of_actors: bool) -> tuple[Line, ...]:
    groups: dict[tuple[str, str], list[str]] = defaultdict(list)
    for each in side:
        groups["" if of_actors else each.subject, _words(each)].append(each.iri)
    return tuple(
        Line(words, lookup.thing(iri) if iri else None, tuple(same[:_MOST_TOLD]))
        for (iri, words), same in sorted(groups.items(), key=lambda item: (item[0][1] != "stands empty", item[0]))
    )


def _words(each: Outline) -> str:
    if each.kind == "Vacancy":
        return "stands empty"
    words = _STANCES.get(each.status) or OF_OFFICES.get(each.status, "is linked with it")
    return f"{words}, {each.when}" if each.when and each.kind != "Stance" else words


def _change(left: tuple[Line, ...], right: tuple[Line, ...]) -> str:
    if not left or not right:
        return "gone" if left else "new"
    one, other = ({(line.words, line.thing) for line in lines} for lines in (left, right))
    return "same" if one == other else "changed"


def _order(compared: Compared) -> tuple[int, bool, str]:
    """Order by change, offices that stand empty before others."""
    filled = all(line.words != "stands empty" for line in (*compared.left, *compared.right))
    return ("changed", "new", "gone", "same").index(compared.change), filled, compared.things[0].label.casefold()


def _voices(lookup: Lookup, left: Side, right: Side) -> tuple[Compared, ...]:
    """Return who speaks, on which side, with what they say there."""
    said: dict[str, tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
    for number, side in enumerate((left, right)):
        for each in side:
            if each.kind == "Claim" and each.subject:
                said[each.subject][number].append(each.iri)
    compared = []
    for iri, sides in said.items():
        lines = [tuple(Line("", None, (claim,)) for claim in claims[:_MOST_TOLD]) for claims in sides]
        change = "same" if all(lines) else _change(*lines)
        compared.append(Compared((lookup.thing(iri),), change, lines[0], lines[1]))
    order = ("same", "new", "gone")
    return tuple(sorted(compared, key=lambda each: (order.index(each.change), each.things[0].label.casefold())))
