"""Settings for fitting in variants and themes: mistakes, and findings on cut items."""

from __future__ import annotations

import datetime
import textwrap
from pathlib import Path

import pytest

from cvbuild.model.decode.decoder import decode_variant
from cvbuild.model.theme import Theme
from cvbuild.pipeline.build import Request, build
from cvbuild.render.theme.files import load_theme
from cvbuild.render.theme.settings import with_settings
from cvbuild.syntax.finding import Finding
from cvbuild.syntax.load import load
from cvbuild.syntax.source import Source
from tests.projects import variant_of
from tests.themes import THEMES


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{max: 1, fit: true}", (True, False)),
        ("{max: 1, fit: false}", (False, False)),
        ("{max: 1}", (False, False)),
        ("{max: 2, fit: {tighten: true}}", (True, True)),
        ("{max: 2, fit: {}}", (True, False)),
    ],
)
def test_fit_is_true_or_false_or_its_options(text: str, expected: tuple[bool, bool]) -> None:
    fit = variant_of(f"pages: {text}")[0].pages.fit
    assert (fit is not None, fit is not None and fit.tighten) == expected


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("pages: {fit: true}", "`fit` needs `max`, the pages to fill: write {max: 1, fit: true}"),
        ("pages: {max: 1, fit: maybe}", "this must be true, false or {tighten: true}"),
        ("pages: {max: 1, fit: {tigten: true}}", "unknown key `tigten`"),
        ("pages: {max: 1, fit: {tighten: maybe}}", "true or false is expected here, not 'maybe'"),
        ("sections: [work: {highlights: {min: 3, max: 2}}]", "min: 3 is more than max: 2"),
        ("sections: [projects: {min: 3, max: 2}]", "min: 3 is more than max: 2"),
        ("sections: [work: {highlights: {min: -1}}]", "-1 is out of range"),
    ],
)
def test_a_mistake_is_reported_at_its_place(text: str, message: str) -> None:
    loaded = load(text.encode(), "variants/plain.yaml").value
    assert loaded
    (finding,) = decode_variant(loaded, "plain").mistakes
    assert finding.message == message
    assert finding.place.line == 1


def test_a_variant_takes_fit_and_max_from_what_it_extends(tmp_path: Path) -> None:
    result = built(tmp_path, "extends: base\npages: {fit: true}", base="pages: {max: 1}")
    assert [found.code for found in result if found.code.startswith("S")] == []


def settings(text: str, theme: Theme) -> Theme | tuple[Finding, ...]:
    outcome = with_settings(theme, Source("templates/mine/theme.toml", textwrap.dedent(text)))
    return outcome.value or outcome.mistakes


def test_steps_are_laid_over_the_style_one_after_the_other() -> None:
    theme = settings(
        """
        [style]
        leading = "1.3"
        [[tighten]]
        leading = "1.2"
        entry-gap = "4pt"
        [[tighten]]
        leading = "1.1"
        """,
        Theme("mine", {}, style={"entry-gap": "5pt"}),
    )
    assert isinstance(theme, Theme)
    found = [theme.tightened(step).style for step in (0, 1, 2)]
    assert [style["leading"] for style in found] == ["1.3", "1.2", "1.1"]
    assert [style["entry-gap"] for style in found] == ["5pt", "4pt", "4pt"]


@pytest.mark.parametrize(
    ("text", "steps"),
    [('[style]\nleading = "1.1"', 0), ("[margins]\ntop = 40", 1), ('[[tighten]]\nleading = "1"', 1)],
)
def test_a_theme_with_a_style_of_its_own_has_its_own_steps_only(text: str, steps: int) -> None:
    theme = settings(text, Theme("mine", {}, steps=({"leading": "1.2"},)))
    assert isinstance(theme, Theme)
    assert len(theme.steps) == steps


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("tighten = 3", "'tighten' must be a list"),
        ("[tighten]\nleading = '1'", "'tighten' must be a list"),
        ("[[tighten]]\nleading = '1;'", "'leading' must be one value"),
        ("tighten = ['1']", "'tighten' must be a table"),
    ],
)
def test_a_broken_step_is_reported_at_its_line(text: str, message: str) -> None:
    findings = settings(text, Theme("mine", {}))
    assert isinstance(findings, tuple)
    assert findings[0].code == "A119"
    assert message in findings[0].message


@pytest.mark.parametrize("name", THEMES)
def test_every_step_of_a_shipped_theme_sets_the_page_closer(name: str) -> None:
    theme = load_theme(name, Path()).value
    assert theme
    assert theme.steps
    looser, largest = dict(theme.style), theme
    for step in range(1, len(theme.steps) + 1):
        style = largest.tightened(step).style
        for key in theme.steps[step - 1]:
            assert float(style[key].removesuffix("pt")) < float(looser[key].removesuffix("pt")), (name, step, key)
        looser = dict(style)
    assert float(looser["body-size"].removesuffix("pt")) >= 9  # L401


CV = """\
basics: {name: Ada Lovelace, email: ada@lovelace.org}
work:
  - id: engines
    name: Analytical Engines
    position: Analyst
    startDate: 1842-01
    highlights:
"""


def built(folder: Path, variant: str, *, top: int = 3, base: str = "") -> tuple[Finding, ...]:
    """The findings on a project whose one job has sixty lines, the last one of priority ``top``."""
    (folder / "variants").mkdir()
    lines = [f"      - {{id: note{n}, text: Wrote note number {n} on the engine, priority: 3}}" for n in range(60)]
    lines.append(f"      - {{id: last, text: Wrote the last one, priority: {top}}}")
    publications = "\npublications: [{name: A note, priority: 1}]\n"
    (folder / "cv.yaml").write_text(CV + "\n".join(lines) + publications, encoding="utf-8")
    (folder / "variants" / "short.yaml").write_text(variant + "\n", encoding="utf-8")
    if base:
        (folder / "variants" / "_base.yaml").write_text(base + "\n", encoding="utf-8")
        text = variant.replace("extends: base", "extends: _base")
        (folder / "variants" / "short.yaml").write_text(text + "\n", encoding="utf-8")
    return build(Request(folder, datetime.date(2026, 11, 22), formats=("pdf",), select=("L1", "V1", "S0"))).findings


def test_the_note_lists_cut_items_and_the_gain_of_one_more_line(tmp_path: Path) -> None:
    findings = built(tmp_path, "pages: {max: 1, fit: true, fill: 0.95}\nsections: [work, publications]")
    assert [finding.code for finding in findings] == ["L104"]  # the empty section is no error
    (note,) = (finding for finding in findings if finding.code == "L104")
    assert note.message.startswith("1 page ")
    assert "% full; left out: note4" in note.message
    assert note.hint.startswith("with one more line, note4")
    assert note.hint.endswith(" would come in")


def test_cutting_an_item_of_the_highest_priority_is_a_warning(tmp_path: Path) -> None:
    """So many notes are included by id, so that the last one, of priority 5, finds no room."""
    (tmp_path / "one").mkdir()
    include = ", ".join(f"note{number}" for number in range(48))
    variant = f"pages: {{max: 1, fit: true}}\nsections: [work]\ninclude: [{include}]"
    findings = [found for found in built(tmp_path / "one", variant, top=5) if found.code in {"L103", "L104"}]
    severities = {finding.severity.word for finding in findings}
    assert severities == {"note", "warning"}
    assert any("of the highest priority: last" in finding.message for finding in findings)
