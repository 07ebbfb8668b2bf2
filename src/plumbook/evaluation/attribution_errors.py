"""What goes wrong with attributions, by class: to see what to mend next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from plumbook.evaluation.attribution_measures import Marked, Words, matches
from plumbook.model import Mode, Span


class ErrorClass(StrEnum):
    """How an attribution that was marked and one that was found fail to meet."""

    MISSED = "nothing found"
    EXTENT = "another extent of content"
    SOURCE = "another source"
    SPURIOUS = "found, not marked"


@dataclass(frozen=True, slots=True)
class AttributionError:
    """One attribution that is wrong or missing.

    Attributes:
        document: the text's id.
        kind: what is wrong.
        mode: of the marked content; of the found one where nothing is marked.
        marked: source, cue and content as marked, in words; empty where nothing is.
        found: the same as found.
        words: how many words of content are lost or wrong.
    """

    document: str
    kind: ErrorClass
    mode: Mode
    marked: str
    found: str
    words: int


def attribution_errors(
    document: str, text: str, found: Sequence[Marked], gold: Sequence[Marked]
) -> Iterator[AttributionError]:
    """Yield what is wrong in one text, as one person marked it.

    Args:
        document: the text's id.
        text: the text.
        found: what was found.
        gold: what was marked.
    """
    words = Words(text)
    met = {j: (i, source) for j, i, source in matches(words, found, gold)}
    used = {i for i, _ in met.values()}
    free = [i for i in range(len(found)) if i not in used]
    contents = [words.of(a.content) for a in found]
    explained: set[int] = set()
    for j, marked in enumerate(gold):
        content = words.of(marked.content)
        if j in met:
            i, same = met[j]
            if same:
                continue
            kind, lost = ErrorClass.SOURCE, len(content)
        else:
            i = max(free, key=lambda n: len(contents[n] & content), default=-1)
            touching = i >= 0 and bool(contents[i] & content)
            kind = ErrorClass.EXTENT if touching else ErrorClass.MISSED
            lost = len(content ^ contents[i]) if touching else len(content)
            i = i if touching else -1
            explained.add(i)
        shown = _shown(text, found[i]) if i >= 0 else ""
        yield AttributionError(document, kind, words.mode(marked.content), _shown(text, marked), shown, lost)
    for i in free:
        if i not in explained:
            mode = words.mode(found[i].content)
            yield AttributionError(document, ErrorClass.SPURIOUS, mode, "", _shown(text, found[i]), len(contents[i]))


def _shown(text: str, attribution: Marked) -> str:
    def of(spans: Sequence[Span]) -> str:
        return " … ".join(text[s.start : s.end] for s in spans) or "–"

    return " | ".join(of(attribution.part(part)) for part in ("source", "cue", "content"))
