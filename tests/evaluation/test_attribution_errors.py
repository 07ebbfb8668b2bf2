from __future__ import annotations

from plumbook.evaluation.attribution_errors import AttributionError, ErrorClass, attribution_errors
from plumbook.evaluation.attribution_measures import Marked
from plumbook.model import Mode, Span

TEXT = "Quill said the port is full. “It is closed now,” Hale said, and nobody spoke."


def marked(source: str, cue: str, content: str) -> Marked:
    spans = [
        tuple(Span(TEXT.index(w), TEXT.index(w) + len(w)) for w in (words,) if w) for words in (source, cue, content)
    ]
    return Marked(*spans)


GOLD = [marked("Quill", "said", "the port is full"), marked("Hale", "said", "It is closed now")]


def errors(*found: Marked) -> list[AttributionError]:
    return list(attribution_errors("d", TEXT, found, GOLD))


def test_what_is_right_is_no_error() -> None:
    assert not errors(*GOLD)


def test_what_is_missing_tells_its_mode_and_words() -> None:
    (error,) = errors(GOLD[0])
    assert (error.kind, error.mode, error.words) == (ErrorClass.MISSED, Mode.DIRECT, 4)
    assert error.marked == "Hale | said | It is closed now"
    assert error.found == ""


def test_another_source_and_another_extent_show_both() -> None:
    source, extent = errors(marked("Hale", "said", "the port is full"), marked("Hale", "said", "closed"))
    assert source.kind is ErrorClass.SOURCE
    assert extent.kind is ErrorClass.EXTENT
    assert extent.found == "Hale | said | closed"


def test_what_nobody_marked_is_told() -> None:
    (error,) = errors(*GOLD, marked("nobody", "", "spoke"))
    assert error.kind is ErrorClass.SPURIOUS
    assert error.found == "nobody | – | spoke"
