"""Options of the test suite, and the tests that each tier leaves out."""

from __future__ import annotations

import functools
import gc
import os
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from cvbuild.model.theme import Theme
    from cvbuild.syntax.finding import Outcome
    from cvbuild.syntax.source import Place
    from tests.commandline import Cvbuild

# The same examples in each run: whoever changes one thing is not stopped by what was always so.
settings.register_profile("random", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("same", settings.get_profile("random"), derandomize=True)

_HERE = Path(__file__).parent

SLOW = frozenset(
    (
        "analysis/test_complexity",
        "analysis/test_memo",
        "analysis/test_requirements",
        "cache/test_replay",
        "checks/test_baseline",
        "checks/test_missing_keyword",
        "commands/test_cli",
        "commands/test_confirm",
        "commands/test_diff",
        "commands/test_extract",
        "commands/test_identify",
        "commands/test_init",
        "commands/test_lsp",
        "commands/test_manners",
        "commands/test_match",
        "commands/test_mcp",
        "commands/test_notes",
        "commands/test_preview_shown",
        "commands/test_preview_views",
        "commands/test_preview_workbench",
        "commands/test_proposals",
        "commands/test_rough_folders",
        "commands/test_send",
        "commands/test_theme",
        "commands/test_watch",
        "commands/test_why",
        "compose/test_select",
        "fit/test_emptied",
        "fit/test_heights",
        "fit/test_knapsack",
        "fit/test_settings",
        "fit/test_side_column",
        "fit/test_verification",
        "fuzz/test_corpus",
        "inspection/test_pdf",
        "model/test_build_id",
        "model/test_decode_hints",
        "model/test_decode_variant",
        "pipeline/test_build",
        "pipeline/test_damage",
        "pipeline/test_deadline",
        "pipeline/test_ended_from_outside",
        "pipeline/test_faults",
        "pipeline/test_fit_cache",
        "pipeline/test_guard",
        "pipeline/test_hidden_mistakes",
        "pipeline/test_hostile",
        "pipeline/test_languages",
        "pipeline/test_letters",
        "pipeline/test_links",
        "pipeline/test_no_check",
        "pipeline/test_no_leak",
        "pipeline/test_one_finding",
        "pipeline/test_online",
        "pipeline/test_private",
        "pipeline/test_proofreading",
        "pipeline/test_recovery",
        "pipeline/test_renderings",
        "pipeline/test_stages",
        "project/test_ci",
        "project/test_corpus",
        "project/test_docs",
        "project/test_dropped_files",
        "project/test_exports_page",
        "project/test_language",
        "project/test_own_cv",
        "project/test_reproducible",
        "project/test_streams",
        "project/test_structure",
        "project/test_wheel",
        "project/test_workflow_diff",
        "readers/test_command",
        "readers/test_conservation",
        "readers/test_forms",
        "readers/test_own_files",
        "render/test_bad_links",
        "render/test_cut_words",
        "render/test_docx",
        "render/test_every_key",
        "render/test_exports",
        "render/test_letterhead",
        "render/test_looks",
        "render/test_measure",
        "render/test_pdf",
        "render/test_pdf_pages",
        "render/test_pdf_theme",
        "render/test_png",
        "render/test_quick_import",
        "render/test_scripts",
        "render/test_shape",
        "render/test_shipped_themes",
        "render/test_theme_attacks",
        "render/test_txt",
        "render/test_word_comparison",
        "render/test_words",
        "test_api",
    )
)
"""Modules that take about 3 seconds or more; ``make test-fast`` leaves them out."""

_SLOW_CASE = re.compile(r"checks/test_(?:cases|examples)\[(?:[ALP]\d|T105)")
"""Cases of checks that need finished pages; ``make test-fast`` leaves them out, too."""

SAMPLED = {
    "checks/test_missing_keyword": 4,
    "commands/test_mcp": 8,
    "fuzz/test_corpus": 8,
    "pipeline/test_damage": 8,
    "pipeline/test_fit_cache": 8,
    "pipeline/test_hidden_mistakes": 8,
    "pipeline/test_no_leak": 8,
    "pipeline/test_one_finding": 4,
    "project/test_corpus": 16,
    "project/test_streams": 8,
    "readers/test_forms": 4,
    "readers/test_own_files": 8,
    "render/test_cut_words": 8,
    "render/test_looks": 8,
    "render/test_scripts": 8,
    "render/test_shipped_themes": 8,
    "render/test_theme_attacks": 8,
    "render/test_word_comparison": 8,
}
"""Modules with large tables of slow cases: ``make test`` runs every eighth (or other) case of each of their tests."""

COSTLY = {
    "analysis/test_complexity::test_a_lock_and_the_ledger_take_at_most_six_times_the_steps": 0,
    "cache/test_replay::test_a_report_is_the_same_with_the_record_without_it_and_built_again": 1,
    "commands/test_mcp::test_a_hostile_sequence_adds_no_word": 1,
    "commands/test_mcp::test_a_legitimate_sequence_succeeds": 1,
    "commands/test_notes::test_every_page_of_the_pdf_says_that_it_is_private_and_so_does_its_title": 1,
    "commands/test_theme::test_a_fork_is_the_same_until_it_is_edited": 2,
    "fit/test_heights::test_heights_that_do_not_add_up_are_not_used": 0,
    "fit/test_heights::test_known_heights_equal_those_of_a_complete_layout": 2,
    "fit/test_side_column::test_what_is_too_long_for_page_one_goes_among_the_jobs": 1,
    "fit/test_verification::test_heights_of_parts_add_up_to_that_of_the_page": 2,
    "fit/test_verification::test_pages_are_never_exceeded_and_at_least_95_percent_full": 1,
    "fuzz/test_corpus::test_a_kept_input_breaks_no_law": 2,
    "pipeline/test_damage::test_no_file_hangs_a_build": 2,
    "pipeline/test_faults::test_a_fault_here_and_there_loses_nothing": 1,
    "pipeline/test_links::test_nothing_is_written_or_deleted_through_a_link": 14,
    "pipeline/test_no_leak::test_planted_words_are_many_and_public_ones_are_printed": 0,
    "pipeline/test_recovery::test_it_stops_or_not_and_hides_nothing": 6,
    "pipeline/test_renderings::test_only_what_changed_is_rendered": 2,
    "project/test_ci::test_the_action_builds_what_its_inputs_name": 1,
    "project/test_docs::test_each_how_to_runs_in_a_new_project": 1,
    "project/test_exports_page::test_the_examples_run": 0,
    "project/test_workflow_diff::test_without_a_base_it_is_the_commit_before": 1,
    "readers/test_command::test_the_result_builds_at_once_without_errors": 5,
    "readers/test_own_files::test_each_text_is_in_the_field_it_came_from": 2,
    "render/test_bad_links::test_a_link_of_a_template_is_left_out_and_reported": 2,
    "render/test_bad_links::test_no_file_has_a_bad_link": 1,
    "render/test_cut_words::test_what_keeps_a_compound_whole_leaves_no_trace": 1,
    "render/test_every_key::test_every_word_of_every_key_is_in_every_file": 1,
    "render/test_exports::test_json_resume_has_dates_of_its_schema_and_all_come_back": 3,
    "render/test_letterhead::test_no_contact_is_alone": 10,
    "render/test_looks::test_icons_are_pictures_and_no_text": 0,
    "render/test_measure::test_lines_have_at_most_ninety_characters": 1,
    "render/test_quick_import::test_the_bytes_are_the_same_with_and_without": 1,
    "render/test_scripts::test_no_format_differs_from_the_text": 1,
    "render/test_scripts::test_other_software_reads_each_letter": 1,
    "render/test_scripts::test_words_from_right_to_left_are_read_whole": 1,
    "render/test_shipped_themes::test_no_heading_is_alone_at_a_page_end": 1,
    "render/test_shipped_themes::test_the_pages_of_an_academic_cv_are_full_and_end_well": 1,
    "render/test_theme_attacks::test_a_template_that_asks_for_too_much": 1,
    "render/test_theme_attacks::test_deep_nesting": 0,
    "render/test_word_comparison::test_words_are_the_same_in_all_formats": 3,
    "render/test_words::test_every_format_has_the_words_in_order": 1,
}
"""Tests that take more than two seconds, with the number of cases that ``make test`` runs."""

_PROOFREAD = re.compile(r"C209|C219")
"""Tests that let Harper and simplemma read; those of the process itself start it."""

_HAS_OWN_CV = (_HERE.parent / "cv.yaml").exists()

_OWN_CV = ("project/test_content", "project/test_own_cv", "project/test_seeded_cv", "project/test_reproducible")
"""Modules about the CV of this repository, which is not in an sdist."""

_OF_OWN_CV = (
    "test_postings.py::test_the_project_s_own_cv",
    "test_missing_keyword.py::test_it_reports_what_match_lists",
    "test_fit_cache.py::test_an_edited_comment",
    "test_workflow.py::test_the_ci_script_counts",
    "test_workflow.py::test_contributing_names_files",
)
"""Other tests of it."""

collect_ignore = [] if _HAS_OWN_CV else [f"{name}.py" for name in _OWN_CV]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--random", action="store_true", help="let property tests try new examples, not the same again")
    parser.addoption("--update", action="store_true", help="write the goldens anew instead of comparing with them")


def pytest_configure(config: pytest.Config) -> None:
    settings.load_profile("random" if config.getoption("--random") else "same")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests that ``make test-fast`` and ``make test`` leave out."""
    for item in items if not _HAS_OWN_CV else ():
        if any(part in item.nodeid for part in _OF_OWN_CV):
            item.add_marker(pytest.mark.skip(reason="the CV of this repository is not in an sdist"))
    seen: Counter[str] = Counter()
    for item in items:
        module, test = item.path.relative_to(_HERE).with_suffix("").as_posix(), item.nodeid.partition("[")[0]
        if module in SLOW or _SLOW_CASE.match(f"{module}[{item.nodeid.partition('[')[2]}"):
            item.add_marker("slow")
        costly = COSTLY.get(f"{module}::{test.rpartition('::')[2]}")
        left_out = seen[test] >= costly if costly is not None else seen[test] % SAMPLED.get(module, 1)
        if left_out:
            item.add_marker("exhaustive")
        seen[test] += 1


@pytest.fixture(autouse=True)
def proofreading_asked_only_where_it_matters(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Spare tests the second in which a proofreader loads."""
    from cvbuild.pipeline import proofreading
    from tests.proofreaders import LoadedProcess, SilentProcess, path_with_harper

    if "test_proofreading" in request.node.nodeid:
        monkeypatch.setenv("PYTHONPATH", path_with_harper())
    else:
        loaded = _PROOFREAD.search(request.node.nodeid)
        monkeypatch.setattr(proofreading, "Process", LoadedProcess if loaded else SilentProcess)


@pytest.fixture(autouse=True, scope="session")
def what_only_people_need_is_left_out() -> Iterator[None]:
    """Spare tests a disk to wait for, shipped themes to read again, and commands that load a proofreader."""
    from cvbuild.pipeline import context
    from tests.proofreaders import SILENT

    load = context.load_theme
    shipped = functools.cache(lambda name: load(name, _HERE))  # this folder has no templates of its own

    def once(name: str, project: Path, named_at: Place) -> Outcome[Theme]:
        found = None if os.path.lexists(project / "templates") else shipped(name)
        return found if found and found.value else load(name, project, named_at)

    with pytest.MonkeyPatch.context() as patch:
        gc.collect()
        gc.freeze()  # ten thousand tests, which each build would search for garbage
        patch.setattr(gc, "freeze", lambda: None)
        patch.setattr(gc, "unfreeze", lambda: None)
        patch.setenv("PYTHONPATH", SILENT, prepend=os.pathsep)
        patch.setattr(os, "fsync", lambda _: None)
        patch.setattr(context, "load_theme", once)
        yield


@pytest.fixture
def cvbuild(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Cvbuild:
    """Runs the command line in the project of the module; without one, in an empty folder."""
    from tests.commandline import runner

    try:
        folder = request.getfixturevalue("project")
    except pytest.FixtureLookupError:
        folder = request.getfixturevalue("tmp_path")
    return runner(folder, monkeypatch, capsys)


@pytest.fixture
def update(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--update"))
