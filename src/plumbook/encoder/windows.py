"""Windows: a text's word pieces cut into stretches that the encoder reads in one pass.

Each piece lies in the core of exactly one window: nothing goes unread, at any length. Cores end where
a line ends, so that what belongs together stays together; only a line that is longer than a window
is cut inside, and then each side sees some of the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

# In word pieces: the most that a window holds, what it sees before its core, and behind it where a line is cut.
LONGEST = 190
BEFORE = 16
BEHIND = 56


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of word pieces, by index; ends are exclusive.

    Attributes:
        start: first piece that the encoder sees.
        end: one past the last that it sees.
        core_start: first piece of what it is asked about.
        core_end: one past the last.
    """

    start: int
    end: int
    core_start: int
    core_end: int


def windows(line_starts: Sequence[bool]) -> Iterator[Window]:
    """Cut a text into windows.

    Args:
        line_starts: for each word piece, whether it is the first of its line.

    Yields:
        Windows in order; their cores follow one another without gap.
    """
    starts = [i for i, begins in enumerate(line_starts) if begins and i > 0]
    count, position, passed = len(line_starts), 0, 0
    while position < count:
        first = max(0, position - BEFORE)
        limit = min(first + LONGEST, count)
        last = position
        while passed < len(starts) and starts[passed] <= limit:
            last = starts[passed]
            passed += 1
        if limit == count:
            yield Window(first, count, position, count)
            return
        if last > position:
            yield Window(first, last, position, last)
            position = last
        else:
            yield Window(first, limit, position, limit - BEHIND)
            position = limit - BEHIND
