"""The CV in this repository: it builds clean, keeps its limits, and every reader finds its words in order."""

from __future__ import annotations

import datetime
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from cvbuild.analysis.pages.alignment import normal
from cvbuild.analysis.pages.layout import HEAD, find_fragments
from cvbuild.checks.l102_underfilled_page import page_fill
from cvbuild.model.artifact import Artifact
from cvbuild.model.urls import shown_url
from cvbuild.model.variant_build import VariantBuild
from cvbuild.pipeline.build import Request, Result, build
from cvbuild.syntax.finding import Severity

ROOT = Path(__file__).parents[2]
LEAST_FILL = {"quant": 0.95, "inference": 0.95, "founding": 0.95}


@pytest.fixture(scope="module")
def result() -> Iterator[Result]:
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        yield build(Request(Path(), datetime.date(2026, 11, 22)))


def variant(result: Result, name: str) -> VariantBuild:
    return next(one for one in result.built if one.variant.name == name)


def artifact(built: VariantBuild, format_: str) -> Artifact:
    return next(one for one in built.artifacts if one.format == format_)


def test_nothing_to_complain_about(result: Result) -> None:
    counted = [f for f in result.findings if f.severity > Severity.NOTE and not f.suppressed]
    assert [f"{finding.place} {finding.code} {finding.message}" for finding in counted] == []
    assert sum(len(one.artifacts) for one in result.built) == 9


@pytest.mark.parametrize("name", LEAST_FILL)
def test_pages_are_within_the_limit_and_full_enough(result: Result, name: str) -> None:
    one = variant(result, name)
    pdf = one.inspections["pdf"]
    assert pdf.pages == 1
    assert page_fill(pdf, one.theme) >= LEAST_FILL[name]


@pytest.mark.parametrize("name", LEAST_FILL)
def test_no_line_of_text_has_more_than_90_characters(result: Result, name: str) -> None:
    one = variant(result, name)
    assert one.document
    laid = find_fragments(one.document, one.inspections["pdf"])
    parts = [part for part in laid if part.fragment.role not in HEAD | {"heading", "contact", "name", "label"}]
    lines = [" ".join(word.text for word in line) for part in parts for line in part.lines]
    assert len(lines) > 20
    assert [line for line in lines if len(line) > 90] == []


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext (poppler-utils) is not installed")
@pytest.mark.parametrize("name", LEAST_FILL)
@pytest.mark.parametrize("mode", [(), ("-raw",), ("-layout",)], ids=["plain", "raw", "layout"])
def test_pdftotext_reads_the_words_of_the_text_in_order(
    result: Result, name: str, mode: tuple[str, ...], tmp_path: Path
) -> None:
    one = variant(result, name)
    (tmp_path / "cv.pdf").write_bytes(artifact(one, "pdf").content)
    command = ["pdftotext", *mode, str(tmp_path / "cv.pdf"), "-"]
    read = iter(words(subprocess.run(command, capture_output=True, check=True).stdout.decode()))
    text = words(artifact(one, "txt").content.decode())
    targets = {f"({shown_url(url)})" for url in one.inspections["pdf"].links}  # printed in plain text, links in the PDF
    assert len(text) > len([word for word in text if word not in targets]) > 300
    assert [word for word in text if word not in targets and word not in read] == []


def words(text: str) -> list[str]:
    """Words without bullets and the lines that underline headings."""
    return [word for word in normal(text).split() if word not in {"•", "|"} and set(word) - set("=-")]
