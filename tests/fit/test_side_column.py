"""A side column holds what page 1 has room for; the rest is printed among the jobs, in every format alike."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from cvbuild.pipeline.build import Request, Result, build
from cvbuild.syntax.finding import Severity

HEADINGS = ("Skills", "Education", "Awards", "Experience")
HEAD = """\
checks: {S: off, C: off, F: off, X: off, D: off, L: off}
basics: {name: Ada Quist, email: ada@quist.example}
work:
  - {name: Harbour Office, position: Surveyor, startDate: 2019-01, highlights: [Measured gauges, Wrote tables]}
"""


def _cv(education: int, awards: int) -> str:
    """A CV with so many degrees and awards; each takes two lines or three in a side column."""
    degrees = "".join(f"  - {{institution: School {n}, studyType: MSc}}\n" for n in range(education))
    prizes = "".join(f"  - {{title: Prize {n}, awarder: Board {n}}}\n" for n in range(awards))
    skills = "skills:\n  - {name: Field, keywords: [levelling]}\n"
    return f"{HEAD}{skills}education:\n{degrees}awards:\n{prizes}"


def _built(folder: Path, variant: str, cv: str, formats: tuple[str, ...] = ("pdf", "docx", "txt")) -> Result:
    (folder / "variants").mkdir(exist_ok=True)
    (folder / "cv.yaml").write_text(cv, encoding="utf-8")
    (folder / "variants" / "one.yaml").write_text(variant, encoding="utf-8")
    return build(Request(folder, datetime.date(2026, 1, 1), formats=formats))


def _headings(result: Result) -> list[str]:
    text = next(content for name, content in result.files.items() if name.endswith(".txt")).decode()
    return [line for line in text.splitlines() if line in HEADINGS]


@pytest.mark.parametrize(
    ("education", "awards", "order"),
    [
        (3, 3, ["Skills", "Education", "Awards", "Experience"]),
        (60, 3, ["Skills", "Awards", "Experience", "Education"]),
        (3, 60, ["Skills", "Education", "Experience", "Awards"]),
        (60, 60, ["Skills", "Experience", "Education", "Awards"]),
    ],
    ids=["all fit", "what follows a long one fits", "the last is too long", "two are too long"],
)
@pytest.mark.parametrize("pages", ["", "pages: {max: 9, fit: true}\n"], ids=["", "fit"])
def test_what_is_too_long_for_page_one_goes_among_the_jobs(
    education: int, awards: int, order: list[str], pages: str, tmp_path: Path
) -> None:
    variant = f"{pages}theme: sidebar\nsections: [skills, work, education, awards]\n"
    result = _built(tmp_path, variant, _cv(education, awards))
    assert [finding.message for finding in result.findings if finding.severity is not Severity.NOTE] == []
    assert _headings(result) == order


def test_the_order_is_the_same_in_text_alone_and_from_the_cache(tmp_path: Path) -> None:
    variant = "theme: sidebar\nsections: [skills, work, education, awards]\n"
    orders = [_headings(_built(tmp_path, variant, _cv(60, 3), formats)) for formats in (("txt",), ("txt", "pdf"))]
    assert orders == [["Skills", "Awards", "Experience", "Education"]] * 2
