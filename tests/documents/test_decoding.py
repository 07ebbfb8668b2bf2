import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plumbook.documents.decoding import REPLACEMENT, decode, printable
from plumbook.errors import DocumentError

TEXT = "“The plan,” she said — ‘a naïve one’ — would cost €5 million. The café’s owner agreed with the minister."


@given(st.text())
def test_good_utf8_decodes_to_as_many_code_points_as_were_written(text: str) -> None:
    decoded = decode(codecs.BOM_UTF8 + text.encode("utf-8", "replace"))
    assert len(decoded.text) == len(text)


@given(st.binary())
def test_any_bytes_give_printable_text_or_an_error_of_our_own(data: bytes) -> None:
    try:
        text = decode(data).text
    except DocumentError:
        return
    assert printable(text) == text
    text.encode("utf-8")


@given(st.text(st.characters()))
def test_replacing_never_moves_an_offset(text: str) -> None:
    clean = printable(text)
    assert len(clean) == len(text)
    assert all(a == b or b in "\n" + REPLACEMENT for a, b in zip(text, clean, strict=True))


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_decides_and_is_no_part_of_the_text(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)) == decode(TEXT.encode())


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark_is_guessed_and_named(encoding: str) -> None:
    decoded = decode(TEXT.encode(encoding))
    assert decoded.text == TEXT
    assert decoded.notes == (f"encoding guessed: {encoding.upper()}",)


def test_windows_1252_is_guessed_and_named() -> None:
    decoded = decode(TEXT.encode("cp1252"))
    assert decoded.text == TEXT
    assert decoded.notes == ("encoding guessed: windows-1252",)


def test_a_declared_encoding_is_believed_where_utf8_does_not_fit() -> None:
    assert decode("Žižka řekl".encode("iso-8859-2"), declared="iso-8859-2").text == "Žižka řekl"
    assert decode("Žižka řekl".encode(), declared="iso-8859-2").text == "Žižka řekl"
    assert decode(TEXT.encode("cp1252"), declared="no-such-encoding").text == TEXT


def test_a_damaged_place_in_utf8_is_replaced_and_told() -> None:
    decoded = decode((TEXT * 3).encode().replace("naïve".encode(), b"na\xefve", 1))
    assert decoded.text.replace(REPLACEMENT, "ï") == TEXT * 3
    assert decoded.notes == ("damaged UTF-8: 1 place replaced by U+FFFD",)


def test_a_stray_control_character_is_replaced_and_told() -> None:
    decoded = decode(b"a\x00" + b"b" * 100)
    assert decoded.text == "a" + REPLACEMENT + "b" * 100
    assert decoded.notes == ("1 control or invalid character replaced by U+FFFD",)


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", bytes(range(256)) * 4, b"\0" * 1000])
def test_binary_data_is_refused(data: bytes) -> None:
    with pytest.raises(DocumentError, match="is binary data"):
        decode(data)
