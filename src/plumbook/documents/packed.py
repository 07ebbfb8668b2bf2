"""Files compressed by gzip, however much their makers would have them hold."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, BinaryIO

from plumbook.documents.content import LIMIT
from plumbook.errors import DocumentError

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

# Texts shrink to a third or a tenth, seldom to a fiftieth; gzip's utmost is about a thousandth.
_UTMOST = 200


@contextmanager
def unpacked(stream: BinaryIO) -> Iterator[BinaryIO]:
    """Open a compressed stream for reading.

    Args:
        stream: the compressed bytes.

    Yields:
        The unpacked bytes, read as they are asked for. Reading raises DocumentError where the data is
        damaged or cut short, and where more than one document's worth has come out of next to nothing.
    """
    with gzip.GzipFile(fileobj=stream, mode="rb") as file, io.BufferedReader(_Unpacked(file, stream), 1 << 18) as whole:
        yield whole


class _Unpacked(io.RawIOBase):
    """The bytes of a gzip file, with its errors said in plumbook's way."""

    def __init__(self, file: gzip.GzipFile, packed: BinaryIO) -> None:
        super().__init__()
        self._file = file
        self._packed = packed
        self._size = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        try:
            count = self._file.readinto1(buffer)  # what comes before the damage is not lost with it
        except (EOFError, gzip.BadGzipFile, zlib.error) as error:
            raise DocumentError("is a damaged gzip file", remedy="fetch or pack it again") from error
        self._size += count
        if self._size > LIMIT and self._size > _UTMOST * self._packed.tell():
            raise DocumentError(
                f"unpacks to more than {_UTMOST} times its size", remedy="unpack it yourself, if you trust it"
            )
        return count
