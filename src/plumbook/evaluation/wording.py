"""Where the words of an annotation stand in its text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from plumbook.model import Span


def find_names(names: dict[str, Iterable[str]], text: str) -> dict[str, tuple[Span, ...]]:
    """Find names in a text: longest match, whole words, case kept.

    Args:
        names: for each key, its names; a name of two keys counts for the first.
        text: the text.

    Returns:
        For each key, where its names stand, in order.
    """
    owner = {name: key for key in reversed(names) for name in names[key] if name}
    found: dict[str, list[Span]] = {key: [] for key in names}
    longest_first = sorted(owner, key=lambda name: (-len(name), name))
    pattern = "|".join(re.escape(name) for name in longest_first)
    for match in re.finditer(rf"(?<!\w)(?:{pattern})(?!\w)", text) if owner else ():
        found[owner[match.group()]].append(Span(*match.span()))
    return {key: tuple(spans) for key, spans in found.items()}


def find_cue(cue: str, text: str, sentences: tuple[Span, ...], content: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return where a cue's words stand in the sentences outside the content, nearest to it first; () if nowhere."""
    if not cue:
        return ()
    places = [
        Span(sentence.start + match.start(), sentence.start + match.end())
        for sentence in sentences
        for match in re.finditer(rf"(?<!\w){re.escape(cue)}(?!\w)", text[sentence.start : sentence.end])
    ]
    outside = [place for place in places if not overlap((place,), content)]
    distance = {p: min(max(c.start - p.end, p.start - c.end) for c in content) for p in outside}
    return tuple(sorted(outside, key=lambda place: (distance[place], place))[:1])


# A full stop, question or exclamation mark with its closing quotation marks, before a space and
# what can begin a sentence; not after an initial or a title's abbreviation.
_SENTENCE_END = re.compile(
    r"(?<![\s.][A-Z])(?<!\bMr)(?<!\bMs)(?<!\bMrs)(?<!\bDr)(?<!\bSen)(?<!\bRep)(?<!\bGov)(?<!\bGen)(?<!\bSt)(?<!\bvs)"
    r"""[.?!…]["”’')\]]*(?=\s+["“‘'(\[]?[A-Z0-9])"""
)


def sentences_of(text: str) -> Iterator[Span]:
    """Yield a text's sentences, found by punctuation alone; a line break ends one."""
    for line in re.finditer(r"[^\n]+", text):
        start = line.start()
        ends = [match.end() + line.start() for match in _SENTENCE_END.finditer(line.group())]
        for end in [*ends, line.end()]:
            piece = text[start:end]
            if piece.strip():
                yield Span(start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip()))
            start = end


def within(span: Span, around: tuple[Span, ...]) -> bool:
    """Tell whether a span lies within one of the others."""
    return any(other.start <= span.start and span.end <= other.end for other in around)


def overlap(a: tuple[Span, ...], b: tuple[Span, ...]) -> bool:
    """Tell whether two lists of spans have a character in common."""
    return any(x.start < y.end and y.start < x.end for x in a for y in b)


def gap(*spans: Span) -> int:
    """Return how many characters lie between the first and the last of some spans; 0 where they touch or overlap."""
    return max(0, max((s.start for s in spans), default=0) - min((s.end for s in spans), default=0))
