"""YAML front matter at the top of plain text and Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml

_OPENING = re.compile(r"---[ \t]*(\r\n|\n|\r)")
_CLOSING = re.compile(r"(?<![^\r\n])(?:---|\.\.\.)[ \t]*(?:\r\n|\n|\r|\Z)")
_FIELD = re.compile(r"([A-Za-z][\w-]*)\s*:(?:\s+(.*))?")

# A front matter is a few lines; nothing beyond this is looked at.
_LONGEST = 65_536


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What stands before a text.

    Attributes:
        fields: the values by name; strings, and lists and mappings of them.
        start: where the text itself begins, in code points of the whole.
        notes: what the user should know of how it was read.
    """

    fields: dict[str, object] = field(default_factory=dict)
    start: int = 0
    notes: tuple[str, ...] = ()


def front_matter_of(whole: str) -> FrontMatter:
    r"""Read the front matter of a text, if it has any.

    A front matter begins with a first line `---`, ends with the next line that is `---` or `...`
    (white space may follow), and holds a YAML mapping. The text begins right after that line's end:
    an empty line there belongs to the text. Whatever else begins with `---` is text from the start.
    Values are kept as they are written ("No" stays "No"). What is no good YAML because a value holds
    a colon, as titles do, is read line by line.

    >>> front_matter_of("---\ntitle: A plan\n---\nText").fields
    {'title': 'A plan'}
    >>> front_matter_of("---\ntitle: A plan\n---\nText").start
    22
    >>> front_matter_of("---\nNo mapping.\n---\n").start
    0
    """
    opening = _OPENING.match(whole)
    if opening is None:
        return FrontMatter()
    closing = _CLOSING.search(whole, opening.end(), opening.end() + _LONGEST)
    if closing is None:
        return FrontMatter(notes=("begins with --- but has no front matter: no closing --- was found",))
    block = whole[opening.end() : closing.start()]
    return _read(block, closing.end())


def _read(block: str, start: int) -> FrontMatter:
    try:
        fields = yaml.load(block, _PlainLoader)  # BaseLoader: it makes nothing but strings
    except (yaml.YAMLError, RecursionError, ValueError):
        return _read_by_line(block, start)
    if fields is None or fields == "":
        return FrontMatter(start=start)
    return FrontMatter(fields, start) if isinstance(fields, dict) else FrontMatter()


def _read_by_line(block: str, start: int) -> FrontMatter:
    fields = dict(_fields_by_line(block))
    if not fields:
        return FrontMatter(notes=("begins with --- but what follows is no YAML: kept as text",))
    return FrontMatter(fields, start, ("front matter is not good YAML: read line by line",))


def _fields_by_line(block: str) -> Iterator[tuple[str, object]]:
    for line in block.splitlines():
        if (matched := _FIELD.fullmatch(line.rstrip())) and matched[2]:
            yield matched[1], matched[2].strip("\"'")


class _PlainLoader(yaml.BaseLoader):
    """YAML of strings, lists and mappings alone: no types, no objects, and no aliases to multiply."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            raise yaml.YAMLError("aliases are not read")
        return super().compose_node(parent, index)
