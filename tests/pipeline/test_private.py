"""Private values: merged for oneself, in no byte of a public or an anonymous build."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest

from cvbuild import render
from cvbuild.pipeline.build import Request, Result, build
from tests.commandline import Cvbuild, write
from tests.pipeline.test_no_leak import found
from tests.repositories import Repository, alone

CV = """\
basics:
  name: Zqnameone Zqnametwo
  label: Analyst
  image: https://zqimage.example/zqphoto.png
  email: ${CV_EMAIL}
  phone: +44 20 7946 0123
  url: https://zqsite.example
  location: {address: 12 Zqstreet, postalCode: Zqpost, city: Zqcity}
  profiles: [{network: GitHub, username: zquser, url: https://github.com/zquser}]
work:
  - name: Engines
    position: Analyst
    startDate: 1842-01
    url: https://engines.example
    highlights: ["Kept ${CV_EMAIL} as text"]
education:
  - {institution: Zqschool, area: Sums, studyType: BSc, url: https://zqschool.example, location: Zqtown}
references: [{name: Zqreferee, reference: She counts.}]
"""
PRIVATE = """\
basics:
  location: {address: 13 Zqprivate}
  summary: Zqsummary of mine
"""
VARIANT = "attach: true\nsections: [summary, work, education, references]\n"
ENVIRONMENT = "zqmail@zqhost.example"
ALWAYS_PRIVATE = ("zqmail", "zqhost", "Zqprivate", "Zqstreet", "Zqpost", "Zqsummary", "7946 0123", "79460123")
IDENTIFYING = (
    *("Zqnameone", "Zqnametwo", "zqimage", "zqphoto", "zqsite", "zquser", "Zqcity"),
    *("Zqschool", "zqschool", "Zqtown", "Zqreferee"),
)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CV_EMAIL", ENVIRONMENT)
    write(tmp_path, {"cv.yaml": CV, "private.yaml": PRIVATE, "variants/web.yaml": VARIANT})
    return tmp_path


def built(project: Path, **more: Any) -> Result:
    result = build(Request(project, datetime.date(2026, 1, 1), **{"formats": render.formats(), **more}))
    assert result.complete, [f"{f.place}: {f.message}" for f in result.findings]
    return result


def shown(result: Result, words: tuple[str, ...]) -> set[tuple[str, str]]:
    """Each word that is in a byte of a file, or in its name, with the format."""
    marks = {word: word for word in words}
    hits = set()
    for artifact in result.built[0].artifacts:
        hits |= {(artifact.format, word) for word in found(marks, artifact.format, artifact.content)}
        hits |= {("name", word) for word in words if word.casefold() in artifact.path.casefold()}
    return hits


def test_a_build_for_oneself_has_all_of_it(project: Path) -> None:
    text = built(project, formats=("txt",)).built[0].artifacts[0].content.decode()
    for words in (ENVIRONMENT, "+44 20 7946 0123", "Zqsummary of mine", "Kept ${CV_EMAIL} as text"):
        assert words in text


def test_a_public_build_has_nothing_private_in_any_byte(project: Path) -> None:
    result = built(project, audience="public")
    assert shown(result, ALWAYS_PRIVATE) == set()
    assert {word for _, word in shown(result, IDENTIFYING)} >= {"Zqnameone", "zquser", "Zqschool"}
    assert [f.message for f in result.findings if f.code == "X117"] == []


def test_an_anonymous_build_tells_nobody_in_any_byte(project: Path) -> None:
    result = built(project, audience="anonymous")
    assert shown(result, (*ALWAYS_PRIVATE, *IDENTIFYING)) == set()
    assert [f.message for f in result.findings if f.code == "X117"] == []
    text = next(a.content for a in result.built[0].artifacts if a.format == "txt").decode()
    assert text.startswith("Candidate\n")
    assert "BSc in Sums" in text


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("${CV_UNSET}", "the environment has no CV_UNSET"),
        ("${HOME}", ""),
        ("mail ${CV_EMAIL}", ""),
        ("${cv_email}", ""),
        ("$CV_EMAIL", ""),
        ("{{ env.PHONE }}", ""),
    ],
)
def test_only_our_variables_as_whole_values_are_read(value: str, message: str, project: Path) -> None:
    job = "{name: Engines, position: A, startDate: 1842-01}"
    cv = f"basics:\n  name: Ada Lovelace\n  email: '{value}'\nwork: [{job}]\n"
    write(project, {"cv.yaml": cv, "private.yaml": "basics: {phone: 020 7946 0123}\n"})
    result = build(Request(project, datetime.date(2026, 1, 1), formats=("txt",)))
    assert [(f.message, f.place.line) for f in result.findings if f.code == "X116"] == (
        [(message, 3)] if message else []
    )
    if not message:
        assert result.project
        assert result.project.resume.basics.email == value


PHONES = (
    "basics: {name: Ada, phone: '${CV_EMAIL}', profiles: [{network: N, url: '${CV_EMAIL}'}], summary: '${CV_EMAIL}'}\n"
)


def test_values_are_read_in_contacts_only(project: Path) -> None:
    write(project, {"cv.yaml": PHONES})
    (project / "private.yaml").unlink()
    result = build(Request(project, datetime.date(2026, 1, 1), formats=(), variants=("web",)))
    assert result.project
    basics = result.project.resume.basics
    assert (basics.phone[0].number, basics.profiles[0].url, basics.summary) == (ENVIRONMENT, ENVIRONMENT, "${CV_EMAIL}")


def test_a_finding_in_the_private_file_has_its_place(project: Path) -> None:
    write(project, {"private.yaml": "basics:\n  emial: a@b.org\n"})
    result = build(Request(project, datetime.date(2026, 1, 1), formats=()))
    assert [(f.code, f.place.file.rpartition("/")[2], f.place.line) for f in result.findings if f.code == "S001"] == [
        ("S001", "private.yaml", 2)
    ]


@pytest.mark.parametrize(
    ("audience", "text", "paths"),
    [
        ("public", "Call 020 7946 0123", ["basics.phone"]),
        ("public", "Zqnameone counts", []),
        ("anonymous", "Zqnameone counts", ["basics.name", "basics.name"]),
        ("anonymous", "Learnt at Zqschool", ["education[0].institution"]),
        ("anonymous", "See https://github.com/zquser", ["basics.profiles[0].username", "basics.profiles[0].url"]),
    ],
)
def test_a_text_that_tells_it_is_found(audience: str, text: str, paths: list[str], project: Path) -> None:
    cv = CV.replace("Kept ${CV_EMAIL} as text", text)
    write(project, {"cv.yaml": cv, "variants/web.yaml": "sections: [work]\n"})
    result = build(Request(project, datetime.date(2026, 1, 1), formats=("txt",), audience=audience))  # type: ignore[arg-type]
    assert sorted(f.path for f in result.findings if f.code == "X117") == sorted(set(paths))


def test_public_files_have_a_folder_of_their_own(cvbuild: Cvbuild, project: Path) -> None:
    cvbuild("--format", "txt")
    cvbuild("--format", "txt", "--public")
    cvbuild("--format", "txt", "--anonymous")
    assert sorted(path.relative_to(project).as_posix() for path in (project / "out").rglob("*.txt")) == [
        "out/_anonymous/web/Candidate-Resume.txt",
        "out/_public/web/Zqnameone-Zqnametwo-Resume.txt",
        "out/web/Zqnameone-Zqnametwo-Resume.txt",
    ]
    manifest = (project / "out/_public/manifest.json").read_text("utf-8")
    assert "private.yaml" not in manifest


def test_git_must_not_track_the_private_file(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    alone(monkeypatch)
    repository = Repository(project)
    request = Request(project, datetime.date(2026, 1, 1), formats=())
    assert "X118" not in {f.code for f in build(request).findings}
    repository.git("add", "private.yaml")
    assert "X118" in {f.code for f in build(request).findings}


@pytest.mark.parametrize("text", ["", "# nothing yet\n"])
def test_an_empty_private_file_says_nothing(project: Path, text: str) -> None:
    (project / "private.yaml").write_text(text, encoding="utf-8")
    result = build(Request(project, datetime.date(2026, 1, 1), formats=("txt",)))
    assert result.complete
    assert "S006" not in {f.code for f in result.findings}
