"""Fitting cuts works under sub-headings: the least of them go, and a sub-heading goes with the last work below it."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from cvbuild.pipeline.build import Request, build

TYPES = ("article", "book", "conference", "report")
HEADINGS = ("Journal articles", "Books", "Conference papers", "Reports")


def printed(folder: Path, options: str, priorities: str) -> list[str]:
    works = "".join(
        f"  - {{name: On the tides of {chr(97 + n % 26)}{chr(97 + n // 26)}, authors: [Ada Quist], "
        f"journal: Sea Letters, type: {TYPES[n % 4]}, releaseDate: {2023 - n // 4}, "
        f"priority: {priorities[n % 4]}}}\n"
        for n in range(80)
    )
    (folder / "variants").mkdir()
    (folder / "variants" / "a.yaml").write_text(
        f"sections: [publications: {options}]\npages: {{max: 1, fit: true}}\n", encoding="utf-8"
    )
    (folder / "cv.yaml").write_text(f"basics: {{name: Ada Quist}}\npublications:\n{works}", encoding="utf-8")
    build(Request(folder, datetime.date(2024, 1, 1), formats=("txt",), out=folder / "out", unchecked=True))
    (path,) = (folder / "out" / "a").glob("*.txt")
    return path.read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("options", ["{groupBy: type}", "{groupBy: type, numbered: true}"])
def test_the_least_works_are_left_out(options: str, tmp_path: Path) -> None:
    lines = printed(tmp_path, options, "5432")
    works = [line for line in lines if "On the tides" in line]
    assert 35 < len(works) < 75
    assert "Journal articles" in lines
    assert "Reports" not in lines  # of priority 2, and with them their heading


def test_each_heading_has_a_work_below_it(tmp_path: Path) -> None:
    lines = printed(tmp_path, "{groupBy: type}", "3333")
    for heading in HEADINGS:
        assert heading not in lines or "On the tides" in lines[lines.index(heading) + 1]


def test_as_many_stay_as_the_variant_says(tmp_path: Path) -> None:
    lines = printed(tmp_path, "{groupBy: type, min: 22}", "2345")
    below = lines[lines.index("Journal articles") + 1 :]
    assert "On the tides" in below[0]
