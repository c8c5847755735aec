"""Dates: what is one, what is none, and how ranges are printed."""

from __future__ import annotations

import pytest

from cvbuild.dates import PRESENT, DateError, PartialDate, months_between, parse_date
from cvbuild.labels import date_range, labels


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024", PartialDate(2024)),
        ("2024-05", PartialDate(2024, 5)),
        ("2024-02-29", PartialDate(2024, 2, 29)),
        ("present", PRESENT),
        ("Present", PRESENT),
    ],
)
def test_dates(text: str, expected: PartialDate) -> None:
    assert parse_date(text) == expected
    assert parse_date(str(expected)) == expected


@pytest.mark.parametrize(
    "text", ["2021-13", "2023-02-31", "last summer", "05/2024", "2024-5", "24", "", "9999", "0000-01"]
)
def test_no_dates(text: str) -> None:
    with pytest.raises(DateError):
        parse_date(text)


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2024-05", "2025-05", "May 2024 – May 2025"),
        ("2024-05", "present", "May 2024 – Present"),
        ("2024-05", None, "May 2024 – Present"),
        (None, "2025-05", "May 2025"),
        ("2021", "2021", "2021"),
        ("2021-05-03", "2021-09-30", "May 2021 – Sep 2021"),
        (None, None, ""),
    ],
)
def test_ranges(start: str | None, end: str | None, expected: str) -> None:
    first, last = (parse_date(text) if text else None for text in (start, end))
    assert date_range(first, last, labels("en-US")) == expected


def test_a_language_without_words_falls_back_to_english() -> None:
    assert labels("xx-YY") is labels("en")


def test_months_between() -> None:
    assert months_between(parse_date("2021-09"), parse_date("2022-08")) == 11
