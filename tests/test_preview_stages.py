"""A preview's build in stages: it ends where a build ends, and what was good stays until there is better."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from cvbuild.pipeline import Request, build
from cvbuild.preview.hub import Hub
from cvbuild.preview.stages import stages
from cvbuild.preview.view import Phase, View
from tests.previews import CV, TODAY, last, write_project

GOLDEN = Path(__file__).parent / "golden"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_project(tmp_path)


def edit(root: Path, before: str, after: str, file: str = "cv.yaml") -> None:
    text = (root / file).read_text(encoding="utf-8")
    assert before in text
    (root / file).write_text(text.replace(before, after), encoding="utf-8")


@pytest.mark.parametrize("name", ["engineer", "json", "minimal"])
def test_it_ends_with_what_a_build_finds_and_makes(name: str) -> None:
    view = last(GOLDEN / name)
    result = build(Request(GOLDEN / name, TODAY))
    assert view.phase is Phase.READY
    assert view.finished_findings() == result.findings
    for built in result.built:
        shown = view.variant(built.chosen.variant.name)
        assert shown
        assert shown.printed
        made = {artifact.format: artifact.content for artifact in shown.printed.built.artifacts}
        assert made == {artifact.format: artifact.content for artifact in built.artifacts}
        assert f"{built.chosen.variant.name}/{shown.printed.stem}.pdf" == built.artifacts[0].path


def test_it_ends_with_what_a_build_finds_in_bad_sources(root: Path) -> None:
    edit(root, "position: Analyst", "postion: Analyst")
    view = last(root)
    result = build(Request(root, TODAY))
    assert not result.complete
    assert (view.phase, view.finished_findings()) == (Phase.BROKEN, result.findings)


def test_the_open_variant_comes_first_and_findings_before_pages(root: Path) -> None:
    seen = [
        [(one.name, bool(one.findings), bool(one.printed), one.checked) for one in view.variants]
        for view in stages(root, TODAY, View(), lambda: "quant")
    ]
    plain = ("plain", False, False, False)
    assert [variants[1] for variants in seen[:4]] == [
        ("quant", True, False, False),
        ("quant", True, False, False),  # its pictures are there, but not where their texts stand
        ("quant", True, True, False),
        ("quant", True, True, True),
    ]
    assert [variants[0] for variants in seen[:4]] == [plain] * 4
    assert all(one[3] for one in seen[-1])


def test_pictures_can_be_fetched_before_it_is_known_what_stands_on_them(root: Path) -> None:
    views = [view.variants[1] for view in stages(root, TODAY, View(), lambda: "quant")]
    first = next(number for number, one in enumerate(views) if one.coming)
    coming, printed = views[first], views[first + 1]
    assert coming.printed is None
    assert printed.printed
    assert coming.drawn == printed.drawn == {page.digest: page.content for page in printed.printed.pictures}
    assert not any(one.coming for one in views[first + 1 :])


def test_a_mistake_keeps_the_last_good_pages(root: Path) -> None:
    good = last(root)
    edit(root, "work:", "wrok:")
    bad = last(root, good)
    assert bad.phase is Phase.BROKEN
    assert [finding.code for finding in bad.finished_findings()] == ["S001"]
    assert bad.variant("quant") == good.variant("quant")
    edit(root, "wrok:", "work:")
    again = last(root, bad)
    assert again.phase is Phase.READY
    assert again.finished_findings() == good.finished_findings()


def test_a_missing_source_is_said_and_survived(root: Path) -> None:
    good = last(root)
    (root / "cv.yaml").unlink()
    gone = last(root, good)
    assert gone.error
    assert "there is no cv.yaml" in gone.error[0]
    assert gone.variants == good.variants
    write_project(root)
    assert last(root, gone).error is None


def test_a_broken_theme_breaks_its_variant_alone(root: Path) -> None:
    good = last(root)
    edit(root, "headline: quant", "theme: nosuch\nheadline: quant", "variants/quant.yaml")
    view = last(root, good)
    quant, plain = view.variant("quant"), view.variant("plain")
    assert quant
    assert plain
    assert (quant.broken, plain.broken) == (True, False)
    assert quant.printed == good.variants[1].printed
    assert [finding.code for finding in quant.findings] == ["V101"]


def test_an_edit_that_a_variant_does_not_show_draws_nothing_anew(root: Path) -> None:
    good = last(root)
    edit(root, "Made a site", "Made two sites")
    new = last(root, good)
    before, after = good.variant("quant"), new.variant("quant")
    assert before
    assert after
    assert before.printed
    assert after.printed
    assert after.printed.pictures is before.printed.pictures
    assert good.variants[0].printed != new.variants[0].printed


def test_findings_of_files_stay_until_there_are_new_files(root: Path) -> None:
    edit(root, "Utilized the mill", "Utilized the mill " + "and the store of the engine " * 40)
    good = last(root)
    late = good.variants[1].late()
    assert late
    edit(root, "Made a site", "Made two sites")
    first = next(stages(root, TODAY, good, lambda: "quant")).variants[1]
    assert not first.checked
    assert set(late) <= set(first.findings)


def test_a_new_and_a_removed_variant_are_followed(root: Path) -> None:
    good = last(root)
    (root / "variants" / "quant.yaml").rename(root / "variants" / "other.yaml")
    assert [one.name for one in last(root, good).variants] == ["other", "plain"]


def test_a_build_that_a_save_overtakes_is_dropped(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The builder stops at the next stage, and the newest sources win."""
    hub = Hub(root, lambda: TODAY)
    begun = []

    def counted(*arguments: object) -> object:
        begun.append(len(begun))
        for view in stages(*arguments):  # type: ignore[arg-type]
            if len(begun) == 1:
                hub.changed()  # while the first stage is at work
            yield view

    monkeypatch.setattr("cvbuild.preview.hub.stages", counted)
    thread = threading.Thread(target=hub.run)
    thread.start()
    while hub.view.phase is not Phase.READY:
        hub.wait(hub.view.revision, 30)
    hub.stop()
    thread.join(30)
    assert begun == [0, 1]
    assert hub.view.revision == len(list(stages(root, TODAY, View(), lambda: "")))


def test_a_bug_is_shown_and_does_not_end_the_builder(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def failing(*_arguments: object) -> object:
        raise ZeroDivisionError

    hub = Hub(root, lambda: TODAY)
    thread = threading.Thread(target=hub.run)
    with monkeypatch.context() as patched:
        patched.setattr("cvbuild.preview.hub.stages", failing)
        thread.start()
        broken = hub.wait(0, 30)
    assert broken
    assert broken.phase is Phase.BROKEN
    assert broken.error
    assert "ZeroDivisionError" in capsys.readouterr().err
    hub.changed()
    while hub.view.phase is not Phase.READY:
        hub.wait(hub.view.revision, 30)
    hub.stop()
    thread.join(30)
    assert hub.view.error is None


def test_the_sample_is_what_the_tests_take_it_for() -> None:
    assert CV.count("tags: [quant]") == 2


def test_a_variant_that_is_fitted_shows_what_fits(root: Path) -> None:
    many = "".join(f"      - Turned the mill the {number}th time\n" for number in range(70))
    edit(root, "      - Utilized the mill\n", f"      - Utilized the mill\n{many}")
    edit(root, "headline: quant", "pages: {max: 1, fit: {}}\nheadline: quant", "variants/quant.yaml")
    view = last(root)
    result = build(Request(root, TODAY))
    quant = view.variant("quant")
    assert quant
    assert quant.printed
    assert len(quant.printed.pictures) == 1
    assert view.finished_findings() == result.findings
    assert quant.chosen.selection == result.built[1].chosen.selection
