"""Find, read and copy theme folders.

A theme is searched in the project's ``templates/<name>/``, then among those that come with cvbuild. Files and settings
that a theme does not have are taken from the theme that it names as its ``base``, then from ``classic``.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from cvbuild.cache import disk
from cvbuild.cache.reach import Reach
from cvbuild.model.theme import Theme, broken_theme
from cvbuild.render.theme.added_fonts import with_single_faces
from cvbuild.render.theme.settings import with_settings
from cvbuild.syntax import files
from cvbuild.syntax.errors import CannotBuild
from cvbuild.syntax.finding import Mistake, Outcome
from cvbuild.syntax.source import Place, Source

__all__ = ["BASE", "Listed", "fork_theme", "list_themes", "load_theme", "theme_names"]

BASE = "classic"
"""The theme that completes all others."""

_SETTINGS = "theme.toml"
_FONTS = "fonts/"
_BASE_NAMED = re.compile(rb"^base\s*=\s*[\"']([A-Za-z0-9_-]+)[\"']", re.MULTILINE)
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")
_TEXTS = (".css", ".j2", ".toml")

_LARGEST = 32 * 1024 * 1024  # a font with all Chinese characters has 20 MB
_LARGEST_THEME = 128 * 1024 * 1024
_MOST_FILES = 1000

_OUTSIDE = "the link leads out of the project"
_ALLOWED = "put a copy in the project, or allow it: --allow PATH"


class Listed(Struct, frozen=True):
    """A theme in a list. ``own`` is true if it is the project's."""

    name: str
    description: str
    own: bool


class _Folder(Struct, frozen=True):
    """A theme's folder, its name in messages without the machine's own path, and where its links may lead.

    The reach is None for a theme that comes with cvbuild.
    """

    path: Path
    shown: str
    reach: Reach | None = None

    def files(self) -> Iterator[tuple[str, Path]]:
        """Return path by name of each file, without hidden ones. Links to folders are not followed.

        Raises:
            _Refused: there are too many.
        """
        folders, count = [self.path], 0
        while folders:
            for path in sorted(folders.pop().iterdir()):
                count += 1
                if count > _MOST_FILES:
                    raise _Refused(f"the theme has more than {_MOST_FILES} files", self.shown)
                if path.name.startswith("."):
                    continue
                if path.is_dir():
                    folders += [] if path.is_symlink() else [path]
                else:
                    yield path.relative_to(self.path).as_posix(), path

    def content(self, file: str, path: Path) -> bytes:
        """Return the content of a file.

        Raises:
            _Refused: it is a link that leads out of the project, too large, or no regular file.
        """
        where = f"{self.shown}/{file}"
        if path.is_symlink() and self.reach and not self.reach.permits(path):
            raise _Refused(_OUTSIDE, where, "S047")
        try:
            return disk.read_file(str(path), _LARGEST)
        except disk.TooLarge:
            raise _Refused(f"the file has more than {_LARGEST // 1024**2} MB", where) from None
        except OSError as error:
            raise _Refused(f"the file cannot be read: {(error.strerror or '').lower()}", where) from None


class _Refused(Exception):
    """A file or folder of a theme is not read."""

    def __init__(self, message: str, where: str, code: str = "A119") -> None:
        super().__init__(message)
        self.mistake = Mistake(code, message, Place(where, 1), hint=_ALLOWED if code == "S047" else "")


def load_theme(name: str, project: Path, named_at: Place | None = None) -> Outcome[Theme]:
    """Read a theme.

    Args:
        name: the folder's name.
        project: the folder that contains the project's ``templates``.
        named_at: the place of a mistake if no theme has this name.

    Returns:
        The theme, or mistakes: V101 for an unknown name, A119 for a wrong ``theme.toml``.
    """
    known = theme_names(project)
    if name not in known:
        return Outcome(None, (_unknown(name, known, named_at or Place("templates")),))
    try:
        theme, settings = _read_files(name, tuple(_layers(name, project)))
    except _Refused as refused:
        return Outcome(None, (refused.mistake,))
    mistakes = list(_unreadable(theme))
    for source in settings:
        outcome = with_settings(theme, source)
        mistakes += outcome.mistakes
        theme = outcome.value or theme
    if mistakes:
        return Outcome(None, tuple(mistakes))
    return with_single_faces(theme)


def theme_names(project: Path) -> tuple[str, ...]:
    """Return the names of all themes, the project's and those that come with cvbuild."""
    roots = (root for root in (_shipped(), project / "templates") if root.is_dir() and _is_permitted(root, project))
    folders = (folder for root in roots for folder in root.iterdir() if folder.is_dir())
    return tuple(sorted({folder.name for folder in folders if not folder.name.startswith((".", "_"))}))


def list_themes(project: Path) -> tuple[Listed, ...]:
    """Return all themes with their descriptions; for a broken one, the reason."""
    return tuple(_listed(name, project) for name in theme_names(project))


def _listed(name: str, project: Path) -> Listed:
    outcome = load_theme(name, project)
    description = outcome.value.description if outcome.value else f"broken: {outcome.mistakes[0].message}"
    own = (project / "templates" / name).is_dir()
    return Listed(name, description, own and project.resolve() != _shipped().parent.resolve())


def fork_theme(name: str, project: Path, source: str = BASE) -> tuple[str, ...]:
    """Copy a theme into the project's ``templates`` under a new name, to be edited.

    Fonts of ``classic``, which every theme may use, are not copied; everything else is, so that any line can be
    changed.

    Args:
        name: the new folder's name.
        project: the folder that contains the project's ``templates``.
        source: the theme to copy.

    Returns:
        The names of the files written, below ``templates/<name>/``.

    Raises:
        CannotBuild: there is no such theme, or the name is invalid or taken; nothing is ever overwritten.
    """
    known = theme_names(project)
    if source not in known:
        raise CannotBuild(f"there is no theme '{source}'", f"the themes are {', '.join(known)}")
    if not _NAME.fullmatch(name):
        raise CannotBuild(f"'{name}' cannot be a theme's name", "use letters, digits, - and _")
    own = project / "templates" / name
    begun = files.exists(own) and not (_shipped() / name).exists()
    if not begun and (name in known or files.exists(own)):
        raise _taken(name)
    try:
        found = _read_files(source, tuple(_layers(source, project)))[0].files
    except _Refused as refused:
        raise CannotBuild(f"{refused.mistake.place}: {refused}", refused.mistake.hint) from None
    shared = dict(_Folder(_shipped() / BASE, BASE).files())
    contents = {
        file: content
        for file, content in found.items()
        if not (file.startswith(_FONTS) and file in shared and shared[file].read_bytes() == content)
    }
    if begun and not files.has_part(own, _names(own), contents):
        raise _taken(name)
    return tuple(sorted(files.write_all(own, contents, project)))


def _taken(name: str) -> CannotBuild:
    return CannotBuild(f"the theme '{name}' exists already", "choose another name; nothing was written")


def _names(folder: Path) -> list[str]:
    """Return the files below a folder, beside those that a killed run left."""
    found = (path for path in folder.rglob("*") if not (path.is_dir() or disk.is_temporary(path.name)))
    return [path.relative_to(folder).as_posix() for path in found]


def _shipped() -> Path:
    """Return the folder of cvbuild's own themes: in the package when installed, at the top of a source checkout."""
    package = Path(__file__).parents[2]
    installed = package / "templates"
    return installed if installed.is_dir() else package.parents[1] / "templates"


def _is_permitted(root: Path, project: Path) -> bool:
    return root == _shipped() or Reach(project).permits(root) or root.resolve() == _shipped().resolve()


def _layers(name: str, project: Path) -> Iterator[_Folder]:
    """Return the folders to read; later ones win."""
    chain = [name]
    while (base := _base(chain[-1], project)) and base not in chain:
        chain.append(base)
    for theme in dict.fromkeys((BASE, *reversed(chain))):
        yield from _folders(theme, project)


def _folders(theme: str, project: Path) -> Iterator[_Folder]:
    for root in (_shipped(), project / "templates"):
        if (root / theme).is_dir() and _is_permitted(root, project):
            own = root.resolve() != _shipped().resolve()
            yield _Folder(root / theme, f"templates/{theme}", Reach(project) if own else None)


def _base(theme: str, project: Path) -> str:
    """Return the theme that another one is based on, if it names one.

    Raises:
        _Refused: its settings are not read.
    """
    for folder in reversed(tuple(_folders(theme, project))):
        path = folder.path / _SETTINGS
        if path.is_file() and (found := _BASE_NAMED.search(folder.content(_SETTINGS, path))):
            return found[1].decode()
    return ""


def _read_files(name: str, folders: tuple[_Folder, ...]) -> tuple[Theme, tuple[Source, ...]]:
    """Return the theme without its settings, and the texts of these, by layer.

    Raises:
        _Refused: something in a folder is not read.
    """
    files: dict[str, bytes] = {}
    origins: dict[str, str] = {}
    settings: list[Source] = []
    own = own_settings = False
    for folder in folders:
        if folder.reach and not folder.reach.permits(folder.path):
            raise _Refused(_OUTSIDE, folder.shown, "S047")
        for file, path in folder.files():
            origin = f"{folder.shown}/{file}"
            content = folder.content(file, path)
            own |= folder.reach is not None and files.get(file) != content  # a copy of what cvbuild has is not
            files[file], origins[file] = content, origin
            if file == _SETTINGS:
                settings.append(Source(origin, files[file].decode("utf-8", "replace")))
                own_settings = folder.reach is not None
            if sum(map(len, files.values())) > _LARGEST_THEME:
                raise _Refused(f"the theme has more than {_LARGEST_THEME // 1024**2} MB", folder.shown)
    return Theme(name, files, origins, own=own, own_settings=own_settings), tuple(settings)


def _unreadable(theme: Theme) -> Iterator[Mistake]:
    """Yield mistakes for text files that are not UTF-8."""
    for file in theme.files:
        if file.endswith(_TEXTS):
            try:
                theme.text(file)
            except UnicodeDecodeError as error:
                line = theme.files[file].count(b"\n", 0, error.start) + 1
                yield broken_theme("this is not UTF-8 text", Place(theme.origins[file], line))


def _unknown(name: str, known: tuple[str, ...], place: Place) -> Mistake:
    close = difflib.get_close_matches(name, known, n=1)
    message = f"there is no theme '{name}'; the themes are {', '.join(known)}"
    hint = f"did you mean {close[0]}?" if close else ""
    return Mistake("V101", message, place, hint=hint)
