"""Names of the register's entries: the last parts of their IRIs.

An entry is called by its label. Of several with one label the one that most documents speak of keeps the plain
name; the others are told apart by their body ("office-president-south-korea") or by their first document
("kim-in-column-2"), so that a new text seldom changes an IRI. What was found in one document has a name
of its own as well, whatever it was merged with: corrections can name it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from plumbook.resolution.groups import Place
from plumbook.resolution.slugs import Names, slug

# What a graph names itself: its parts, and the beginnings of what is numbered.
_RESERVED = frozenset({"register", "run", "provenance"})
_RESERVED_BEGINNINGS = (
    *("document-", "graph-", "passage-", "tenure-", "candidacy-", "vacancy-", "claim-", "attribution-", "stance-"),
    *("software-", "resolution-", "correction-", "corrector-"),
)


def base_name(label: str, prefix: str) -> str:
    """Return what an entry with a label is called where nothing else is called so.

    Args:
        label: the preferred label.
        prefix: "office" or "policy"; "" for actors.

    >>> base_name("Jen Psaki", ""), base_name("press secretary", "office"), base_name("Provenance", "")
    ('jen-psaki', 'office-press-secretary', 'actor-provenance')
    """
    name = f"{prefix}-{slug(label)}" if prefix else slug(label)
    return f"actor-{name}" if name in _RESERVED or name.startswith(_RESERVED_BEGINNINGS) else name


def place_names(labels: Mapping[Place, str], prefix: str, documents: Mapping[str, str]) -> dict[Place, str]:
    """Return the name of what was found at each place, as its document alone has it.

    Args:
        labels: the name that the reading gives, by place, in order.
        prefix: as in `base_name`.
        documents: the slug of each document's id.
    """
    given = Names()
    return {p: given.unused(f"{base_name(label, prefix)}-in-{documents[p[0]]}") for p, label in labels.items()}


def entry_names(
    groups: Sequence[tuple[Place, ...]],
    base: Callable[[tuple[Place, ...]], str],
    own: Mapping[Place, str],
    is_shareable: Callable[[Place], bool],
    body: Callable[[tuple[Place, ...]], str | None],
    given: Names,
) -> dict[Place, str]:
    """Return the name of each group's entry, under the group's first place.

    Args:
        groups: the places that are one.
        base: what a group is called where nothing else is called so.
        own: the name of each place (`place_names`).
        is_shareable: whether other documents could speak of what a place speaks of.
        body: the name of an office's body, where it has one.
        given: names that are taken.
    """
    names: dict[Place, str] = {}
    for places in sorted(groups, key=lambda g: (-len({p[0] for p in g}), g[0])):
        name = base(places) if is_shareable(places[0]) else own[places[0]]
        if given.is_taken(name) and (owner := body(places)) is not None:
            name = f"{name}-{owner}"
        if given.is_taken(name):
            name = own[places[0]]
        names[places[0]] = given.unused(name)
    return names


def most(values: Iterable[str]) -> str | None:
    """Return the most frequent value, the first of equals; None where there is none."""
    found = list(values)
    return max(dict.fromkeys(found), key=found.count) if found else None
