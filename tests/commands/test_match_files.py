"""Job postings in damaged, locked and unusual files: an error message, never a traceback."""

from __future__ import annotations

import io
import zipfile

import pytest

from cvbuild.commands.match.files import parse
from cvbuild.syntax.errors import CannotBuild


def _docx(text: str = "Rust required") -> bytes:
    import docx

    document = docx.Document()
    document.add_paragraph(text)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _packed_otherwise(content: bytes) -> bytes:
    """The same file, said to be packed in a way that nobody knows."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = {info.filename: package.read(info) for info in package.infolist()}
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return file.getvalue().replace(
        b"PK\x01\x02\x14\x03\x14\x00\x00\x00\x08\x00", b"PK\x01\x02\x14\x03\x14\x00\x00\x00\x63\x00"
    )


def _torn(content: bytes) -> bytes:
    """The same file with its packed text overwritten."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        start = package.getinfo("[Content_Types].xml").header_offset
    return content[: start + 60] + b"\xff" * 40 + content[start + 100 :]


@pytest.mark.parametrize("damaged", [_torn, _packed_otherwise, lambda content: content[: len(content) // 2]])
def test_a_damaged_word_file_is_reported(damaged) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(CannotBuild, match=r"^job\.docx:1:1: this is no Word file, or a damaged one$"):
        parse(damaged(_docx()), "job.docx")


def test_any_error_of_pypdf_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    """In a file with flipped bytes it raises AssertionError and AttributeError, among others."""
    from pypdf import PdfReader

    def stumble(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(PdfReader, "__init__", stumble)
    with pytest.raises(CannotBuild, match=r"^job\.pdf:1:1: the PDF is damaged$"):
        parse(b"%PDF-1.7\n", "job.pdf")


def test_an_encrypted_pdf_is_not_called_damaged_where_no_cipher_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    from pypdf import PdfReader
    from pypdf.errors import DependencyError

    def stumble(*_: object) -> None:
        raise DependencyError("cryptography>=3.1 is required for AES algorithm")

    monkeypatch.setattr(PdfReader, "__init__", stumble)
    with pytest.raises(CannotBuild, match=r"^job\.pdf:1:1: the PDF is encrypted$"):
        parse(b"%PDF-1.7\n", "job.pdf")


@pytest.mark.parametrize(
    "page",
    [
        "<?xml version='1.0' encoding='utf-8'?>\n<html><body><p>Rust</p><script>var Java</script></body></html>",
        "<p>Rust</p>",
        "<section><ul><li>Rust</li></ul></section>",
        "<meta charset=utf-8><title>Java</title><p>Rust</p>",
    ],
)
def test_a_page_is_known_however_it_begins(page: str) -> None:
    assert [line.text.strip("- ") for line in parse(page.encode(), "job.html").lines if line.text] == ["Rust"]


def test_text_that_begins_with_an_angle_bracket_is_text() -> None:
    assert parse(b"<Company> is looking for a Rust engineer", "job.txt").lines[0].text.startswith("<Company>")


def test_a_page_may_give_its_posting_several_types_and_paragraphs() -> None:
    data = '{"@type": ["JobPosting", "Thing"], "title": "SRE", "description": ["<p>Rust</p>", "<p>Go</p>"]}'
    page = f'<html><script type="application/ld+json">{data}</script><body>Cookies: Java</body></html>'
    assert [line.text for line in parse(page.encode(), "job.html").lines if line.text] == ["# SRE", "Rust", "Go"]


@pytest.mark.parametrize(
    ("content", "message", "hint"),
    [
        (b"caf\xe9", "job.txt:1:4: the text is not in UTF-8", "save it as UTF-8, or copy the text into a new file"),
        (
            b"From: <Saved by Blink>\r\nMIME-Version: 1.0\r\n\r\n--x\r\n<p>Rust=20</p>",
            "job.txt:1:1: this is a web archive, which is not read",
            "copy the text into a .txt file",
        ),
    ],
)
def test_the_hint_fits_the_file(content: bytes, message: str, hint: str) -> None:
    with pytest.raises(CannotBuild) as caught:
        parse(content, "job.txt")
    assert (caught.value.message, caught.value.hint) == (message, hint)


def test_a_whole_word_file_is_still_read() -> None:
    assert [line.text for line in parse(_docx(), "job.docx").lines] == ["Rust required"]
