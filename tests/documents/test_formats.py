from io import BytesIO

import pytest

from plumbook.documents.formats import (
    Format,
    beginning_of,
    format_by_look,
    format_by_name,
    is_other_kind,
    unpacked_name,
)
from plumbook.errors import DocumentError


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("a.txt", Format.PLAIN),
        ("a.MD", Format.PLAIN),
        ("a.htm", Format.WEB_PAGE),
        ("a.pdf", Format.PDF),
        ("a.ndjson.GZ", Format.JSON_LINES),
        ("a.json", Format.JSON),
        ("a.2021", None),
        ("a", None),
        (".gz", None),
    ],
)
def test_extensions_tell_the_format(name: str, expected: Format | None) -> None:
    assert format_by_name(name) is expected


@pytest.mark.parametrize(
    ("begun", "expected"),
    [
        (b"%PDF-1.7\n", Format.PDF),
        (b"\n\n%PDF-1.7\n", Format.PDF),
        (b"<!DOCTYPE html>\n<html>", Format.WEB_PAGE),
        (b"\xef\xbb\xbf<?xml version='1.0'?>\n<!-- saved -->\n<HTML lang='en'>", Format.WEB_PAGE),
        ("\ufeff<html>".encode("utf-16-le"), Format.WEB_PAGE),
        (b'\n{"text": "One."}\n', Format.JSON_LINES),
        (b'[\n {"text": "One."}\n]', Format.JSON),
        (b'{\n "text": "One."\n}', Format.JSON),
        (b"---\ntitle: A\n---\nText", Format.PLAIN),
        (b"[Editor's note: {sic}]", Format.PLAIN),
        (b"<3 is not a tag", Format.PLAIN),
        (b"", Format.PLAIN),
        (b"<!---->" * 500 + b"x", Format.PLAIN),
    ],
)
def test_a_look_tells_the_format(begun: bytes, expected: Format) -> None:
    assert format_by_look(begun) is expected


def test_compressed_data_says_what_to_do() -> None:
    with pytest.raises(DocumentError, match="is compressed"):
        format_by_look(b"\x1f\x8b\x08\x00")


def test_the_beginning_is_whole_lines_with_the_first_that_is_not_empty() -> None:
    long = b"\n" * 10_000 + b"x" * 10_000 + b"\n"
    assert beginning_of(BytesIO(long + b"more\n")) == long
    assert beginning_of(BytesIO(b"short")) == b"short"


def test_pictures_and_tables_are_of_other_kinds() -> None:
    assert all(is_other_kind(name) for name in ("a.PNG", "a.csv", "a.csv.gz", "graph.ttl"))
    assert not any(is_other_kind(name) for name in ("a.txt", "README", "a.2021"))


def test_only_the_ending_of_compressed_files_is_taken_off() -> None:
    assert [unpacked_name(name) for name in ("a.txt.gz", "a.gz.txt", ".gz")] == ["a.txt", "a.gz.txt", ".gz"]
