"""Section types: every sample decodes and is in every format, every heading is in every language."""

from __future__ import annotations

import datetime
import re
import runpy
import textwrap
from pathlib import Path

import pytest

from cvbuild.model.labels import labels
from cvbuild.model.locales import languages, words
from cvbuild.model.resume import SECTIONS
from cvbuild.model.sections import default_order, section_types
from cvbuild.pipeline.build import Request, Result, build
from tests.commandline import write
from tests.projects import resume_of

ROOT = Path(__file__).parents[2]
BASICS = "basics: {name: Ines Moreau}\n"


def sample(name: str) -> str:
    """A source file with the sample of a section."""
    text = textwrap.dedent(section_types()[name].sample)
    return text if "basics:" in text else BASICS + text


@pytest.mark.parametrize("name", section_types())
def test_a_section_has_a_heading_in_every_language(name: str) -> None:
    found = section_types()[name]
    for word in (found.heading, *found.labels):
        assert word.keys() >= {"en", "de", "fr", "es"}
    assert {tag for tag in words() if tag != "en" and labels(tag).word(found.heading) == found.heading["en"]} <= {
        "fr" if name == "publications" else ""
    }


def test_no_two_sections_have_the_same_heading_or_place() -> None:
    types = section_types().values()
    for language in languages():
        assert len({labels(language).word(found.heading) for found in types}) == len(types)
    assert len({found.order for found in types}) == len(types)


@pytest.mark.parametrize("name", SECTIONS)
def test_a_sample_decodes_to_entries(name: str) -> None:
    entry = section_types()[name].entry
    assert entry
    assert {type(found) for found in resume_of(sample(name)).entries(name)} == {entry}


def test_all_but_the_summary_hold_entries() -> None:
    assert set(default_order()) - set(SECTIONS) == {"summary"}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Result:
    """All samples in one CV."""
    folder = tmp_path_factory.mktemp("samples")
    texts = [textwrap.dedent(section_types()[name].sample) for name in default_order()]
    write(folder, {"cv.yaml": "\n".join(sorted(texts, key=lambda text: "basics:" not in text))})
    return build(Request(folder, datetime.date(2026, 1, 1)))


@pytest.mark.parametrize("format_", ["pdf", "docx", "txt"])
def test_every_sample_is_in_every_format(built: Result, format_: str) -> None:
    """P101 and P104 compare the words of the files with those of the document."""
    assert built.complete, built.findings
    assert [finding for finding in built.findings if finding.code in ("P101", "P104")] == []
    (one,) = built.built
    read = re.sub(r"\s+", "", "".join(word.text for word in one.inspections[format_].words))
    headings = [section_types()[name].heading["en"] for name in default_order()]
    assert [section.title for section in one.document.sections] == headings
    assert [heading for heading in headings if heading.replace(" ", "") not in read] == []


def test_the_page_of_all_sections_is_up_to_date(update: bool) -> None:
    """Written by ``--update`` or ``python tools/make_sections_doc.py``."""
    page = runpy.run_path(str(ROOT / "tools" / "make_sections_doc.py"))["text"]() + "\n"
    if update:
        (ROOT / "docs" / "sections.md").write_text(page, encoding="utf-8")
    assert (ROOT / "docs" / "sections.md").read_text(encoding="utf-8") == page
