"""Titles, degrees and times that prose gives otherwise than the entry has them (F118)."""

from __future__ import annotations

import pytest

from tests.language import told

WORK = [
    {"name": "GoodRx", "position": "Machine Learning Engineer", "startDate": "2021-05", "endDate": "2023-05"},
    {
        "name": "Mill & Sons (Ltd)",
        "startDate": "2016-01",
        "roles": [
            {"position": "Senior Vice President, Weaving", "startDate": "2018-01", "endDate": "2020-12"},
            {"position": "RN", "startDate": "2016-01", "endDate": "2017-12"},
        ],
    },
    {"name": "Store", "startDate": "2010"},
]
EDUCATION = [
    {"institution": "Turin", "studyType": "B.S.", "area": "Algebra", "startDate": "2010", "endDate": "2014"},
    {"institution": "Oxford", "studyType": "Certificate", "endDate": "2015"},
]
NOTES = [{"name": "the jump looked wrong. the physics were real."}]


def _told(summary: str) -> list[str]:
    basics = {"summary": summary}
    return told("F118", basics=basics, work=WORK, education=EDUCATION, publications=NOTES)


@pytest.mark.parametrize(
    ("summary", "expected"),
    [
        ("Staff Engineer at GoodRx", ["Staff Engineer"]),
        ("Ten years of mills, as a Director of Machine Learning at GoodRx", ["Director of Machine Learning"]),
        ("Now Chief Weaving Officer at Mill & Sons", ["Chief Weaving Officer"]),
        ("Weaver, Staff Engineer at GoodRx", ["Staff Engineer"]),
        ("Learned much at GoodRx (2019–2023)", ["2019–2023"]),
        ("Led a mill at GoodRx (2022-2026)", ["2022-2026"]),
        ("Holds a master's degree from Turin", ["master's"]),
        ("M.S. in Applied Algebra from Turin", ["M.S."]),
        ("Wrote “The Jump Looked Wrong. The Physics Were Real.”", ["The Jump Looked Wrong. The Physics Were Real"]),
    ],
)
def test_what_differs_is_told(summary: str, expected: list[str]) -> None:
    assert _told(summary) == expected


@pytest.mark.parametrize(
    "summary",
    [
        "Machine Learning Engineer at GoodRx",
        "ML Engineer at GoodRx",
        "Engineer at GoodRx, previously SVP at Mill & Sons and Registered Nurse at Mill & Sons",
        "Sr. Vice President at Mill & Sons (2018–2020)",
        "founding engineer at GoodRx",
        "Reported to the Chief Technology Officer at GoodRx",
        "Reports to Chief Technology Officer at GoodRx",
        "Cut waste with Quality Engineers at GoodRx",
        "Director at GoodRxless",
        "Mentored by Jane Roe, Chief Engineer at GoodRx",
        "Led a mill with Jane A. Roe, Staff Engineer at GoodRx, and others",
        "Director at Store, without a position in its entry",
        "Led Platform Engineering at GoodRx (2021–2023)",
        "Teaching Assistant at Turin",
        "B.Sc. in Algebra from Turin, M.Sc. from Oxford and Pisa",
        "Supervised PhD students at Turin; treats MS at GoodRx",
        "Bachelor of Science in Algebra, Turin (2010–2014)",
        "Wrote “the jump looked wrong. the physics were real.”",
        "The jump looked wrong to most",
    ],
)
def test_what_is_only_shorter_or_about_others_is_not(summary: str) -> None:
    assert _told(summary) == []
