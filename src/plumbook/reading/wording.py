"""Names as a reading gives them: without the half of a pair of marks that was cut off with the rest of its text."""

from __future__ import annotations

_CLOSING = {"“": "”", "(": ")", "[": "]", "«": "»"}
_ALIKE = '"'


def whole_marks(name: str) -> str:
    """Return a name without quotation marks and brackets that have no other half in it.

    Args:
        name: the words of a text.

    >>> whole_marks("“blue wall"), whole_marks('the "Buffett rule"'), whole_marks("Charles (Chuck")
    ('blue wall', 'the "Buffett rule"', 'Charles Chuck')
    """
    opening = {close: open for open, close in _CLOSING.items()}
    alone: set[int] = set()
    waiting: list[tuple[str, int]] = []
    for place, mark in enumerate(name):
        if mark in _CLOSING:
            waiting.append((mark, place))
        elif mark in opening:
            if waiting and waiting[-1][0] == opening[mark]:
                waiting.pop()
            else:
                alone.add(place)
    alone |= {place for _, place in waiting}
    alike = [place for place, mark in enumerate(name) if mark == _ALIKE]
    if len(alike) % 2:
        alone.add(alike[0] if name.startswith(_ALIKE) else alike[-1])
    return " ".join("".join(c for place, c in enumerate(name) if place not in alone).split()) or name
