"""Which actors of different documents are one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from plumbook.model import Actor, ActorKind
from plumbook.resolution.body_keys import Key, body_keys, is_editorial
from plumbook.resolution.groups import Groups, Place
from plumbook.resolution.keys import folded
from plumbook.resolution.persons import FullName, bare_name, full_names
from plumbook.resolution.surroundings import in_context, surroundings_of
from plumbook.resolution.tables import common_surnames, office_forms, professions

AUTHOR = "author"

_REASONS = {
    "state": "names of one state: {}",
    "known": "names of one body: {}",
    "party": "names of one party: {}",
    "administration": "the administration of {}",
    "government": "the government of {}",
    "ruled by": "the government of {}",
    "military": "the military of {}",
    "name": "same name: {}",
    "committee": "names of one committee: {}",
    "group": "people of one place: {}",
    "institution": "one state's institution: {}",
    "members": "members of one party: {}",
}
# What is told by the date of the text alone, or by a common noun, is less sure than a name.
_CONFIDENCE = {
    **dict.fromkeys(("administration", "committee", "institution"), 0.9),
    **dict.fromkeys(("members", "ruled by"), 0.85),
    "group": 0.7,
}


def merge_actors(
    actors: Mapping[Place, Actor], dates: Mapping[str, str | None], posts: Mapping[Place, Iterable[str]]
) -> tuple[Groups, dict[Place, Key], frozenset[str]]:
    """Group actors that their names alone tell to be one across documents.

    Persons are one by their full name, also where a given name is shortened or a middle name left out; bodies,
    states and groups by what their names say (`plumbook.resolution.body_keys`). Anonymous sources never are.

    Args:
        actors: actors by place, in document order.
        dates: when each document was published.
        posts: names of the offices that each person holds or held.

    Returns:
        The groups, the first key of each body, state and group, and the documents that speak of states and not
        of the United States.
    """
    names = {p: full_names(a) for p, a in actors.items() if a.kind is ActorKind.PERSON and not is_editorial(a)}
    keys = {
        p: body_keys(a, dates.get(p[0]))
        for p, a in actors.items()
        if folded(a.name) != AUTHOR
        and (a.kind not in {ActorKind.PERSON, ActorKind.ANONYMOUS} or (a.is_author and not names.get(p)))
    }
    known_by_one_word = {p for p, a in actors.items() if a.kind is ActorKind.PERSON and bare_name(a)}
    around = surroundings_of(keys, actors)
    keys = in_context(keys, actors, around)
    for place in [p for p, found in names.items() if actors[p].is_author and len({n.surname for n in found}) > 1]:
        names[place] = ()  # several writers are no person
    bylines = {p for p, a in actors.items() if a.is_author and folded(a.name) != AUTHOR}
    groups = Groups(actors, known_by_one_word | bylines | {p for found in (names, keys) for p in found if found[p]})
    _join_persons(names, groups, posts)
    _join_bylines(actors, names, groups)
    _join_bodies(actors, keys, groups)
    first = {p: found[0] for p, found in keys.items() if found and actors[p].kind is not ActorKind.PERSON}
    return groups, first, frozenset(document for document, here in around.items() if here.is_abroad)


def _join_persons(
    names: Mapping[Place, tuple[FullName, ...]], groups: Groups, posts: Mapping[Place, Iterable[str]]
) -> None:
    by_key: dict[tuple[str, ...], list[Place]] = defaultdict(list)
    written: dict[tuple[str, ...], str] = {}
    by_forms: dict[tuple[str, str], list[tuple[Place, FullName]]] = defaultdict(list)
    for place, found in names.items():
        for name in {n.key: n for n in found}.values():
            by_key[name.key].append(place)
            written.setdefault(name.key, " ".join(name.words))
        for name in found[:1]:
            for forms in name.given_keys:
                by_forms[forms].append((place, name))
    for key, places in by_key.items():
        for one in _told_apart(places, key, posts):
            _join_all(one, groups, f"same name: {written[key]}", 0.85 if common_surnames() & set(key) else 0.95)
    for (given, surname), found_ in by_forms.items():
        told = list(dict.fromkeys(name for _, name in found_))
        whole = len(_told_apart([p for p, _ in found_], (given, surname), posts)) == 1
        if whole and all(a.can_be(b) for a in told for b in told):
            _join_all([p for p, _ in found_], groups, f"forms of one name: {given} {surname}", 0.85)


def _told_apart(places: list[Place], name: tuple[str, ...], posts: Mapping[Place, Iterable[str]]) -> list[list[Place]]:
    """Part the bearers of a common name by profession: a coach is not the senator who is called so.

    Bearers whose profession no text tells are with the others where these are one, and by themselves where not.
    """
    if not common_surnames() & set(name):
        return [places]
    by_profession: dict[str, list[Place]] = defaultdict(list)
    for place in places:
        words = [office_forms().get(w, w) for post in posts.get(place, ()) for w in folded(post).split()]
        told = {professions()[w] for w in words if w in professions()}
        by_profession[told.pop() if len(told) == 1 else ""].append(place)
    known = [found for profession, found in by_profession.items() if profession]
    return [places] if len(known) < 2 else list(by_profession.values())


def _join_bylines(actors: Mapping[Place, Actor], names: Mapping[Place, tuple[FullName, ...]], groups: Groups) -> None:
    """Join authors whose bylines are equal and no full name ("the editors", several writers)."""
    by_line: dict[str, list[Place]] = defaultdict(list)
    for place, actor in actors.items():
        if actor.is_author and not names.get(place) and " " in folded(actor.name):
            by_line[folded(actor.name)].append(place)
    for line, places in by_line.items():
        _join_all(places, groups, f"same byline: {line}", 0.9)


def _join_bodies(actors: Mapping[Place, Actor], keys: Mapping[Place, tuple[Key, ...]], groups: Groups) -> None:
    by_key: dict[tuple[str, Key], list[Place]] = defaultdict(list)
    for place, found in keys.items():
        for key in found:
            by_key[_family(actors[place].kind, key), key].append(place)
    for (_, key), places in by_key.items():
        if all(actors[p].kind is ActorKind.PERSON for p in places):
            continue
        reason = _REASONS.get(key[0], key[0] + ": {}").format(" ".join(key[1:]))
        _join_all(places, groups, reason, _CONFIDENCE.get(key[0], 0.95))


def _family(kind: ActorKind, key: Key) -> str:
    """Groups are merged with bodies only by what a name is made of, not by a bare name; an author may be a body."""
    return "group" if key[0] == "name" and kind is ActorKind.GROUP else ""


def _join_all(places: Iterable[Place], groups: Groups, reason: str, confidence: float) -> None:
    """Join places one after the other; what the first group cannot take in starts the next."""
    heads: list[Place] = []
    for place in places:
        if not any(groups.join(head, place, reason, confidence) for head in heads):
            heads.append(place)
