from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from plumbook.resolution.groups import Groups, Place

PLACES: list[Place] = [(str(n), "a") for n in range(8)]
pairs = st.lists(st.tuples(st.sampled_from(PLACES), st.sampled_from(PLACES)), max_size=12)


def joined(wanted: list[tuple[Place, Place]]) -> Groups:
    groups = Groups(PLACES, PLACES)
    for a, b in wanted:
        groups.join(a, b, "test", 1.0)
    return groups


def partition(wanted: list[tuple[Place, Place]]) -> set[frozenset[Place]]:
    """The same by hand: sets that grow together until nothing changes."""
    sets = [{p} for p in PLACES]
    for a, b in wanted:
        one = next(s for s in sets if a in s)
        other = next(s for s in sets if b in s)
        if one is not other:
            one |= other
            sets.remove(other)
    return {frozenset(s) for s in sets}


@given(pairs)
def test_groups_are_what_was_joined(wanted: list[tuple[Place, Place]]) -> None:
    groups = joined(wanted)
    assert {frozenset(g) for g in groups.all()} == partition(wanted)
    for group in groups.all():
        assert list(group) == sorted(group)
        assert {groups.root(p) for p in group} == {group[0]}
        assert len(groups.merges(group[0])) == len(group) - 1
        assert groups.documents(group[0]) == len(group)


@given(pairs)
def test_what_is_undone_leaves_the_rest(wanted: list[tuple[Place, Place]]) -> None:
    groups = joined(wanted)
    for merge in [m for g in groups.all() for m in groups.merges(g[0])]:
        kept = [m.places for g in groups.all() for m in groups.merges(g[0]) if m is not merge]
        groups.undo(merge)
        assert {frozenset(g) for g in groups.all()} == partition(kept)
    assert all(len(g) == 1 for g in groups.all())


@given(pairs)
def test_the_path_leads_from_one_place_to_the_other(wanted: list[tuple[Place, Place]]) -> None:
    groups = joined(wanted)
    for group in groups.all():
        path = groups.path(group[0], group[-1])
        there = group[-1]
        for merge in path:
            there = next(p for p in merge.places if p != there)
        assert there == group[0]


def test_a_document_tells_groups_apart_unless_it_cannot_know() -> None:
    a, b, c = ("1", "a"), ("1", "b"), ("2", "a")
    groups = Groups([a, b, c], [a, b, c])
    assert groups.join(a, c, "test", 1.0)
    assert not groups.join(b, c, "test", 1.0)
    assert groups.join(b, c, "test", 1.0, within=True)
    assert groups.documents(a) == 2
