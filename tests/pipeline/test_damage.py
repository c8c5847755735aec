"""Whatever happens to a cache, a disk or a process, the next build is right, and no file is half written."""

from __future__ import annotations

import contextlib
import hashlib
import io
import json
import os
import random
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import settings

from cvbuild.__main__ import main
from cvbuild.cache import disk
from tests.commandline import Cvbuild, runner, write

CV = """\
basics: {name: Ada Lovelace, label: Analyst, email: ada@lovelace.org, url: https://lovelace.org/ada}
work:
- name: Mill
  position: Clerk
  startDate: 2020-01
  endDate: 2024-02
  highlights: [Cut costs by 12% in 2021., Wrote 2024 pages of notes]
- {name: Store, position: Clerk, startDate: 2015-01, endDate: 2019-02, highlights: [Counted 300 boxes]}
"""
FILES = {"cv.yaml": CV, "variants/quant.yaml": "pages: {max: 1, fit: {}}\n", "variants/web.yaml": "sections: [work]\n"}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    write(tmp_path / "p", FILES)
    return tmp_path / "p"


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def is_right(project: Path) -> bool:
    """The manifest has the digests of all files and of nothing else, and nothing is left over."""
    manifest = json.loads((project / "out/manifest.json").read_bytes())
    made = {name: output["sha256"] for name, output in manifest["outputs"].items()}
    found = {name: hashlib.sha256(content).hexdigest() for name, content in tree(project / "out").items()}
    del found["manifest.json"]
    return made == found and leftovers(project) == []


def leftovers(project: Path) -> list[str]:
    return [path.name for path in project.rglob("*") if disk.is_temporary(path.name)]


# --- the cache ---


def damaged(content: bytes, how: random.Random) -> bytes:
    """A content as a disk, an editor or a stranger leaves it."""
    at = how.randrange(len(content) + 1)
    return how.choice(
        (
            b"",
            how.randbytes(200),
            content[:at],
            content + how.randbytes(3),
            content[:at] + how.randbytes(1) + content[at + 1 :],
            content.replace(b"2024", b"2124").replace(b"12", b"13"),
        )
    )


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with full caches, copied for each example in its place."""
    folder = tmp_path_factory.mktemp("built") / "p"
    write(folder, FILES)
    return folder


@pytest.mark.parametrize("number", range(12))
def test_damage_to_the_cache_changes_nothing(number: int, built: Path) -> None:
    how = random.Random(number if settings.default.derandomize else None)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(built)
        if not (built / ".cvbuild").exists():
            whole_run(patch)
        entries = [path for path in (built / ".cvbuild").rglob("*") if path.is_file()]
        names = how.sample(entries, how.randint(1, len(entries)))
        for path in names:
            path.write_bytes(damaged(path.read_bytes(), how))
        if len(names) > 1 and how.random() < 0.3:  # an entry under another's name
            shutil.copy(names[0], names[1])
        after = whole_run(patch)
        assert after == whole_run(patch, "--rebuild")
        assert is_right(built)


def whole_run(patch: pytest.MonkeyPatch, *words: str) -> tuple[int, str, str]:
    """Run as the command does, replay included."""
    patch.setattr(sys, "argv", ["cvbuild", *words])
    with contextlib.redirect_stdout(io.StringIO()) as out, contextlib.redirect_stderr(io.StringIO()) as err:
        code = main()
    return code, out.getvalue(), err.getvalue()


def test_only_its_owner_may_read_the_cache(project: Path, cvbuild: Cvbuild) -> None:
    (project / ".cvbuild/read").mkdir(parents=True, mode=0o777)
    cvbuild()
    modes = {stat.S_IMODE(path.stat().st_mode) for path in (project / ".cvbuild").rglob("*") if path.is_file()}
    folders = {stat.S_IMODE(path.stat().st_mode) for path in (project / ".cvbuild").rglob("*") if path.is_dir()}
    assert (modes, folders, stat.S_IMODE((project / ".cvbuild").stat().st_mode)) == ({0o600}, {0o700}, 0o700)


# --- the manifest ---


@pytest.mark.parametrize("start", [".", "..", "variants", "/"])
def test_a_manifest_does_not_depend_on_the_folder_of_the_run(
    start: str, project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    here = project / start
    ended = runner(here, monkeypatch, capsys)("--project", os.path.relpath(project, here), "--format", "txt")
    assert ended.code == 0, ended
    text = (project / "out/manifest.json").read_text(encoding="utf-8")
    assert list(json.loads(text)["inputs"]) == ["cv.yaml", "variants/quant.yaml", "variants/web.yaml"]
    assert str(project) not in text


def test_a_manifest_after_a_partial_build_is_complete(project: Path, cvbuild: Cvbuild) -> None:
    (project / "variants/web.yaml").write_text("theme: modern\n", encoding="utf-8")
    cvbuild("--format", "txt")
    whole = (project / "out/manifest.json").read_bytes()
    for name in ("quant", "web"):
        cvbuild("--format", "txt", "--variant", name, "--rebuild")
        assert (project / "out/manifest.json").read_bytes() == whole
    (project / "variants/web.yaml").unlink()
    cvbuild("--format", "txt", "--variant", "quant", "--rebuild")
    after = json.loads((project / "out/manifest.json").read_bytes())
    assert (list(after["inputs"]), list(after["themes"])) == (["cv.yaml", "variants/quant.yaml"], ["classic"])


# --- special and huge files ---

SPECIAL = ("cv.yaml", "variants/quant.yaml", "baseline.json", "templates/mine/resume.css", "templates/unused/x.css",
           ".cvbuild/runs/x", "out/manifest.json", "out/quant/Ada-Lovelace-Resume.txt")  # fmt: skip

NEEDED = ("cv.yaml", "variants/quant.yaml", "templates/mine/resume.css")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
@pytest.mark.parametrize("kind", ["pipe", "huge", "folder"])
@pytest.mark.parametrize("name", SPECIAL)
def test_no_file_hangs_a_build(kind: str, name: str, project: Path) -> None:
    write(project, {"variants/web.yaml": "theme: mine\n", "templates/mine/theme.toml": "description = 'x'\n"})
    path = project / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "folder":
        path.mkdir()
    else:
        with path.open("wb") as file:
            file.truncate(3 * 1024**3)
    for arguments in (["--format", "txt"], ["--format", "txt"], ["check"]):
        done = subprocess.run(
            [sys.executable, "-c", LIMITED, *arguments], cwd=project, capture_output=True, check=False, timeout=60
        )
        assert (done.returncode in (0, 1, 2), b"Traceback" in done.stderr) == (True, False), done.stderr
        if name in NEEDED and (kind, name) != ("folder", NEEDED[-1]):  # a theme may have folders of any name
            assert (done.returncode, name in (done.stdout + done.stderr).decode()) == (2, True), done.stderr


LIMITED = """
import resource, sys
resource.setrlimit(resource.RLIMIT_AS, (2 * 1024**3, 2 * 1024**3))
from cvbuild.__main__ import main
sys.exit(main())
"""
