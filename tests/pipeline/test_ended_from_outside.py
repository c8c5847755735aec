"""A run that is killed leaves no processes and no incomplete files."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from cvbuild.syntax import files
from cvbuild.syntax.errors import CannotBuild
from tests.previews import write_project

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="signals, and workers, are as on Linux")

KILLED_AMIDST_ITS_WORKERS = """
import os, signal
from cvbuild.pipeline.workers import in_order

for _ in in_order(lambda number: number, range(4), 2):
    os.kill(os.getpid(), signal.SIGKILL)
"""

ENDED_WITH_A_FILE_ASIDE = """
import os, signal, sys
for name in ("SIGTERM", "SIGHUP"):  # whoever runs the tests may have had them ignored (nohup, a job in the background)
    signal.signal(getattr(signal, name), signal.SIG_DFL)
signal.signal(signal.SIGINT, signal.default_int_handler)
from cvbuild.syntax import files
from cvbuild.__main__ import main

add = files.Staging.add

def add_and_end(self, name, content):
    add(self, name, content)
    os.kill(os.getpid(), signal.{name})

files.Staging.add = add_and_end
sys.argv = ["cvbuild", "--format", "txt"]
sys.exit(main())
"""


def run(script: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", script], cwd=folder, capture_output=True, text=True, timeout=60, check=False
    )


def test_workers_go_with_a_killed_run(tmp_path: Path) -> None:
    """They hold its output open: as long as one is left, this waits."""
    assert run(KILLED_AMIDST_ITS_WORKERS, tmp_path).returncode == -9


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGINT"])
def test_an_ended_run_leaves_no_temporary_file(tmp_path: Path, name: str) -> None:
    write_project(tmp_path)
    ended = run(ENDED_WITH_A_FILE_ASIDE.format(name=name), tmp_path)
    assert (ended.returncode, "Traceback" in ended.stderr) == (130, False)
    assert ended.stderr.strip().startswith("interrupted: ")
    assert list(tmp_path.rglob(".cvbuild-*")) == []


def test_a_full_disc_names_the_folder_that_is_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The system's error names no file then, unlike that of a folder that takes none."""

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(files, "_stage", full)
    with pytest.raises(CannotBuild) as caught:
        files.write_all(tmp_path / "out", {"quant/cv.txt": b"text"})
    assert caught.value.message == f"cannot write to {(tmp_path / 'out').as_posix()}: no space left on device"
