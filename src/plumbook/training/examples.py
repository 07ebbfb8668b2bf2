"""Examples: windows of annotated texts with the labels that their annotations give.

Two kinds of annotation are read: attributions in PolNeAR's form (Newell, Margolin and Ruths 2018), and
plumbook's gold files. Neither says everything; a task that a text is not annotated for gets no
labels there, and is not learned from it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from plumbook.encoder.labels import LINKS, TAGS
from plumbook.encoder.pieces import Pieces, pieces_of
from plumbook.encoder.windows import Window, windows
from plumbook.errors import GoldError
from plumbook.evaluation.annotation import Annotation
from plumbook.evaluation.gold import load_gold, spans_of
from plumbook.evaluation.wording import find_cue, find_names, overlap, sentences_of
from plumbook.model import Span
from plumbook.training.stances import UNKNOWN, Row, Spans, Stances, touched


@dataclass(frozen=True, slots=True)
class Linked:
    """One attribution of a training text; `source` is None where the annotation does not say where it stands."""

    cue: Spans
    content: Spans
    source: Spans | None


@dataclass(slots=True)
class Example:
    """A window with its labels.

    Attributes:
        ids: word pieces, without the marks at both ends.
        shapes: their looks.
        tags: for each task labelled here, a label for each piece.
        links: for each cue, its first piece and a label for each piece; UNKNOWN where "O" or "source" may be right.
        stances: for each policy's mention, its first piece and a label for each piece; UNKNOWN but where actors stand.
    """

    ids: list[int]
    shapes: list[int]
    tags: dict[str, list[int]]
    links: list[Row] = field(default_factory=list)
    stances: list[Row] = field(default_factory=list)


def attribution_examples(path: Path) -> Iterator[Example]:
    """Read a JSON Lines file of texts with attributions, in PolNeAR's form.

    Raises:
        GoldError: a line is not of that form.
    """
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            try:
                record = json.loads(line)
                linked = [
                    Linked(
                        *(tuple(Span(f["start"], f["end"]) for f in a[part]) for part in ("cue", "content", "source"))
                    )
                    for a in record["attributions"]
                    if a["cue"] and a["content"]
                ]
            except (ValueError, KeyError, TypeError) as error:
                raise GoldError("is no text with attributions", where=f"{path}:{number}") from error
            tags: dict[str, list[Spans]] = {
                "anchor": [(a.cue[0],) for a in linked],
                "source": [a.source or () for a in linked],
                "content": [a.content for a in linked],
            }
            pieces = pieces_of(record["text"])
            yield from _examples(pieces, _tagged_all(pieces, tags), _rows(pieces, linked), [])


def gold_examples(gold: Path, texts: Path) -> Iterator[Example]:
    """Read a folder of gold files."""
    for path in sorted(gold.glob("*.json")):
        text = (texts / f"{path.stem}.txt").read_bytes().decode("utf-8")
        annotation = load_gold(path, text)
        pieces = pieces_of(text)
        linked = list(_claims(annotation, text))
        stances = Stances(annotation, text, {a.content: a.cue for a in linked})
        tags = {**_mentions(annotation, text), **_claim_tags(annotation, linked)}
        labels = _tagged_all(pieces, tags) | stances.tags(pieces)
        yield from _examples(pieces, labels, _rows(pieces, linked), list(stances.rows(pieces)))


def _claims(annotation: Annotation, text: str) -> Iterator[Linked]:
    """The claims whose cue can be found; a joint source's copies once."""
    sentences = tuple(sentences_of(text))
    seen: set[Spans] = set()
    for claim in annotation.claims:
        content = spans_of(claim)
        near = tuple(s for s in sentences if overlap((Span(s.start - 200, s.end + 200),), content))
        cue = find_cue(claim.cue or "", text, near, content)
        if cue and content not in seen:
            seen.add(content)
            yield Linked(cue, content, None)


def _claim_tags(annotation: Annotation, linked: list[Linked]) -> dict[str, list[Spans]]:
    return {
        "claim": [(a.cue[0],) for a in linked],
        "content_of_claim": [spans_of(claim) for claim in annotation.claims],
    }


def _mentions(annotation: Annotation, text: str) -> dict[str, list[Spans]]:
    """Where actors of each kind, offices and policies are mentioned by name."""
    kind_of = {a.id: a.kind for a in annotation.actors}
    found: dict[str, list[Spans]] = {kind: [] for kind in ("person", "organization", "state", "group", "anonymous")}
    for actor, spans in find_names({a.id: a.names for a in annotation.actors}, text).items():
        found[kind_of[actor]] += [(span,) for span in spans]
    for task, things in (("office", annotation.offices), ("policy", annotation.policies)):
        places = find_names({thing.id: thing.names for thing in things}, text)
        found[task] = [(span,) for spans in places.values() for span in spans]
    return found


def _examples(pieces: Pieces, labels: dict[str, list[int]], links: list[Row], stances: list[Row]) -> Iterator[Example]:
    def rows(window: Window, among: list[Row]) -> list[Row]:
        return [
            (at - window.start, row[window.start : window.end])
            for at, row in among
            if window.core_start <= at < window.core_end
        ]

    for window in windows(pieces.line_starts):
        yield Example(
            pieces.ids[window.start : window.end],
            pieces.shapes[window.start : window.end],
            {task: _inside(found, window) for task, found in labels.items()},
            rows(window, links),
            rows(window, stances),
        )


def _rows(pieces: Pieces, linked: list[Linked]) -> list[Row]:
    return [(cue[0], _row(pieces, a)) for a in linked if (cue := touched(pieces, a.cue))]


def _inside(labels: list[int], window: Window) -> list[int]:
    """A window's labels; what it only sees as context is asked of another window."""
    before = [UNKNOWN] * (window.core_start - window.start)
    return before + labels[window.core_start : window.core_end] + [UNKNOWN] * (window.end - window.core_end)


def _tagged_all(pieces: Pieces, tags: dict[str, list[Spans]]) -> dict[str, list[int]]:
    return {task: _tagged(pieces, spans, task) for task, spans in tags.items()}


def _tagged(pieces: Pieces, found: list[Spans], task: str) -> list[int]:
    """Label pieces: first pieces alone for tasks of two labels, B and I otherwise."""
    labels = [0] * len(pieces.ids)
    for spans in found:
        for span in spans:
            pieces_there = touched(pieces, (span,))
            for i in pieces_there[:1]:
                labels[i] = 1
            for i in pieces_there[1:] if len(TAGS[task]) > 2 else ():
                labels[i] = 2
    return labels


def _row(pieces: Pieces, attribution: Linked) -> list[int]:
    none = UNKNOWN if attribution.source is None else LINKS.index("O")
    row = [none] * len(pieces.ids)
    for span in attribution.content:
        for n, i in enumerate(touched(pieces, (span,))):
            row[i] = LINKS.index("I-content" if n else "B-content")
    for part, spans in (("source", attribution.source or ()), ("cue", attribution.cue)):
        for i in touched(pieces, spans):
            row[i] = LINKS.index(part)
    return row
