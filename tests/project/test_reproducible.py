"""Same input, same bytes: in another process with another hash seed, time zone, locale, folder and clock."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

GOLDEN = Path(__file__).parents[1] / "golden" / "engineer"

# The clock is turned inside the process: DOCX files used to differ by the time of day in their archive.
RUN = """
import sys, time
shift = float(sys.argv.pop(1))
now = time.time
time.time = lambda: now() + shift
from cvbuild.__main__ import main
main()
"""


def built(folder: Path, shift: float, **environ: str) -> dict[str, str]:
    folder.parent.mkdir(parents=True, exist_ok=True)
    shutil.copytree(GOLDEN, folder, ignore=shutil.ignore_patterns("expected"))
    command = [sys.executable, "-c", RUN, str(shift)]
    subprocess.run(command, cwd=folder, env={**os.environ, **environ}, check=True, capture_output=True)
    files = sorted(path for path in (folder / "out").rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_another_environment_gives_the_same_bytes(tmp_path: Path) -> None:
    here = built(tmp_path / "a", 0, PYTHONHASHSEED="1", TZ="UTC")
    there = built(
        tmp_path / "another folder" / "é",
        5_000_000,
        PYTHONHASHSEED="7",
        TZ="Pacific/Auckland",
        LC_ALL="C.UTF-8",
        HOME=str(tmp_path),
        FONTCONFIG_FILE=os.devnull,
    )
    assert len(here) == 7
    assert there == here
