"""Targets of a project's links: the project, the repository that it is in, and whatever the user allows.

A cloned project may bring links to anywhere, such as ``templates/mine/name.txt`` to a private file, which would then be
printed or stored. This module runs before anything heavy is imported.
"""

from __future__ import annotations

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["ALLOW", "Reach", "allow"]

ALLOW = "CVBUILD_ALLOW"
"""The variable that names further folders and files, separated as in PATH; the option ``--allow`` adds to it."""

_given: tuple[str, ...] = ()
"""Paths that the command line of this process allows, for all that it reads."""


def allow(paths: Iterable[str | os.PathLike[str]]) -> None:
    """Let links of projects lead to these folders and files in this process, and to no others."""
    global _given  # noqa: PLW0603 - one command line per process
    _given = tuple(map(_resolved, paths))


class Reach:
    """The folders and files to which the links of a project may lead.

    Args:
        root: the project's folder, itself reached through any links.
        allowed: further folders and files that the user names, beside those of :data:`ALLOW` and :func:`allow`.
    """

    __slots__ = ("_allowed", "_own")

    def __init__(self, root: str | os.PathLike[str], allowed: Iterable[str | os.PathLike[str]] = ()) -> None:
        self._own = _resolved(os.fspath(root) or ".")
        named = os.environ.get(ALLOW, "").split(os.pathsep)
        self._allowed = (*_given, *(_resolved(path) for path in (*named, *allowed) if path))

    def permits(self, path: str | os.PathLike[str]) -> bool:
        """Return whether a path leads to one of them, through whatever links."""
        real = _resolved(path)
        return any(_is_inside(real, top) for top in (self._own, *self._allowed)) or _is_inside(real, self._repository())

    def _repository(self) -> str:
        """Return the folder of the git repository that the project is in, or the project's own."""
        folder = self._own
        while not os.path.lexists(os.path.join(folder, ".git")):
            outer = os.path.dirname(folder)
            if outer == folder:
                return self._own
            folder = outer
        return folder


def _resolved(path: str | os.PathLike[str]) -> str:
    try:
        return os.path.realpath(path)
    except (OSError, ValueError):  # a circle of links on some systems, NUL
        return os.path.abspath(os.fspath(path).replace("\0", ""))


def _is_inside(real: str, top: str) -> bool:
    return real == top or real.startswith(top.rstrip(os.sep) + os.sep)
