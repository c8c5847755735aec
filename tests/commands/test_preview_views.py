"""Stages of a preview: the last one equals a build, and good pages stay until there are new ones."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from cvbuild.commands.preview.hub import Hub
from cvbuild.commands.preview.view import Phase
from cvbuild.commands.preview.views import views
from cvbuild.pipeline.build import Request, build
from tests.previews import CV, TODAY, all_views, last, write_project

GOLDEN = Path(__file__).parents[1] / "golden"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_project(tmp_path)


def edit(root: Path, before: str, after: str, file: str = "cv.yaml") -> None:
    text = (root / file).read_text(encoding="utf-8")
    assert before in text
    (root / file).write_text(text.replace(before, after), encoding="utf-8")


@pytest.mark.parametrize("name", ["engineer", "json", "minimal"])
def test_the_last_stage_equals_a_build(name: str) -> None:
    view = last(GOLDEN / name)
    result = build(Request(GOLDEN / name, TODAY))
    assert view.phase is Phase.READY
    assert view.finished_findings() == result.findings
    for built in result.built:
        shown = view.variant(built.variant.name)
        assert shown
        assert shown.printed
        assert shown.printed.build.artifacts == built.artifacts


def test_the_last_stage_equals_a_build_of_bad_sources(root: Path) -> None:
    edit(root, "position: Analyst", "postion: Analyst")
    view = last(root)
    result = build(Request(root, TODAY))
    assert not result.complete
    assert (view.phase, view.finished_findings()) == (Phase.READY, result.findings)


def test_the_open_variant_comes_first_and_findings_before_pages(root: Path) -> None:
    seen = [
        [(one.name, bool(one.findings), bool(one.printed), one.checked) for one in view.variants]
        for view in all_views(root)
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


def test_pictures_can_be_fetched_before_their_words_are_known(root: Path) -> None:
    seen = [view.variants[1] for view in all_views(root)]
    first = next(number for number, one in enumerate(seen) if one.coming)
    coming, printed = seen[first], seen[first + 1]
    assert coming.printed is None
    assert printed.printed
    assert coming.drawn == printed.drawn == {page.digest: page.content for page in printed.printed.pictures}
    assert not any(one.coming for one in seen[first + 1 :])


def test_a_mistake_that_stops_a_build_shows_the_pages_all_the_same(root: Path) -> None:
    edit(root, "position: Analyst", "postion: Analyst\n    wibble: 3")
    view = last(root)
    assert view.phase is Phase.READY
    assert {"S001"} <= {finding.code for finding in view.finished_findings()}
    assert all(one.printed and one.fresh for one in view.variants)


def test_a_source_that_cannot_be_read_keeps_the_last_good_pages(root: Path) -> None:
    good = last(root)
    text = (root / "cv.yaml").read_text(encoding="utf-8")
    (root / "cv.yaml").write_text("- work\n", encoding="utf-8")
    bad = last(root, good)
    assert bad.phase is Phase.BROKEN
    assert [finding.code for finding in bad.finished_findings()] == ["S007"]
    assert bad.variant("quant") == good.variant("quant")
    (root / "cv.yaml").write_text(text, encoding="utf-8")
    again = last(root, bad)
    assert again.phase is Phase.READY
    assert again.finished_findings() == good.finished_findings()


def test_a_missing_source_is_reported_and_the_preview_goes_on(root: Path) -> None:
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
    assert "V101" in [finding.code for finding in quant.findings]


def test_an_edit_of_a_hidden_item_draws_no_page(root: Path) -> None:
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
    first = all_views(root, good)[0].variants[1]
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
        for view in views(*arguments):  # type: ignore[arg-type]
            if len(begun) == 1:
                hub.changed()  # while the first stage is at work
            yield view

    monkeypatch.setattr("cvbuild.commands.preview.hub.views", counted)
    thread = threading.Thread(target=hub.run)
    thread.start()
    while hub.view.phase is not Phase.READY:
        hub.wait(hub.view.revision, 30)
    hub.stop()
    thread.join(30)
    assert begun == [0, 1]
    assert hub.view.revision == len(all_views(root, wanted=""))


def test_a_bug_is_shown_and_does_not_end_the_builder(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def failing(*_arguments: object) -> object:
        raise ZeroDivisionError

    hub = Hub(root, lambda: TODAY)
    thread = threading.Thread(target=hub.run)
    with monkeypatch.context() as patched:
        patched.setattr("cvbuild.commands.preview.hub.views", failing)
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


def test_the_sample_has_the_expected_findings() -> None:
    assert CV.count("tags: [quant]") == 2


def test_a_fitted_variant_shows_the_items_that_fit(root: Path) -> None:
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
    assert quant.build.selection == result.built[1].selection
