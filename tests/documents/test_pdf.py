from collections.abc import Callable
from io import BytesIO

import pytest
from pypdf import PdfReader, PdfWriter

from plumbook.documents.pdf import read_pdf
from plumbook.errors import DocumentError

MakePdf = Callable[..., bytes]

LINES = (
    "The minister said on Monday that the adminis-",
    "tration would publish its plan by the end of May.",
)


def locked(data: bytes, user: str, algorithm: str) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(data)))
    writer.encrypt(user, "owner", algorithm=algorithm)
    file = BytesIO()
    writer.write(file)
    return file.getvalue()


def test_lines_are_joined_over_lines_and_pages(make_pdf: MakePdf) -> None:
    content = read_pdf(make_pdf([LINES, ["Nobody objected."]]))
    assert content.text == (
        "The minister said on Monday that the administration would publish its plan by the end of May. Nobody objected."
    )


def test_title_author_and_date_are_read(make_pdf: MakePdf) -> None:
    content = read_pdf(make_pdf([LINES], title="A plan for May", author="Ann Lee; Bo Roe"))
    assert content.metadata.title == "A plan for May"
    assert content.metadata.authors == ("Ann Lee", "Bo Roe")
    assert content.metadata.date == "2000-01-01"
    assert content.notes == ("date: when the PDF was made",)


def test_a_title_that_a_program_gave_is_none(make_pdf: MakePdf) -> None:
    assert read_pdf(make_pdf([LINES], title="Microsoft Word - plan_v3.docx")).metadata.title is None


@pytest.mark.parametrize("algorithm", ["RC4-128", "AES-256"])
def test_a_pdf_that_only_forbids_copying_is_read(make_pdf: MakePdf, algorithm: str) -> None:
    plain = make_pdf([LINES])
    assert read_pdf(locked(plain, "", algorithm)).text == read_pdf(plain).text


def test_a_pdf_with_a_password_says_so(make_pdf: MakePdf) -> None:
    with pytest.raises(DocumentError, match="with a password"):
        read_pdf(locked(make_pdf([LINES]), "secret", "AES-256"))


def test_a_pdf_of_pictures_says_that_it_has_no_text_layer(make_pdf: MakePdf) -> None:
    with pytest.raises(DocumentError, match="no text layer on its 2 pages") as caught:
        read_pdf(make_pdf([[], []]))
    assert "text recognition" in str(caught.value)


def test_what_is_no_pdf_says_so() -> None:
    with pytest.raises(DocumentError, match="is no PDF"):
        read_pdf(b"<html><body>Not found</body></html>")


@pytest.mark.parametrize("part", [0.0, 0.1, 0.5])
def test_a_pdf_cut_short_is_read_or_refused_but_never_crashes(make_pdf: MakePdf, part: float) -> None:
    data = make_pdf([LINES])
    cut = b"%PDF-1.4\n" + data[9 : max(9, int(len(data) * part))]
    with pytest.raises(DocumentError):
        read_pdf(cut)


def test_reading_a_damaged_pdf_prints_nothing(make_pdf: MakePdf, capfd: pytest.CaptureFixture[str]) -> None:
    data = b"junk" + make_pdf([LINES]).replace(b"startxref\n", b"startxref\n1")
    assert read_pdf(data).text.startswith("The minister")
    assert capfd.readouterr() == ("", "")
