"""Text from documents as one line of output, with nothing in it that a terminal or a spreadsheet would obey."""

from __future__ import annotations

import re

# Control characters (a terminal obeys them) and those that turn the direction of the text around them.
_OBEYED = re.compile(r"[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")

# What a spreadsheet takes for the beginning of a formula (OWASP, CSV injection).
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def one_line(text: str) -> str:
    r"""Return text on one line: white space as a single space, control characters as their codes.

    >>> one_line("two\nlines, \x1b[31mred")
    'two lines, \\x1b[31mred'
    """
    return _OBEYED.sub(lambda found: _escaped(found[0]), " ".join(text.split()))


def inert(text: str) -> str:
    """Return a cell that a spreadsheet shows as it is: an apostrophe before what it would compute.

    >>> inert("=1+1")
    "'=1+1"
    """
    return f"'{text}" if text.startswith(_FORMULA) else text


def _escaped(character: str) -> str:
    code = ord(character)
    return f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}"
