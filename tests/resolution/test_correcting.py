"""A person's corrections have the last word, and IRIs mean the same with and without them."""

from __future__ import annotations

import pytest

from plumbook.errors import CorrectionError
from plumbook.model import Actor, ActorKind, Office, Reading
from plumbook.resolution import Register, register_of
from plumbook.resolution.corrections import Correction, Corrections, Different, NotAnActor, Rename, Same


def text(document: str, *persons: str) -> Reading:
    actors = tuple(Actor(key=f"a{n}", kind=ActorKind.PERSON, name=name) for n, name in enumerate(persons))
    return Reading(document=document, fingerprint="", actors=actors)


TEXTS = [
    text("a", "Janet Yellen"),
    text("b", "Yellen"),
    text("c", "Janet Yellen"),
    text("d", "Ellen Yellen"),
    text("e", "Ada Quill", "Ben Hale"),
]


def corrected(*said: Correction, texts: list[Reading] = TEXTS) -> Register:
    by_table: dict[str, list[Correction]] = {}
    for correction in said:
        by_table.setdefault(correction.table, []).append(correction)
    return register_of(texts, Corrections.model_validate(by_table))


def groups(register: Register) -> dict[str, str]:
    """The documents of each entry, as one word, by its name."""
    return {name: "".join(p[0] for p in e.places) for name, e in register.entries.items()}


REST = {"ada-quill": "e", "ben-hale": "e"}


def test_without_corrections() -> None:
    assert groups(corrected()) == {"janet-yellen": "ac", "yellen": "b", "ellen-yellen": "d", **REST}


def test_the_first_of_the_same_keeps_its_name() -> None:
    same = corrected(Same(things=("janet-yellen", "yellen"), note="the title tells"))
    assert groups(same) == {"janet-yellen": "abc", "ellen-yellen": "d", **REST}
    merge = same.entries["janet-yellen"].merges[-1]
    assert (merge.confidence, merge.correction) == (1.0, 1)
    assert merge.reason == "a person's correction: the title tells"
    assert groups(corrected(Same(things=("yellen", "janet-yellen")))) == {"yellen": "abc", "ellen-yellen": "d", **REST}


def test_several_same_make_one() -> None:
    register = corrected(Same(things=("yellen", "ellen-yellen")), Same(things=("janet-yellen", "ellen-yellen")))
    assert groups(register) == {"yellen": "abcd", **REST} or groups(register) == {"janet-yellen": "abcd", **REST}


def test_a_merge_is_undone_by_the_name_that_the_part_has_of_its_own() -> None:
    apart = corrected(Different(things=("janet-yellen", "janet-yellen-in-c")))
    assert groups(apart) == {
        "janet-yellen": "a", "janet-yellen-in-c": "c", "yellen": "b", "ellen-yellen": "d", **REST
    }  # fmt: skip
    assert apart.entries["janet-yellen"].different == ("janet-yellen-in-c",)


def test_the_entry_s_name_stays_with_what_is_left_of_it() -> None:
    apart = corrected(Different(things=("janet-yellen-in-a", "janet-yellen")))
    assert groups(apart)["janet-yellen"] == "c"
    assert groups(apart)["janet-yellen-in-a"] == "a"


def test_the_weakest_merge_goes() -> None:
    texts = [text("a", "Janet Yellen"), text("b", "Janet Yellen"), text("c", "Yellen"), text("d", "Janet Yellen")]
    apart = corrected(Different(things=("janet-yellen-in-a", "yellen-in-c")), texts=texts)
    assert groups(apart) == {"janet-yellen": "abd", "yellen-in-c": "c"}


def test_what_is_apart_is_kept_apart_when_a_new_text_would_join_it() -> None:
    said = Different(things=("janet-yellen", "yellen"))
    assert groups(corrected(said))["yellen"] == "b"
    without_ellen = [t for t in TEXTS if t.document != "d"]
    assert groups(corrected(texts=without_ellen))["janet-yellen"] == "abc"
    assert groups(corrected(said, texts=without_ellen)) == {"janet-yellen": "ac", "yellen": "b", **REST}


def test_a_same_survives_a_new_text() -> None:
    said = Same(things=("janet-yellen", "yellen-in-b"))
    more = [*TEXTS, text("0", "Yellen"), text("f", "Janet L. Yellen"), text("g", "Janet L. Yellen")]
    assert "janet-l-yellen" in groups(corrected(texts=more))
    assert groups(corrected(said, texts=more))["janet-yellen"] == "abcfg"


def test_a_new_name_is_the_label_and_the_iri_stays() -> None:
    entry = corrected(Rename(thing="janet-yellen", name="Janet L. Yellen")).entries["janet-yellen"]
    assert (entry.label, entry.labels) == ("Janet L. Yellen", ("Janet Yellen",))


def test_what_is_no_actor_is_gone() -> None:
    register = corrected(NotAnActor(thing="ada-quill"))
    assert "ada-quill" not in register.entries
    assert register.find("actor", "e", "a0") is None  # type: ignore[arg-type]
    assert register.actor("e", "a1") == "ben-hale"


def test_no_correction_changes_another_s_iri() -> None:
    before = groups(corrected())
    for said in (
        Same(things=("janet-yellen", "yellen")),
        Different(things=("janet-yellen", "janet-yellen-in-c")),
        NotAnActor(thing="yellen"),
        Rename(thing="yellen", name="Ada Quill"),
    ):
        after = groups(corrected(said))
        assert all(after[name] == before[name] for name in ("ellen-yellen", *REST))


def test_what_is_not_there_is_noted_and_does_nothing() -> None:
    register = corrected(Same(things=("janet-yellen", "nobody")), NotAnActor(thing="nothing"))
    assert groups(register) == groups(corrected())
    assert [note.split("id:")[1].split()[0] for note in register.notes] == ["nobody", "nothing"]


def test_a_correction_that_undoes_another_is_an_error() -> None:
    with pytest.raises(CorrectionError, match=r"id:janet-yellen-in-a and id:ellen-yellen-in-d"):
        corrected(
            Same(things=("janet-yellen", "ellen-yellen")), Different(things=("janet-yellen-in-a", "ellen-yellen-in-d"))
        )


def test_things_of_two_kinds_cannot_be_one() -> None:
    office = Reading(document="o", fingerprint="", offices=(Office(key="o1", name="Secretary of State"),))
    with pytest.raises(CorrectionError, match="the office id:office-secretary-of-state"):
        corrected(Same(things=("ada-quill", "office-secretary-of-state")), texts=[*TEXTS, office])
    with pytest.raises(CorrectionError, match="names the office"):
        corrected(NotAnActor(thing="office-secretary-of-state"), texts=[*TEXTS, office])


def test_a_doubtful_merge_that_a_person_holds_fast_is_the_person_s() -> None:
    texts = [text("a", "Janet Yellen"), text("b", "Yellen")]
    (merge,) = corrected(Same(things=("janet-yellen-in-a", "yellen-in-b")), texts=texts).entries["janet-yellen"].merges
    assert (merge.confidence, merge.correction) == (1.0, 1)


def test_no_name_is_that_of_a_part_of_the_graph() -> None:
    names = ["Register", "Run", "Provenance", "Document A", "Graph A", "Claim", "Resolution Hale", "Ada Quill"]
    register = register_of([text("a", *names)])
    assert list(register.entries) == [
        "actor-register", "actor-run", "actor-provenance", "actor-document-a", "actor-graph-a", "claim",
        "actor-resolution-hale", "ada-quill",
    ]  # fmt: skip


def test_the_namesake_that_most_texts_speak_of_keeps_the_plain_name() -> None:
    kims = [text("a", "Kim Lee"), text("b", "Kim Lee"), text("0", "Kim Lee", "Kim Lee")]
    assert groups(register_of(kims)) == {"kim-lee": "0ab", "kim-lee-in-0-2": "0"}
