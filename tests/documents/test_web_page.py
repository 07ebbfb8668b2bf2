from contextlib import suppress

import pytest

from plumbook.documents.web_page import read_web_page
from plumbook.errors import DocumentError

PARAGRAPHS = [
    "The council has put off its vote on the harbour for the third time, and nobody can say when it will be held.",
    "“We need more time,” said Ann Lee, who leads the committee. She would not say how much of it was needed.",
    "Bo Roe, who speaks for the owners of boats, called the delay a scandal and asked the mayor to step in at once.",
]


def page(charset: str = "utf-8", body: str = "") -> bytes:
    text = body or "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="{charset}"><title>A vote put off</title>
    <meta name="author" content="Cy Doe"><meta property="article:published_time" content="2021-05-05T08:00:00Z">
    <meta property="og:site_name" content="Harbour News"><link rel="canonical" href="https://news.example/vote"></head>
    <body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav><article><h1>A vote put off</h1>{text}</article>
    <footer>All rights reserved</footer></body></html>""".encode(charset)


def test_the_main_text_is_found_without_menu_and_footer() -> None:
    text = read_web_page(page()).text
    assert "\n\n".join(PARAGRAPHS) in text
    assert "Sport" not in text
    assert "rights" not in text


def test_the_page_tells_title_author_date_publisher_and_address() -> None:
    known = read_web_page(page()).metadata
    assert (known.title, known.authors, known.date) == ("A vote put off", ("Cy Doe",), "2021-05-05")
    assert (known.publisher, known.source) == ("Harbour News", "https://news.example/vote")


@pytest.mark.parametrize("charset", ["windows-1252", "utf-16"])
def test_the_pages_own_charset_is_believed(charset: str) -> None:
    assert "“We need more time,”" in read_web_page(page(charset)).text


def test_characters_given_by_number_cannot_smuggle_control_characters() -> None:
    body = "".join(f"<p>{paragraph}&#1;&#xFFFF;&#12;&#x1F600;&#9999999;</p>" for paragraph in PARAGRAPHS)
    text = read_web_page(page(body=body)).text
    assert not {"\x01", "\uffff", "\f"} & set(text)
    assert PARAGRAPHS[0] in text
    assert "😀" in text


@pytest.mark.parametrize("data", [b"", b"<html></html>", b"<<<>>>" * 50])
def test_a_page_without_a_main_text_says_so(data: bytes) -> None:
    with pytest.raises(DocumentError, match="text"):
        read_web_page(data)


def test_a_page_too_large_to_parse_is_refused() -> None:
    with pytest.raises(DocumentError, match="page of more than 8 MiB"):
        read_web_page(b"<html>" + b"<p>words</p>" * 1_000_000)


def test_tags_nested_a_hundredfold_are_read() -> None:
    assert PARAGRAPHS[0] in read_web_page(page(body="<div>" * 100 + f"<p>{PARAGRAPHS[0]}</p>")).text


def test_tags_nested_beyond_reason_are_read_or_refused_but_never_crash() -> None:
    with suppress(DocumentError):
        assert read_web_page(page(body="<div>" * 20_000 + PARAGRAPHS[0])).text
