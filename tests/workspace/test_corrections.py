"""Corrections in a workspace: applied on every build, told of in the graph, and never lost."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from rdflib import Dataset, Namespace
from rdflib.namespace import OWL, PROV, RDFS, SKOS

from plumbook.errors import CorrectionError
from plumbook.resolution.corrections import CORRECTIONS, Different, NotAnActor, Rename, Wrong, append_correction
from plumbook.store import open_graph, open_store
from plumbook.validation import check_graph
from plumbook.workspace.building import BuildSettings, build
from plumbook.workspace.doubts import called_wrong

ID = Namespace("https://w3id.org/plumbook/id/")
PLUM = Namespace("https://w3id.org/plumbook/ontology#")
CLAIM = "SELECT ?c { ?c a plum:Claim } ORDER BY ?c LIMIT 1"


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("texts")
    (folder / "one.txt").write_text("Janet Yellen, the Treasury Secretary, said that the ports are full.")
    (folder / "two.txt").write_text("Mrs. Yellen said on Monday that the port fees would rise.")
    return folder


@pytest.fixture(scope="module")
def built(texts: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("built") / "workspace"
    build([texts], folder)
    return folder


@pytest.fixture
def workspace(built: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(built, tmp_path / "workspace"))


def rebuilt(texts: Path, workspace: Path) -> Dataset:
    build([texts], workspace)
    return open_graph(workspace)


def test_a_correction_is_applied_and_told_of(texts: Path, workspace: Path) -> None:
    append_correction(
        workspace / CORRECTIONS, Rename(thing="janet-yellen", name="Janet L. Yellen", by="Ann", note="full")
    )
    graph = rebuilt(texts, workspace)
    assert str(graph.value(ID["janet-yellen"], SKOS.prefLabel)) == "Janet L. Yellen"
    correction = graph.value(ID["janet-yellen"], PROV.wasInfluencedBy)
    assert str(graph.value(correction, RDFS.comment)) == "full"
    assert str(graph.value(graph.value(correction, PROV.wasAttributedTo), RDFS.label)) == "Ann"
    assert (ID["run"], PROV.wasInfluencedBy, correction) in graph


def test_a_merge_is_undone_on_every_build(texts: Path, workspace: Path) -> None:
    append_correction(workspace / CORRECTIONS, Different(things=("janet-yellen", "yellen-in-two")))
    for _ in range(2):
        graph = rebuilt(texts, workspace)
        assert (ID["janet-yellen"], OWL.differentFrom, ID["yellen-in-two"]) in graph
        assert str(graph.value(ID["yellen-in-two"], SKOS.prefLabel)) == "Yellen"


def test_what_is_wrong_leaves_the_graph_and_its_provenance_says_so(texts: Path, workspace: Path) -> None:
    ((claim,),) = open_graph(workspace).query(CLAIM)
    before = len(list(open_graph(workspace).query("SELECT ?c { ?c a plum:Claim }")))
    append_correction(workspace / CORRECTIONS, Wrong(thing=str(claim).removeprefix(str(ID))))
    graph = rebuilt(texts, workspace)
    assert len(list(graph.query("SELECT ?c { ?c a plum:Claim }"))) == before - 1
    assert (claim, PROV.wasInvalidatedBy, ID["run"]) in graph


def test_what_is_wrong_stays_so_when_a_changed_text_moves_it(tmp_path: Path) -> None:
    text, out = tmp_path / "port.txt", tmp_path / "work"
    said = "Senator Ann Bell opposes the carbon tax. Senator Mark White supports the fracking ban."
    stances = (
        "SELECT ?s ?who ?what WHERE { ?s plum:stanceOf/skos:prefLabel ?who ; plum:stanceToward/skos:prefLabel ?what }"
    )
    text.write_text(said, encoding="utf-8")
    build([text], out)
    (stance,) = (s for s, who, _ in open_graph(out).query(stances) if str(who) == "Ann Bell")
    wrong = called_wrong(open_store(out), str(stance).removeprefix(str(ID)), str(ID))
    append_correction(out / CORRECTIONS, wrong)
    text.write_text(f"Senator Jane Roe opposes the wealth tax. {said}", encoding="utf-8")
    build([text], out)
    held = {(str(who), str(what)) for _, who, what in open_graph(out).query(stances)}
    assert ("Jane Roe", "wealth tax") in held
    assert ("Ann Bell", "carbon tax") not in held


def test_the_graph_stays_sound(texts: Path, workspace: Path) -> None:
    ((claim,),) = open_graph(workspace).query(CLAIM)
    for said in (
        NotAnActor(thing="janet-yellen-in-one"),
        Different(things=("janet-yellen-in-one", "yellen-in-two")),
        Wrong(thing=str(claim)),
    ):
        append_correction(workspace / CORRECTIONS, said)
    rebuilt(texts, workspace)
    report = check_graph(workspace)
    assert report.conforms, report.findings
    assert not report.findings


def test_the_summary_counts_what_is_left_and_names_what_did_nothing(texts: Path, workspace: Path) -> None:
    before = build([texts], workspace)
    append_correction(workspace / CORRECTIONS, NotAnActor(thing="janet-yellen"))
    append_correction(workspace / CORRECTIONS, Wrong(thing="claim-one-99"))
    append_correction(workspace / CORRECTIONS, Rename(thing="nobody", name="Nobody"))
    after = build([texts], workspace)
    assert after.found["actors"] == before.found["actors"] - 1
    assert after.found.get("claims", 0) < before.found["claims"]
    assert [note for note in after.notes if "claim-one-99" in note]
    assert [note for note in after.notes if "id:nobody" in note]


def test_broken_corrections_end_the_build_before_anything_is_read(texts: Path, workspace: Path) -> None:
    (workspace / CORRECTIONS).write_text("[[same]")
    before = (workspace / "graph.ttl").read_bytes()
    with pytest.raises(CorrectionError, match="line 1"):
        build([texts], workspace)
    assert (workspace / "graph.ttl").read_bytes() == before


def test_corrections_may_be_there_before_the_workspace(texts: Path, tmp_path: Path) -> None:
    append_correction(tmp_path / CORRECTIONS, Rename(thing="janet-yellen", name="J. Y."))
    assert str(rebuilt(texts, tmp_path).value(ID["janet-yellen"], SKOS.prefLabel)) == "J. Y."


def test_corrections_name_things_under_any_base(texts: Path, tmp_path: Path) -> None:
    base = "http://my.org/"
    (tmp_path / CORRECTIONS).write_text('[[rename]]\nthing = "http://my.org/janet-yellen"\nname = "J. Y."\n')
    build([texts], tmp_path, BuildSettings(base=base))
    assert str(open_graph(tmp_path).value(Namespace(base)["janet-yellen"], SKOS.prefLabel)) == "J. Y."


def test_the_same_corrections_are_the_same_bytes(texts: Path, workspace: Path) -> None:
    append_correction(workspace / CORRECTIONS, Different(things=("janet-yellen", "yellen-in-two"), by="Ann"))
    outputs = []
    for _ in range(2):
        build([texts], workspace)
        outputs.append([(workspace / name).read_bytes() for name in ("graph.ttl", "graph.trig")])
    assert outputs[0] == outputs[1]
