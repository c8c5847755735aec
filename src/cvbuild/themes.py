"""Finding, reading and copying theme folders: the edge between a theme on the disk and :class:`cvbuild.theme.Theme`.

A theme's files are looked for in the project's ``templates/<name>/``, then among the themes that come with cvbuild.
What a theme does not have is taken from ``classic``, file by file, and setting by setting in ``theme.toml``.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from cvbuild.errors import CannotBuild
from cvbuild.files import write_all
from cvbuild.finding import Finding, Outcome, Severity
from cvbuild.source import Place, Source
from cvbuild.theme import Theme, broken_theme
from cvbuild.theme_settings import with_settings

__all__ = ["BASE", "Listed", "fork_theme", "list_themes", "load_theme", "theme_names"]

BASE = "classic"
"""The theme that fills the gaps of all others."""

_SETTINGS = "theme.toml"
_FONTS = "fonts/"
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")
_TEXTS = (".css", ".j2", ".toml")


@dataclass(frozen=True, slots=True)
class Listed:
    """A theme as a list shows it. ``own`` is true where the project has a folder of this name."""

    name: str
    description: str
    own: bool


@dataclass(frozen=True, slots=True)
class _Folder:
    """A theme's folder and how it is named in messages: without the machine's own path."""

    path: Path
    shown: str

    def files(self) -> Iterator[tuple[str, Path]]:
        """Name and path of each file, hidden ones left out."""
        for path in sorted(self.path.rglob("*")):
            file = path.relative_to(self.path)
            if path.is_file() and not any(part.startswith(".") for part in file.parts):
                yield file.as_posix(), path

    def settings(self) -> Source | None:
        """Its ``theme.toml``."""
        path = self.path / _SETTINGS
        if not path.is_file():
            return None
        return Source(f"{self.shown}/{_SETTINGS}", path.read_text(encoding="utf-8", errors="replace"))


def load_theme(name: str, project: Path, named_at: Place | None = None) -> Outcome[Theme]:
    """Read a theme.

    Args:
        name: the folder's name.
        project: the folder that holds the project's ``templates``.
        named_at: where the theme is asked for, the place of a finding that there is none of this name.

    Returns:
        The theme, or findings: V101 for an unknown name, A119 for a ``theme.toml`` that is not right.
    """
    known = theme_names(project)
    if name not in known:
        return Outcome(None, (_unknown(name, known, named_at or Place("templates")),))
    folders = tuple(_layers(name, project))
    theme = _read_files(name, folders)
    findings = list(_unreadable(theme))
    for source in filter(None, (folder.settings() for folder in folders)):
        outcome = with_settings(theme, source)
        findings += outcome.findings
        theme = outcome.value or theme
    return Outcome(None if findings else theme, tuple(findings))


def theme_names(project: Path) -> tuple[str, ...]:
    """The names of all themes that can be asked for, the project's and those that come with cvbuild."""
    roots = (root for root in (_shipped(), project / "templates") if root.is_dir())
    folders = (folder for root in roots for folder in root.iterdir() if folder.is_dir())
    return tuple(sorted({folder.name for folder in folders if not folder.name.startswith((".", "_"))}))


def list_themes(project: Path) -> tuple[Listed, ...]:
    """All themes that can be asked for, each with its own line about itself; a broken one says so instead."""
    return tuple(_listed(name, project) for name in theme_names(project))


def _listed(name: str, project: Path) -> Listed:
    outcome = load_theme(name, project)
    description = outcome.value.description if outcome.value else f"broken: {outcome.findings[0].message}"
    own = (project / "templates" / name).is_dir()
    return Listed(name, description, own and project.resolve() != _shipped().parent.resolve())


def fork_theme(name: str, project: Path, source: str = BASE) -> tuple[str, ...]:
    """Copy a theme into the project's ``templates`` under a new name, to be edited.

    Fonts that every theme falls back on stay where they are; all else is copied, so that any line can be changed.

    Args:
        name: the new folder's name.
        project: the folder that holds the project's ``templates``.
        source: the theme to copy.

    Returns:
        The names of the files written, below ``templates/<name>/``.

    Raises:
        CannotBuild: no such theme, a name that cannot be, or one that is taken; nothing is ever overwritten.
    """
    known = theme_names(project)
    if source not in known:
        raise CannotBuild(f"there is no theme '{source}'", f"there is {', '.join(known)}")
    if not _NAME.fullmatch(name):
        raise CannotBuild(f"'{name}' cannot be a theme's name", "use letters, digits, - and _")
    if name in known or (project / "templates" / name).exists():
        raise CannotBuild(f"there is a theme '{name}' already", "choose another name; nothing was written")
    found = _read_files(source, tuple(_layers(source, project))).files
    shared = dict(_Folder(_shipped() / BASE, BASE).files())
    contents = {
        file: content
        for file, content in found.items()
        if not (file.startswith(_FONTS) and file in shared and shared[file].read_bytes() == content)
    }
    return tuple(sorted(write_all(project / "templates" / name, contents)))


def _shipped() -> Path:
    """Where cvbuild keeps its own themes: beside its modules when installed, at the top of a source checkout."""
    package = Path(__file__).parent
    installed = package / "templates"
    return installed if installed.is_dir() else package.parents[1] / "templates"


def _layers(name: str, project: Path) -> Iterator[_Folder]:
    """The folders to read; a later one wins."""
    for theme in dict.fromkeys((BASE, name)):
        for root in (_shipped(), project / "templates"):
            if (root / theme).is_dir():
                yield _Folder(root / theme, f"templates/{theme}")


def _read_files(name: str, folders: tuple[_Folder, ...]) -> Theme:
    files: dict[str, bytes] = {}
    origins: dict[str, str] = {}
    for folder in folders:
        for file, path in folder.files():
            files[file], origins[file] = path.read_bytes(), f"{folder.shown}/{file}"
    return Theme(name, files, origins)


def _unreadable(theme: Theme) -> Iterator[Finding]:
    """Text files that are no UTF-8."""
    for file in theme.files:
        if file.endswith(_TEXTS):
            try:
                theme.text(file)
            except UnicodeDecodeError as error:
                line = theme.files[file].count(b"\n", 0, error.start) + 1
                yield broken_theme("this is not UTF-8 text", Place(theme.origins[file], line))


def _unknown(name: str, known: tuple[str, ...], place: Place) -> Finding:
    close = difflib.get_close_matches(name, known, n=1)
    message = f"there is no theme '{name}'; there is {', '.join(known)}"
    hint = f"did you mean {close[0]}?" if close else ""
    return Finding("V101", "selector-matches-nothing", Severity.ERROR, message, place, hint=hint)
