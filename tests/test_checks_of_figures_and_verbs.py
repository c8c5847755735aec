"""Figures with their facts, verbs with their times, spelling by country: what checks find, and what they let be."""

from __future__ import annotations

from pathlib import Path

import pytest

from cvbuild.finding import Severity
from tests.checked import assert_found, findings, job
from tests.corpus.measure import run


@pytest.mark.parametrize(
    ("lead", "line", "count"),
    [
        ("Overseer of mills, now in charge of nine weavers", "Lead a mill of 7 weavers", 1),
        ("Overseer, in charge of nine engineers", "Lead the mill with 7 engineers", 1),
        ("Overseer, in charge of nine engineers", "Lead the mill with 9 engineers", 0),
        ("Overseer, in charge of forty engineers", "Lead the mill with 7 engineers", 0),
        ("Overseer who leads 25 engineers", "Leads three mills (19 engineers) on the Ouse", 1),
        ("Overseer with a team of 60", "Run a mill with a staff of 45", 1),
        ("Overseer of 52 mills", "Ran 48 mills on the Ouse", 1),
        ("Overseer of 152 mills", "Ran 48 mills on the Ouse", 0),
        ("Earned $2.1 million in wool revenue", "Earned $2.4 million in yearly wool revenue", 1),
    ],
)
def test_a_count_of_the_lead_is_that_of_a_job(lead: str, line: str, count: int, tmp_path: Path) -> None:
    assert len(findings("F103", job(line, lead=f'summary: "{lead}"'), tmp_path)) == count


@pytest.mark.parametrize("text", ["Raised output from 12 to ?? yards", "Saved $??K a year"])
def test_question_marks_wait_for_a_figure(text: str) -> None:
    assert "S014" in [one.code for one in run({"cv.yaml": job(f'"{text}"')})]


FACTS = "facts:\n  pace: {claim: CLAIM, figures: [FIGURE], evidence: proprietary}\n"


@pytest.mark.parametrize(
    ("code", "claim", "figure", "text", "count"),
    [
        ("F101", "A bale takes 9 hours instead of 31", "9 hours, 31", "From 31 hours to 9 a bale", 0),
        ("F101", "A bale takes 9 hours instead of 31", "9 hours, 31", "From 32 hours to 9 a bale", 1),
        ("F101", "7 of 30 looms run", "7 of 30", "Built 30 looms, 7 of which run", 0),
        ("F101", "7 of 30 looms run", "7 of 30", "Built 30 looms, 8 of which run", 1),
        ("F104", "Waste fell by 82% over 14 months", "82%, 14 months", "Cut waste 82% in 14 months", 0),
        ("F104", "Wove for over 14 months", "14 months", "Wove for 14 months", 1),
        ("F104", "Gained 6% geomean", "6% geomean", "Gained 6% of yards", 1),
        ("F104", "Gained 6% geomean", "6% geomean", "Gained 6% of yards (geometric mean)", 0),
        ("F104", "A yield of 2.1 net of costs", "2.1 net of costs", "Reached a yield of 2.1", 1),
        ("F105", "2M yards a day on 240 looms", "2M yards/day, 240 looms", "Wove 2M yards/day over 240 looms", 0),
        ("F105", "2M yards a day on 240 looms", "2M yards/day, 240 looms", "Wove 2M yards/day on over 240 looms", 1),
    ],
)
def test_figures_and_their_facts(code: str, claim: str, figure: str, text: str, count: int, tmp_path: Path) -> None:
    facts = FACTS.replace("CLAIM", claim).replace("FIGURE", figure)
    assert len(findings(code, facts + job(f'{{text: "{text}", facts: [pace]}}'), tmp_path)) == count


@pytest.mark.parametrize(("text", "count"), [("Sold shawls for $86,000", 1), ("Sold shawls for $90,000", 0)])
def test_a_held_sum_is_known_without_its_words(text: str, count: int, tmp_path: Path) -> None:
    facts = 'facts:\n  prize: {claim: "$86,000 in prizes", figures: ["$86,000"], evidence: proprietary, hold: ask}\n'
    assert len(findings("F109", facts + job(f'"{text}"'), tmp_path)) == count


def test_the_ledger_keeps_no_years_of_a_career(tmp_path: Path) -> None:
    facts = FACTS.replace("CLAIM", "Wove 12 yards").replace("FIGURE", "12 yards")
    text = facts + job('{text: "Wove 12 yards", facts: [pace]}', lead='summary: "Weaver with 8 years of looms"')
    assert findings("F111", text, tmp_path) == []


PAST = "work:\n  - name: Mill\n    position: Weaver\n    startDate: 2019-01\n    endDate: 2021-05\n    highlights:\n"


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Build landing stages in Leeds", True),
        ("Care for looms in four towns", True),
        ("Finding and fixing leaks of the mill", True),
        ("Landing stages for barges", False),
        ("Training materials in four towns", False),
        ("Automated the looms", False),
    ],
)
def test_a_past_job_s_verbs(line: str, told: bool, tmp_path: Path) -> None:
    text = PAST + "".join(f"      - {one}\n" for one in ("Automated dyeing", "Halved waste", line))
    assert bool(findings("C205", text, tmp_path)) is told


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Supervised the looms of two towns", True),
        ("Negotiated the sale of two mills", False),
        ("Merged two mills without a strike", False),
        ("Supervised two mills to 30% less waste", False),
    ],
)
def test_what_was_done_once_may_be_told_in_the_past(line: str, told: bool, tmp_path: Path) -> None:
    assert bool(findings("C205", job("Lead nine weavers", "Maintain the store", line), tmp_path)) is told


def test_the_first_of_two_forms_of_the_present_is_the_rule(tmp_path: Path) -> None:
    text = job("Leads a team of nine", "Maintain the looms of the mill   # C205")
    assert_found("C205", text, tmp_path)


def test_ordinary_words_for_skills_are_noted_only(tmp_path: Path) -> None:
    skills = "skills:\n  - {name: Tools, keywords: [Rust, Go, Kafka, Redis, Fundraising, TOOL]}"
    line = "Wrote looms in Rust and Go on Kafka and Redis"
    told = {
        tool: [one.severity for one in findings("F114", job(line, more=skills.replace("TOOL", tool)), tmp_path)]
        for tool in ("Budgets", "Elixir")
    }
    assert told == {"Budgets": [Severity.NOTE], "Elixir": [Severity.WARNING]}


@pytest.mark.parametrize(
    ("country", "text", "odd"),
    [
        ("CA", ["Organized colour mills", "Mixed color"], "color"),
        ("CA", ["Organized colour mills", "Dyed by favour"], ""),
        ("GB", ["Passed at the first data-center exam"], "center"),
        ("GB", ["Gained a driving license."], "license"),
        ("GB", ["Helped weavers to license looms"], ""),
    ],
)
def test_the_spelling_of_a_country(country: str, text: list[str], odd: str, tmp_path: Path) -> None:
    source = job(*text).replace("city: London", f"city: London, countryCode: {country}")
    assert [one.message.split("'")[1] for one in findings("C208", source, tmp_path)] == ([odd] if odd else [])


@pytest.mark.parametrize(("position", "count"), [("Founder and CEO", 1), ("Founder", 0)])
def test_who_runs_a_company_has_one_job(position: str, count: int, tmp_path: Path) -> None:
    text = f"""
        work:
          - {{name: Mill Works, position: Engineer, startDate: 2023-03}}
          - {{name: Loom Works, position: {position}, startDate: 2021-02, endDate: 2023-09}}
    """
    assert len(findings("D107", text, tmp_path)) == count


@pytest.mark.parametrize(("date", "count"), [("2052-03", 1), ("2029-03", 0)])
def test_no_certificate_is_decades_away(date: str, count: int, tmp_path: Path) -> None:
    text = f"certificates:\n  - {{name: Loom Licence, issuer: Guild, date: {date}}}\n"
    assert len(findings("D103", text, tmp_path)) == count


def test_years_on_a_thing_are_years_of_work(tmp_path: Path) -> None:
    assert len(findings("D109", job("Wove", lead="summary: Twelve years on looms and mules"), tmp_path)) == 1
    assert findings("D109", job("Wove", lead="summary: Four years on looms and mules"), tmp_path) == []


def test_a_noun_in_ing_is_no_verb(tmp_path: Path) -> None:
    lines = ["Wrote tables", "Built looms", "Ran mills", "Led weavers", "Breastfeeding at work up to 40%   # C206"]
    assert_found("C206", job(*lines), tmp_path)
