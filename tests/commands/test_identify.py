"""``cvbuild identify`` with real files and repositories."""

from __future__ import annotations

import io
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from pypdf import PdfWriter

from cvbuild.commands.identify import search
from cvbuild.commands.identify.search import Made, Walk, Wanted, walk
from cvbuild.model.build_id import build_id
from cvbuild.pipeline import git
from cvbuild.pipeline.git import Revision
from cvbuild.render import pdf
from tests.commandline import Run, runner, write
from tests.pdfs import classic
from tests.repositories import Repository, alone
from tests.sample import edition, sample

CV = """\
basics: {name: Ada Lovelace, email: ada@love.org}
work:
  - name: Engines
    position: Analyst
    startDate: 1842-01
    endDate: 1843-01
    highlights:
      - Wrote the first program
      - Found three faults
"""
LATER = CV.replace("three", "four")
PLAIN = "variants/plain.yaml"
NAME = "Ada-Lovelace-Resume"


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    alone(monkeypatch)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1772366400")  # 2026-03-01
    for name in ("FORCE_COLOR", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    made = Repository(tmp_path / "cv")
    made.commit({"cv.yaml": CV, PLAIN: "sections: [work]\n", ".gitignore": "/out/\n/sent/\n"})
    return made


@pytest.fixture
def cvbuild(
    repository: Repository, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., Run]:
    return runner(repository.folder, monkeypatch, capsys)


@pytest.fixture
def mailed(repository: Repository, cvbuild: Callable[..., Run]) -> Path:
    """Files that were built from the first commit and lie somewhere else since; ``out/`` is gone."""
    assert cvbuild().code == 0
    target = repository.folder.parent / "mailed"
    shutil.copytree(repository.folder / "out/plain", target)
    shutil.rmtree(repository.folder / "out")
    return target


def data(run: Run) -> dict[str, Any]:
    assert run.code == 0, run.err
    found: dict[str, Any] = json.loads(run.out)
    return found


def files(folder: Path) -> list[str]:
    found = (path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    return sorted(name for name in found if not name.startswith(".git/"))


@pytest.mark.parametrize("kind", ["pdf", "docx"])
def test_a_file_of_an_earlier_commit_is_found_by_its_build_id(
    kind: str, repository: Repository, mailed: Path, cvbuild: Callable[..., Run]
) -> None:
    first = repository.git("rev-parse", "HEAD")
    second = repository.commit({"cv.yaml": CV + "      # a remark\n"})
    repository.commit({"cv.yaml": LATER})
    repository.commit({"README": "of no concern"})
    before = files(repository.folder)
    run = cvbuild("identify", str(mailed / f"{NAME}.{kind}"))
    assert run.code == 0, run.err
    build = run.out.partition("build id:   ")[2].partition("\n")[0]
    assert run.out == (
        f"{mailed}/{NAME}.{kind}: variant plain\n"
        "  look:       theme classic, paper letter\n"
        f"  made from:  {first[:10]} of 2026-01-01 “change”\n"
        f"  same until: {second[:10]} of 2026-01-01 “change”\n"
        "  bytes:      the same as a build makes\n"
        f"  build id:   {build}\n"
        "  since then: 1 reworded\n"
        "\nExperience\n  Engines\n    reworded  highlight: Found [-three-] {+four+} faults\n"
    )
    assert files(repository.folder) == before


def test_as_json(repository: Repository, mailed: Path, cvbuild: Callable[..., Run]) -> None:
    first = repository.git("rev-parse", "HEAD")
    repository.commit({"cv.yaml": LATER})
    found = data(cvbuild("identify", str(mailed / f"{NAME}.pdf"), "--report", "json"))
    known = ("variants", "theme", "paper", "committed", "same_look", "same_bytes", "sent")
    assert {key: found[key] for key in known} == {
        "variants": ["plain"], "theme": "classic", "paper": "letter",
        "committed": True, "same_look": True, "same_bytes": True, "sent": [],
    }  # fmt: skip
    assert found["commit"]["oldest"]["hash"] == found["commit"]["newest"]["hash"] == first
    assert found["since"]["counts"] == {"reworded": 1}
    assert found["since"]["changes"][0]["after"]["text"] == "Found four faults"
    assert (found["sources_now"], found["notes"]) == (False, [])


def test_an_unchanged_file_is_recognised(mailed: Path, cvbuild: Callable[..., Run]) -> None:
    found = cvbuild("identify", str(mailed / f"{NAME}.pdf"))
    assert "  same until: this day\n" in found.out
    assert "since then: no change in its words" in found.out


def test_a_text_file_is_known_by_its_bytes(repository: Repository, mailed: Path, cvbuild: Callable[..., Run]) -> None:
    first = repository.git("rev-parse", "HEAD")
    repository.commit({"cv.yaml": LATER})
    text = str(mailed / f"{NAME}.txt")
    found = data(cvbuild("identify", text, "--report", "json"))
    assert (found["variants"], found["commit"]["oldest"]["hash"], found["same_bytes"]) == (["plain"], first, True)
    assert found["build"] == data(cvbuild("identify", str(mailed / f"{NAME}.pdf"), "--report", "json"))["build"]
    assert found["since"]["counts"] == {"reworded": 1}
    (mailed / f"{NAME}.txt").write_bytes(b"x")
    run = cvbuild("identify", text)
    assert (run.code, "seems not to be made by cvbuild" in run.err, "none of 2 revisions" in run.err) == (2, True, True)


def test_an_ascii_text_and_a_picture_are_known_by_the_manifest(cvbuild: Callable[..., Run]) -> None:
    assert cvbuild("--format", "txt,png", "--ascii").code == 0
    for file in (f"{NAME}.txt", f"{NAME}-1.png"):
        found = data(cvbuild("identify", f"out/plain/{file}", "--report", "json"))
        assert (found["variants"], found["same_bytes"]) == (["plain"], True)


def test_a_sent_file_is_shown_with_day_and_recipient(repository: Repository, cvbuild: Callable[..., Run]) -> None:
    assert cvbuild("send", "plain", "--to", "Acme").code == 0
    repository.commit({"cv.yaml": LATER})
    for end in ("pdf", "txt"):
        run = cvbuild("identify", f"sent/2026-03-01-acme/{NAME}.{end}")
        assert (
            "  sent:       2026-03-01 to Acme, sent/2026-03-01-acme/\n  bytes:      the same as a build makes\n"
            in run.out
        )
        assert "1 reworded" in run.out


def test_a_record_leads_past_many_revisions(
    repository: Repository, cvbuild: Callable[..., Run], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert cvbuild("send", "plain", "--to", "Acme", "--format", "pdf").code == 0
    for number in range(5):
        repository.commit({"cv.yaml": CV.replace("three", str(number + 10))})
    looked: list[str] = []
    real = search._made_at
    monkeypatch.setattr(search, "_made_at", lambda root, one, day: looked.append(one.commit) or real(root, one, day))
    assert "1 reworded" in cvbuild("identify", f"sent/2026-03-01-acme/{NAME}.pdf").out
    assert looked == [repository.git("rev-list", "--max-parents=0", "HEAD")]


def test_an_uncommitted_file_is_recognised(repository: Repository, cvbuild: Callable[..., Run]) -> None:
    write(repository.folder, {"cv.yaml": LATER})
    assert cvbuild("send", "plain", "--to", "Acme", "--format", "pdf").code == 0
    file = f"sent/2026-03-01-acme/{NAME}.pdf"
    assert "made from:  the current sources, not committed" in cvbuild("identify", file).out
    write(repository.folder, {"cv.yaml": CV})
    short = repository.git("rev-parse", "HEAD")[:10]
    run = cvbuild("identify", file)
    assert f"made from:  {short} with uncommitted changes; no revision makes the same" in run.out


def test_an_edited_file_is_recognised_and_reported_as_changed(mailed: Path, cvbuild: Callable[..., Run]) -> None:
    file = mailed / f"{NAME}.pdf"
    file.write_bytes(file.read_bytes() + b"% signed\n")
    run = cvbuild("identify", str(file))
    assert "variant plain" in run.out
    assert "bytes:      different from what a build makes here" in run.out


def test_words_are_found_in_another_look(repository: Repository, mailed: Path, cvbuild: Callable[..., Run]) -> None:
    repository.git("checkout", "--quiet", "--orphan", "anew")
    repository.commit({PLAIN: "sections: [work]\npaper: a4\n"})
    run = cvbuild("identify", str(mailed / f"{NAME}.pdf"))
    short = repository.git("rev-parse", "HEAD")[:10]
    assert f"made from:  the words of {short}" in run.out
    assert "but another theme or paper" in run.out
    assert "since then: no change in its words" in run.out


def test_twins_are_both_named_where_they_were_there_then(
    repository: Repository, mailed: Path, cvbuild: Callable[..., Run]
) -> None:
    repository.commit({"variants/twin.yaml": "sections: [work]\n"})
    assert ": variant plain\n" in cvbuild("identify", str(mailed / f"{NAME}.pdf")).out
    repository.git("checkout", "--quiet", "--orphan", "anew")
    repository.commit({})
    assert ": variant plain or twin\n" in cvbuild("identify", str(mailed / f"{NAME}.pdf")).out


def test_a_deleted_variant_is_reported(repository: Repository, mailed: Path, cvbuild: Callable[..., Run]) -> None:
    (repository.folder / PLAIN).rename(repository.folder / "variants/new.yaml")
    repository.commit({"cv.yaml": LATER})
    assert "since then: the variant no longer exists" in cvbuild("identify", str(mailed / f"{NAME}.pdf")).out


def test_sources_that_are_broken_now_or_were_then_do_not_hide_it(
    repository: Repository, mailed: Path, cvbuild: Callable[..., Run]
) -> None:
    repository.commit({"cv.yaml": CV + "wrok: []\n"})
    run = cvbuild("identify", str(mailed / f"{NAME}.pdf"))
    assert (run.code, "variant plain" in run.out) == (0, True)
    assert "note:       the current sources cannot be built" in run.out


def test_without_git_the_current_files_are_searched(
    repository: Repository, mailed: Path, cvbuild: Callable[..., Run]
) -> None:
    shutil.rmtree(repository.folder / ".git")
    run = cvbuild("identify", str(mailed / f"{NAME}.pdf"))
    assert run.code == 0
    assert "note:       the history was not searched: this folder is not in a git repository" in run.out
    write(repository.folder, {"cv.yaml": LATER})
    run = cvbuild("identify", str(mailed / f"{NAME}.pdf"))
    assert (run.code, run.out) == (2, "")
    assert "but the history was not searched: this folder is not in a git repository" in run.err


def test_the_search_is_bounded_and_says_so(repository: Repository, mailed: Path, cvbuild: Callable[..., Run]) -> None:
    for number in range(3):
        repository.commit({"cv.yaml": CV.replace("three", str(number))})
    run = cvbuild("identify", str(mailed / f"{NAME}.pdf"), "--revisions", "2")
    assert run.code == 2
    assert "but none of 2 revisions of the sources makes it" in run.err
    assert "search more revisions with --revisions" in run.err
    assert cvbuild("identify", str(mailed / f"{NAME}.pdf"), "--revisions", "4").code == 0


def foreign_pdf() -> bytes:
    target, writer = io.BytesIO(), PdfWriter()
    writer.add_blank_page(100, 100)
    writer.write(target)
    return target.getvalue()


def locked_pdf() -> bytes:
    target, writer = io.BytesIO(), PdfWriter()
    writer.add_blank_page(100, 100)
    writer.encrypt("secret", algorithm="RC4-128")
    writer.write(target)
    return target.getvalue()


def foreign_docx() -> bytes:
    target = io.BytesIO()
    docx.Document().save(target)
    return target.getvalue()


def of_another_project() -> bytes:
    content = pdf.render(edition(sample(), classic())).value
    assert content
    return content


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (foreign_pdf, "seems not to be made by cvbuild"),
        (foreign_docx, "seems not to be made by cvbuild"),
        (lambda: b"", "seems not to be made by cvbuild"),
        (lambda: b"\x89PNG", "seems not to be made by cvbuild"),
        (locked_pdf, "cannot be read as PDF"),
        (lambda: b"%PDF-1.7\nbroken", "cannot be read as PDF"),
        (lambda: b"PK\x03\x04broken", "cannot be read as DOCX"),
        (of_another_project, f"has the build id {build_id(sample(), classic(), 'letter')}, but none of 1 revisions"),
    ],
)
def test_a_file_that_is_not_ours_is_an_error_in_plain_words(
    content: Callable[[], bytes], message: str, repository: Repository, cvbuild: Callable[..., Run]
) -> None:
    (repository.folder.parent / "file").write_bytes(content())
    before = files(repository.folder)
    run = cvbuild("identify", "../file")
    assert (run.code, run.out) == (2, "")
    assert message in run.err
    assert "= hint:" in run.err
    assert files(repository.folder) == before


def test_a_file_that_is_not_there(cvbuild: Callable[..., Run]) -> None:
    run = cvbuild("identify", "gone.pdf")
    assert (run.code, run.err) == (2, "error: there is no gone.pdf\n")


@pytest.mark.parametrize(
    "text", ["[]", "{", '{"outputs": [1]}', '{"outputs": {"a": 1, "b": {"sha256": 2}}}', "9" * 9999]
)
def test_a_damaged_manifest_is_ignored(text: str, repository: Repository, cvbuild: Callable[..., Run]) -> None:
    write(repository.folder, {"out/manifest.json": text, "file.txt": "text"})
    assert cvbuild("identify", "file.txt").code == 2


# --- the walk ---


def walked(monkeypatch: pytest.MonkeyPatch, ids: str, most: int = 100) -> Walk:
    """A walk through revisions, newest first, that give these ids: a letter each, a dot for one that does not build."""
    history = [Revision(f"{number:040}", "2026-01-01", "s") for number in range(len(ids))]
    words = {letter: f"{ord(letter):018}" for letter in "abcABC"}

    def made(_: Path, revision: Revision, __: object) -> tuple[Made, ...]:
        letter = ids[int(revision.commit)]
        side: Any = None
        return () if letter == "." else (Made(words[letter.lower()] + letter, "", side),)

    monkeypatch.setattr(search.git, "revisions", lambda *_: tuple(history[: most + 1]))
    monkeypatch.setattr(search, "_made_at", made)
    day: Any = None
    return walk(Path(), Wanted(words["a"] + "a"), most, day, lambda *_: None)


@pytest.mark.parametrize(
    ("ids", "expected", "looked_at"),
    [
        ("a", (0, 0, True), 1),
        ("bbaab", (2, 3, True), 5),
        ("baabaa", (1, 2, True), 4),
        ("ba.ab", (1, 3, True), 5),
        ("bAAb", (1, 2, False), 4),
        ("AbAab", (3, 3, True), 5),
        ("AbA", (0, 0, False), 3),
        ("bb.", None, 3),
        ("", None, 0),
    ],
)
def test_the_newest_run_of_revisions_counts_and_the_look_more_than_the_words(
    ids: str, expected: tuple[int, int, bool] | None, looked_at: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    walk = walked(monkeypatch, ids)
    match = walk.match
    found = match and (int(match.newest.commit), int(match.oldest.commit), match.exact)
    assert (found, walk.looked_at, walk.unreadable) == (expected, looked_at, ids[:looked_at].count("."))


def test_a_bound_is_only_spoken_of_where_something_was_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    assert walked(monkeypatch, "bbbb", most=3).bounded
    assert not walked(monkeypatch, "bbb", most=3).bounded
    assert not walked(monkeypatch, "babb", most=2).bounded


# --- the door to git ---


def test_revisions_of_the_sources_are_searched_from_the_newest(repository: Repository) -> None:
    first = repository.git("rev-parse", "HEAD")
    repository.commit({"README": "no source"})
    third = repository.commit({PLAIN: "sections: []\n"})
    found = git.revisions(repository.folder, search.PARTS, 9)
    assert found == (Revision(third, "2026-01-01", "change"), Revision(first, "2026-01-01", "change"))
    assert git.revisions(repository.folder, search.PARTS, 1) == found[:1]
    assert git.revisions(repository.folder, search.PARTS, 9, f"{third}~1") == found[1:]
    assert found[0].short == third[:10]


def test_a_repository_without_a_commit_has_no_revisions(tmp_path: Path, repository: Repository) -> None:
    assert repository.folder
    assert git.revisions(Repository(tmp_path / "empty").folder, search.PARTS, 9) == ()
