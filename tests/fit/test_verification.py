"""Fitting verified by real layouts: heights add up, no page is exceeded, pages are full, formats agree."""

from __future__ import annotations

import random
import textwrap
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner
from msgspec.structs import replace

from cvbuild.commands._cli import cli
from cvbuild.compose.compose import compose
from cvbuild.compose.select import select
from cvbuild.fit.cuts import cut
from cvbuild.fit.knapsack import choose
from cvbuild.fit.parts import units
from cvbuild.fit.planning import plan
from cvbuild.fit.verification import fit
from cvbuild.model.theme import RenderOptions, Theme
from cvbuild.model.variant_build import VariantBuild
from cvbuild.render import pdf
from cvbuild.render.theme.files import load_theme
from tests.projects import composed, resume_of, variant_of
from tests.sample import edition
from tests.themes import THEMES

LETTER = RenderOptions("letter")
WORDS = [
    "built",
    "moved",
    "cut",
    "engine",
    "store",
    "cluster",
    "latency",
    "throughput",
    "pipeline",
    "with",
    "a",
    "scheduler",
    "under",
    "load",
    "for",
    "teams",
]


def text(words: random.Random, number: int) -> str:
    return "Built " + " ".join(words.choice(WORDS) for _ in range(number))


def many(seed: int = 1, jobs: int = 6, each: int = 10) -> dict[str, Any]:
    """A profile with far more than fits: sixty highlights of one to three lines, of every priority."""
    words = random.Random(seed)
    highlights = [
        [{"text": text(words, words.randint(5, 30)), "priority": str(words.randint(1, 5))} for _ in range(each)]
        for _ in range(jobs)
    ]
    return {
        "basics": {"name": "Ada Lovelace", "label": "Analyst", "summary": text(words, 20)},
        "work": [
            {
                "id": f"job{n}",
                "name": f"Firm {n}",
                "position": "Clerk",
                "startDate": f"{2020 - n}-01",
                "highlights": own,
            }
            for n, own in enumerate(highlights)
        ],
        "projects": [{"name": f"Project {n}", "highlights": [text(words, 12)]} for n in range(4)],
        "skills": [{"name": f"Group {n}", "keywords": WORDS[: 5 + 5 * n]} for n in range(3)],
        "publications": [{"name": text(words, 6)} for _ in range(4)],
        "languages": [{"language": "English"}, {"language": "German"}],
        "education": [{"institution": "Open University", "area": "Mathematics"}],
    }


def chosen_of(cv: dict[str, Any], variant: str) -> VariantBuild:
    resume = resume_of(yaml.safe_dump(cv, sort_keys=False))
    found, places = variant_of(variant)
    return VariantBuild(found, places, select(resume, found, places))


@pytest.fixture(scope="module")
def classic() -> Theme:
    theme = load_theme("classic", Path()).value
    assert theme
    return theme


def fitted(cv: dict[str, Any], variant: str, theme: Theme) -> VariantBuild:
    outcome = fit(composed(chosen_of(cv, variant), theme))
    assert outcome.value, outcome.mistakes
    return outcome.value


def pages(chosen: VariantBuild, theme: Theme) -> int:
    laid = pdf.layout(compose(chosen.selection.resume, chosen.variant), theme, LETTER).value
    assert laid
    return laid.pages


@pytest.mark.parametrize("name", THEMES)
def test_heights_of_parts_add_up_to_that_of_the_page(name: str) -> None:
    """WeasyPrint's boxes, which are no public interface, still tell what they told: for any choice, to the unit."""
    theme = load_theme(name, Path()).value
    assert theme
    chosen = chosen_of(many(jobs=4, each=4), "pages: {max: 1, fit: true}")
    tall = pdf.layout(compose(chosen.selection.resume, chosen.variant), theme, LETTER, tall=True).value
    assert tall
    planned = plan(compose(chosen.selection.resume, chosen.variant), chosen.selection, chosen.variant, tall)
    for room in (300, 400, 500, 600, 700):
        choice = choose(planned, units(room))
        assert choice
        left = cut(chosen.selection, planned, choice, 1)
        real = pdf.layout(compose(left.resume, chosen.variant), theme, LETTER, tall=True).value
        assert real
        assert real.ends[0] == pytest.approx(choice.cost / units(1), abs=0.001)


@pytest.mark.parametrize(("limit", "seed"), [(1, 1), (1, 2), (2, 1), (2, 3)])
def test_pages_are_never_exceeded_and_at_least_95_percent_full(limit: int, seed: int, classic: Theme) -> None:
    chosen = fitted(many(seed), f"pages: {{max: {limit}, fit: true}}", classic)
    assert pages(chosen, classic) == limit
    assert chosen.fitted
    assert 0.95 <= chosen.fitted.full <= 1


def test_twice_the_same_choice(classic: Theme) -> None:
    one, two = (fitted(many(), "pages: {max: 1, fit: true}", classic) for _ in range(2))
    assert one.selection == two.selection


def test_cut_items_have_the_decision_pages_fit(classic: Theme) -> None:
    chosen = fitted(many(), "pages: {max: 1, fit: true}", classic)
    decisions = [decision for decision in chosen.selection.decisions if decision.rule == "fit"]
    shown = {item.path for item in chosen.selection.resume.items()}
    assert decisions
    assert {decision.path for decision in chosen.selection.decisions if decision.shown} == shown
    for decision in decisions:
        assert decision.place == "pages.fit"
        assert decision.reason.startswith("cut to fit 1 page: ")
        assert not decision.shown
    assert any("1 line, priority" in decision.reason for decision in decisions)


def test_without_fit_nothing_is_touched(classic: Theme) -> None:
    chosen = composed(chosen_of(many(), "pages: {max: 1}"), classic)
    assert fit(chosen).value is chosen


def test_content_that_fits_is_not_changed(classic: Theme) -> None:
    chosen = fitted(many(jobs=1, each=3), "pages: {max: 1, fit: {tighten: true}}", classic)
    assert chosen.fitted
    assert (chosen.fitted.cuts, chosen.fitted.step) == ((), 0)


@pytest.mark.parametrize("least", [2, 3])
def test_an_entry_keeps_its_minimum_of_highlights(least: int, classic: Theme) -> None:
    chosen = fitted(
        many(), f"{{pages: {{max: 1, fit: true}}, sections: [work: {{highlights: {{min: {least}}}}}]}}", classic
    )
    assert chosen.selection.resume.work
    assert all(len(job.highlights) >= least for job in chosen.selection.resume.work)


def test_no_heading_is_alone_and_no_section_empty(classic: Theme) -> None:
    chosen = fitted(many(), "pages: {max: 1, fit: true}", classic)
    assert all(job.highlights for job in chosen.selection.resume.work)
    assert all(project.highlights for project in chosen.selection.resume.projects)
    document = compose(chosen.selection.resume, chosen.variant)
    assert all(section.blocks for section in document.sections)


def test_items_included_by_id_stay_with_the_items_they_need(classic: Theme) -> None:
    cv = many()
    for job in cv["work"]:
        for line in job["highlights"]:
            line["priority"] = "4"
    cv["work"][5]["highlights"][7] |= {"id": "must", "priority": "1", "needs": "needed"}
    cv["work"][2]["highlights"][3] |= {"id": "needed", "priority": "1"}
    cv["work"][1]["highlights"][2] |= {"id": "neither", "priority": "1"}
    chosen = fitted(cv, "{pages: {max: 1, fit: true}, include: [must]}", classic)
    shown = {item.id for item in chosen.selection.resume.items()}
    assert {"must", "needed"} <= shown
    assert "neither" not in shown


def test_a_row_of_keywords_is_cut_at_the_end_of_a_line(classic: Theme) -> None:
    """Only whole lines are won by leaving keywords out, so those of the first line stay."""
    cv = many()
    keywords = [{"text": f"keyword number {n}", "priority": "1" if n % 2 else "3"} for n in range(12)]
    cv["skills"] = [{"name": "Group", "priority": "5", "keywords": keywords}]
    chosen = fitted(cv, "pages: {max: 1, fit: true}", classic)
    (group,) = chosen.selection.resume.skills
    left = [word.priority for word in group.keywords]
    assert len(left) > 3
    assert set(left) == {3}
    laid = pdf.layout(compose(chosen.selection.resume, chosen.variant), classic, LETTER).value
    assert laid
    extent = laid.extent(group.path)
    assert extent
    assert extent.height == pytest.approx(laid.line)


def test_required_items_that_are_too_long_are_reported_with_their_lines(classic: Theme) -> None:
    cv = many()
    variant = (
        "pages: {max: 1, fit: true}\nsections:\n  - work: {highlights: {min: 10}}\ninclude: [job0, job1, job2, job3]"
    )
    outcome = fit(composed(chosen_of(cv, variant), classic))
    assert outcome.value is None
    (finding,) = outcome.mistakes
    assert (finding.code, finding.place.line) == ("L103", 1)
    assert "too long for 1 page" in finding.message
    wanted = int(finding.message.split("what must stay is ")[1].split(" line")[0])
    taller = replace(classic, margins=replace(classic.margins, top=0, bottom=0))
    assert wanted > 7  # two margins are seven lines, and still it is too long
    assert fit(composed(chosen_of(cv, variant), taller)).value is None


def test_steps_to_a_closer_page_are_taken_only_where_allowed_and_needed(classic: Theme) -> None:
    cv = many(jobs=2, each=5)
    chosen = chosen_of(cv, "{}")
    tall = pdf.layout(compose(chosen.selection.resume, chosen.variant), classic, LETTER, tall=True).value
    assert tall
    room = tall.ends[0] - 6  # half a line too little
    low = replace(classic, margins=replace(classic.margins, bottom=792 - classic.margins.top - room))
    plain = fitted(cv, "pages: {max: 1, fit: true}", low)
    assert plain.fitted
    assert len(plain.fitted.cuts) > 0
    assert plain.fitted.step == 0
    outcome = fit(composed(chosen_of(cv, "pages: {max: 1, fit: {tighten: true}}"), low))
    assert outcome.value
    told, theme = outcome.value.fitted, outcome.value.theme
    assert told
    assert theme
    assert (told.cuts, told.step, told.steps) == ((), 1, 2)
    assert theme.style["leading"] == classic.steps[0]["leading"]
    assert theme.style["font"] == classic.style["font"]
    assert theme.margins == low.margins


def test_the_layout_that_verified_is_the_one_that_is_printed(classic: Theme) -> None:
    """Kept or laid out anew, the bytes are the same."""
    chosen = fitted(many(), "pages: {max: 1, fit: true}", classic)
    document = compose(chosen.selection.resume, chosen.variant)
    kept, anew = (pdf.render(edition(document, classic, LETTER)).value for _ in range(2))
    assert kept == anew


def test_a_theme_whose_heights_do_not_add_up_is_never_over(classic: Theme) -> None:
    """Two columns of entries: arithmetic is wrong there, the pages decide."""
    look = b"section { columns: 2 } section + section { margin-top: 40pt }"
    theme = replace(
        classic, files={**classic.files, "look.css": look}, origins={**classic.origins, "look.css": "look.css"}
    )
    chosen = fitted(many(jobs=1, each=8), "pages: {max: 1, fit: true}", theme)
    assert pages(chosen, theme) == 1


def project(folder: Path, cv: dict[str, Any], variant: str) -> Path:
    (folder / "variants").mkdir()
    (folder / "cv.yaml").write_text(yaml.safe_dump(cv, sort_keys=False), encoding="utf-8")
    (folder / "variants" / "short.yaml").write_text(textwrap.dedent(variant), encoding="utf-8")
    return folder


def test_text_and_word_alone_have_the_same_words(tmp_path: Path) -> None:
    folder = str(project(tmp_path, many(), "pages: {max: 1, fit: true}\n"))
    texts = []
    for number, formats in enumerate(("txt", "pdf,docx,txt")):
        out = tmp_path / f"out{number}"
        result = CliRunner().invoke(cli, ["--project", folder, "--format", formats, "--out", str(out)])
        assert result.exit_code in (0, 1), result.output
        texts.append((out / "short" / "Ada-Lovelace-Resume.txt").read_text(encoding="utf-8"))
    assert texts[0] == texts[1]


def test_nothing_is_written_where_must_haves_are_too_long(tmp_path: Path) -> None:
    variant = """\
        pages: {max: 1, fit: true}
        sections:
          - work: {highlights: {min: 10}}
        include: [job0, job1, job2, job3]
        """
    folder = project(tmp_path, many(), variant)
    result = CliRunner().invoke(cli, ["--project", str(folder)])
    assert result.exit_code == 2, result.output
    assert "variants/short.yaml:1:14: error[L103]: what must stay is" in result.output
    assert not (folder / "out").exists()


def test_facts_lists_printed_items_only(tmp_path: Path) -> None:
    cv = many()
    for number, job in enumerate(cv["work"]):
        for line in job["highlights"]:
            line["text"] += f" at {number}{line['priority']}7% of the cost"
    folder = str(project(tmp_path, cv, "pages: {max: 1, fit: true}\n"))
    result = CliRunner().invoke(cli, ["facts", "--project", folder])
    assert result.exit_code == 0, result.output
    assert "57%" in result.output
    assert "17%" not in result.output
