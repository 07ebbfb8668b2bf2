"""From bytes to text: which encoding, and which characters no document may hold."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass

from plumbook.errors import DocumentError

REPLACEMENT = "\ufffd"

# Longest first: UTF-32's mark begins with UTF-16's.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

# What XML 1.0 cannot hold in any way: most control characters, lone surrogates, two non-characters.
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_PAGE_BREAKS = str.maketrans({"\f": "\n", "\v": "\n"})

# Guessing looks at this many bytes; an article is far shorter.
_SAMPLE = 1_000_000

# Of encodings that fit equally well, the one that English texts are found in.
_USUAL = ("cp1252", "mac_roman")
_NAMES = {"cp1252": "windows-1252", "cp1250": "windows-1250", "cp1251": "windows-1251", "mac_roman": "macintosh"}


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, and what the user should know of how its bytes were read."""

    text: str
    notes: tuple[str, ...] = ()


def decode(data: bytes, *, declared: str | None = None) -> Decoded:
    r"""Turn bytes into text.

    The encoding is that of the byte order mark; otherwise UTF-8, where it fits (other text hardly ever
    does by accident); otherwise the declared one; otherwise guessed by charset-normalizer. Line endings
    stay as they are. Characters that a document may not hold are replaced one for one (see `printable`).

    Args:
        data: the bytes of one text.
        declared: the encoding that the format itself names (an HTML page's charset).

    Returns:
        The text without byte order mark, and notes.

    Raises:
        DocumentError: the bytes are no text.

    >>> decode(b"a\r\nb").text
    'a\r\nb'
    >>> decode("“No,” he said.".encode("cp1252")).notes
    ('encoding guessed: windows-1252',)
    """
    text, notes = _decode(data, declared)
    clean = printable(text)
    return Decoded(clean, (*notes, *_replaced(text, clean)))


def printable(text: str) -> str:
    r"""Replace, one for one, every character that some output of plumbook could not hold.

    Form feeds and vertical tabs become line feeds; other control characters than tab, line feed and
    carriage return, lone surrogates, U+FFFE and U+FFFF become U+FFFD. The length does not change.

    >>> printable("a\x00b\fc")
    'a\ufffdb\nc'
    """
    return _FORBIDDEN.sub(REPLACEMENT, text.translate(_PAGE_BREAKS))


def _replaced(text: str, clean: str) -> Iterator[str]:
    count = clean.count(REPLACEMENT) - text.count(REPLACEMENT)
    if count:
        yield f"{count} control or invalid character{'s' * (count > 1)} replaced by U+FFFD"


def _decode(data: bytes, declared: str | None) -> tuple[str, tuple[str, ...]]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _tolerantly(data, encoding)
    if _is_binary(data):
        return _without_mark(data)
    for known in ("utf-8", declared):
        if known and (text := _strictly(data, known)) is not None:
            return text, ()
    sample = _sample_beyond_ascii(data)
    return _tolerantly(data, "utf-8") if _is_damaged_utf8(sample) else _guess(data, sample)


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return str(data, encoding)
    except (LookupError, ValueError):  # no such encoding, or it does not fit; UnicodeError is a ValueError
        return None


def _tolerantly(data: bytes, encoding: str) -> tuple[str, tuple[str, ...]]:
    text = data.decode(encoding, "replace")
    damaged = text.count(REPLACEMENT)
    if damaged and _strictly(data, encoding) is None:
        name = encoding.removesuffix("-sig").upper()
        return text, (f"damaged {name}: {damaged} place{'s' * (damaged > 1)} replaced by U+FFFD",)
    return text, ()


def _is_binary(data: bytes) -> bool:
    """Tell by its control characters whether data is no text in any encoding of single bytes."""
    sample = data[:_SAMPLE]
    controls = len(sample) - len(sample.translate(None, bytes([*range(9), *range(14, 32), 127])))
    return controls > len(sample) / 50


def _without_mark(data: bytes) -> tuple[str, tuple[str, ...]]:
    """Decode UTF-16 that lacks its byte order mark: every other byte of Latin text is zero."""
    sample = data[: _SAMPLE * 2]
    for encoding, zeros in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[::2])):
        if zeros.count(0) > 0.4 * len(zeros) and (text := _strictly(data, encoding)) and not _FORBIDDEN.search(text):
            return text, (f"encoding guessed: {encoding.upper()}",)
    raise DocumentError("is binary data, not text", remedy="save it as plain text, HTML or PDF")


def _sample_beyond_ascii(data: bytes) -> bytes:
    first = re.search(rb"[\x80-\xff]", data)
    start = max(0, first.start() - 1000) if first else 0
    return data[start : start + _SAMPLE]


def _is_damaged_utf8(sample: bytes) -> bool:
    """Tell whether far more of the characters beyond ASCII are good UTF-8 than are not."""
    text = sample.decode("utf-8", "replace")
    wrong = text.count(REPLACEMENT)
    beyond = sum(1 for character in text if character > "\x7f")
    return beyond - wrong > 4 * wrong


def _guess(data: bytes, sample: bytes) -> tuple[str, tuple[str, ...]]:
    from charset_normalizer import from_bytes

    matches = from_bytes(sample)
    best = matches.best()
    if best is None:
        raise DocumentError("is in no known encoding", remedy="save it as UTF-8")
    alike = [m for m in matches if m.chaos <= best.chaos]
    encoding = next((u for u in _USUAL for m in alike if u in m.could_be_from_charset), best.encoding)
    text, notes = _tolerantly(data, encoding)
    return text, (f"encoding guessed: {_NAMES.get(encoding, encoding.replace('_', '-'))}", *notes)
