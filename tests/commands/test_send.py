"""``cvbuild send`` and ``cvbuild sent``: copies of the files, a record, no overwriting."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvbuild.commands.send.folders import keep, sendings
from cvbuild.commands.send.records import Record, decoded, encoded, folder_name
from tests.commandline import Cvbuild, write
from tests.repositories import Repository, alone

CV = """\
basics: {name: Ada Lovelace, email: ada@love.org}
work:
  - name: Engines
    position: Analyst
    startDate: 1842-01
    endDate: 1843-01
    highlights: [{text: Wrote the first program, note: zqxnote}]
"""
TEXTS = st.text(st.characters(codec="utf-8"), max_size=12)
MAPS = st.dictionaries(TEXTS, TEXTS, max_size=3)
RECORDS = st.builds(
    Record, TEXTS, TEXTS, TEXTS, TEXTS, MAPS, TEXTS, st.booleans(), TEXTS, TEXTS, TEXTS, TEXTS,
    st.lists(TEXTS, max_size=2).map(tuple), MAPS, MAPS,
)  # fmt: skip


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    alone(monkeypatch)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1772366400")  # 2026-03-01
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    folder = tmp_path / "cv"
    write(folder, {"cv.yaml": CV, "variants/quant.yaml": "sections: [work]\n", "variants/other.yaml": ""})
    write(folder, {"variants/other.yaml": "sections: [work, skills]\n"})
    return folder


def files(folder: Path) -> list[str]:
    found = (path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    return sorted(name for name in found if not name.startswith(".git/"))


def record(project: Path, name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((project / "sent" / name / "record.json").read_bytes())
    return found


def test_the_files_are_kept_with_a_record(project: Path, cvbuild: Cvbuild) -> None:
    write(project, {"posting.MD": "We want an analyst."})
    run = cvbuild("send", "quant", "--to", "Acme & Co.", "--job", "posting.MD", "--note", "by mail")
    assert run.code == 0
    assert run.out == (
        "sent/2026-03-01-acme-co/ has Ada-Lovelace-Resume.pdf, Ada-Lovelace-Resume.docx, Ada-Lovelace-Resume.txt, "
        "for Acme & Co.\n"
    )
    folder = project / "sent/2026-03-01-acme-co"
    names = [f"Ada-Lovelace-Resume.{end}" for end in ("docx", "pdf", "txt")]
    assert files(folder) == [*names, "job.md", "record.json"]
    assert (folder / "job.md").read_text(encoding="utf-8") == "We want an analyst."
    found = record(project, "2026-03-01-acme-co")
    assert {name: found[name] for name in ("to", "date", "variant", "theme", "paper", "job", "note")} == {
        "to": "Acme & Co.", "date": "2026-03-01", "variant": "quant",
        "theme": "classic", "paper": "letter", "job": "job.md", "note": "by mail",
    }  # fmt: skip
    assert found["files"] == {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in names}
    assert not (project / "out").exists()


def test_kept_files_equal_those_of_a_build(project: Path, cvbuild: Cvbuild) -> None:
    assert cvbuild("send", "quant", "--to", "Acme").code == 0
    assert cvbuild("--variant", "quant").code == 0
    built = json.loads((project / "out/manifest.json").read_bytes())["outputs"]
    kept = record(project, "2026-03-01-acme")
    assert {path.rpartition("/")[2]: one["sha256"] for path, one in built.items()} == kept["files"]
    assert {one["build"] for one in built.values()} == {kept["build"]}


def test_a_posting_never_takes_the_place_of_a_file(project: Path, cvbuild: Cvbuild) -> None:
    write(project, {"job.txt": "posting", "variants/quant.yaml": "sections: [work]\nfilename: job\n"})
    assert cvbuild("send", "quant", "--to", "Acme", "--format", "txt", "--job", "job.txt").code == 0
    folder = project / "sent/2026-03-01-acme"
    assert files(folder) == ["job-posting.txt", "job.txt", "record.json"]
    assert (folder / "job-posting.txt").read_text(encoding="utf-8") == "posting"
    found = record(project, "2026-03-01-acme")
    assert found["job"] == "job-posting.txt"
    assert found["files"]["job.txt"] == hashlib.sha256((folder / "job.txt").read_bytes()).hexdigest()


def test_invalid_bytes_from_a_terminal_are_kept_as_text(project: Path, cvbuild: Cvbuild) -> None:
    run = cvbuild("send", "quant", "--to", "Ac\udce9me\x1b[1m", "--note", "\udcff", "--format", "txt")
    assert (run.code, "\x1b" in run.out) == (0, False)
    assert (record(project, "2026-03-01-ac-me-1m")["to"], "\x1b" in cvbuild("sent").out) == ("Ac?me\x1b[1m", False)


def test_a_second_sending_on_the_same_day_is_kept_beside_the_first(project: Path, cvbuild: Cvbuild) -> None:
    for _ in range(3):
        assert cvbuild("send", "quant", "--to", "Acme", "--format", "txt").code == 0
    names = ["2026-03-01-acme", "2026-03-01-acme-2", "2026-03-01-acme-3"]
    assert sorted(path.name for path in (project / "sent").iterdir()) == names


def test_commit_and_state_of_the_sources_are_written_down(project: Path, cvbuild: Cvbuild) -> None:
    run = cvbuild("send", "quant", "--to", "None", "--format", "txt")
    assert "there is no commit to record" in run.err
    commit = Repository(project).commit({})
    assert cvbuild("send", "quant", "--to", "Clean", "--format", "txt").err == ""
    write(project, {"cv.yaml": CV.replace("first", "second")})
    run = cvbuild("send", "quant", "--to", "Dirty", "--format", "txt")
    assert "the sources have uncommitted changes" in run.err
    found = [record(project, f"2026-03-01-{name}") for name in ("none", "clean", "dirty")]
    assert [(one["commit"], one["dirty"]) for one in found] == [("", False), (commit, False), (commit, True)]


def test_a_cv_with_errors_is_sent_only_with_force(project: Path, cvbuild: Cvbuild) -> None:
    write(project, {"cv.yaml": CV.replace("Wrote the", "TODO the")})
    run = cvbuild("send", "quant", "--to", "Acme", "--format", "txt")
    assert run.code in (1, 2)
    assert not (project / "sent").exists()
    write(project, {"cv.yaml": CV, "variants/quant.yaml": "sections: [work]\nchecks: {X109: error}\n"})
    write(project, {"cv.yaml": CV.replace(", email: ada@love.org", "")})
    run = cvbuild("send", "quant", "--to", "Acme", "--format", "txt")
    assert (run.code, "error[X109]" in run.out, "--force" in run.err) == (1, True, True)
    assert not (project / "sent").exists()
    assert cvbuild("send", "quant", "--to", "Acme", "--format", "txt", "--force").code == 0
    assert record(project, "2026-03-01-acme")["errors"] == ["X109"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("quamt", "--to", "Acme"), "there is no variant 'quamt'\n  = hint: did you mean 'quant'?"),
        (("qu*", "--to", "Acme"), "there is no variant 'qu*'"),
        (("quant", "--to", " "), "--to is empty"),
        (("quant",), "Missing option '--to'"),
        (("quant", "--to", "Acme", "--job", "gone.txt"), "there is no gone.txt"),
        (("quant", "--to", "Acme", "--format", "gif"), "'gif' is unknown"),
    ],
)
def test_mistakes_are_reported_and_nothing_is_written(
    arguments: tuple[str, ...], message: str, project: Path, cvbuild: Cvbuild
) -> None:
    run = cvbuild("send", *arguments)
    assert (run.code, message in run.err) == (2, True), run.err
    assert not (project / "sent").exists()


def test_where_nothing_can_be_written_nothing_is_left(project: Path, cvbuild: Cvbuild) -> None:
    (project / "sent").write_text("a file", encoding="utf-8")
    run = cvbuild("send", "quant", "--to", "Acme", "--format", "txt")
    assert (run.code, "sent" in run.err, "Traceback" in run.err) == (2, True, False)
    assert files(project) == ["cv.yaml", "sent", "variants/other.yaml", "variants/quant.yaml"]


def test_half_a_sending_is_never_seen(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("cvbuild.commands.send.folders.write_all", full)
    with pytest.raises(OSError, match="No space"):
        keep(project, Record("Acme", "2026-03-01", "quant", "id", {}), {"a.txt": b"a"})
    assert not (project / "sent").exists()


# --- the list ---


def test_the_list_is_a_table(project: Path, cvbuild: Cvbuild) -> None:
    assert cvbuild("sent").out == "Nothing was sent yet: sent/ is empty.\n"
    commit = Repository(project).commit({})[:10]
    cvbuild("send", "quant", "--to", "Acme", "--format", "txt")
    cvbuild("send", "other", "--to", "株式会社 Ø", "--format", "txt")
    (project / "sent/stray").mkdir()
    write(project, {"sent/note.txt": "mine", "sent/broken/record.json": "[1"})
    assert cvbuild("sent").out == (
        "date        to          variant  status  ask again  commit      folder\n"
        f"2026-03-01  Acme        quant    -       -          {commit}  2026-03-01-acme\n"
        f"2026-03-01  株式会社 Ø  other    -       -          {commit}  2026-03-01-株式会社-ø\n"
        "?           ?           ?        ?       ?          ?           broken (no record that can be read)\n"
        "?           ?           ?        ?       ?          ?           stray (no record that can be read)\n"
    )


def test_one_is_shown_with_all_that_is_known(project: Path, cvbuild: Cvbuild) -> None:
    cvbuild("send", "quant", "--to", "Acme", "--format", "txt", "--note", "by mail")
    cvbuild("send", "quant", "--to", "Other", "--format", "txt")
    build = record(project, "2026-03-01-acme")["build"]
    assert cvbuild("sent", "acm").out == (
        "to:       Acme\ndate:     2026-03-01\nvariant:  quant\nlook:     theme classic, paper letter\n"
        f"folder:   2026-03-01-acme\nfiles:    Ada-Lovelace-Resume.txt\nbuild id: {build}\nnote:     by mail\n"
    )
    data = json.loads(cvbuild("sent", "ACME", "--report", "json").out)
    assert [(one["folder"], one["record"]["note"]) for one in data["sent"]] == [("2026-03-01-acme", "by mail")]
    assert len(json.loads(cvbuild("sent", "--report", "json").out)["sent"]) == 2
    run = cvbuild("sent", "acne")
    assert (run.code, "nothing was sent to 'acne'" in run.err) == (2, True)


# --- records ---


@given(RECORDS)
def test_a_record_is_read_as_it_was_written(one: Record) -> None:
    assert decoded(encoded(one)) == one


@given(st.binary(max_size=30) | st.text(max_size=30).map(str.encode))
def test_other_files_are_not_records(content: bytes) -> None:
    assert decoded(content) is None


@pytest.mark.parametrize("change", [{"to": 1}, {"files": []}, {"files": {"a": 1}}, {"errors": [1]}, {"dirty": "no"}])
def test_a_record_with_a_wrong_value_is_not_a_record(change: dict[str, Any]) -> None:
    whole = json.loads(encoded(Record("a", "b", "c", "d", {})))
    assert decoded(json.dumps(whole).encode()) is not None
    assert decoded(json.dumps(whole | change).encode()) is None
    assert decoded(json.dumps({**whole, "newer": 1}).encode()) is not None


@given(st.text(max_size=300))
def test_every_name_makes_a_folder_s_name(to: str) -> None:
    name = folder_name("2026-03-01", to)
    assert name.startswith("2026-03-01-")
    assert len(name) > len("2026-03-01-")
    assert len(name.encode()) <= 255 - 10
    assert not set(name) & set('/\\:*?"<>| \0\n.')
    assert name == name.casefold()


@pytest.mark.parametrize(
    ("to", "name"), [("Acme", "acme"), ("AT&T", "at-t"), ("../..", "someone"), ("", "someone"), ("Zoë's", "zoë-s")]
)
def test_folder_names(to: str, name: str) -> None:
    assert folder_name("d", to) == f"d-{name}"


def test_sendings_of_a_project_without_any(tmp_path: Path) -> None:
    assert sendings(tmp_path) == ()
