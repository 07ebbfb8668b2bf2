"""What a web page left in a text that is no part of the article: boxes of other stories, buttons, pictures' credits.

Nothing is read from it, and nothing moves: each character of it becomes a space.
"""

from __future__ import annotations

import re

# A box behind a person's name: the full name once more, run together with the first of some headlines, and "MORE"
# ("Ana Quill Ana Maria QuillSenate delays vote Five things to know MORE said").
_BOX = re.compile(
    r"\b(?P<surname>[A-Z][^\W\d_]+(?:[-’'][A-Z][^\W\d_]+)?)"
    r"(?P<box> (?:[A-Z(][\w.'’()-]* ){0,6}(?P=surname)(?=[A-Z0-9‘“\"'(])[^\n]{0,700}? MORE\b)"
)
_FURNITURE = (
    # The button of a video, before its caption.
    re.compile(r"^[ \t]*CLOSE(?=[ \t]+[“\"]?[A-Z][a-z])", re.MULTILINE),
    re.compile(r"\((?:Photo|Image|Picture|Video|Illustration|Graphic)s?\b[^()\n:]{0,20}: [^()\n]{3,100}\)"),
    re.compile(r"^[ \t]*Image copyright\b[^\n]{0,60}?(?=Image caption\b|$)", re.MULTILINE),
    re.compile(r"\b(?:Image|Media) caption\b(?= )"),
    re.compile(r"^[ \t]*Sign up (?:for|to) (?:[\w’'-]+ ){0,4}(?i:newsletters?)\b[^\n]{0,60}$", re.MULTILINE),
)


def without_furniture(text: str) -> str:
    """Return a text of the same length in which the furniture of pages is blank.

    Args:
        text: an article's text.
    """
    if " MORE" in text:
        text = _BOX.sub(lambda m: m["surname"] + " " * len(m["box"]), text)
    for pattern in _FURNITURE:
        text = pattern.sub(lambda m: " " * len(m.group()), text)
    return text
