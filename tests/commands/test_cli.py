"""The command line: output, files and exit codes, mostly after mistakes of the user."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from cvbuild.commands._cli import cli
from tests.commandline import Cvbuild

CV = """\
tags: {quant: trading}
basics: {name: Ada Lovelace, label: Analyst, email: ada@love.org, url: https://love.org/a, location: {city: Ur}}
work:
  - id: engines
    name: Analytical Engines
    position: Analyst
    startDate: 1842-01
    endDate: 1843-09
    highlights:
      - {id: program, text: Wrote the first program, tags: [quant]}
"""
QUANT = "tags: [quant]\nsections: [work]\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "variants").mkdir()
    (tmp_path / "cv.yaml").write_text(CV, encoding="utf-8")
    (tmp_path / "variants" / "quant.yaml").write_text(QUANT, encoding="utf-8")
    (tmp_path / "variants" / "plain.yaml").write_text("sections: [work]\n", encoding="utf-8")
    return tmp_path


def made(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_builds_every_variant_in_every_format(project: Path) -> None:
    run = subprocess.run([sys.executable, "-m", "cvbuild"], cwd=project, capture_output=True, check=False)
    assert (run.returncode, run.stderr) == (0, b""), run.stdout
    endings = ("docx", "pdf", "txt")
    expected = [f"{name}/Ada-Lovelace-Resume.{ending}" for name in ("plain", "quant") for ending in endings]
    assert made(project / "out") == sorted([*expected, "manifest.json"])


def test_one_variant_some_formats_another_folder(cvbuild: Cvbuild, project: Path) -> None:
    run = cvbuild("--variant", "quant", "--format", "txt,tree", "--out", "elsewhere")
    assert run.code == 0, run.out
    assert made(project / "elsewhere") == [
        "manifest.json",
        "quant/Ada-Lovelace-Resume.tree.txt",
        "quant/Ada-Lovelace-Resume.txt",
    ]
    assert not (project / "out").exists()


def test_check_writes_nothing(cvbuild: Cvbuild, project: Path) -> None:
    before = made(project)
    assert cvbuild("check", "--all").code == 0
    assert made(project) == before


def test_a_second_build_writes_nothing_new(cvbuild: Cvbuild, project: Path) -> None:
    cvbuild("--format", "txt")
    stamp = (project / "out/quant/Ada-Lovelace-Resume.txt").stat().st_mtime_ns
    cvbuild("--format", "txt")
    assert (project / "out/quant/Ada-Lovelace-Resume.txt").stat().st_mtime_ns == stamp


def test_a_renamed_file_is_removed_but_an_edited_one_stays(cvbuild: Cvbuild, project: Path) -> None:
    cvbuild("--format", "txt")
    edited = project / "out/plain/Ada-Lovelace-Resume.txt"
    edited.write_text("mine now", encoding="utf-8")
    (project / "cv.yaml").write_text(CV + 'output: {filename: "{last}"}\n', encoding="utf-8")
    cvbuild("--format", "txt")
    assert made(project / "out") == [
        "manifest.json",
        "plain/Ada-Lovelace-Resume.txt",
        "plain/Lovelace.txt",
        "quant/Lovelace.txt",
    ]
    assert edited.read_text(encoding="utf-8") == "mine now"


def test_json_report_is_one_object_and_nothing_else(cvbuild: Cvbuild) -> None:
    run = cvbuild("--report", "json", "--format", "txt")
    report = json.loads(run.out)
    assert sorted(report["variants"]) == ["plain", "quant"]
    assert {"variant", "format", "path", "sha256", "pages", "words"} <= set(report["artifacts"][0])


WRONG_ARGUMENTS = [
    (["--variant", "qant"], ["there is no variant 'qant'", "quant", "plain"]),
    (["--format", "pfd"], ["'pfd' is unknown", "pdf"]),
    (["explain", "L999"], ["there is no check 'L999'"]),
    (["--select", "Z9"], ["no check has a code that begins with 'Z9'"]),
    (["--project", "nowhere"], ["no cv.yaml"]),
    (["check", "--all", "--variant", "quant"], ["exclude each other"]),
    (["--report", "xml"], ["xml"]),
    (["bild"], ["bild"]),
]


@pytest.mark.parametrize(("arguments", "words"), WRONG_ARGUMENTS)
def test_wrong_arguments_are_reported(cvbuild: Cvbuild, project: Path, arguments: list[str], words: list[str]) -> None:
    run = cvbuild(*arguments)
    assert run.code == 2
    assert [word for word in words if word not in run.err] == []
    assert "Traceback" not in run.err
    assert not (project / "out").exists()


WRONG_SOURCES = [
    ("work:\n  - {nmae: X}\n", "S001"),
    ("work: [\n", "S006"),
    ("", "S006"),
    ("- a list\n", "S007"),
    ("work:\n  - name: A\n    startDate: 2021-13\n", "D101"),
    ("basics: {name: A}\nbasics: {name: B}\n", "S003"),
    ("basics: {name: !!python/object:os.system x}\n", "S009"),
]


@pytest.mark.parametrize(("text", "code"), WRONG_SOURCES)
def test_a_broken_source_leaves_out_as_it_was(cvbuild: Cvbuild, project: Path, text: str, code: str) -> None:
    cvbuild("--format", "txt")
    before = {name: (project / "out" / name).read_bytes() for name in made(project / "out")}
    (project / "cv.yaml").write_text(text, encoding="utf-8")
    run = cvbuild("--format", "txt")
    assert (run.code, run.err) == (2, "")
    assert f"error[{code}]" in run.out
    assert run.out.startswith("cv.yaml:")
    assert {name: (project / "out" / name).read_bytes() for name in made(project / "out")} == before


def test_mistakes_of_all_files_are_shown_in_one_run(cvbuild: Cvbuild, project: Path) -> None:
    (project / "cv.yaml").write_text(CV + "wrok: []\n", encoding="utf-8")
    (project / "variants" / "quant.yaml").write_text("tgas: [quant]\n", encoding="utf-8")
    out = cvbuild().out
    assert "cv.yaml:11:1: error[S001]" in out
    assert "variants/quant.yaml:1:1: error[S001]" in out


def test_findings_at_or_above_the_failing_severity_exit_1(cvbuild: Cvbuild, project: Path) -> None:
    second = "      - Explained it to the world.\n"
    (project / "cv.yaml").write_text(CV + second, encoding="utf-8")
    assert cvbuild("--variant", "quant").code == 0
    strict = cvbuild("--variant", "quant", "--strict")
    assert strict.code == 1
    assert "warning[C101]" in strict.out
    assert (project / "out/quant/Ada-Lovelace-Resume.pdf").exists()


def test_a_waiver_with_a_reason_silences_one_finding(cvbuild: Cvbuild, project: Path) -> None:
    second = "      - Explained it to the world.   # allow C101: a quotation\n"
    (project / "cv.yaml").write_text(CV + second, encoding="utf-8")
    run = cvbuild("--strict")
    assert run.code == 0, run.out
    assert "1 waived" in run.out


def test_settings_turn_checks_off_and_up(cvbuild: Cvbuild, project: Path) -> None:
    second = "      - Explained it to the world.\nchecks: {C1: off}\n"
    (project / "cv.yaml").write_text(CV + second, encoding="utf-8")
    assert cvbuild("--strict").code == 0
    (project / "variants" / "quant.yaml").write_text(QUANT + "checks: {C101: error}\n", encoding="utf-8")
    assert cvbuild("--variant", "quant").code == 1


@pytest.mark.parametrize(
    ("setting", "words"),
    [
        ("{C999: off}", "there is no check 'C999'"),
        ("{C101: {lnes: 2}}", "no option 'lnes'"),
        ("{L201: {lines: two}}", "a number"),
        ("{C101: of}", "off"),
        (
            "{C101: {prefer: sometimes}}",
            "cv.yaml:11:25: error[S007]: 'sometimes' is not a valid 'prefer' for C101 mixed-full-stops",
        ),
        ("{C101: {prefer: sometimes}}", "there are: majority, none, all"),
        ("{C103: {prefer: curley}}", "did you mean 'curly'?"),
        ("{C1: {prefer: all}}", "'all' is not a valid 'prefer' for C103 mixed-quotes"),
        ("{X107: {show: [email, fone]}}", "cv.yaml:11:31: error[S007]: 'fone' is not a valid 'show'"),
        ("{X107: {show: emails}}", "did you mean 'email'?"),
    ],
)
def test_wrong_settings_are_errors(cvbuild: Cvbuild, project: Path, setting: str, words: str) -> None:
    (project / "cv.yaml").write_text(f"{CV}checks: {setting}\n", encoding="utf-8")
    run = cvbuild()
    assert run.code == 2
    assert "cv.yaml:11:" in run.out
    assert words in run.out


def test_a_misspelt_word_list_is_an_error(cvbuild: Cvbuild, project: Path) -> None:
    (project / "cv.yaml").write_text(f"{CV}words: {{filer: [+synergy]}}\n", encoding="utf-8")
    run = cvbuild()
    assert run.code == 2
    assert "cv.yaml:11:9: error[S001]: there is no word list 'filer'" in run.out
    assert "did you mean 'filler'?" in run.out


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_output_folder_is_reported(cvbuild: Cvbuild, project: Path) -> None:
    (project / "out").mkdir(mode=0o500)
    run = cvbuild("--format", "txt")
    assert run.code == 2
    assert "cannot write" in run.err


def test_a_file_in_place_of_the_output_folder_is_reported(cvbuild: Cvbuild, project: Path) -> None:
    (project / "taken").write_text("x", encoding="utf-8")
    run = cvbuild("--format", "txt", "--out", "taken")
    assert run.code == 2
    assert "Traceback" not in run.err


def test_a_project_without_variants_builds_everything(cvbuild: Cvbuild, project: Path) -> None:
    for path in (project / "variants").iterdir():
        path.unlink()
    (project / "variants").rmdir()
    assert cvbuild("--format", "txt").code == 0
    assert made(project / "out") == ["default/Ada-Lovelace-Resume.txt", "manifest.json"]


def test_colour_only_when_asked_for(cvbuild: Cvbuild, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (project / "cv.yaml").write_text(CV + "wrok: []\n", encoding="utf-8")
    for name in ("FORCE_COLOR", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    assert "\x1b[" not in cvbuild().out
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[" in cvbuild().out
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in cvbuild().out


def test_explain_prints_the_checks_own_text(cvbuild: Cvbuild) -> None:
    by_code, by_name = cvbuild("explain", "L101"), cvbuild("explain", "too-many-pages")
    assert by_code.out == by_name.out
    assert "What:" in by_code.out
    assert "Bad::" in by_code.out


def test_checks_lists_them(cvbuild: Cvbuild) -> None:
    assert "L101  error" in cvbuild("checks").out


def test_ascii_text_is_ascii(cvbuild: Cvbuild, project: Path) -> None:
    cvbuild("--ascii", "--format", "txt", "--variant", "plain")
    assert (project / "out/plain/Ada-Lovelace-Resume.txt").read_bytes().isascii()


@pytest.mark.parametrize("options", [["--project", "elsewhere"], ["-v", "quant"], ["--strict"], ["--rebuild"]])
def test_an_option_before_a_command_is_refused(options: list[str]) -> None:
    run = CliRunner().invoke(cli, [*options, "check"])
    assert run.exit_code == 2
    assert "must follow the command: cvbuild check --" in run.output
