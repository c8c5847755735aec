"""Run git: commits, files of earlier revisions, a whole project as it was. The only module that runs ``git``.

Nothing here changes a repository: no branch, no index, no working tree.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from cvbuild.syntax.errors import CannotBuild
from cvbuild.syntax.files import display

__all__ = ["Revision", "commit", "file_at", "folder_at", "head", "is_dirty", "revisions"]

_SHORT = 10  # digits of a hash: what git itself prints in a repository of some size

_LEADING_ASTRAY = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR", "GIT_NAMESPACE")
"""Variables that git sets for hooks. They are removed, so that a project belongs to the repository of its folder."""


class Revision(Struct, frozen=True):
    """A commit: its full hash, its date, and the first line of its message."""

    commit: str
    date: str
    subject: str

    @property
    def short(self) -> str:
        """The abbreviated hash."""
        return self.commit[:_SHORT]


def head(folder: Path) -> str | None:
    """Return the abbreviated hash of the commit that is checked out; None before the first commit.

    Raises:
        CannotBuild: there is no git, or the folder is in no repository.
    """
    _require_repository(folder)
    found = _git(folder, "rev-parse", "--verify", "--quiet", "HEAD^{commit}")
    return _text(found)[:_SHORT] if found.returncode == 0 else None


def tracked(folder: Path, names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the files of a folder that git has in its index; none outside of a repository, nor without git."""
    try:
        listed = _text(_git(folder, "ls-files", "-z", "--", *names)).split("\0")
    except OSError:
        return ()
    return tuple(name for name in names if name in listed)


def user(folder: Path) -> str:
    """Return the name with which git signs commits here; empty if it has none, or there is no git."""
    try:
        return _text(_git(folder, "config", "user.name"))
    except OSError:
        return ""


def is_dirty(folder: Path, parts: Sequence[str] = (".",)) -> bool:
    """Return whether files of the folder, or only of some ``parts`` of it, differ from HEAD; new files count.

    Raises:
        CannotBuild: there is no git, or the folder is in no repository.
    """
    _require_repository(folder)
    return bool(_done(folder, "status", "--porcelain", "--untracked-files=all", "--", *parts))


def commit(folder: Path, revision: str) -> str:
    """Return the full hash of the commit that a revision such as ``main~1``, a tag or a hash names.

    Raises:
        CannotBuild: there is no git, the folder is in no repository, no commit has this name.
    """
    _require_repository(folder)
    if revision and not revision.startswith("-"):
        named = _git(folder, "rev-parse", "--verify", "--quiet", revision)
        found = _git(folder, "rev-parse", "--verify", "--quiet", f"{_text(named)}^{{commit}}")
        if named.returncode == found.returncode == 0:
            return _text(found)
    raise CannotBuild(f"there is no revision '{revision}' in this repository", _unknown_hint(folder))


def revisions(folder: Path, parts: Sequence[str], most: int, start: str = "HEAD") -> tuple[Revision, ...]:
    """Return the commits that changed some ``parts`` of the folder, from ``start`` backwards, newest first.

    Raises:
        CannotBuild: there is no git, the folder is in no repository, there is no such start.
    """
    if head(folder) is None:
        return ()
    form = ("--no-show-signature", "--format=%H%x00%cs%x00%s", f"--max-count={most}")
    log = _done(folder, "log", *form, commit(folder, start), "--", *parts).decode(errors="replace")
    return tuple(Revision(*line.split("\0", 2)) for line in log.splitlines())


def file_at(folder: Path, revision: str, name: str) -> bytes | None:
    """Return the bytes of a file at a revision, or None if it did not exist. ``name`` is relative to ``folder``.

    Raises:
        CannotBuild: as :func:`commit`.
    """
    found = _git(folder, "cat-file", "blob", f"{commit(folder, revision)}:{_prefix(folder)}{name}")
    return found.stdout if found.returncode == 0 else None


@contextlib.contextmanager
def folder_at(folder: Path, revision: str, parts: Sequence[str] = ()) -> Iterator[Path]:
    """Check out the folder at a revision into a temporary folder, which is removed afterwards.

    Files are written as by ``git checkout`` (line ends, filters), so that both sides of a comparison are alike.
    ``parts`` are the files and folders to check out, or patterns of names, by default all; missing ones are ignored.

    Raises:
        CannotBuild: as :func:`commit`, or the folder did not exist at that revision.
    """
    tree = f"{commit(folder, revision)}:{_prefix(folder)}"
    if _git(folder, "rev-parse", "--verify", "--quiet", tree).returncode:
        raise CannotBuild(f"there is no {display(folder)} at the revision '{revision}'")
    with tempfile.TemporaryDirectory(prefix="cvbuild-") as name:
        target = Path(name).resolve() / "project"
        target.mkdir()
        _check_out(folder, tree, parts, target)
        yield target


def _check_out(folder: Path, tree: str, parts: Sequence[str], target: Path) -> None:
    """Write the files of a tree with a temporary index; the repository's index does not change."""
    environ = {
        "GIT_INDEX_FILE": str(target.parent / "index"),
        "GIT_DIR": _text_of(folder, "rev-parse", "--absolute-git-dir"),
        "GIT_WORK_TREE": str(target),
    }
    _done(target, "read-tree", "--no-sparse-checkout", tree, environ=environ)
    names = _done(target, "ls-files", "-z", "--", *parts, environ=environ)
    _done(target, "checkout-index", "--quiet", "-z", "--stdin", environ=environ, given=names)


def _prefix(folder: Path) -> str:
    """Return the path of the folder below the top of its repository: empty, or ``cv/``."""
    return _text_of(folder, "rev-parse", "--show-prefix")


def _require_repository(folder: Path) -> None:
    if shutil.which("git") is None:
        raise CannotBuild("git is not installed", "install it (apt install git, brew install git), or compare variants")
    if not folder.is_dir():
        raise CannotBuild(f"there is no folder {display(folder)}")
    found = _git(folder, "rev-parse", "--is-inside-work-tree")
    if found.returncode == 0 and _text(found) == "true":
        return
    where = display(folder) if folder.resolve() != Path.cwd().resolve() else "this folder"
    said = _first_line(found.stderr)
    if "dubious ownership" in found.stderr.decode(errors="replace"):
        raise CannotBuild(
            f"git does not trust {where}, because it belongs to another user",
            f"git config --global --add safe.directory {folder.resolve().as_posix()}",
        )
    unusual = "" if "not a git repository" in said or not said else f": {said}"
    raise CannotBuild(f"{where} is not in a git repository{unusual}", "git init makes one; earlier revisions need one")


def _unknown_hint(folder: Path) -> str:
    if _text_of(folder, "rev-parse", "--is-shallow-repository") == "true":
        return "the history is incomplete here; fetch all of it: git fetch --unshallow"
    if _git(folder, "rev-parse", "--verify", "--quiet", "HEAD").returncode:
        return "there is no commit yet"
    return "git log --oneline and git branch --all list revisions; git fetch gets those of a server"


def _text_of(folder: Path, *arguments: str) -> str:
    return _done(folder, *arguments).decode(errors="surrogateescape").strip("\n")


def _done(folder: Path, *arguments: str, environ: Mapping[str, str] | None = None, given: bytes = b"") -> bytes:
    """Run git and return its output.

    Raises:
        CannotBuild: git failed; the message has its first line.
    """
    found = _git(folder, *arguments, environ=environ, given=given)
    if found.returncode:
        raise CannotBuild(f"git {arguments[0]} failed: {_first_line(found.stderr)}")
    return found.stdout


def _git(
    folder: Path, *arguments: str, environ: Mapping[str, str] | None = None, given: bytes = b""
) -> subprocess.CompletedProcess[bytes]:
    """Run git in the folder: in English, without prompts and optional locks."""
    kept = {name: value for name, value in os.environ.items() if name not in _LEADING_ASTRAY}
    own = {"LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0", **(environ or {})}
    return subprocess.run(
        ["git", *arguments], cwd=folder, env=kept | own, input=given, capture_output=True, check=False
    )


def _text(run: subprocess.CompletedProcess[bytes]) -> str:
    return run.stdout.decode(errors="surrogateescape").strip("\n")


def _first_line(message: bytes) -> str:
    lines = message.decode(errors="replace").strip().splitlines()
    return lines[0].removeprefix("fatal: ") if lines else ""
