from io import BytesIO

import pytest

from plumbook.documents.content import Content, document_of, joined_within_limit, read_within_limit
from plumbook.documents.metadata import Metadata
from plumbook.errors import DocumentError


@pytest.mark.parametrize("text", ["", " \n\t", "\ufeff\n", "\ufffd"])
def test_a_content_of_nothing_but_space_is_no_document(text: str) -> None:
    with pytest.raises(DocumentError, match="has no text"):
        document_of(Content(text=text), stem="a", source=None)


def test_what_the_text_says_of_itself_goes_before_the_name_of_its_file() -> None:
    content = Content(text="A.", metadata=Metadata(id="seven", source="https://a.example/7"))
    document = document_of(content, stem="file", source="file.txt")
    assert (document.id, document.source) == ("seven", "https://a.example/7")


def test_reading_stops_at_the_limit() -> None:
    assert read_within_limit(BytesIO(b"cd"), b"ab", limit=4) == b"abcd"
    stream = BytesIO(b"x" * 100)
    with pytest.raises(DocumentError, match="is larger than"):
        read_within_limit(stream, b"ab", limit=4)
    assert stream.tell() == 3


def test_what_was_begun_beyond_the_limit_is_not_read_further() -> None:
    stream = BytesIO(b"x" * 100)
    with pytest.raises(DocumentError, match="is larger than"):
        read_within_limit(stream, b"abcdefgh", limit=4)
    assert stream.tell() == 0


def test_joining_stops_at_the_limit() -> None:
    pieces = iter([b"ab", b"cd", b"ef", b"gh"])
    assert joined_within_limit([b"ab", b"cd"], limit=4) == b"abcd"
    with pytest.raises(DocumentError, match="is larger than"):
        joined_within_limit(pieces, limit=4)
    assert list(pieces) == [b"gh"]
