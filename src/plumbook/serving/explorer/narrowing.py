"""Named questions, narrowed to the things that somebody names on a page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode

from plumbook.querying.asking import instant_of, is_date
from plumbook.querying.labels import Labels, matching, names_of, plain
from plumbook.querying.questions import Argument, Question
from plumbook.serving.endpoint import is_iri
from plumbook.serving.explorer.snapshot import Snapshot
from plumbook.serving.explorer.wording import counted

_TYPES = {"plum:Actor": "actor", "plum:Office": "office", "plum:Policy": "policy", "plum:Document": "document"}
_LOOKED_AT, _NEAREST = 40, 3
MEANT = "-meant"
"""Ends the name of the parameter with the IRI that is meant by an argument's name."""


@dataclass(frozen=True, slots=True)
class Field:
    """What a question can be narrowed to, as the page asks for it.

    Attributes:
        name: the argument's.
        help: what to give, in words.
        value: what was given.
        meant: the IRI that was picked by that name; "" for none.
        type: that of the names to suggest; "" for any.
        is_name: whether it is a name, and no date.
    """

    name: str
    help: str
    value: str
    meant: str
    type: str
    is_name: bool


def fields_of(question: Question, given: Mapping[str, str]) -> list[Field]:
    """Return what a question can be narrowed to, with what was given.

    Args:
        question: the question.
        given: the address's parameters.
    """
    return [
        Field(
            each.name,
            each.help,
            given.get(each.name, "").strip()[:200],
            given.get(each.name + MEANT, ""),
            _type(each),
            not is_date(each),
        )
        for each in question.arguments
    ]


def narrowed(snapshot: Snapshot, question: Question, fields: list[Field]) -> tuple[str, list[str]]:
    """Return the query of a question narrowed to what was given, and what to tell about that.

    Raises:
        QueryError: what should be a date is none.
    """
    values: dict[str, list[NamedNode | Literal]] = {}
    notes: list[str] = []
    for argument, field in zip(question.arguments, fields, strict=True):
        if not field.value:
            continue
        if not field.is_name:
            values[argument.name] = [instant_of(argument, field.value)]
            continue
        found = _things(snapshot, argument, field)
        values[argument.name] = [*found]
        if not found:
            near = _nearest(snapshot, argument, field.value)
            notes.append(f"nothing is called “{field.value}”" + (f"; nearest: {', '.join(near)}" if near else ""))
        elif len(found) > 1:
            notes.append(f"of all {counted(len(found), 'thing')} called “{field.value}”, or by a name that has it")
    return question.bound({**values}), notes


def _things(snapshot: Snapshot, argument: Argument, field: Field) -> list[NamedNode]:
    """Return what a name stands for: the thing that was picked by it, if it was, or all that bear it."""
    if is_iri(field.meant) and plain(field.value) in map(plain, names_of(snapshot.lookup.store, field.meant)):
        return [NamedNode(field.meant)]
    types = [_TYPES[kind] for kind in argument.kinds if kind in _TYPES]
    return matching(snapshot.once(f"labels of {types}", lambda: _labels(snapshot, types)), field.value)


def _labels(snapshot: Snapshot, types: Iterable[str]) -> Labels:
    """Return what all things of some types are called, from what searches use; documents by their ids too."""
    labels: Labels = {}
    for type in types:
        for each in snapshot.listed[type]:
            iri = each.thing.iri
            labels[NamedNode(iri)] = [each.thing.label, *snapshot.other_names.get(iri, ())]
        if type == "document":
            for id, iri in snapshot.document_ids.items():
                labels.setdefault(NamedNode(iri), []).append(id)
    return labels


def _nearest(snapshot: Snapshot, argument: Argument, wanted: str) -> list[str]:
    types = {_TYPES.get(kind) for kind in argument.kinds}
    found = snapshot.names.search(wanted, _LOOKED_AT)
    labels = (each.text for each in found if snapshot.lookup.thing(each.thing).type in types)
    return list(dict.fromkeys(labels))[:_NEAREST]


def _type(argument: Argument) -> str:
    types = {_TYPES.get(kind, "") for kind in argument.kinds}
    return types.pop() if len(types) == 1 else ""
