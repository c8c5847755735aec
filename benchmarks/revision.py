"""An earlier revision of this repository, set up beside it to be measured against: ``--base REV``."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

__all__ = ["set_up"]


def set_up(root: Path, revision: str) -> Path:
    """Return the revision's own ``cvbuild``, installed with its own constraints. Done once, in ``build/``.

    Raises:
        subprocess.CalledProcessError: there is no such revision, or its packages cannot be installed.
    """
    full = subprocess.check_output(["git", "rev-parse", f"{revision}^{{commit}}"], cwd=root, text=True).strip()
    tree = root / "build" / f"bench-{full[:12]}"
    ready, python = tree / ".venv" / "ready", tree / ".venv" / "bin" / "python"
    if not ready.exists():
        _run(root, "git", "worktree", "add", "--force", "--detach", str(tree), full)
        _run(tree, sys.executable, "-m", "venv", "--clear", ".venv")
        _run(tree, str(python), "-m", "pip", "install", "-qq", "--editable", ".", "--constraint", "constraints.txt")
        _run(tree, str(python), "-m", "compileall", "-q", "src")
        ready.touch()
    return python.with_name("cvbuild")


def _run(folder: Path, *command: str) -> None:
    subprocess.run(command, cwd=folder, check=True)
