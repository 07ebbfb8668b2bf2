import gzip
import json
import os
import socket
import tracemalloc
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from plumbook.documents import Unreadable, load_documents
from plumbook.documents.sources import load_documents as load_from
from plumbook.model import Document

MakePdf = Callable[..., bytes]

PAGE = "<!DOCTYPE html><html><body><article><p>{}</p></article></body></html>".format(
    "The council has put off its vote on the harbour for the third time, and nobody can say when it will be held. " * 3
).encode()


def load(*sources: str | Path, stdin: bytes = b"") -> tuple[list[Document], list[Unreadable]]:
    loaded = list(load_documents(sources, stdin=BytesIO(stdin)))
    return [d for d in loaded if isinstance(d, Document)], [u for u in loaded if isinstance(u, Unreadable)]


def ids(*sources: str | Path, stdin: bytes = b"") -> list[str]:
    documents, unreadable = load(*sources, stdin=stdin)
    assert unreadable == []
    return [document.id for document in documents]


def fault(*sources: str | Path, stdin: bytes = b"") -> Unreadable:
    documents, unreadable = load(*sources, stdin=stdin)
    assert documents == []
    assert len(unreadable) == 1
    return unreadable[0]


def write(path: Path, content: str | bytes = "A text.") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


# What there is


def test_the_columns_are_loaded_with_the_offsets_of_their_annotations(columns: Path) -> None:
    documents, unreadable = load(columns)
    assert unreadable == []
    assert [d.id for d in documents] == ["north-korea-first-move", "north-korea-hurry-up-and-wait"]
    assert {(d.publisher, d.authors, d.notes) for d in documents} == {("The Washington Post", ("Josh Rogin",), ())}
    for document in documents:
        gold = json.loads((columns.parent / "gold" / f"{document.id}.json").read_text("utf-8"))
        quoted = [span for span in _spans(gold) if "text" in span]
        assert document.text[0].isalpha()
        assert all(document.text[s["start"] : s["end"]] == s["text"] for s in quoted)


def _spans(value: object) -> list[dict]:  # type: ignore[type-arg]
    if isinstance(value, list):
        return [span for item in value for span in _spans(item)]
    if isinstance(value, dict):
        own = [value] if {"start", "end"} <= value.keys() else []
        return own + [span for item in value.values() for span in _spans(item)]
    return []


def test_each_format_is_read(tmp_path: Path, make_pdf: MakePdf) -> None:
    write(tmp_path / "a.txt", "---\ntitle: A plan\n---\nA text.")
    write(tmp_path / "b.md", "# A text")
    write(tmp_path / "c.html", PAGE)
    write(tmp_path / "d.pdf", make_pdf([["A text of a page."]]))
    write(tmp_path / "e.jsonl", '{"text": "One."}\n{"id": "two", "text": "Two."}\n')
    write(tmp_path / "f.json", '{"text": "One."}')
    write(tmp_path / "g.txt.gz", gzip.compress(b"A text.", mtime=0))
    write(tmp_path / "h.jsonl.gz", gzip.compress(b'{"text": "One."}\n', mtime=0))
    assert ids(tmp_path) == ["a", "b", "c", "d", "e-1", "two", "f", "g", "h-1"]


def test_without_a_known_extension_the_content_tells_the_format(tmp_path: Path, make_pdf: MakePdf) -> None:
    write(tmp_path / "a", "A text.")
    write(tmp_path / "b.2021", PAGE)
    write(tmp_path / "c.download", make_pdf([["A text of a page."]]))
    write(tmp_path / "d.records", '{"text": "One."}\n{"text": "Two."}\n')
    write(tmp_path / "e.gz", gzip.compress(PAGE, mtime=0))
    documents, unreadable = load(tmp_path)
    assert unreadable == []
    assert [d.id for d in documents] == ["a", "b", "c", "d-1", "d-2", "e"]
    assert not any("<" in d.text or "%PDF" in d.text for d in documents)


def test_folders_are_read_to_the_bottom_in_the_order_of_names_without_hidden_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/y/x.txt", "c.txt", ".hidden.txt", ".git/config.txt", "a/.cache/w.txt"):
        write(tmp_path / name)
    assert ids(tmp_path) == ["x", "z", "b", "c"]


def test_a_hidden_file_that_is_named_is_read(tmp_path: Path) -> None:
    assert ids(write(tmp_path / ".notes.txt")) == [".notes"]


def test_pictures_tables_and_binary_files_in_a_folder_are_skipped_and_told(tmp_path: Path) -> None:
    write(tmp_path / "a.txt")
    write(tmp_path / "b.png", b"\x89PNG\r\n\x1a\n")
    write(tmp_path / "c.csv", "a,b")
    write(tmp_path / "d", bytes(1000))
    documents, unreadable = load(tmp_path)
    assert [d.id for d in documents] == ["a"]
    assert [(Path(u.where).name, u.skipped) for u in unreadable] == [("b.png", True), ("c.csv", True), ("d", True)]


def test_the_source_is_the_name_of_the_file_and_no_path(tmp_path: Path) -> None:
    assert load(write(tmp_path / "a.txt"))[0][0].source == "a.txt"


def test_one_path_alone_is_taken_for_what_it_is(tmp_path: Path) -> None:
    assert [d.text for d in load_from(str(write(tmp_path / "a.txt")))] == ["A text."]  # type: ignore[union-attr]


def test_no_sources_give_no_documents() -> None:
    assert load() == ([], [])


# Standard input


@pytest.mark.parametrize("kind", ["plain", "page", "pdf", "lines", "json"])
def test_standard_input_is_read_in_every_format(kind: str, make_pdf: MakePdf) -> None:
    data, expected = {
        "plain": (b"---\ntitle: A plan\n---\nA text.", ["stdin"]),
        "page": (PAGE, ["stdin"]),
        "pdf": (make_pdf([["A text of a page."]]), ["stdin"]),
        "lines": (b'{"text": "One."}\n{"text": "Two."}\n', ["stdin-1", "stdin-2"]),
        "json": (b'[\n{"id": "a", "text": "One."}\n]', ["a"]),
    }[kind]
    assert ids("-", stdin=data) == expected


def test_standard_input_is_read_once() -> None:
    assert ids("-", "-", stdin=b"A text.") == ["stdin"]


def test_empty_standard_input_is_told() -> None:
    assert str(fault("-")) == "standard input: has no text"


def test_compressed_standard_input_says_what_to_do() -> None:
    assert "unpack" in str(fault("-", stdin=gzip.compress(b"A text.", mtime=0)))


def test_a_pipe_that_is_named_is_read(tmp_path: Path) -> None:
    reading, writing = os.pipe()
    os.write(writing, b"A text.")
    os.close(writing)
    assert [d.text for d in load(f"/dev/fd/{reading}")[0]] == ["A text."]
    os.close(reading)


# What cannot be read


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.txt", b"", "has no text"),
        ("a.txt", b" \n\n", "has no text"),
        ("a.txt", b"---\ntitle: A plan\n---\n", "has no text"),
        ("a.txt", bytes(1000), "is binary data, not text"),
        ("a", bytes(1000), "is binary data, not text"),
        ("a.html", b"", "has no text"),
        ("a.pdf", b"", "has no text"),
        ("a.pdf", b"%PDF-1.4\nnothing", "is a damaged PDF"),
        ("a.pdf", PAGE, "is no PDF, whatever its name says"),
        ("a.json", b"{", "is no JSON: expecting property name enclosed in double quotes at line 1, column 2"),
        ("a.json", b'{"name": "settings"}', "has no text"),
        ("a.txt.gz", b"no gzip", "is a damaged gzip file"),
        ("a.txt.gz", gzip.compress(b"A text." * 99, mtime=0)[:-12], "is a damaged gzip file"),
        ("a.txt.gz", gzip.compress(bytes(70 << 20), mtime=0), "unpacks to more than 200 times its size"),
    ],
)
def test_a_file_that_gives_no_text_is_named_with_its_reason(
    tmp_path: Path, name: str, content: bytes, reason: str
) -> None:
    path = write(tmp_path / name, content)
    found = fault(path)
    assert (found.where, found.reason, found.skipped) == (str(path), reason, False)


def test_a_file_that_is_too_large_is_refused_without_being_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(1 << 40)
    assert fault(path).reason == "is larger than 64 MiB"


@pytest.mark.parametrize("name", ["missing.txt", "missing/a.txt", "file.txt/a.txt", "a\0b.txt", "x" * 300, ""])
def test_a_name_of_nothing_is_told(tmp_path: Path, name: str) -> None:
    write(tmp_path / "file.txt")
    found = fault(str(tmp_path / name) if name else "")
    assert found.reason
    str(found).encode()


def test_what_cannot_be_read_does_not_stop_the_run(tmp_path: Path) -> None:
    good = write(tmp_path / "good.txt")
    documents, unreadable = load(tmp_path / "missing.txt", write(tmp_path / "empty.txt", ""), good)
    assert [d.id for d in documents] == ["good"]
    assert [u.reason for u in unreadable] == ["does not exist", "has no text"]


def test_records_before_the_damage_of_a_compressed_file_are_kept(tmp_path: Path) -> None:
    lines = b"".join(b'{"text": "Text %d."}\n' % (n * n) for n in range(5_000))
    documents, unreadable = load(write(tmp_path / "a.jsonl.gz", gzip.compress(lines, mtime=0)[:-1000]))
    assert len(documents) > 500
    assert unreadable[-1].reason == "is a damaged gzip file"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is forbidden to root")
def test_what_may_not_be_read_is_told(tmp_path: Path) -> None:
    write(tmp_path / "a.txt").chmod(0)
    (tmp_path / "b").mkdir(mode=0)
    write(tmp_path / "c.txt")
    documents, unreadable = load(tmp_path)
    (tmp_path / "b").chmod(0o700)
    assert [d.id for d in documents] == ["c"]
    assert {u.reason for u in unreadable} == {"may not be read"}


def test_what_the_system_forbids_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def forbid(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    write(tmp_path / "a.txt")
    with monkeypatch.context() as patched:
        patched.setattr(Path, "open", forbid)
        assert fault(tmp_path / "a.txt").reason == "may not be read"
    with monkeypatch.context() as patched:
        patched.setattr(os, "listdir", forbid)
        assert fault(tmp_path).reason == "may not be read"


# Links, pipes and devices


def test_links_are_followed_but_never_round_and_round(tmp_path: Path) -> None:
    texts = tmp_path / "texts"
    elsewhere = write(tmp_path / "elsewhere" / "b.txt")
    write(tmp_path / "outside.txt")
    write(texts / "deep" / "a.txt")
    (texts / "deep" / "self").symlink_to(texts / "deep")
    (texts / "deep" / "up").symlink_to(tmp_path)
    (texts / "linked").symlink_to(elsewhere.parent)
    (texts / "twice").symlink_to(elsewhere.parent)
    assert ids(texts) == ["a", "b"]


def test_links_to_nothing_and_to_themselves_are_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "missing.txt")
    (tmp_path / "b.txt").symlink_to(tmp_path / "b.txt")
    write(tmp_path / "c.txt")
    documents, unreadable = load(tmp_path)
    assert [d.id for d in documents] == ["c"]
    assert [Path(u.where).name for u in unreadable] == ["a.txt", "b.txt"]
    assert unreadable[0].reason == "is a link to nothing"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_pipes_sockets_and_devices_in_a_folder_are_skipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(tmp_path / "a.txt")
    (tmp_path / "b.txt").symlink_to("/dev/zero")
    monkeypatch.chdir(tmp_path)  # a socket's path may be no longer than 100 bytes
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("c.txt")
        documents, unreadable = load(tmp_path)
    assert documents == []
    assert [u.skipped for u in unreadable] == [True, True, True]


def test_a_folder_deeper_than_calls_may_nest_is_read(tmp_path: Path) -> None:
    folders = [tmp_path]
    for _ in range(1200):
        folders.append(folders[-1] / "d")
        folders[-1].mkdir()
    file = write(folders[-1] / "a.txt")
    found = ids(tmp_path)
    file.unlink()
    for folder in folders[:0:-1]:  # what removes a test's folder is not made for such depths
        folder.rmdir()
    assert found == ["a"]


# Ids


def test_a_file_named_or_met_twice_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "texts" / "a.txt")
    (tmp_path / "b.txt").symlink_to(tmp_path / "texts" / "a.txt")
    monkeypatch.chdir(tmp_path)
    assert ids("texts", "texts/a.txt", "./texts/../texts/a.txt", "b.txt", "texts") == ["a"]


def test_repeated_stems_are_told_apart_by_their_folders_and_by_numbers(tmp_path: Path) -> None:
    for name in ("2021/brief.md", "2021/brief.txt", "2022/brief.txt", "2023/brief.txt"):
        write(tmp_path / name)
    expected = ["brief", "brief-2021", "brief-2022", "brief-2023"]
    assert ids(tmp_path) == expected
    assert ids(tmp_path) == expected
    assert load(tmp_path)[0][1].notes == ("id taken before: brief became brief-2021",)


def test_repeated_ids_of_records_are_told_apart_by_their_files_and_by_numbers(tmp_path: Path) -> None:
    write(tmp_path / "a.jsonl", '{"id": 1, "text": "One."}\n{"id": 1, "text": "Two."}\n')
    write(tmp_path / "b.jsonl", '{"id": 1, "text": "One."}\n{"id": 1, "text": "Two."}\n')
    assert ids(tmp_path) == ["1", "1-a", "1-b", "1-2"]


def test_names_of_any_bytes_give_ids_and_reports_that_can_be_written(tmp_path: Path) -> None:
    try:
        write(Path(os.fsdecode(os.fsencode(tmp_path) + b"/a\xff\n.txt")))
        write(Path(os.fsdecode(os.fsencode(tmp_path) + b"/b\xff.txt")), "")
    except OSError:
        pytest.skip("the file system takes no such names")
    (document,), (unreadable,) = load(tmp_path)
    f"{document.id} {document.source} {unreadable}".encode()
    assert document.id.isprintable()


# Memory


def test_records_are_streamed(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.gz"
    with gzip.open(path, "wb", compresslevel=1) as file:
        for number in range(600):
            file.write(json.dumps({"text": f"{number} " * 4000}).encode() + b"\n")
    tracemalloc.start()
    count = sum(1 for _ in load_documents([path]))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 600
    assert peak < 4 << 20  # the records are 11 MiB
