import gzip
from io import BytesIO

import pytest

from plumbook.documents import packed
from plumbook.documents.packed import unpacked
from plumbook.errors import DocumentError


def test_what_was_packed_comes_out() -> None:
    with unpacked(BytesIO(gzip.compress(b"One.\nTwo.\n", mtime=0) + gzip.compress(b"Three.", mtime=0))) as file:
        assert file.readlines() == [b"One.\n", b"Two.\n", b"Three."]


@pytest.mark.parametrize(
    "data", [b"no gzip", gzip.compress(b"x" * 1000, mtime=0)[:-9], gzip.compress(b"One.", mtime=0)[:-8] + b"\0" * 8]
)
def test_damaged_data_is_an_error_of_our_own(data: bytes) -> None:
    with unpacked(BytesIO(data)) as file, pytest.raises(DocumentError, match="damaged gzip"):
        file.read()


def test_a_bomb_is_stopped_early(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packed, "LIMIT", 1 << 20)
    taken: list[int] = []
    with (
        unpacked(BytesIO(gzip.compress(b"\n" * (16 << 20), mtime=0))) as file,
        pytest.raises(DocumentError, match="200 times"),
    ):
        taken.extend(len(line) for line in file)
    assert sum(taken) <= 2 << 20


def test_a_large_file_of_ordinary_text_is_no_bomb(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packed, "LIMIT", 1 << 10)
    data = b"".join(b"%d is the number of this line.\n" % number for number in range(100_000))
    with unpacked(BytesIO(gzip.compress(data, mtime=0))) as file:
        assert file.read() == data
