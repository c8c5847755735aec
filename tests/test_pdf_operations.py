"""A page's operators are those that pypdf reads, or pypdf reads them."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader
from pypdf.generic import ArrayObject, ContentStream, DecodedStreamObject

from cvbuild.inspection._pdf_operations import operations
from cvbuild.themes import load_theme
from tests.pdfs import ROOT, pdf
from tests.sample import sample


def as_pypdf_reads(content: bytes) -> list[tuple[list[object], bytes]]:
    stream = DecodedStreamObject()
    stream.set_data(content)
    return ContentStream(stream, None, "bytes").operations


@pytest.mark.parametrize("name", ["classic", "compact", "modern"])
def test_the_pages_of_a_theme_are_read_alike(name: str) -> None:
    theme = load_theme(name, ROOT).value
    file = pdf(sample(), theme, "a4")
    for page in PdfReader(io.BytesIO(file)).pages:
        contents = page.get_contents()
        assert contents is not None
        content = contents.get_data()
        assert operations(content, ArrayObject) == as_pypdf_reads(content)
        assert len(as_pypdf_reads(content)) > 100


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"q\n1 0 0 -1 0 792. cm\nQ",
        b"/Span <</MCID 12>> BDC\nEMC",
        b"/Artifact <</Type /Pagination/MCID 3>>\nBDC EMC",
        b"[<0017>70<001c>-2<>0 .5 -.25] TJ ET",
        b"0 0 m W* n f* T*",
    ],
)
def test_what_weasyprint_writes(content: bytes) -> None:
    assert operations(content, ArrayObject) == as_pypdf_reads(content)


@pytest.mark.parametrize(
    "content",
    [
        b"(a string) Tj",
        b"q % a comment\nQ",
        b"BI /W 1 ID x EI",
        b"/Span <</A <</B 1>>>> BDC",
        b"/Span <</Lang (en)>> BDC",
        b"[[1] 2] TJ",
        b"[1 2 TJ",
        b"1 ] TJ",
        b"<001> Tj",
        b"1 2",
        b"[1",
        b"/#41 gs",
        b"+1 w",
        b"1e5 w",
        b"\x00 q",
    ],
)
def test_the_rest_is_left_to_pypdf(content: bytes) -> None:
    assert operations(content, ArrayObject) is None


parts = st.sampled_from(
    [*b"q Q BT ET m Tj TJ gs Do W* ' [ ] <00ff> <> 1 -2 3.50 4. .5 - . /F1 /a1.0 <</MCID 1>> ( )".split()]
)
blanks = st.sampled_from([b" ", b"\n", b"  "])


@given(st.lists(st.tuples(parts, blanks).map(b"".join), max_size=12).map(b"".join))
def test_whatever_is_read_is_what_pypdf_reads(content: bytes) -> None:
    found = operations(content, ArrayObject)
    if found is not None:
        assert found == as_pypdf_reads(content)
