from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plumbook.errors import CorrectionError, PlumbookError
from plumbook.resolution.corrections import (
    CorrectedStance,
    Correction,
    Different,
    NotAnActor,
    Rename,
    Same,
    Wrong,
    append_correction,
    load_corrections,
    withdraw_correction,
)

WHOLE = """\
# mine
[[same]]
things = ["id:janet-yellen", "<https://w3id.org/plumbook/id/yellen-in-b>"]
note = "The Fed chair."
by = "Ann"
date = 2021-03-01

[[different]]
things = ["kim-jong-un", "id:kim-in-c", "id:sung-kim"]

[[rename]]
thing = "id:janet-yellen"
name = "Janet L. Yellen"

[[not_an_actor]]
thing = "id:document-room"

[[wrong]]
thing = "id:claim-a-3"

[[stance]]
actor = "id:janet-yellen"
policy = "id:policy-higher-rates"
stance = "none"
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "corrections.toml"


def test_each_kind_is_loaded_by_local_names(file: Path) -> None:
    file.write_text(WHOLE)
    found = load_corrections(file)
    assert found.same[0] == Same(
        things=("janet-yellen", "yellen-in-b"), note="The Fed chair.", by="Ann", date=date(2021, 3, 1)
    )
    assert found.different[0].things == ("kim-jong-un", "kim-in-c", "sung-kim")
    assert found.rename[0].name == "Janet L. Yellen"
    assert [type(c) for c in found.entries()] == [Same, Different, Rename, NotAnActor, Wrong, CorrectedStance]


def test_no_file_and_an_empty_one_are_no_corrections(file: Path) -> None:
    assert not load_corrections(file).entries()
    file.write_text("")
    assert not load_corrections(file).entries()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[[same]\n", "line 1"),
        ("[[sames]]\nthings = []\n", "'sames' is no kind"),
        ('[[same]]\nthing = "id:a"\n', "'things' is missing"),
        ('[[same]]\nthings = ["id:a", "id:b"]\nwhy = "x"\n', "'why'"),
        ('[[same]]\nthings = ["id:a", "a"]\n', "fewer than two"),
        ('[same]\nthings = ["id:a", "id:b"]\n', "double brackets"),
        ("same = 3\n", "double brackets"),
        ('[[wrong]]\nthing = "http://elsewhere.org/a"\n', "no IRI of this workspace"),
        ('[[wrong]]\nthing = "id:"\n', "no IRI of this workspace"),
        ('[[wrong]]\nthing = "id:a b"\n', "no IRI of this workspace"),
        ("[[wrong]]\nthing = 3\n", "number 1: thing"),
        ('[[rename]]\nthing = "id:a"\nname = " "\n', "name: is empty"),
        ('[[stance]]\nactor = "id:a"\npolicy = "id:b"\nstance = "likes"\n', "stance: "),
        ('[[wrong]]\nthing = "id:a"\ndate = "soon"\n', "date: "),
        ('[[same]]\nthings = ["a", "b"]\n[[same]]\nthings = ["b", "c"]\n[[different]]\nthings = ["a", "c"]\n', "one"),
        ('[[rename]]\nthing = "a"\nname = "X"\n[[rename]]\nthing = "id:a"\nname = "Y"\n', "both 'X' and 'Y'"),
        (
            '[[stance]]\nactor = "a"\npolicy = "p"\nstance = "supports"\n'
            '[[same]]\nthings = ["a", "b"]\n[[stance]]\nactor = "b"\npolicy = "p"\nstance = "opposes"\n',
            "both 'supports' and 'opposes'",
        ),
    ],
)
def test_what_is_wrong_with_a_file_is_told_in_one_line(file: Path, text: str, told: str) -> None:
    file.write_text(text)
    with pytest.raises(CorrectionError) as error:
        load_corrections(file)
    line = str(error.value)
    assert told in line
    assert line.startswith(str(file))
    assert "\n" not in line


def test_files_that_are_no_text_are_told_of(file: Path, tmp_path: Path) -> None:
    file.write_bytes(b"\xff\xfe[")
    with pytest.raises(CorrectionError, match="UTF-8"):
        load_corrections(file)
    with pytest.raises(CorrectionError, match="cannot be read"):
        load_corrections(tmp_path)


def test_another_base_is_taken_off(file: Path) -> None:
    file.write_text('[[wrong]]\nthing = "http://my.org/#claim-a-1"\n')
    assert load_corrections(file, "http://my.org/#").wrong[0].thing == "claim-a-1"


def test_appending_keeps_what_stands_there(file: Path) -> None:
    file.write_text("# why: see my notes\n[[wrong]]\nthing = 'id:claim-a-1' # sure\n\n# end")
    assert append_correction(file, Wrong(thing="id:stance-b-2", note='says "no"', date=date(2021, 3, 1)))
    assert file.read_text() == (
        "# why: see my notes\n[[wrong]]\nthing = 'id:claim-a-1' # sure\n\n# end\n\n"
        '[[wrong]]\nthing = "id:stance-b-2"\nnote = "says \\"no\\""\ndate = 2021-03-01\n'
    )


def test_a_new_file_says_what_it_is_and_what_is_said_twice_is_written_once(file: Path) -> None:
    assert append_correction(file, Same(things=("id:a", "id:b")))
    assert not append_correction(file, Same(things=("a", "b"), note="again"))
    assert append_correction(file, Same(things=("a", "c")))
    assert file.read_text().startswith("# Corrections")
    assert [c.things for c in load_corrections(file).same] == [("a", "b"), ("a", "c")]


def test_nothing_is_written_where_it_contradicts_or_the_file_is_damaged(file: Path) -> None:
    append_correction(file, Same(things=("a", "b")))
    before = file.read_bytes()
    with pytest.raises(CorrectionError, match="makes them one"):
        append_correction(file, Different(things=("b", "a")))
    assert file.read_bytes() == before
    file.write_text("[[same")
    with pytest.raises(CorrectionError):
        append_correction(file, Wrong(thing="a"))
    assert file.read_text() == "[[same"


@pytest.mark.skipif(os.geteuid() == 0, reason="root writes everywhere")
def test_a_folder_that_cannot_be_written_is_told_of(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(PlumbookError, match="cannot be written"):
        append_correction(tmp_path / "corrections.toml", Wrong(thing="a"))


def test_a_missing_folder_is_told_of(tmp_path: Path) -> None:
    with pytest.raises(CorrectionError, match="no such folder"):
        append_correction(tmp_path / "none" / "corrections.toml", Wrong(thing="a"))


def test_several_at_once_lose_nothing(file: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda n: append_correction(file, Wrong(thing=f"claim-{n}")), range(40)))
    assert {c.thing for c in load_corrections(file).wrong} == {f"claim-{n}" for n in range(40)}


@given(st.text(st.characters(blacklist_categories=["Cs"]), min_size=1))
def test_any_name_and_note_comes_back(tmp_path_factory: pytest.TempPathFactory, words: str) -> None:
    file = tmp_path_factory.mktemp("any") / "corrections.toml"
    written: list[Correction] = [NotAnActor(thing="a", note=words)]
    if words.split():
        written.append(Rename(thing="a", name=words))
    for correction in written:
        append_correction(file, correction)
    assert sorted(load_corrections(file).entries(), key=str) == sorted(written, key=str)


@pytest.mark.parametrize("number", range(6))
def test_what_is_taken_back_leaves_all_else_as_it_stands(tmp_path: Path, number: int) -> None:
    file = tmp_path / "corrections.toml"
    file.write_text(WHOLE)
    entries = load_corrections(file).entries()
    withdraw_correction(file, entries[number])
    assert load_corrections(file).entries() == entries[:number] + entries[number + 1 :]
    left = [line for line in file.read_text().splitlines() if line]
    assert [line for line in WHOLE.splitlines() if line in left or line.startswith("#")] == left
    with pytest.raises(CorrectionError, match="any more"):
        withdraw_correction(file, entries[number])


@given(st.text(st.characters(blacklist_categories=["Cs", "Cc"]), min_size=1), st.text())
def test_what_was_added_and_taken_back_leaves_no_trace(name: str, note: str) -> None:
    added = [Rename(thing="a", name=f"x{name}", note=note), NotAnActor(thing="b"), Rename(thing="c", name="y")]
    with TemporaryDirectory() as folder:
        file = Path(folder) / "corrections.toml"
        for each in added:
            append_correction(file, each)
        held = load_corrections(file)
        withdraw_correction(file, held.rename[0])
        assert load_corrections(file).entries() == (held.rename[1], *held.not_an_actor)


def test_what_looks_like_a_heading_in_a_note_is_none(tmp_path: Path) -> None:
    file = tmp_path / "corrections.toml"
    note = 'note = """\n[[rename]]\nthing = "id:c"\n"""\n'
    kept = f'[[not_an_actor]]\nthing = "id:a"\n{note}'
    file.write_text(f'{kept}\n[[rename]]\nthing = "id:b"\nname = "B"\n{note}')
    withdraw_correction(file, load_corrections(file).rename[0])
    assert file.read_text() == kept


def test_what_only_a_person_can_take_out_is_told(tmp_path: Path) -> None:
    file = tmp_path / "corrections.toml"
    text = 'not_an_actor = [{thing = "id:a"}, {thing = "id:b"}]\n'
    file.write_text(text)
    with pytest.raises(CorrectionError, match="by hand"):
        withdraw_correction(file, NotAnActor(thing="b"))
    assert file.read_text() == text
