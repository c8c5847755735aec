"""Files of other tools: recognised by content, every text kept, most in the field that it belongs to."""

from __future__ import annotations

import pytest

from cvbuild.commands.import_.files import cv_text, variant_text
from cvbuild.model.decode.decoder import decode_resume, decode_variant
from cvbuild.readers import Imported, read, recognised
from cvbuild.syntax.load import load
from tests.readers.expectation import FORMS, PEOPLE, expected, misplaced, sample

READERS = {
    "json-resume-new": "json-resume",
    "json-resume-old": "json-resume",
    "rendercv-2": "rendercv",
    "reactive-3": "reactive-resume",
    "reactive-4": "reactive-resume",
    "reactive-5": "reactive-resume",
    "europass-3": "europass-xml",
    "europass-json": "europass-xml",
    "europass-2020": "europass",
    "markdown-headings": "markdown",
    "markdown-bold": "markdown",
    "docx-headings": "docx",
    "docx-tables": "docx",
    "pdf-sidebar": "pdf",
}
"""The reader of each form, where its name is another."""

LEAST = {"markdown": 0.85, "docx": 0.85, "text": 0.85, "pdf": 0.75}
STRUCTURED = 0.97
FEW = ("lawyer", "teacher")  # for forms that take long to write
CASES = [(form, name) for form in FORMS for name in (FEW if form.startswith(("pdf", "docx")) else PEOPLE)]


def imported(form: str, name: str) -> Imported:
    file, content = sample(form, name)
    found = read(content, file)
    assert found is not None
    return found


@pytest.mark.parametrize("form", FORMS)
def test_the_format_is_recognised_by_content(form: str) -> None:
    file, content = sample(form, "lawyer")
    wanted = READERS.get(form, form)
    for name in (file, "cv.yaml" if wanted not in ("markdown", "text") else file):
        found = recognised(content, name)
        assert found is not None
        assert found.name == wanted


@pytest.mark.parametrize(("form", "name"), CASES)
def test_texts_are_kept_and_in_the_right_field(form: str, name: str) -> None:
    found = imported(form, name)
    assert len(found.fate.aside) <= 0.05 * found.fate.total, found.fate.aside
    wrong = misplaced(form, PEOPLE[name], found.cv)
    all_texts = sum(expected(form, PEOPLE[name]).values())
    assert len(wrong) <= (1 - LEAST.get(found.format, STRUCTURED)) * all_texts, wrong


@pytest.mark.parametrize(("form", "name"), CASES)
def test_the_written_files_decode_without_mistakes(form: str, name: str) -> None:
    found = imported(form, name)
    loaded = load(cv_text(found.cv, "x").encode(), "cv.yaml").value
    assert loaded is not None
    assert loaded.data == found.cv
    assert decode_resume(loaded).mistakes == ()
    variant = load(variant_text(found, "x").encode(), "variants/full.yaml").value
    assert variant is not None
    assert decode_variant(variant, "full").mistakes == ()


def test_other_peoples_data_is_named_and_never_copied() -> None:
    found = imported("linkedin", "student")
    assert dict(found.others) == {"connections": 1, "messages": 1}
    assert [word for word in ("Secret", "Quiet", "private word") if word in repr(found)] == []
