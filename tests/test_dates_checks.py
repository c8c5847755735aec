"""Checks of dates (family D) in their awkward cases. Today is 22 November 2026."""

from __future__ import annotations

from pathlib import Path

import pytest

from cvbuild.finding import Severity
from tests.checked import assert_found, findings

CASES: dict[str, tuple[str, str]] = {
    # D103: what has not come yet
    "a job that begins next year": (
        "D103",
        """
        work:
          - {name: Mill, position: Engineer, startDate: 2027-01}   # D103
        """,
    ),
    "a job and a role that end years ahead": (
        "D103",
        """
        work:
          - {name: Mill, position: Engineer, startDate: 2024-01, endDate: 2030-05}   # D103
          - name: Store
            roles:
              - {position: Lead, startDate: 2020-01, endDate: 2029-01}   # D103
        """,
    ),
    "an award of next month": ("D103", "awards: [{title: Best Paper, date: 2026-12}]   # D103"),
    "what is planned by nature": (
        "D103",
        """
        work:
          - {name: Institute, position: Postdoctoral Fellow, startDate: 2025-01, endDate: 2027-12}
          - {name: Court, position: Law Clerk, startDate: 2025-08, endDate: 2027-08}
          - {name: Mill, position: Engineering Intern, startDate: 2026-09, endDate: 2026-12}
          - {name: Store, position: Engineer, startDate: 2026-11}
          - {name: Shop, position: Clerk, startDate: 2026, endDate: present}
        education:
          - {institution: University, studyType: B.A., startDate: 2026-09, endDate: 2030-06}
        certificates: [{name: Licence, date: 2027-03}]
        publications: [{name: In press, releaseDate: 2027-02}]
        projects: [{name: Engine, startDate: 2026-01, endDate: 2027-06}]
        """,
    ),
    # D104: years beside months
    "one job by years": (
        "D104",
        """
        work:
          - {name: Mill, position: Engineer, startDate: 2023-05, endDate: 2025-01}
          - {name: Store, position: Engineer, startDate: 2021, endDate: 2023}   # D104
          - {name: Shop, position: Engineer, startDate: 2019-01, endDate: 2020-12}
        """,
    ),
    "one degree by months among degrees by years": (
        "D104",
        """
        education:
          - {institution: One, startDate: 2020-09, endDate: 2022}   # D104
          - {institution: Two, startDate: 2016, endDate: 2020}
        """,
    ),
    "sections that differ, days beside months, long ago by years": (
        "D104",
        """
        work:
          - {name: Mill, position: Engineer, startDate: 2023-05-02, endDate: present}
          - {name: Store, position: Engineer, startDate: 2013-01, endDate: 2023-04}
          - {name: Shop, position: Engineer, startDate: 2008, endDate: 2012}
        education: [{institution: One, startDate: 2004, endDate: 2008}]
        publications: [{name: A, releaseDate: 2020}, {name: B, releaseDate: 2021-04}]
        """,
    ),
    # D105: newest first
    "a variant that puts an older job on top": (
        "D105",
        """
        # file: cv.yaml
        work:
          - {id: mill, name: Mill, position: Engineer, startDate: 2023-05}   # D105
          - {id: store, name: Store, position: Engineer, startDate: 2020-01, endDate: 2023-04}
        # file: variants/plain.yaml
        sections:
          - work: {order: [store, mill]}
        """,
    ),
    "roles in the wrong order": (
        "D105",
        """
        work:
          - name: Mill
            roles:
              - {position: Engineer, startDate: 2020-01, endDate: 2022-01}
              - {position: Lead, startDate: 2022-01}   # D105
        """,
    ),
    "orders that may be meant": (
        "D105",
        """
        work:
          - {name: Mill, position: Engineer, startDate: 2018-05}
          - {name: University, position: Lecturer, startDate: 2022-01}
          - {name: Intern Inc, position: Intern, startDate: 2026-05, endDate: 2026-08}
          - {name: Lab, position: Assistant, startDate: 2025-09, endDate: 2026-10}
          - {name: Undated, position: Engineer}
          - {name: Store, position: Engineer, startDate: 2016, endDate: 2018}
          - {name: Shop, position: Engineer, startDate: 2015-02, endDate: 2018-03}
        """,
    ),
    # D106: holes
    "a hole of seven months between jobs": (
        "D106",
        """
        work:
          - {name: Mill, position: Engineer, startDate: 2023-09}   # D106
          - {name: Store, position: Engineer, startDate: 2020-01, endDate: 2023-01}
        """,
    ),
    "holes that are filled, short, before the first job or of unknown length": (
        "D106",
        """
        work:
          - {name: Mill, position: Engineer, startDate: 2025-06}
          - {name: Store, position: Engineer, startDate: 2023-08, endDate: 2024-12}
          - {name: Shop, position: Engineer, startDate: 2022, endDate: 2022}
          - {name: Hall, position: Engineer, startDate: 2020-01, endDate: 2021}
          - {name: Yard, position: Engineer, startDate: 2017-01, endDate: 2018-06}
        volunteer: [{organization: Aid, position: Helper, startDate: 2023-01, endDate: 2023-07}]
        education: [{institution: One, startDate: 2018-09, endDate: 2019-12}, {institution: Two, endDate: 2014-05}]
        """,
    ),
    # D107: overlaps
    "one month of overlap": (
        "D107",
        """
        work:
          - {name: Mill, position: Engineer, startDate: 2024-04, endDate: 2025-05}   # D107
          - {name: Store, position: Engineer, startDate: 2022-08, endDate: 2024-05}
        """,
    ),
    "a job inside another": (
        "D107",
        """
        work:
          - {name: Mill, position: Engineer, startDate: 2021-04, endDate: 2021-11}   # D107
          - {name: Store, position: Engineer, startDate: 2020-08, endDate: 2024-05}
        """,
    ),
    "jobs that touch, may touch, go beside, or belong to one employer": (
        "D107",
        """
        work:
          - {name: Mill, position: Engineer, startDate: 2024-05, endDate: 2025-05}
          - {name: Store, position: Engineer, startDate: 2022, endDate: 2024}
          - {name: Shop, position: Engineer, startDate: 2020, endDate: 2022}
          - {name: County Hospital, position: Staff Nurse (per diem), startDate: 2020-08, endDate: 2023-05}
          - {name: University, position: Teaching Assistant, startDate: 2020-08, endDate: 2023-05}
          - {name: Freelance, position: Designer, startDate: 2019-08, endDate: 2023-05}
          - {name: Bakery, position: Baker, startDate: 2019-08, endDate: 2023-05, concurrent: true}
          - {name: Store, position: Trainer, startDate: 2022-06, endDate: 2023-05}
        """,
    ),
    # D108: what goes on
    "a job without an end below a newer one": (
        "D108",
        """
        work:
          - {name: Mill, position: Engineer, startDate: 2024-05, endDate: 2026-05}
          - {name: Store, position: Engineer, startDate: 2022-01, endDate: present}   # D108
        """,
    ),
    "one that goes on, others that go beside it": (
        "D108",
        """
        work:
          - {name: Mill, position: Engineer, startDate: 2024-05}
          - {name: Club, position: Board Member, startDate: 2020-01}
          - {name: School, position: Baker, startDate: 2021-01, concurrent: true}
          - {name: Store, position: Engineer, startDate: 2022-01, endDate: 2024-05}
        volunteer: [{organization: Aid, position: Helper, startDate: 2019-01}]
        """,
    ),
    # D110: what has run out
    "a degree that was expected, a licence that has expired": (
        "D110",
        """
        education:
          - institution: University
            studyType: B.A. (expected May 2024)   # D110
        certificates:
          - {name: "Nurse (valid until 2025-06)"}   # D110
          - {name: "Pilot, exp. 03/2026"}   # D110
          - {name: "Diver, expires 2027"}
          - {name: "Rigger, expires November 2026"}
        """,
    ),
    "figures that were expected": (
        "D110",
        """
        basics: {name: Ada Lovelace, summary: "Beat the expected 2024 revenue by 12%; due 2023 filings on time"}
        work: [{name: Mill, position: Engineer, startDate: 2020-01, highlights: ["Shipped in the expected year, 2024"]}]
        """,
    ),
    # D111: typed ranges
    "a hyphen, months written out": (
        "D111",
        """
        work:
          - name: Mill
            position: Engineer
            startDate: 2020-01
            endDate: 2024-01
            highlights:
              - Led the store (2021-2023)   # D111
              - Led the yard (January 2023 – December 2023)   # D111
              - Led the hall (2020–2021), also of the 2023-2024 school year and the 2021-22 season
              - Ran 2020-2021-x and 5-7 other machines from 2020 to 2021
        """,
    ),
    "typed ranges against each other": (
        "D111",
        """
        projects:
          - {name: One, description: Ran Mar 2020 – May 2021}
          - {name: Two, description: Ran Mar 2020 – May 2021}
          - {name: Three, description: Ran Mar 2020 - May 2021}   # D111
        """,
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_finds_the_marked_lines(name: str, tmp_path: Path) -> None:
    code, text = CASES[name]
    assert_found(code, text, tmp_path)


CAREER = """
basics: {name: Ada Lovelace, summary: '%s'}
work:
  - {name: Mill, position: Trader, startDate: 2022-08, endDate: 2024-05, highlights: [Ran the trading desk]}
  - {name: Store, position: Engineer, startDate: 2018-06, endDate: 2022-07, highlights: [Ran the store]}
education: [{institution: University, studyType: M.Sc., startDate: 2014-09, endDate: 2018-05}]
"""

TOO_MANY = """
Engineer with ten years of experience
Engineer with 8+ years of experience in numerical machines
Over a decade in engineering
7 years as an engineer and trader
Engineer with 9 years' experience
Twelve years building engines
Five years of low-latency trading systems
15 years of professional experience with C++
"""

RIGHT = """
Engineer with six years of experience
Engineer with 5+ years of experience
nearly 6 years in engineering
9 years of research and study of engines
10 years of experience with C++
A three-year roadmap for ten years of growth
Founded 20 years ago by others
Teaches children aged 8 to 12 years
Grew revenue over the past 10 years
won the prize 9 years running
Served a 40-year-old plant
two years of trading
"""


@pytest.mark.parametrize("summary", TOO_MANY.strip().splitlines())
def test_too_many_years(summary: str, tmp_path: Path) -> None:
    assert len(findings("D109", CAREER % summary.replace("'", "''"), tmp_path)) == 1


@pytest.mark.parametrize("summary", RIGHT.strip().splitlines())
def test_years_that_the_dates_bear_out(summary: str, tmp_path: Path) -> None:
    assert findings("D109", CAREER % summary, tmp_path) == []


def test_years_without_dates_are_not_judged(tmp_path: Path) -> None:
    text = "basics: {name: A, summary: Ten years of experience}\nwork: [{name: Mill, position: Engineer}]"
    assert findings("D109", text, tmp_path) == []


def test_years_against_impossible_dates_are_not_judged(tmp_path: Path) -> None:
    assert findings("D109", CAREER.replace("2022-08", "2024-12") % "Ten years of experience", tmp_path) == []


def test_other_languages_are_not_judged(tmp_path: Path) -> None:
    assert findings("D109", f"locale: de-DE\n{CAREER % 'Ten years of experience'}", tmp_path) == []


def test_a_gap_is_a_note_and_tells_its_length(tmp_path: Path) -> None:
    (gap,) = findings("D106", CASES["a hole of seven months between jobs"][1], tmp_path)
    assert gap.severity is Severity.NOTE
    assert "the 7 months from 2023-02 to 2023-08" in gap.message


def test_options_move_the_limits(tmp_path: Path) -> None:
    text = CASES["one month of overlap"][1].replace("# D107", "").rstrip() + "\n        checks: {D107: {months: 2}}\n"
    assert findings("D107", text, tmp_path) == []
