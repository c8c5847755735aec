"""What follows from a figure, a fact, a country or a time, and what only seems to."""

from __future__ import annotations

from pathlib import Path

import pytest

from cvbuild.analysis.figures import figures
from tests.checked import findings, job


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("Wove 900 yards a second", ("second",)),
        ("Wove 900 yards a second at peak", ("second",)),
        ("Served 900 requests a second, day and night", ("second",)),
        ("Gave 16 mills a second loom", ()),
    ],
)
def test_a_second_thing_is_no_time(text: str, per: tuple[str, ...]) -> None:
    assert [figure.per for figure in figures(text)] == [per]


LEDGER = "facts:\n  pace: {claim: Wove 12 yards, figures: [12 yards], evidence: proprietary}\n"
CITED = '{text: "Wove 12 yards", facts: [pace]}'


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Ran an 800-ton press", False),
        ("Taught a 6-week course", False),
        ("Led a 12-person team", True),
        ("Wove 800 tons", True),
    ],
)
def test_what_a_thing_is_called_by_needs_no_fact(line: str, told: bool, tmp_path: Path) -> None:
    assert bool(findings("F111", LEDGER + job(CITED, f'"{line}"'), tmp_path)) is told


@pytest.mark.parametrize(
    ("skill", "line", "told"),
    [
        ("Unreal Engine 5", "Shipped two titles on UE5", False),
        ("Unreal Engine 5", "Shipped two titles on ue5 of ours", True),
        ("Unreal Engine 5", "Shipped two titles on UE4", True),
    ],
)
def test_initials_bear_a_skill_out(skill: str, line: str, told: bool, tmp_path: Path) -> None:
    skills = f"skills:\n  - {{name: Tools, keywords: [{skill}, Python, Kafka, Redis]}}\n"
    text = job(f'"{line} with Python, Kafka and Redis"') + skills
    assert bool(findings("F114", text, tmp_path)) is told


@pytest.mark.parametrize(
    ("locale", "line", "count"),
    [
        ("en-AU", "Organized the looms", 1),
        ("en-NZ", "Organised the looms", 0),
        ("en-GB", "Organized the looms", 0),
        ("en-CA", "Helped neighboring mills", 1),
        ("en-CA", "Organized the neighbouring mills", 0),
        ("en-CA", "Traveled to mills", 0),
    ],
)
def test_spelling_of_the_dominions(locale: str, line: str, count: int, tmp_path: Path) -> None:
    assert len(findings("C208", f"locale: {locale}\n" + job(f'"{line}"'), tmp_path)) == count


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (("Oversees the mill", "Teaches weavers", "Draft contracts with two towns"), True),
        (("Oversees the mill", "Teaches weavers", "Drafts contracts with two towns"), False),
        (("Oversees the mill", "Teaches weavers", "Design reviews for two towns"), False),
        (("Oversees the mill", "Teaches weavers", "Lead weaver of two towns"), False),
        (("Oversees the mill", "Teaches weavers", "Co-author of two books"), False),
    ],
)
def test_a_base_form_among_third_persons(lines: tuple[str, ...], told: bool, tmp_path: Path) -> None:
    assert bool(findings("C205", job(*(f'"{line}"' for line in lines)), tmp_path)) is told


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Supervised two weavers in 2023", False),
        ("Supervised the dyehouse until May 2023", False),
        ("Supervised two weavers since 2023", True),
        ("Supervised the weavers of two towns", True),
        ("Supervised nine weavers", True),
        ("Mentored 85 weavers", False),
        ("Mentored weavers of two towns", True),
    ],
)
def test_what_has_its_time_is_done(line: str, told: bool, tmp_path: Path) -> None:
    assert bool(findings("C205", job("Lead nine weavers", "Maintain the store", line), tmp_path)) is told


@pytest.mark.parametrize(
    ("code", "figures_of_fact", "line", "count"),
    [
        ("F101", "40 min → 6 min", "Cut dyeing by 85% (40 → 6 minutes)", 0),
        ("F101", "40 min → 6 min", "Cut dyeing by 95% (40 → 6 minutes)", 1),
        ("F101", "40 min → 6 min", "Cut dyeing by 85%", 1),
        ("F101", "45%, 88%", "Raised the yield by 43 points, from 45% to 88%", 0),
        ("F101", "45%, 88%", "Raised the yield by 48 points, from 45% to 88%", 1),
        ("F101", "€31 → €19", "Lowered the cost of a bale by 39%, to €19", 0),
        ("F101", "€31 → €19", "Lowered the cost of a bale by 49%, to €19", 1),
        ("F101", "3.9", "Left the school of looms with a GPA of 3.9/4.0", 0),
        ("F104", "about 60", "Wove 60-odd shawls", 0),
        ("F104", "about 60", "Wove 60 odd shawls", 1),
        ("F101", "1200 hours/yr", "Saves 100 hours a month", 0),
        ("F101", "1200 hours/yr", "Saves 120 hours a month", 1),
        ("F101", "4.8 stars", "Rated 4.8/5 by weavers", 0),
        ("F101", "4.8 stars", "Rated 4.9/5 by weavers", 1),
        ("F104", "9 GB/s at peak", "Peaks at 9 GB/s", 0),
        ("F104", "9 GB/s at peak", "Reaches 9 GB/s", 1),
    ],
)
def test_what_follows_from_a_fact(code: str, figures_of_fact: str, line: str, count: int, tmp_path: Path) -> None:
    listed = ", ".join(f'"{one}"' for one in figures_of_fact.split(", "))
    facts = f"facts:\n  pace: {{claim: Wool, figures: [{listed}], evidence: proprietary}}\n"
    assert len(findings(code, facts + job(f'{{text: "{line}", facts: [pace]}}'), tmp_path)) == count
