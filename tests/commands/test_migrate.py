"""``cvbuild migrate``: former keys get their current names, the source its format, and nothing else changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from cvbuild.commands.migrate import migrated
from tests.commandline import Cvbuild, write

BASICS = "basics: {name: Ines Moreau}\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (BASICS, f"format: 1\n{BASICS}"),
        (f"# mine\n\n{BASICS}", f"# mine\n\nformat: 1\n{BASICS}"),
        (f"---\n{BASICS}", f"---\nformat: 1\n{BASICS}"),
        (f"format: 1\n{BASICS}", f"format: 1\n{BASICS}"),
        (
            f"{BASICS}work:\n  - company: 'A: B' # once\n    start: 2020-01\n",
            f"format: 1\n{BASICS}work:\n  - name: 'A: B' # once\n    startDate: 2020-01\n",
        ),
        (
            f"{BASICS}work: [{{company: A, bullets: [Led], 'jobTitle': B}}]\n",
            f"format: 1\n{BASICS}work: [{{name: A, highlights: [Led], 'position': B}}]\n",
        ),
        (f"{BASICS}hobbies: [{{name: Chess}}]\n", f"format: 1\n{BASICS}interests: [{{name: Chess}}]\n"),
        (BASICS.replace("\n", "\r\n"), f"format: 1\r\n{BASICS}".replace(BASICS[-1:], "\r\n").replace("\r\r", "\r")),
        ("work: [\n", "work: [\n"),
        ("{basics: {name: A}}\n", "{basics: {name: A}}\n"),
        (f"{BASICS}wrok: []\n", f"format: 1\n{BASICS}wrok: []\n"),
    ],
)
def test_what_migrate_makes_of_a_source(before: str, after: str) -> None:
    assert migrated(before, "cv.yaml") == after
    assert migrated(after, "cv.yaml") == after


def test_json_resume_stays_json_resume() -> None:
    before = '{"basics": {"name": "A", "picture": "a.png"}, "work": []}'
    assert migrated(before, "resume.json") == before.replace("picture", "image")


def test_a_key_that_is_there_under_both_names_stays() -> None:
    before = '{"basics": {"name": "A"}, "work": [{"name": "Mill", "company": "Loom"}]}'
    assert migrated(before, "resume.json") == before


def test_it_shows_first_and_writes_when_asked(tmp_path: Path, cvbuild: Cvbuild) -> None:
    write(tmp_path, {"cv.yaml": BASICS})
    run = cvbuild("migrate")
    assert (run.code, "+format: 1\n" in run.out, (tmp_path / "cv.yaml").read_text()) == (0, True, BASICS)
    cvbuild("migrate", "--write")
    assert (tmp_path / "cv.yaml").read_text() == f"format: 1\n{BASICS}"
    assert cvbuild("migrate").out == "cv.yaml has the current format\n"
    assert cvbuild("check", "--source-only").code == 0


@pytest.mark.parametrize(
    ("number", "said"), [("2", "format 2 is newer than this version"), ("0", "out of range"), ("x", "a whole number")]
)
def test_another_format_is_refused(tmp_path: Path, cvbuild: Cvbuild, number: str, said: str) -> None:
    write(tmp_path, {"cv.yaml": f"format: {number}\n{BASICS}"})
    run = cvbuild("check")
    assert (run.code, said in run.out) == (2, True)
