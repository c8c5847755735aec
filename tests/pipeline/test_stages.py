"""Every variant goes one way, stage by stage, and nothing on it is done twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cvbuild.fit import verification
from cvbuild.model.variant_build import Stage, VariantBuild
from cvbuild.pipeline import fit_cache, guard, stages
from cvbuild.pipeline.build import Request, build, read_sources
from cvbuild.pipeline.context import Context
from cvbuild.render._weasyprint import press
from tests.fit.test_verification import many, project
from tests.previews import TODAY

FITTED = "pages: {max: 1, fit: true}\n"
PLAIN = "sections: [summary, education]\n"


@pytest.fixture
def counts(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often documents were composed and templates filled."""
    seen: Counter[str] = Counter()

    def counted(name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        def counting(*arguments: object) -> Any:
            seen[name] += 1
            return function(*arguments)

        return counting

    for module in (stages, fit_cache, verification):
        monkeypatch.setattr(module, "compose", counted("compose", module.compose))
    monkeypatch.setattr(press, "fill", counted("fill", press.fill))
    return seen


def all_stages(root: Path, **asked: Any) -> list[VariantBuild]:
    request = Request(root, TODAY, **asked)
    subject = read_sources(request).subject
    assert subject
    return list(stages.stages(subject, subject.variants[0], request, Context.of(request)))


@pytest.mark.parametrize(("more", "filled"), [({"skills": []}, 2), ({}, 3)], ids=["no rows", "rows of keywords"])
def test_a_fitted_variant_is_composed_twice_and_filled_for_each_layout(
    more: dict[str, Any], filled: int, tmp_path: Path, counts: Counter[str]
) -> None:
    """Once with everything it could show, once as printed; shorter rows of keywords are laid out beside these."""
    build = all_stages(project(tmp_path, {**many(), **more}, FITTED))[-1]
    assert build.fitted
    assert build.fitted.cuts
    assert build.inspections["pdf"].pages == 1
    assert counts == {"compose": 2, "fill": filled}


@pytest.mark.parametrize("variant", [PLAIN, PLAIN + FITTED])
def test_a_variant_that_fits_as_it_is_is_composed_once_and_filled_once(
    variant: str, tmp_path: Path, counts: Counter[str]
) -> None:
    all_stages(project(tmp_path, many(), variant))
    assert counts == {"compose": 1, "fill": 1}


def test_findings_are_those_about_the_fitted_variant_whoever_lays_it_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While another process fits the pages, this one checks all that could be shown, and drops what it finds."""
    root = project(tmp_path, many(), FITTED)
    request = Request(root, TODAY, formats=("pdf",))
    apart = build(request)
    monkeypatch.setattr(guard, "is_possible", lambda: False)
    alone = build(request)
    assert apart.findings == alone.findings
    assert any(finding.code == "L104" for finding in alone.findings)


def test_a_fit_that_is_known_is_composed_twice_and_filled_once(tmp_path: Path, counts: Counter[str]) -> None:
    root = project(tmp_path, many(), FITTED)
    first = all_stages(root, formats=("pdf",), out=tmp_path / "out")[-1]
    counts.clear()
    again = all_stages(root, formats=("pdf",), out=tmp_path / "elsewhere")[-1]
    assert counts == {"compose": 2, "fill": 1}
    assert [file.sha256 for file in again.artifacts] == [file.sha256 for file in first.artifacts]


def test_the_record_grows_from_stage_to_stage_and_format_to_format(tmp_path: Path) -> None:
    builds = all_stages(project(tmp_path, many(), PLAIN))
    steps = [(build.stage, len(build.artifacts)) for build in builds]
    assert steps == [
        (Stage.COMPOSED, 0),
        (Stage.FITTED, 0),
        (Stage.FITTED, 1),
        (Stage.FITTED, 2),
        (Stage.FITTED, 3),
        (Stage.RENDERED, 3),
        (Stage.INSPECTED, 3),
        (Stage.CHECKED, 3),
    ]
    assert [file.format for file in builds[-1].artifacts] == ["pdf", "docx", "txt"]
    assert all(file.words for file in builds[-1].artifacts)


@pytest.mark.parametrize("until", [Stage.COMPOSED, Stage.FITTED, Stage.RENDERED, Stage.INSPECTED])
def test_a_build_ends_at_the_stage_that_is_asked_for(until: Stage, tmp_path: Path) -> None:
    build = all_stages(project(tmp_path, many(), PLAIN), formats=("txt",), until=until)[-1]
    assert build.stage is until
    assert bool(build.artifacts) == (until >= Stage.RENDERED)
    assert bool(build.inspections) == (until >= Stage.INSPECTED)


def test_what_forbids_a_stage_is_found_and_ends_the_build(tmp_path: Path) -> None:
    *_, build = all_stages(project(tmp_path, many(), "theme: nosuch\n"))
    assert build.stage is Stage.SELECTED
    assert build.findings[0].code == "V101"
    assert build.document, "the words are checked all the same"
