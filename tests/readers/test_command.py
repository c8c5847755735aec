"""``cvbuild import`` and ``init --from``: files that build at once, a report, nothing overwritten."""

from __future__ import annotations

import datetime
import shutil
from pathlib import Path

import pytest

from cvbuild.pipeline.build import Request, build
from cvbuild.syntax.finding import Severity
from tests.commandline import Cvbuild
from tests.readers.expectation import FORMS, sample

SAMPLES = Path(__file__).parent / "samples"
FILES = [".gitignore", "cv.yaml", "import-report.md", "schema/cv.schema.json", "schema/variant.schema.json"]
DAY = datetime.date(2024, 9, 1)


def put(folder: Path, form: str, name: str) -> str:
    file, content = sample(form, name)
    (folder / file).write_bytes(content)
    return file


def names(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


@pytest.mark.parametrize("form", FORMS)
def test_the_result_builds_at_once_without_errors(form: str, tmp_path: Path, cvbuild: Cvbuild) -> None:
    run = cvbuild("import", put(tmp_path, form, "lawyer"), "--project", "new")
    assert (run.code, run.err) == (0, "")
    assert names(tmp_path / "new") == [*FILES, "variants/full.yaml"]
    result = build(Request(tmp_path / "new", DAY, formats=("txt",)))
    assert result.complete
    assert [f"{f.code} {f.message}" for f in result.findings if f.severity >= Severity.ERROR] == []


TAGGED = """\
# Ada Muster

Engineer in Bern. ada@muster.example

## Experience

### Engineer, Harbor Retail
March 2022 to present
- Tuned PostgreSQL for the checkout

### Engineer, Mill Works
March 2019 to February 2022
- Moved the ledger to PostgreSQL

### Clerk, Corner Shop
March 2017 to February 2019
- Kept the till

## Skills
PostgreSQL, Go
"""


def test_the_variant_shows_entries_with_proposed_tags(tmp_path: Path, cvbuild: Cvbuild) -> None:
    (tmp_path / "cv.md").write_text(TAGGED, "utf-8")
    assert cvbuild("import", "cv.md", "--project", "new").code == 0
    assert "tags: [postgresql]" in (tmp_path / "new/cv.yaml").read_text("utf-8")
    result = build(Request(tmp_path / "new", DAY, formats=("txt",)))
    (text,) = (one.content.decode() for one in result.built[0].artifacts)
    assert [name for name in ("Harbor Retail", "Mill Works", "Corner Shop") if name not in text] == []
    assert [f.message for f in result.findings if f.code in ("V102", "V108", "V109")] == []


def test_init_from_a_file_is_the_same(tmp_path: Path, cvbuild: Cvbuild) -> None:
    file = put(tmp_path, "rendercv-2", "developer")
    assert cvbuild("import", file, "--project", "a").code == 0
    assert cvbuild("init", "b", "--from", file).code == 0
    contents = [{name: (tmp_path / one / name).read_bytes() for name in names(tmp_path / one)} for one in "ab"]
    assert contents[0] == contents[1]


@pytest.mark.parametrize("existing", ["cv.yaml", "variants/x.yaml", "import-report.md", "resume.json"])
def test_nothing_is_overwritten(existing: str, tmp_path: Path, cvbuild: Cvbuild) -> None:
    file = put(tmp_path, "fresh", "nurse")
    (tmp_path / existing).parent.mkdir(exist_ok=True)
    (tmp_path / existing).write_text("mine", encoding="utf-8")
    before = names(tmp_path)
    run = cvbuild("import", file)
    assert run.code == 2
    assert "nothing is ever overwritten" in run.err
    assert "--project DIR" in run.err
    assert names(tmp_path) == before
    assert (tmp_path / existing).read_text("utf-8") == "mine"


def test_a_resume_json_may_be_imported_where_it_is(tmp_path: Path, cvbuild: Cvbuild) -> None:
    (tmp_path / put(tmp_path, "json-resume-old", "cook")).rename(tmp_path / "resume.json")
    assert cvbuild("import", "resume.json").code == 0
    assert (tmp_path / "cv.yaml").is_file()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("missing.json",), "there is no missing.json"),
        (("own.yaml",), "the format of own.yaml is unknown; nothing was imported"),
        (("empty.json",), "empty.json is empty"),
        (("broken.json",), "broken.json:1:"),
        (("folder",), "folder is a folder"),
        (("own.yaml", "--format", "rendervc"), "rendercv"),
    ],
)
def test_what_cannot_be_read_is_said(
    arguments: tuple[str, ...], message: str, tmp_path: Path, cvbuild: Cvbuild
) -> None:
    (tmp_path / "own.yaml").write_text("title: My page\nlayout: default\n", encoding="utf-8")
    (tmp_path / "empty.json").write_text("\n", encoding="utf-8")
    (tmp_path / "broken.json").write_text('{"basics": {"name" "x"}}', encoding="utf-8")
    (tmp_path / "folder").mkdir()
    before = names(tmp_path)
    run = cvbuild("import", *arguments)
    assert run.code == 2
    assert message in run.err
    assert names(tmp_path) == before


def test_the_report_says_what_went_where(tmp_path: Path, cvbuild: Cvbuild) -> None:
    shutil.copytree(SAMPLES / "linkedin" / "museum", tmp_path / "export")
    run = cvbuild("import", "export")
    report = (tmp_path / "import-report.md").read_text("utf-8")
    assert "Ask before you print" not in report
    for text in (run.out, report):
        assert "recommendations that others wrote" in text
        assert "She is superb" not in text
        assert "Bello" not in text
    assert "the same row twice" in report


def test_the_command_is_listed(cvbuild: Cvbuild) -> None:
    assert "import " in cvbuild("--help").out
    assert cvbuild("import", "--help").code == 0
