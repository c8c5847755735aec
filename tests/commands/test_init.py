"""``cvbuild init`` and the documented first steps: the project builds, and no file is overwritten."""

from __future__ import annotations

import datetime
import json
import re
from collections import Counter
from pathlib import Path

import jsonschema
import pytest
import yaml

from cvbuild.commands.init.starter import starter_files
from cvbuild.pipeline.build import Request, build
from cvbuild.syntax.finding import Severity
from tests.commandline import Cvbuild, write

ROOT = Path(__file__).parents[2]
FILES = [
    ".gitignore",
    "AGENTS.md",
    "cv.yaml",
    "schema/cv.schema.json",
    "schema/variant.schema.json",
    "variants/backend.yaml",
    "variants/data.yaml",
]


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("day", [datetime.date(2026, 1, 1), datetime.date(2036, 6, 30)])
def test_the_starter_builds_without_error_or_warning_today_and_in_ten_years(
    day: datetime.date, tmp_path: Path, cvbuild: Cvbuild
) -> None:
    assert cvbuild("init").code == 0
    result = build(Request(tmp_path, day))
    assert result.complete
    assert [f"{f.code} {f.message}" for f in result.findings if f.severity > Severity.NOTE] == []
    assert len(result.findings) <= 2
    assert {one.variant.name: one.inspections["pdf"].pages for one in result.built} == {"backend": 1, "data": 1}


def test_the_written_files_and_the_next_steps_are_listed(tmp_path: Path, cvbuild: Cvbuild) -> None:
    run = cvbuild("init", "my cv")
    assert run.code == 0
    assert run.out.splitlines()[: len(FILES)] == [f"my cv/{name}" for name in starter_files()]
    assert run.out.endswith("build with:\n\n    cvbuild --project 'my cv'\n")
    assert sorted(files(tmp_path / "my cv")) == FILES
    assert cvbuild("--project", "my cv", "--format", "txt").code == 0
    assert cvbuild("init", "other").out.endswith("    cvbuild --project other\n")


def test_the_current_folder_is_the_default(cvbuild: Cvbuild) -> None:
    assert cvbuild("init").out.endswith("build with:\n\n    cvbuild\n")


@pytest.mark.parametrize("name", ["cv.yaml", "cv.yml", "resume.json", "variants/mine.yaml"])
def test_where_a_cv_is_nothing_is_written(name: str, tmp_path: Path, cvbuild: Cvbuild) -> None:
    write(tmp_path, {name: "mine"})
    run = cvbuild("init")
    assert (run.code, "exists already, and nothing is ever overwritten" in run.err) == (2, True)
    assert files(tmp_path) == {name: b"mine"}


def test_other_files_of_the_same_names_stay(tmp_path: Path, cvbuild: Cvbuild) -> None:
    write(tmp_path, {".gitignore": "mine", "README.md": "mine"})
    run = cvbuild("init")
    assert ".gitignore exists already and is unchanged" in run.out
    found = files(tmp_path)
    assert (found[".gitignore"], found["README.md"]) == (b"mine", b"mine")
    assert sorted(found) == sorted([*FILES, "README.md"])


def test_a_second_time_is_refused(tmp_path: Path, cvbuild: Cvbuild) -> None:
    cvbuild("init")
    before = files(tmp_path)
    assert cvbuild("init").code == 2
    assert files(tmp_path) == before


def test_editors_find_the_schemas_that_the_files_name_and_have_no_complaint() -> None:
    made = starter_files()
    for name in ("cv.yaml", "variants/backend.yaml", "variants/data.yaml"):
        schema = re.match(r"# yaml-language-server: \$schema=(?:\.\./)?(\S+)\n", made[name].decode())
        assert schema, name
        jsonschema.validate(
            yaml.safe_load(re.sub(r"(\d{4}-\d\d)", r"'\1'", made[name].decode())), json.loads(made[schema[1]])
        )


def test_each_kind_of_thing_is_shown_and_explained() -> None:
    text = starter_files()["cv.yaml"].decode()
    for key in ("tags", "terms", "facts", "evidence", "caveat", "headlines", "summaries", "priority", "note", "hold"):
        assert re.search(rf"\b{key}:", text), key
    assert text.count("#") > 12


def test_the_documented_first_steps_build(tmp_path: Path) -> None:
    text = (ROOT / "docs" / "first-steps.md").read_text(encoding="utf-8")
    source, variant = re.findall(r"```yaml\n(.*?)```", text, re.DOTALL)
    assert source.count("\n") + variant.count("\n") <= 18
    write(tmp_path, {"cv.yaml": source, "variants/backend.yaml": variant})
    result = build(Request(tmp_path, datetime.date(2026, 1, 1)))
    assert result.complete
    assert Counter(f.severity.word for f in result.findings if f.severity > Severity.NOTE) == {}, result.findings
    files_named = re.search(r"build (out/\S+), (\S+) and (\S+?),", text)
    assert files_named
    stem = files_named[1].removesuffix(".pdf").removeprefix("out/")
    assert [artifact.path for artifact in result.built[0].artifacts] == [
        f"{stem}.pdf",
        f"{stem}{files_named[2]}",
        f"{stem}{files_named[3]}",
    ]
