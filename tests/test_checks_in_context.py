"""What checks make of the words, names and figures around a text."""

from __future__ import annotations

from pathlib import Path

import pytest

from cvbuild.dates import DateError, parse_date
from cvbuild.finding import Severity
from tests.checked import assert_found, findings, job
from tests.corpus.measure import run


def test_month_and_day_nought_are_no_date() -> None:
    for text in ("2017-00", "2017-05-00"):
        with pytest.raises(DateError, match="no date"):
            parse_date(text)


def test_degrees_known_by_their_ends_are_compared(tmp_path: Path) -> None:
    text = """
        education:
          - {institution: Open University, area: Logic, endDate: 2011-05}
          - {institution: Royal College, area: Music, endDate: 2013-05}   # D105
    """
    assert_found("D105", text, tmp_path)


@pytest.mark.parametrize(("place", "odd"), [("region: OH", "colour"), ("countryCode: IE", "color")])
def test_where_both_spellings_are_as_frequent_the_country_decides(place: str, odd: str, tmp_path: Path) -> None:
    text = job("Mixed color", "Mixed colour").replace("city: London", f"city: Dublin, {place}")
    (found,) = findings("C208", text, tmp_path)
    assert found.message.startswith(f"'{odd}'")


@pytest.mark.parametrize(("text", "count"), [("a 30-loom mill", 1), ("a 24-loom mill", 0), ("a 12-bed ward", 0)])
def test_the_size_of_a_thing_is_no_tally(text: str, count: int, tmp_path: Path) -> None:
    project = job("Ran the shifts of a 24-loom steam mill", lead=f"summary: Overseer of {text}")
    assert len(findings("F103", project, tmp_path)) == count


@pytest.mark.parametrize(
    ("lead", "line", "count"),
    [
        ("Cut lead time from 9 to 3 days", "Cut lead time from 9 to 4 days", 1),
        ("Cut lead time from 9 to 4 days", "Cut lead time from 9 to 4 days", 0),
        ("Wrote looms for up to 12 weavers", "Wrote looms for up to 8 weavers", 1),
        ("Wrote looms for 12 weavers", "Wrote looms for 8 weavers", 0),
    ],
)
def test_what_cannot_be_a_total_conflicts(lead: str, line: str, count: int, tmp_path: Path) -> None:
    assert len(findings("F103", job(line, lead=f"summary: {lead}"), tmp_path)) == count


@pytest.mark.parametrize(("words", "count"), [(["behaviour"], 1), (["behaviour", "colour"], 0), (["behavior"], 0)])
def test_a_single_foreign_spelling_is_a_slip(words: list[str], count: int, tmp_path: Path) -> None:
    text = job(*(f"Wrote on {word}" for word in words)).replace("city: London", "city: Bangor, region: ME")
    assert len(findings("C208", text, tmp_path)) == count


@pytest.mark.parametrize(("position", "count"), [("Senior Consultant", 1), ("Consultant", 0)])
def test_a_senior_consultant_has_one_job(position: str, count: int, tmp_path: Path) -> None:
    text = f"""
        work:
          - {{name: Mill Works, position: {position}, startDate: 2023-03}}
          - {{name: Loom Works, position: Analyst, startDate: 2021-02, endDate: 2023-09}}
    """
    assert len(findings("D107", text, tmp_path)) == count


FACTS = "facts:\n  pace: {claim: CLAIM, figures: [FIGURE], evidence: proprietary}\n"


@pytest.mark.parametrize(
    ("claim", "figure", "text", "lost"),
    [
        ("Takes 12 µs in the worst case", "12 µs worst case", "Takes 12 µs", ["worst case"]),
        ("Takes 12 µs in the worst case", "12 µs worst case", "Takes a worst-case 12 µs", []),
        ("Weaves 40 yards a second at the daily peak", "40 yards/sec", "Weaves 40 yards/sec", ["peak"]),
        ("Weaves 40 yards a second at the daily peak", "40 yards/sec", "Weaves 40 yards/sec at peak", []),
    ],
)
def test_how_a_figure_was_taken_belongs_to_it(
    claim: str, figure: str, text: str, lost: list[str], tmp_path: Path
) -> None:
    facts = FACTS.replace("CLAIM", claim).replace("FIGURE", figure)
    found = findings("F104", facts + job(f'{{text: "{text}", facts: [pace]}}'), tmp_path)
    assert [one.message.partition("leaves out ")[2].partition(",")[0].strip("“”") for one in found] == lost


def test_a_fact_about_nothing_is_told_once() -> None:
    facts = "facts:\n  pace: {subject: work.loom, figures: [12x], evidence: proprietary}\n"
    found = run({"cv.yaml": facts + job('{text: "Raised output 12x", facts: [pace]}')})
    assert [one.code for one in found if one.severity is Severity.ERROR] == ["S011"]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Cut costs by XX% in a year", 1),
        ("Saved $XXK with [insert tool]", 1),
        ("Led [team] of weavers", 1),
        ("Printed shirts in XXXL for [mill](https://mill.org) in Phase X", 0),
    ],
)
def test_blanks_to_fill_in_are_placeholders(text: str, count: int) -> None:
    assert [one.code for one in run({"cv.yaml": job(f'"{text}"')})].count("S014") == count


@pytest.mark.parametrize(("one", "other", "count"), [("Adobe Premiere", "Premiere", 1), ("Google Ads", "Ads", 0)])
def test_a_maker_s_name_makes_no_other_skill(one: str, other: str, count: int, tmp_path: Path) -> None:
    skills = f"skills:\n  - {{name: Tools, keywords: [{one}, {other}]}}"
    assert len(findings("F120", job("Cut films", more=skills), tmp_path)) == count


@pytest.mark.parametrize("framework", ["React", "Svelte"])
def test_who_builds_pages_knows_their_languages(framework: str, tmp_path: Path) -> None:
    skills = f"skills:\n  - {{name: Web, keywords: [{framework}, JavaScript, HTML, CSS]}}"
    assert findings("F114", job(f"Built the shop in {framework}", more=skills), tmp_path) == []


def test_an_employer_s_name_holds_no_position(tmp_path: Path) -> None:
    assert len(findings("A116", job("Ran looms", name="Mill Works (Engineer)"), tmp_path)) == 1
    assert findings("A116", job("Ran looms", name="Mill Works (Leeds)"), tmp_path) == []


def test_what_is_included_and_not_shown_is_told_by_one_check(tmp_path: Path) -> None:
    text = """
        # file: cv.yaml
        work:
          - {id: mill, name: Mill Works, position: Engineer, startDate: 2022-01}
        education:
          - {id: logic, institution: Open University, area: Logic, endDate: 2011-05}
        # file: variants/plain.yaml
        sections: [work]
        include: [education.logic]   # T104
    """
    assert_found("T104", text, tmp_path)
    assert findings("V105", text.replace("# T104", ""), tmp_path) == []
