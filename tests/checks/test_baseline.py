"""The baseline: known findings are hidden, new ones reported, fixed ones listed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from cvbuild.commands._cli import cli
from cvbuild.syntax.errors import CannotBuild

SOURCE = """\
basics: {name: Ada Lovelace, email: ada@lovelace.org, location: {city: London, countryCode: GB}}
work:
  - name: Analytical Engines
    position: Engineer
    startDate: 2022-01
    highlights:
      - I wrote the first program for an engine
      - Wrote notes longer than the paper they explain
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "cv.yaml").write_text(SOURCE, encoding="utf-8")
    return tmp_path


def check(project: Path, *options: str) -> tuple[int, str]:
    run = CliRunner().invoke(cli, ["check", "--project", str(project), *options])
    return run.exit_code, run.output


def codes(project: Path) -> list[str]:
    report = json.loads(check(project, "--report", "json")[1])
    return [finding["code"] for finding in report["findings"] if not finding["suppressed"]]


def change(project: Path, old: str, new: str, name: str = "cv.yaml") -> None:
    text = (project / name).read_text(encoding="utf-8")
    assert old in text
    (project / name).write_text(text.replace(old, new), encoding="utf-8")


def test_known_findings_are_hidden_and_counted(project: Path) -> None:
    before = codes(project)
    assert "C201" in before
    assert check(project, "--write-baseline")[0] == 0
    assert codes(project) == []
    code, text = check(project, "--strict")
    assert (code, text) == (0, f"No findings ({len(before)} hidden by the baseline).\n")


def test_moving_a_line_keeps_it_hidden_and_changing_it_does_not(project: Path) -> None:
    check(project, "--write-baseline")
    change(project, "    highlights:\n", "    # moved\n    highlights:\n      - Drew the first table of a program\n")
    assert "C201" not in codes(project)
    change(project, "I wrote the first program", "I wrote the very first program")
    assert "C201" in codes(project)


def test_a_second_finding_of_the_same_kind_is_new(project: Path) -> None:
    check(project, "--write-baseline")
    change(project, "- Wrote notes", "- I wrote notes")
    assert codes(project).count("C201") == 1


def test_fixed_findings_are_listed_and_leave_the_baseline(project: Path) -> None:
    check(project, "--write-baseline")
    long = (project / "baseline.json").read_bytes()
    change(project, "I wrote the first", "Wrote the first")
    assert "S021" in codes(project)
    assert "update it: --write-baseline" in check(project, "--verbose")[1]
    check(project, "--write-baseline")
    assert len((project / "baseline.json").read_bytes()) < len(long)


def test_the_file_is_the_same_each_time_and_one_line_a_finding(project: Path) -> None:
    check(project, "--write-baseline")
    first = (project / "baseline.json").read_text(encoding="utf-8")
    check(project, "--write-baseline")
    assert (project / "baseline.json").read_text(encoding="utf-8") == first
    assert len(first.splitlines()) == len(json.loads(first)["findings"]) + 2


@pytest.mark.parametrize("options", [["--variant", "default"], ["--select", "C"], ["--ignore", "C"], ["--source-only"]])
def test_a_part_of_the_findings_makes_no_baseline(project: Path, options: list[str]) -> None:
    code, text = check(project, "--write-baseline", *options)
    assert code != 0
    assert "all variants, formats and checks" in text
    assert not (project / "baseline.json").exists()


def test_without_a_build_there_is_no_baseline(project: Path) -> None:
    change(project, "    position: Engineer", "    position: Engineer\n    positon: Engineer")
    assert check(project, "--write-baseline")[0] != 0
    assert not (project / "baseline.json").exists()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{", "S006"),
        ("[]", "S007"),
        ("{}", "a baseline is {findings: [...]}"),
        ('{"findings": ["C201"]}', "an entry has a code"),
        ('{"findings": [{"code": "C201"}]}', "an entry has a code"),
    ],
)
def test_a_broken_baseline_is_reported_at_its_line(project: Path, text: str, message: str) -> None:
    (project / "baseline.json").write_text(text, encoding="utf-8")
    code, told = check(project)
    assert code == 2
    assert "baseline.json:1:" in told
    assert message in told


def test_a_baseline_alone_is_no_source(project: Path) -> None:
    (project / "cv.yaml").unlink()
    (project / "baseline.json").write_text('{"findings": []}', encoding="utf-8")
    run = CliRunner().invoke(cli, ["check", "--project", str(project)])
    assert isinstance(run.exception, CannotBuild)
    assert "there is no cv.yaml" in run.exception.message
