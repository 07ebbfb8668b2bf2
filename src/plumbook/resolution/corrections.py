"""What a person knows better than plumbook, kept in a file that survives every build.

`corrections.toml` in a workspace names things by their IRIs. Entries get their IRIs before corrections are
applied, so an IRI means the same with and without them; and what was found in one document has an IRI of its
own ("yellen-in-column-2"), so that a merge can be undone part by part.
"""

from __future__ import annotations

import datetime
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, ClassVar, Literal

import tomlkit
from filelock import FileLock
from pydantic import AfterValidator, BaseModel, ConfigDict, ValidationError, ValidationInfo

from plumbook.errors import CorrectionError
from plumbook.files import unwritable, write_atomically
from plumbook.ontology.terms import ID

CORRECTIONS = "corrections.toml"

_LOCAL_NAME = re.compile(r"[^\s<>\"{}|\\^`\x00-\x20\x7f:]+")
_MOST_HEADINGS = 12  # that a note may seem to have
_ANY_HEADING = re.compile(r"\s*\[")
_HEADING = """\
# Corrections to this workspace's graph, applied by every `plumbook build`.
# Name things by their IRI ("id:janet-yellen"); lines that begin with # are comments.
"""


def local_name(thing: str, base: str = str(ID)) -> str:
    """Return the part of an IRI that names a thing within a workspace.

    Args:
        thing: an IRI (also in angle brackets), a prefixed name ("id:janet-yellen") or the local name itself.
        base: what the workspace's IRIs begin with.

    Raises:
        ValueError: it is none of the three.

    >>> local_name("id:janet-yellen"), local_name("<https://w3id.org/plumbook/id/janet-yellen>")
    ('janet-yellen', 'janet-yellen')
    """
    plain = thing.strip()
    plain = plain[1:-1] if plain.startswith("<") and plain.endswith(">") else plain
    for start in (base, "id:"):
        if plain.startswith(start):
            plain = plain[len(start) :]
            break
    if not _LOCAL_NAME.fullmatch(plain):
        raise ValueError(f"{thing!r} is no IRI of this workspace: they begin with id: or {base}")
    return plain


def _thing(value: str, info: ValidationInfo) -> str:
    return local_name(value, (info.context or {}).get("base", str(ID)))


def _several(things: tuple[str, ...]) -> tuple[str, ...]:
    distinct = tuple(dict.fromkeys(things))
    if len(distinct) < 2:
        raise ValueError("names fewer than two things")
    return distinct


def _one_line(value: str) -> str:
    words = " ".join(value.split())
    if not words:
        raise ValueError("is empty")
    return words


Thing = Annotated[str, AfterValidator(_thing)]
Things = Annotated[tuple[Thing, ...], AfterValidator(_several)]
Name = Annotated[str, AfterValidator(_one_line)]


class Correction(BaseModel):
    """One entry of the file; `things` and the like are local names of IRIs.

    Attributes:
        note: why, in the person's words.
        by: who says so.
        date: since when.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    table: ClassVar[str]

    note: str | None = None
    by: str | None = None
    date: datetime.date | None = None

    def says(self) -> dict[str, Any]:
        """Return what it says, without who, when and why."""
        return self.model_dump(exclude={"note", "by", "date"}, exclude_none=True)


class Same(Correction):
    """These actors, offices or policies are one; the first keeps its IRI."""

    table = "same"
    things: Things


class Different(Correction):
    """No two of these are one; a merge that made them so is undone."""

    table = "different"
    things: Things


class Rename(Correction):
    """The preferred label of a thing; its IRI stays."""

    table = "rename"
    thing: Thing
    name: Name


class NotAnActor(Correction):
    """What was taken for an actor is none; what was said of it goes with it."""

    table = "not_an_actor"
    thing: Thing


class Wrong(Correction):
    """A claim, stance, tenure, candidacy or vacancy that the text does not state.

    Attributes:
        stated: what it stated (`plumbook.resolution.statements.stated`), by which it is known again when a changed text
            gives its IRI to another; where that is not said, its IRI alone tells.
    """

    table = "wrong"
    thing: Thing
    stated: str | None = None


class CorrectedStance(Correction):
    """What an actor really thinks of a policy; "none": neither for nor against."""

    table = "stance"
    actor: Thing
    policy: Thing
    stance: Literal["supports", "opposes", "none"]


class Corrections(BaseModel):
    """All corrections of a workspace, in the order of the file."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    same: tuple[Same, ...] = ()
    different: tuple[Different, ...] = ()
    rename: tuple[Rename, ...] = ()
    not_an_actor: tuple[NotAnActor, ...] = ()
    wrong: tuple[Wrong, ...] = ()
    stance: tuple[CorrectedStance, ...] = ()

    def entries(self) -> tuple[Correction, ...]:
        """Return every entry, table by table."""
        return (*self.same, *self.different, *self.rename, *self.not_an_actor, *self.wrong, *self.stance)


def load_corrections(path: str | Path, base: str = str(ID)) -> Corrections:
    """Load a workspace's corrections.

    Args:
        path: the file; where there is none, there are no corrections.
        base: what the workspace's IRIs begin with.

    Raises:
        CorrectionError: the file cannot be read, is no TOML, has an entry that says nothing, or contradicts itself.
    """
    text = _text(Path(path))
    return Corrections() if text is None else _parsed(text, path, base)


def append_correction(path: str | Path, correction: Correction, base: str = str(ID)) -> bool:
    """Add a correction at the end of the file, whole or not at all; what stands there, comments too, is kept.

    Args:
        path: the file; made where it is missing. Its folder must exist.
        correction: what to add.
        base: what the workspace's IRIs begin with.

    Returns:
        Whether it was added: False where the file says so already.

    Raises:
        CorrectionError: there is no such folder, the file is damaged, or the correction contradicts another.
        PlumbookError: the file cannot be written.
    """
    path = Path(path)
    if not path.parent.is_dir():
        raise CorrectionError("there is no such folder", where=path.parent, remedy="name a workspace")
    try:
        with FileLock(path.parent / ".corrections.lock"):
            text = _text(path)
            present = Corrections() if text is None else _parsed(text, path, base)
            if any(type(c) is type(correction) and c.says() == correction.says() for c in present.entries()):
                return False
            added = _HEADING if text is None else text if text.endswith("\n") or not text else text + "\n"
            added += f"\n{_as_toml(correction)}"
            _parsed(added, path, base)
            write_atomically(path, added)
            return True
    except OSError as error:
        raise unwritable(path, error) from error


def withdraw_correction(path: str | Path, correction: Correction, base: str = str(ID)) -> None:
    """Take a correction out of the file, whole or not at all; all else that stands there, comments too, is kept.

    Args:
        path: the file.
        correction: one of those that it holds.
        base: what the workspace's IRIs begin with.

    Raises:
        CorrectionError: the file is damaged, does not hold it (any more), or in a form that only a person can edit.
        PlumbookError: the file cannot be written.
    """
    path = Path(path)
    try:
        with FileLock(path.parent / ".corrections.lock"):
            text = _text(path) or ""
            table = correction.table
            entries = getattr(_parsed(text, path, base), table)
            if correction not in entries:
                raise CorrectionError("has no such correction (any more)", where=path, remedy="load the page again")
            number = entries.index(correction)
            written = tomllib.loads(text)
            del written[table][number]
            if not written[table]:
                del written[table]
            left = next((each for each in _without_one(text, table, number) if _loaded(each) == written), None)
            if left is None:
                raise CorrectionError("has it in a form of its own", where=path, remedy="take it out by hand")
            write_atomically(path, left)
    except OSError as error:
        raise unwritable(path, error) from error


def _loaded(text: str) -> dict[str, Any] | None:
    """Return what a TOML text says; None where it is none."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return None


def _without_one(text: str, table: str, number: int) -> Iterator[str]:
    """Give a file's text without each stretch that looks like an entry, from its heading to its last line of content.

    Args:
        text: the file.
        table: name of the entry's table.
        number: which entry of the table is meant, from 0; what looks like it comes first.
    """
    lines = re.findall(r"[^\n]*\n|[^\n]+", text)  # a note may hold what else ends lines elsewhere
    headings = [i for i, line in enumerate(lines) if _ANY_HEADING.match(line)]
    own = re.compile(rf"\s*\[\[\s*{table}\s*\]\]")
    starts = [i for i in headings if own.match(lines[i])]
    for start in starts[number:] + starts[:number]:
        for following in [i for i in [*headings, len(lines)] if i > start][:_MOST_HEADINGS]:
            end = following
            while end > start + 1 and (not lines[end - 1].strip() or lines[end - 1].lstrip().startswith("#")):
                end -= 1
            before = start - 1 if start and not lines[start - 1].strip() else start
            yield "".join(lines[:before] + lines[end:])


def _as_toml(correction: Correction) -> str:
    said = {**correction.says(), **correction.model_dump(include={"note", "by", "date"}, exclude_none=True)}
    table = tomlkit.table()
    for key, value in said.items():
        if key in {"thing", "actor", "policy"}:
            value = f"id:{value}"
        elif key == "things":
            value = [f"id:{name}" for name in value]
        table.add(key, value)
    tables = tomlkit.aot()
    tables.append(table)
    return tomlkit.dumps({correction.table: tables})


def _text(path: Path) -> str | None:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        return None
    except UnicodeDecodeError as error:
        raise CorrectionError("is not in UTF-8", where=path, remedy="save it as UTF-8") from error
    except OSError as error:
        raise CorrectionError(f"cannot be read: {(error.strerror or str(error)).lower()}", where=path) from error


def _parsed(text: str, path: str | Path, base: str) -> Corrections:
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise CorrectionError(f"is no TOML: {error}", where=path, remedy="mend that place") from error
    try:
        corrections = Corrections.model_validate(data, context={"base": base})
    except ValidationError as error:
        raise CorrectionError(_fault(error), where=path, remedy="mend that entry") from error
    for fault in _contradictions(corrections):
        raise CorrectionError(fault, where=path, remedy="take one of them out")
    return corrections


def _fault(error: ValidationError) -> str:
    """Return the first fault in words: the table, which entry of it, the key, and what is wrong."""
    first = error.errors()[0]
    table, number, *key = [*first["loc"], None, None][: max(2, len(first["loc"]))]
    known = ", ".join(Corrections.model_fields)
    if first["type"] == "extra_forbidden" and number is None:
        return f"{table!r} is no kind of correction (they are {known})"
    place = f"[[{table}]]" + (f" number {number + 1}" if isinstance(number, int) else "")
    name = str(key[0]) if key else ""
    if first["type"] == "extra_forbidden":
        return f"{place}: {name!r} is not a key that it can have"
    if first["type"] == "missing":
        return f"{place}: {name!r} is missing"
    if number is None or not key:
        return f"{place} must be written with double brackets, and its keys below"
    return f"{place}: {name}: {first['msg'].removeprefix('Value error, ')}"


def _contradictions(corrections: Corrections) -> Iterator[str]:
    """Say which entries cannot both be true, one clause each."""
    whole = _wholes(corrections)

    def one(thing: str) -> str:
        return whole.get(thing, thing)

    for different in corrections.different:
        seen: dict[str, str] = {}
        for thing in different.things:
            if (other := seen.setdefault(one(thing), thing)) != thing:
                yield f"id:{other} and id:{thing} stand in [[different]], and [[same]] makes them one"
    names: dict[str, str] = {}
    for rename in corrections.rename:
        if (name := names.setdefault(one(rename.thing), rename.name)) != rename.name:
            yield f"[[rename]] calls id:{rename.thing} both {name!r} and {rename.name!r}"
    stances: dict[tuple[str, str], str] = {}
    for stance in corrections.stance:
        said = stances.setdefault((one(stance.actor), one(stance.policy)), stance.stance)
        if said != stance.stance:
            where = f"id:{stance.actor} toward id:{stance.policy}"
            yield f"[[stance]] says both {said!r} and {stance.stance!r} of {where}"


def _wholes(corrections: Corrections) -> dict[str, str]:
    """Return for each thing of a [[same]] the first thing that it is one with."""
    whole: dict[str, str] = {}
    for same in corrections.same:
        firsts = [whole.get(thing, thing) for thing in same.things]
        whole.update({thing: firsts[0] for thing, first in whole.items() if first in firsts})
        whole.update(dict.fromkeys((*same.things, *firsts), firsts[0]))
    return whole
