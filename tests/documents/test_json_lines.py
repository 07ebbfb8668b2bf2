import json
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plumbook.documents import json_lines
from plumbook.documents.content import Origin
from plumbook.documents.json_lines import bounded_lines, is_record, read_json, read_json_lines
from plumbook.documents.unreadable import Unreadable
from plumbook.errors import DocumentError
from plumbook.model import Document

ORIGIN = Origin(name="in/news.jsonl", stem="news", folder="in", source="news.jsonl")


def read(*lines: str) -> list[Document | Unreadable]:
    return list(read_json_lines(BytesIO("\n".join(lines).encode()), ORIGIN))


def test_each_line_is_a_document_with_its_metadata() -> None:
    first, second = read(
        '{"id": "a", "text": "One.", "title": "First", "date": "2021-05-05", "authors": ["Ann Lee"], "publisher": "P"}',
        "",
        '{"text": "Two.", "url": "https://a.example/2"}',
    )
    assert first == Document(
        id="a", text="One.", title="First", date="2021-05-05", authors=("Ann Lee",), publisher="P", source="news.jsonl"
    )
    assert second == Document(id="news-3", text="Two.", source="https://a.example/2")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "is no JSON: expecting property name"),
        ("[1]", "is no JSON object"),
        ('{"text": 7}', "has no text"),
        ('{"body": "Two."}', "has no text"),
        ('{"text": " "}', "has no text"),
        ('{"a":' * 100_000, "is JSON that cannot be read"),
        ('{"text": "a", "n": ' + "9" * 5000 + "}", "is JSON that cannot be read"),
    ],
)
def test_a_bad_line_is_named_and_the_rest_is_read(line: str, reason: str) -> None:
    first, bad, last = read('{"text": "One."}', line, '{"text": "Three."}')
    assert isinstance(bad, Unreadable)
    assert bad.where == "in/news.jsonl, line 2"
    assert bad.reason.startswith(reason)
    assert [first.id, last.id] == ["news-1", "news-3"]


@given(st.text(min_size=1).filter(lambda text: any(c.isalnum() for c in text)))
def test_offsets_in_a_record_count_the_code_points_of_its_text(text: str) -> None:
    (document,) = read(json.dumps({"text": text}))
    assert len(document.text) == len(text)


def test_lone_surrogates_in_a_record_are_replaced_and_told() -> None:
    (document,) = read(r'{"text": "a\ud800b"}')
    assert document.text == "a\ufffdb"
    assert document.notes == ("control or invalid characters replaced one for one",)


def test_a_file_of_nothing_but_bad_lines_is_given_up() -> None:
    found = read(*["no JSON"] * 5000)
    assert len(found) == 101
    assert found[-1].where == "in/news.jsonl"


def test_a_line_longer_than_any_document_is_refused_and_the_next_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_lines, "LIMIT", 100)
    stream = BytesIO(b'{"text": "' + b"x" * 1000 + b'"}\n{"text": "Two."}\n')
    long, short = read_json_lines(bounded_lines(stream), ORIGIN)
    assert isinstance(long, Unreadable)
    assert short.id == "news-2"


@pytest.mark.parametrize(
    ("data", "ids"),
    [
        ('{"text": "One."}', ["news"]),
        ('{\n  "text": "One."\n}\n', ["news"]),
        ('[{"text": "One."}, {"id": "b", "text": "Two."}]', ["news-1", "b"]),
        ('{"text": "One."}\n\n{"text": "Two."}\n', ["news-1", "news-3"]),
        ("[]", []),
    ],
)
def test_json_holds_one_record_a_list_or_lines(data: str, ids: list[str]) -> None:
    assert [document.id for document in read_json(BytesIO(data.encode()), ORIGIN)] == ids


@pytest.mark.parametrize("data", ["", "7", '{"name": "settings"}', '{"text": "One."', '{"a": 1}\n{"a": 2}'])
def test_json_without_a_text_is_refused(data: str) -> None:
    with pytest.raises(DocumentError):
        list(read_json(BytesIO(data.encode()), ORIGIN))


def test_a_record_is_told_from_other_lines() -> None:
    assert is_record(b'\xef\xbb\xbf {"text": "One."}')
    assert not is_record(b'{"a": "text"}')
    assert not is_record(b'"text"')
