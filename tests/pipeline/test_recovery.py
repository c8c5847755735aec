"""What stops a build, what only fails it, and that every finding is reported either way."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.commandline import Cvbuild, Run, write

CV = """\
    basics: {name: Ada Lovelace, email: ada@lovelace.org, url: https://lovelace.org, location: {city: London}}
    tags: {eng: engines}
    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 1842-01
        highlights:
          - {id: program, text: Wrote the first program, tags: [eng]}
          - Cut the cost of a table by 78%
"""
ALSO = "      - TODO name the tables\n          - Recieved a medal\n"
"""Two mistakes that are found whatever else is wrong."""


def codes(run: Run) -> set[str]:
    return {finding["code"] for finding in json.loads(run.out)["findings"] if finding["severity"] != "note"}


# -- each mistake: files that differ from the project above, the code it has, whether it stops

MISTAKES: list[tuple[str, dict[str, str], bool]] = [
    ("S001", {"cv.yaml": CV.replace("position:", "postion:")}, True),
    ("S002", {"cv.yaml": CV.replace("name: Analytical Engines\n        ", "")}, True),
    ("S003", {"cv.yaml": CV + "    tags: {a: b}\n"}, True),
    ("S006", {"cv.yaml": CV.replace("name: Analytical Engines", "name: Analytical: Engines")}, True),
    ("S006", {"cv.yaml": CV.replace("position: Engineer", "position: 'Engineer")}, True),
    ("S006", {"variants/b.yaml": "sections: [work"}, True),
    ("S007", {"cv.yaml": CV.replace("[eng]", "eng")}, True),
    ("S007", {"variants/b.yaml": "pages: many"}, True),
    ("S001", {"variants/b.yaml": "sectons: [work]"}, True),
    ("S001", {"variants/b.yaml": "sections: [wrok]"}, True),
    ("D101", {"cv.yaml": CV.replace("1842-01", "the year of the flood")}, True),
    ("V101", {"variants/b.yaml": "include: [progam]"}, True),
    ("V101", {"variants/b.yaml": "tags: [engi]"}, True),
    ("V101", {"variants/b.yaml": "extends: nosuch"}, True),
    ("V101", {"variants/b.yaml": "theme: nosuch"}, True),
    ("V112", {"variants/b.yaml": "extends: b"}, True),
    ("A119", {"templates/classic/theme.toml": "[style]\naccent = #1d4170\n"}, True),
    ("S019", {"variants/b.yaml": "filename: '{nosuch}'"}, True),
    ("S007", {"baseline.json": '{"findings": 3}'}, True),
    ("S012", {"cv.yaml": CV.replace("[eng]", "[engine]")}, False),
    ("S013", {"cv.yaml": CV.replace("Engineer", "Engi\u200bneer")}, False),
    ("S010", {"cv.yaml": CV.replace("- Cut", "- {id: program, text: Cut").replace("78%", "78%}")}, False),
    ("S011", {"cv.yaml": CV.replace("tags: [eng]}", "tags: [eng], facts: [gone]}")}, False),
    ("D102", {"cv.yaml": CV.replace("startDate: 1842-01", "startDate: 1842-01\n        endDate: 1841-01")}, False),
]


@pytest.mark.parametrize(("code", "files", "stops"), MISTAKES)
def test_it_stops_or_not_and_hides_nothing(
    code: str, files: dict[str, str], stops: bool, tmp_path: Path, cvbuild: Cvbuild
) -> None:
    files = {"variants/a.yaml": "{}", "variants/b.yaml": "{}", "cv.yaml": CV, **files}
    write(tmp_path, files)
    with (tmp_path / "cv.yaml").open("a", encoding="utf-8") as file:
        file.write("" if "tags: {a: b}" in files["cv.yaml"] else ALSO)
    run = cvbuild("--report", "json", "--format", "txt")
    assert run.code == (2 if stops else 1), run.out
    assert (tmp_path / "out").exists() != stops
    also = set() if "tags: {a: b}" in files["cv.yaml"] else {"S014", "C209"}
    assert {code, *also} <= codes(run)


def test_send_refuses_what_only_fails(tmp_path: Path, cvbuild: Cvbuild) -> None:
    write(tmp_path, {"cv.yaml": CV.replace("78%", "XX%"), "variants/a.yaml": "{}"})
    assert cvbuild("--format", "txt").code == 1
    assert cvbuild("send", "a", "--to", "Society").code == 1
    assert not (tmp_path / "sent").exists()


def test_a_variant_with_a_mistake_silences_no_other(tmp_path: Path, cvbuild: Cvbuild) -> None:
    variants = {"a": "include: [nix]\n", "b": "sections: [work\n", "c": "pages: {max: 0}\n", "d": "paper: a9\n"}
    write(tmp_path, {"cv.yaml": CV, **{f"variants/{name}.yaml": text for name, text in variants.items()}})
    run = cvbuild("check", "--report", "json", "--source-only")
    found = {(one["file"], one["code"]) for one in json.loads(run.out)["findings"]}
    assert run.code == 2
    assert found >= {
        ("variants/a.yaml", "V101"),
        ("variants/b.yaml", "S006"),
        ("variants/c.yaml", "S007"),
        ("variants/d.yaml", "S007"),
    }


def test_what_could_not_run_is_said_in_one_line(tmp_path: Path, cvbuild: Cvbuild) -> None:
    write(tmp_path, {"cv.yaml": CV.replace("1842-01", "the year of the flood")})
    out = cvbuild("--format", "txt").out
    (line,) = (line for line in out.splitlines() if line.startswith("not checked: "))
    assert "D106" in line
    assert "Nothing was written." in out.splitlines()[-1]
    write(tmp_path, {"cv.yaml": "- a\n"})
    out = cvbuild("--format", "txt").out
    assert "not checked: the source file could not be read" in out


def test_nothing_that_follows_from_a_mistake_is_reported(tmp_path: Path, cvbuild: Cvbuild) -> None:
    write(tmp_path, {"cv.yaml": CV.replace("highlights:", "highlihts:"), "variants/a.yaml": "include: [program]"})
    assert codes(cvbuild("--report", "json", "--format", "txt")) == {"S001"}
    write(tmp_path, {"cv.yaml": CV.replace("email: ada@lovelace.org, url", "email: [a, b], url")})
    assert codes(cvbuild("--report", "json", "--format", "txt")) == {"S007"}


# -- a build says what to do next, and counts what asks for no change


def test_a_build_counts_notes_and_says_what_is_next(tmp_path: Path, cvbuild: Cvbuild) -> None:
    write(tmp_path, {"cv.yaml": CV})
    plain = cvbuild("--format", "txt").out
    assert "note[" not in plain
    assert plain.splitlines()[-1].startswith("Next: ")
    listed = cvbuild("--format", "txt", "--notes").out
    assert ("note[" in listed) == ("notes: " in plain)
    assert "Next: " not in cvbuild("check", "--source-only").out


def test_many_findings_are_counted(tmp_path: Path, cvbuild: Cvbuild) -> None:
    lines = "".join(f"          - Wrote the {word}x twice\n" for word in _words(70))
    write(tmp_path, {"cv.yaml": CV.rstrip(" ") + lines.replace("the ", "TODO ").replace("TODO", "the TODO")})
    out = cvbuild("--format", "txt").out
    assert out.count("error[S014]") == 1, "the same finding is said once"
    lines = "".join(f"          - {{text: b, tags: [{word}]}}\n" for word in _words(70))
    write(tmp_path, {"cv.yaml": CV.rstrip(" ") + lines})
    out = cvbuild("--format", "txt").out
    assert out.count("error[S012]") == 50
    assert "more findings; --verbose shows all" in out
    assert cvbuild("--format", "txt", "--verbose").out.count("error[S012]") == 70


def _words(number: int) -> list[str]:
    return [chr(97 + n // 26) + chr(97 + n % 26) for n in range(number)]


# -- files of any name

PERSON = "basics: {name: Ada Lovelace, email: ada@lovelace.org}\nwork: [{name: Engines}]\n"


@pytest.mark.parametrize("name", ["me.yaml", "resume.json", "Lebenslauf.yml", "sub/cv.yaml"])
def test_a_file_is_built_by_itself(name: str, tmp_path: Path, cvbuild: Cvbuild) -> None:
    text = (
        PERSON
        if not name.endswith("json")
        else '{"basics": {"name": "Ada Lovelace"}, "work": [{"company": "Engines"}]}'
    )
    write(tmp_path, {name: text, "variants/other.yaml": "{}"})
    run = cvbuild(name, "--format", "txt")
    assert run.code == 0, run.out
    assert "Engines" in (tmp_path / "out" / "resume" / "Ada-Lovelace-Resume.txt").read_text(encoding="utf-8")
    assert [path.name for path in (tmp_path / "out").iterdir() if path.is_dir()] == ["resume"]


def test_files_of_other_builds_stay(tmp_path: Path, cvbuild: Cvbuild) -> None:
    write(tmp_path, {"cv.yaml": PERSON, "other.yaml": PERSON.replace("Ada", "Eve")})
    assert cvbuild("--format", "txt").code == 0
    assert cvbuild("other.yaml", "--format", "txt").code == 0
    assert sorted(path.name for path in (tmp_path / "out").iterdir() if path.is_dir()) == ["default", "resume"]


@pytest.mark.parametrize("name", ["resume.yaml", "resume.yml", "cv.yml", "cv.json", "CV.yaml", "Resume.JSON"])
def test_other_names_of_a_source_are_found(name: str, tmp_path: Path, cvbuild: Cvbuild) -> None:
    write(tmp_path, {name: PERSON if not name.lower().endswith("json") else '{"basics": {"name": "Ada Lovelace"}}'})
    assert cvbuild("--format", "tree", "--no-check").code == 0


def test_a_file_of_another_name_is_named(tmp_path: Path, cvbuild: Cvbuild) -> None:
    write(tmp_path, {"me.yaml": PERSON})
    run = cvbuild()
    assert run.code == 2
    assert "cvbuild me.yaml" in run.err
    assert "there is no file you.yaml" in cvbuild("you.yaml").err


def test_a_second_source_is_reported(tmp_path: Path, cvbuild: Cvbuild) -> None:
    write(tmp_path, {"cv.yaml": PERSON, "resume.json": "{}"})
    run = cvbuild("--report", "json", "--format", "txt")
    assert "S026" in codes(run)
    assert run.code == 0


# -- hints

HINTS: list[tuple[str, str, str]] = [
    ("experience: [{name: A}]", "S001", "`work`"),
    ("employment: [{name: A}]", "S001", "`work`"),
    ("work: [{employer: A}]", "S001", "`name`"),
    ("work: [{company: A}]", "S001", "`name`"),
    ("work: [{name: A, positions: [{position: B}]}]", "S001", "`roles`"),
    ("work: [{name: A, bullets: [B]}]", "S001", "`highlights`"),
    ("work: [{name: A, jobTitle: B}]", "S001", "`position`"),
    ("work: [{name: A, from: 2020}]", "S001", "`startDate`"),
    ("education: [{school: A}]", "S001", "`institution`"),
    ("education: [{institution: A, degree: B}]", "S001", "`studyType`"),
    ("education: [{institution: A, gpa: 4}]", "S001", "`score`"),
    ("skills: [{category: A, items: [B]}]", "S001", "`name`"),
    ("cv: {name: A}\ndesign: {theme: B}", "S025", "cvbuild import cv.yaml"),
    ("content: {basics: {name: A}}", "S025", "cvbuild import cv.yaml"),
    ("contact: {email: A}\nemployment: {history: []}", "S025", "cvbuild import cv.yaml"),
]


@pytest.mark.parametrize(("text", "code", "hint"), HINTS)
def test_a_hint_says_what_to_write(text: str, code: str, hint: str, tmp_path: Path, cvbuild: Cvbuild) -> None:
    write(tmp_path, {"cv.yaml": text if code == "S025" else f"basics: {{name: Ada Lovelace}}\n{text}\n"})
    run = cvbuild("check", "--source-only", "--report", "json")
    found = [(one["code"], one["hint"]) for one in json.loads(run.out)["findings"]]
    assert any(one == code and hint in said for one, said in found), found


SHORT_FORMS: list[tuple[str, str]] = [
    ("skills: [SQL, {name: R}]", "SQL, R"),
    ("skills: [{keywords: [Rust]}]", "Rust"),
    ("languages: [English]", "English"),
    ("interests: [Chess]", "Chess"),
    ("awards: [Medal]", "Medal"),
    ("certificates: [Licence]", "Licence"),
    ("publications: [Notes]", "Notes"),
]


@pytest.mark.parametrize(("text", "printed"), SHORT_FORMS)
def test_short_forms_are_printed(text: str, printed: str, tmp_path: Path, cvbuild: Cvbuild) -> None:
    write(tmp_path, {"cv.yaml": "basics: {name: Ada Lovelace, location: 'Leeds, UK'}\n" + text + "\n"})
    write(tmp_path, {"variants/a.yaml": "pages: 2\npaper: A4\n"})
    assert cvbuild("--format", "txt").code == 0
    out = (tmp_path / "out" / "a" / "Ada-Lovelace-Resume.txt").read_text(encoding="utf-8")
    assert printed in out
    assert "Leeds, UK" in out
