"""Examples: windows of annotated texts with the labels that their annotations give.

Two kinds of annotation are read: attributions in PolNeAR's form (Newell, Margolin and Ruths 2018), and
plumbook's gold files. Neither says everything; a task that a text is not annotated for gets no
labels there, and is not learned from it.
"""

from __future__ import annotations

import json
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from plumbook.encoder.labels import LINKS, TAGS
from plumbook.encoder.pieces import Pieces, pieces_of
from plumbook.encoder.windows import Window, windows
from plumbook.evaluation.annotation import Annotation
from plumbook.evaluation.gold import load_gold, spans_of
from plumbook.evaluation.wording import find_cue, find_names, overlap, sentences_of
from plumbook.model import Span

UNKNOWN = -100

Spans = tuple[Span, ...]


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
        tags: for each task labelled here, a label for each piece.
        links: for each cue, its first piece and a label for each piece; UNKNOWN where "O" or "source" may be right.
    """

    ids: list[int]
    tags: dict[str, list[int]]
    links: list[tuple[int, list[int]]] = field(default_factory=list)


def attribution_examples(path: Path) -> Iterator[Example]:
    """Read a JSON Lines file of texts with attributions, in PolNeAR's form."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            linked = [
                Linked(*(tuple(Span(f["start"], f["end"]) for f in a[part]) for part in ("cue", "content", "source")))
                for a in record["attributions"]
                if a["cue"] and a["content"]
            ]
            tags: dict[str, list[Spans]] = {
                "anchor": [(a.cue[0],) for a in linked],
                "source": [a.source or () for a in linked],
                "content": [a.content for a in linked],
            }
            yield from _examples(record["text"], linked, tags)


def gold_examples(gold: Path, texts: Path) -> Iterator[Example]:
    """Read a folder of gold files."""
    for path in sorted(gold.glob("*.json")):
        text = (texts / f"{path.stem}.txt").read_bytes().decode("utf-8")
        annotation = load_gold(path, text)
        linked = list(_claims(annotation, text))
        yield from _examples(text, linked, {**_mentions(annotation, text), **_claim_tags(annotation, linked)})


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
    """Where actors without proper names, offices and policies are mentioned."""

    def found(names: dict[str, Iterable[str]]) -> list[Spans]:
        return [(span,) for spans in find_names(names, text).values() for span in spans]

    kinds = {
        kind: found({a.id: a.names for a in annotation.actors if a.kind == kind}) for kind in ("group", "anonymous")
    }
    return {
        **kinds,
        "office": found({o.id: o.names for o in annotation.offices}),
        "policy": found({p.id: p.names for p in annotation.policies}),
    }


def _examples(text: str, linked: list[Linked], tags: dict[str, list[Spans]]) -> Iterator[Example]:
    pieces = pieces_of(text)
    labels = {task: _tagged(pieces, spans, task) for task, spans in tags.items()}
    rows = [(_touched(pieces, a.cue), a) for a in linked]
    for window in windows(pieces.line_starts):
        example = Example(
            pieces.ids[window.start : window.end],
            {task: _inside(found, window) for task, found in labels.items()},
        )
        for cue, attribution in rows:
            if cue and window.core_start <= cue[0] < window.core_end:
                row = _row(pieces, attribution)[window.start : window.end]
                example.links.append((cue[0] - window.start, row))
        yield example


def _inside(labels: list[int], window: Window) -> list[int]:
    """A window's labels; what it only sees as context is asked of another window."""
    before = [UNKNOWN] * (window.core_start - window.start)
    return before + labels[window.core_start : window.core_end] + [UNKNOWN] * (window.end - window.core_end)


def _touched(pieces: Pieces, spans: Spans) -> list[int]:
    """The pieces that have a character in one of the spans, in order."""
    found: set[int] = set()
    for span in spans:
        first = bisect_right(pieces.spans, span.start, key=lambda piece: piece[1])
        found.update(range(first, bisect_left(pieces.spans, span.end, key=lambda piece: piece[0])))
    return sorted(found)


def _tagged(pieces: Pieces, found: list[Spans], task: str) -> list[int]:
    """Label pieces: first pieces alone for tasks of two labels, B and I otherwise."""
    labels = [0] * len(pieces.ids)
    for spans in found:
        for span in spans:
            touched = _touched(pieces, (span,))
            for i in touched[:1]:
                labels[i] = 1
            for i in touched[1:] if len(TAGS[task]) > 2 else ():
                labels[i] = 2
    return labels


def _row(pieces: Pieces, attribution: Linked) -> list[int]:
    none = UNKNOWN if attribution.source is None else LINKS.index("O")
    row = [none] * len(pieces.ids)
    for span in attribution.content:
        for n, i in enumerate(_touched(pieces, (span,))):
            row[i] = LINKS.index("I-content" if n else "B-content")
    for part, spans in (("source", attribution.source or ()), ("cue", attribution.cue)):
        for i in _touched(pieces, spans):
            row[i] = LINKS.index(part)
    return row
