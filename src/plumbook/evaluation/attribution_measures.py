"""Attributions scored against those that people marked, as research on PolNeAR does.

`pair` is the headline: an attribution is right when half of its content's words are those of the marked
one (Jaccard), and its source shares a word with the marked source, or neither has any; each counts
once. `exact` compares fragments to the character, as Zhang et al. (COLING 2022) report. The corpus
and its form are those of Newell, Margolin and Ruths (LREC 2018).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from plumbook.errors import GoldError
from plumbook.evaluation.counts import Count
from plumbook.model import Document, Mode, Reading, Span

PARTS = ("source", "cue", "content")
CONTENT_LEAST = 0.5
_TOKEN = re.compile(r"\w+|[^\w\s]")
_DIRECT_ABOVE, _INDIRECT_BELOW = 0.95, 0.02


@dataclass(frozen=True, slots=True)
class Marked:
    """One attribution: where its source, cue and content stand."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]

    def part(self, name: str) -> tuple[Span, ...]:
        """Return the spans of "source", "cue" or "content"."""
        found: tuple[Span, ...] = getattr(self, name)
        return found


@dataclass(slots=True)
class AttributionScores:
    """Counts over all texts.

    Attributes:
        pair: contents with their sources.
        exact: for each part, fragments to the character.
        modes: for each mode of the marked content, its pairs (found counts the findings of that mode).
    """

    pair: Count = field(default_factory=Count)
    exact: dict[str, Count] = field(default_factory=lambda: {part: Count() for part in PARTS})
    modes: dict[Mode, Count] = field(default_factory=lambda: {mode: Count() for mode in Mode})

    def add(self, text: str, found: Sequence[Marked], gold: Sequence[Marked]) -> None:
        """Score one text as one person marked it."""
        for part in PARTS:
            ours, theirs = ({s for a in side for s in a.part(part)} for side in (found, gold))
            _add(self.exact[part], len(ours & theirs), len(ours), len(theirs))
        words = Words(text)
        modes = [words.mode(a.content) for a in gold]
        right = {j for j, _, source in matches(words, found, gold) if source}
        _add(self.pair, len(right), len(found), len(gold))
        for j, mode in enumerate(modes):
            _add(self.modes[mode], int(j in right), 0, 1)
        for a in found:
            self.modes[words.mode(a.content)].found += 1

    def figures(self) -> dict[str, Any]:
        """Return the measures as JSON values, in per cent with one place."""
        return {
            "pair": _figures(self.pair),
            **{f"exact {part}": _figures(count) for part, count in self.exact.items()},
            **{f"recall of {mode.value} pairs": round(100 * count.recall, 1) for mode, count in self.modes.items()},
        }


def load_marked(path: Path) -> Iterator[tuple[Document, list[list[Marked]]]]:
    """Read texts with attributions in PolNeAR's form, JSON Lines.

    Yields:
        Each text, and what each person marked in it.

    Raises:
        GoldError: the file cannot be read or is not of that form.
    """
    number = texts = 0
    try:
        with path.open(encoding="utf-8") as lines:
            for line in lines:
                number += 1
                if line.strip():
                    yield _record(json.loads(line))
                    texts += 1
    except (OSError, UnicodeDecodeError) as error:
        raise GoldError(f"cannot be read ({error})", where=path) from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise GoldError(f"line {number} is no text with attributions ({error!r})", where=path) from error
    if not texts:
        raise GoldError("holds no text", where=path, remedy="give JSON Lines, a text with its attributions on each")


def marked_of(reading: Reading) -> list[Marked]:
    """Return the attributions of a reading; those of a joint source, or of one content and cue, once."""
    found = {(a.content, a.cue): Marked(a.source, a.cue, a.content) for a in reversed(reading.attributions)}
    return list(found.values())


def _record(record: dict[str, Any]) -> tuple[Document, list[list[Marked]]]:
    document = Document(
        id=record["id"], text=record["text"], title=record.get("title"), publisher=record.get("publisher")
    )
    people = [record["attributions"], *(o["attributions"] for o in record.get("other_annotators", []))]
    return document, [[_marked(a, len(document.text)) for a in attributions] for attributions in people]


def _marked(attribution: dict[str, Any], length: int) -> Marked:
    spans = {part: tuple(Span(f["start"], f["end"]) for f in attribution[part]) for part in PARTS}
    for span in (s for found in spans.values() for s in found):
        if not 0 <= span.start < span.end <= length:
            raise ValueError(f"characters {span.start} to {span.end} of a text of {length}")
    return Marked(**spans)


def matches(words: Words, found: Sequence[Marked], gold: Sequence[Marked]) -> Iterator[tuple[int, int, bool]]:
    """Yield which attributions have the same content, each once, best contents first.

    Args:
        words: those of the text.
        found: what was found.
        gold: what was marked.

    Yields:
        The index of the marked one, that of the found one, and whether their sources agree.
    """
    ours, theirs = ([words.of(a.content) for a in side] for side in (found, gold))
    near = []
    for i, mine in enumerate(ours):
        for j, marked in enumerate(theirs):
            share = len(mine & marked) / len(mine | marked) if mine & marked else 0.0
            if share >= CONTENT_LEAST:
                near.append((-share, j, i))
    taken: set[int] = set()
    used: set[int] = set()
    for _, j, i in sorted(near):
        if j in taken or i in used:
            continue
        taken.add(j)
        used.add(i)
        mine, marked = words.of(found[i].source), words.of(gold[j].source)
        yield j, i, bool(mine & marked) or not (mine or marked)


class Words:
    """The words of a text, and which of them stand in quotation marks.

    Args:
        text: the text.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.spans = [m.span() for m in _TOKEN.finditer(text) if m.group()[0].isalnum()]
        self.quoted = _inside_marks(text)

    def of(self, spans: Iterable[Span]) -> frozenset[int]:
        """Return the indices of the words that have a character in one of the spans."""
        listed = list(spans)
        return frozenset(
            i for i, (start, end) in enumerate(self.spans) if any(start < s.end and s.start < end for s in listed)
        )

    def mode(self, content: Iterable[Span]) -> Mode:
        """Return the mode of a content, by the share of its letters and digits in double quotation marks."""
        inside = [self.quoted[i] for s in content for i in range(s.start, s.end) if self.text[i].isalnum()]
        share = sum(inside) / len(inside) if inside else 0.0
        return Mode.DIRECT if share > _DIRECT_ABOVE else Mode.INDIRECT if share < _INDIRECT_BELOW else Mode.MIXED


def _inside_marks(text: str) -> list[bool]:
    inside, found = False, []
    for character in text:
        if character in "\n”":
            inside = False
        elif character == "“" or character == '"':
            inside = character == "“" or not inside
        found.append(inside)
    return found


def _add(count: Count, right: int, found: int, gold: int) -> None:
    count.right += right
    count.found += found
    count.gold += gold


def _figures(count: Count) -> dict[str, float]:
    return {name: round(100 * getattr(count, name), 1) for name in ("precision", "recall", "f1")}
