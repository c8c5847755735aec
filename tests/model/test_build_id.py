"""The build id: opaque, derived from words and look, in the files, without private data."""

from __future__ import annotations

import io
import uuid
from typing import Any

import docx as python_docx
import pytest
from hypothesis import given
from msgspec import Struct
from msgspec.structs import replace
from pypdf import PdfWriter

from cvbuild.inspection import docx as docx_inspection
from cvbuild.inspection import pdf as pdf_inspection
from cvbuild.model import build_id as module
from cvbuild.model.build_id import build_id, is_build_id, look_part, words_part
from cvbuild.model.document import Document, Header, Span
from cvbuild.model.theme import Margins
from cvbuild.render import docx, txt
from tests.pdfs import classic, finished
from tests.sample import edition, sample
from tests.strategies import documents

ID = build_id(sample(), classic(), "letter")


def test_it_is_a_uuid_of_version_8() -> None:
    assert (uuid.UUID(ID).version, uuid.UUID(ID).variant) == (8, uuid.RFC_4122)
    assert f"{words_part(ID)}-{look_part(ID)}" == ID


@given(documents(), documents())
def test_other_words_have_another_id_and_the_same_words_the_same(one: Document, other: Document) -> None:
    ids = [build_id(document, classic(), "letter") for document in (one, other)]
    assert all(map(is_build_id, ids))
    assert (words_part(ids[0]) == words_part(ids[1])) == (one == other)


OTHERS = ["", "x", "b5e6e339-220c-402d-bdd4-1df90be5dd38", str(uuid.uuid5(uuid.NAMESPACE_DNS, "x")), ID.upper()]


@pytest.mark.parametrize("text", OTHERS)
def test_ids_of_others_are_not_taken_for_ours(text: str) -> None:
    assert not is_build_id(text)


@pytest.mark.parametrize(
    "changes",
    [
        {"margins": Margins(1, 2, 3, 4)},
        {"style": {**classic().style, "accent": "#000000"}},
        {"files": {**classic().files, "resume.css": b""}},
        {"fonts": classic().fonts[:-1]},
        {"docx": {"font": "Georgia"}},
    ],
)
def test_another_look_changes_the_second_part_only(changes: dict[str, Any]) -> None:
    other = build_id(sample(), replace(classic(), **changes), "letter")
    assert words_part(other) == words_part(ID)
    assert look_part(other) != look_part(ID)


def test_another_paper_is_another_look() -> None:
    assert look_part(build_id(sample(), classic(), "a4")) != look_part(ID)


def test_name_and_folder_of_a_theme_do_not_change_the_id() -> None:
    assert build_id(sample(), replace(classic(), name="mine", origins={}, description="x"), "letter") == ID


def test_it_stays_the_same_from_version_to_version() -> None:
    """Files that were sent must be found again: where this fails, count up what the id is a form of, and say so."""
    document = Document(Header("Ada Lovelace", (Span("Analyst"),)), (), "Ada Lovelace – Analyst", "Ada Lovelace")
    assert words_part(build_id(document, classic(), "letter")) == "163a483d-0ac4-8366"


def test_a_new_field_with_a_default_changes_no_id() -> None:
    class Wider(Struct, frozen=True):
        text: str
        new: str = ""

    Wider.__name__ = "Span"
    assert module._plain(Wider("x")) == module._plain(Span("x"))
    assert module._plain(Wider("x", "y")) != module._plain(Span("x"))


def test_the_files_carry_it() -> None:
    assert pdf_inspection.identifier(finished()) == f"uuid:{ID}"
    word = docx.render(edition(sample(), classic())).value
    assert word
    assert docx_inspection.identifier(word) == f"urn:uuid:{ID}"
    text = txt.render(edition(sample(), classic())).value
    assert text
    assert ID.encode() not in text


@pytest.mark.parametrize("content", [b"", b"text", b"%PDF-1.7\n", b"PK\x03\x04 no zip", finished()[:3000]])
@pytest.mark.parametrize("read", [pdf_inspection.identifier, docx_inspection.identifier])
def test_an_unreadable_file_is_a_value_error(read: Any, content: bytes) -> None:
    with pytest.raises(ValueError, match=r"\S"):
        read(content)


def test_a_file_without_an_id_returns_nothing() -> None:
    target = io.BytesIO()
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    writer.write(target)
    assert pdf_inspection.identifier(target.getvalue()) == ""
    target = io.BytesIO()
    python_docx.Document().save(target)
    assert docx_inspection.identifier(target.getvalue()) == ""
