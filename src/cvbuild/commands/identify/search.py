"""Search for a file's build id in the current sources and in each revision."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path

from msgspec import Struct

from cvbuild.commands.diff.sides import Side
from cvbuild.commands.diff.units import addresses
from cvbuild.model.build_id import words_part
from cvbuild.model.variant_build import Stage, VariantBuild
from cvbuild.pipeline import git
from cvbuild.pipeline.build import Request, Result, build
from cvbuild.pipeline.git import Revision
from cvbuild.pipeline.project import PARTS
from cvbuild.syntax.errors import CannotBuild

__all__ = ["Made", "Match", "Walk", "Wanted", "made_bytes", "made_of", "matching", "walk"]


class Wanted(Struct, frozen=True):
    """The target of a search: a build id, or the digest of a text file, which has none."""

    build: str
    sha256: str = ""


class Made(Struct, frozen=True):
    """The result of one variant of the sources. ``text`` is the digest of its text file."""

    build: str
    text: str
    side: Side


class Match(Struct, frozen=True):
    """Sources that make the file: the range of revisions, and their results.

    ``exact`` is false if only the words match and the look differs.
    """

    made: tuple[Made, ...]
    exact: bool
    newest: Revision
    oldest: Revision

    @property
    def variants(self) -> tuple[str, ...]:
        """Return the variants that match; twin variants have the same id."""
        return tuple(made.side.variant for made in self.made)


class Walk(Struct, frozen=True):
    """The result of a search through the history.

    ``unreadable`` counts revisions that cannot be built with this version.
    """

    match: Match | None
    looked_at: int
    unreadable: int
    bounded: bool = False


def made_of(folder: Path, today: datetime.date) -> tuple[Made, ...]:
    """Return the results of the sources in a folder; nothing if they cannot be read."""
    try:
        result = build(Request(folder, today, formats=("txt",), until=Stage.RENDERED))
    except CannotBuild:
        return ()
    return tuple(_made(one, result) for one in result.built)


def _made(one: VariantBuild, result: Result) -> Made:
    assert result.project is not None  # the project was read, because it was built
    (document, theme), (text,) = one.composed, one.artifacts
    side = Side(one.variant.name, document, addresses(result.project.resume), theme.name, one.variant.paper)
    return Made(text.build, text.sha256, side)


def matching(made: tuple[Made, ...], wanted: Wanted) -> tuple[tuple[Made, ...], bool]:
    """Return the results that match in words and look; else those that match in words."""
    if not wanted.build:
        return tuple(one for one in made if one.text == wanted.sha256), True
    exact = tuple(one for one in made if one.build == wanted.build)
    same = tuple(one for one in made if words_part(one.build) == words_part(wanted.build))
    return (exact, True) if exact else (same, False)


def made_bytes(folder: Path, variant: str, format_: str, today: datetime.date) -> str:
    """Return the digest of one finished file that the sources in a folder make here; empty if they cannot be built."""
    try:
        result = build(Request(folder, today, (variant,), formats=(format_,), until=Stage.RENDERED))
    except CannotBuild:
        return ""
    return next((artifact.sha256 for one in result.built for artifact in one.artifacts), "")


def walk(
    root: Path,
    wanted: Wanted,
    most: int,
    today: datetime.date,
    progress: Callable[[int, int], None],
    start: str = "HEAD",
) -> Walk:
    """Search the revisions of the sources, newest first.

    Args:
        root: the project's folder.
        wanted: what to search for.
        most: the maximum number of revisions.
        today: the day to build them on; no document depends on it.
        progress: called before each revision with its number and the maximum.
        start: the commit to begin at.

    Raises:
        CannotBuild: there is no git, the folder is in no repository, or there is no such commit.
    """
    revisions = git.revisions(root, PARTS, most + 1, start)
    seen = _Seen(wanted)
    for number, revision in enumerate(revisions[:most], start=1):
        progress(number, min(len(revisions), most))
        seen.look(revision, _made_at(root, revision, today))
        if seen.done:
            break
    return Walk(seen.exact or seen.words, seen.looked_at, seen.unreadable, len(revisions) > most and not seen.exact)


def _made_at(root: Path, revision: Revision, today: datetime.date) -> tuple[Made, ...]:
    try:
        with git.folder_at(root, revision.commit, PARTS) as folder:
            return made_of(folder, today)
    except CannotBuild:  # the folder did not exist then
        return ()


class _Seen:
    """The best match so far: one run of matching revisions, with its newest and its oldest."""

    def __init__(self, wanted: Wanted) -> None:
        self._wanted = wanted
        self.exact: Match | None = None
        self.words: Match | None = None
        self.done = False
        self.looked_at = self.unreadable = 0
        self._running = False

    def look(self, revision: Revision, made: tuple[Made, ...]) -> None:
        """Add a revision that is older than all before."""
        self.looked_at += 1
        self.unreadable += not made
        found, exact = matching(made, self._wanted)
        if found and exact:
            newest = self.exact.newest if self.exact else revision
            self.exact = Match(found, True, newest, revision)
        elif found and not self.exact:
            running = self.words if self._running else None
            if running or not self.words:
                self.words = Match(found, False, running.newest if running else revision, revision)
        self._running = bool(found)
        self.done = bool(self.exact and made and not (found and exact))
