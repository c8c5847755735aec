"""The build ids of a project's variants, now and at each revision, until one is the file's."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from cvbuild import history
from cvbuild.build_id import build_id, words_part
from cvbuild.checking import NO_CHECKS
from cvbuild.comparing.sides import Side
from cvbuild.comparing.units import addresses
from cvbuild.errors import CannotBuild
from cvbuild.history import Revision
from cvbuild.pipeline import Built, Request, Result, build
from cvbuild.project import PARTS

__all__ = ["Made", "Match", "Walk", "Wanted", "made_bytes", "made_of", "matching", "walk"]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to look for: a build id, or where there is none the digest of a text file."""

    build: str
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Made:
    """What the sources make of one variant. ``text`` is the digest of its text file."""

    build: str
    text: str
    side: Side = field(repr=False)


@dataclass(frozen=True, slots=True)
class Match:
    """Sources that make the file: the revisions between which they do, and what they make of it.

    ``exact`` is false where only the words are those of the file and the look is another.
    """

    made: tuple[Made, ...]
    exact: bool
    newest: Revision
    oldest: Revision

    @property
    def variants(self) -> tuple[str, ...]:
        """The variants that are the file's; twins have the same id."""
        return tuple(made.side.variant for made in self.made)


@dataclass(frozen=True, slots=True)
class Walk:
    """What a search through the history came to. ``unreadable`` counts revisions that cannot be built today."""

    match: Match | None
    looked_at: int
    unreadable: int
    bounded: bool = False


def made_of(folder: Path, today: datetime.date) -> tuple[Made, ...]:
    """What the sources in a folder make today; nothing where they cannot be read."""
    formats = ("txt",)  # something is rendered, so that a variant that fits its pages shows what it prints
    try:
        result = build(Request(folder, today, formats=formats, picked=NO_CHECKS))
    except CannotBuild:
        return ()
    return tuple(_made(one, result) for one in result.built)


def _made(one: Built, result: Result) -> Made:
    assert result.project is not None  # what was built was read
    variant = one.chosen.variant
    side = Side(variant.name, one.document, addresses(result.project.resume), one.theme.name, variant.paper)
    return Made(build_id(one.document, one.theme, variant.paper), one.artifacts[0].sha256, side)


def matching(made: tuple[Made, ...], wanted: Wanted) -> tuple[tuple[Made, ...], bool]:
    """Those that are the file's, and whether also the look is; those with the same words where none is."""
    if not wanted.build:
        return tuple(one for one in made if one.text == wanted.sha256), True
    exact = tuple(one for one in made if one.build == wanted.build)
    same = tuple(one for one in made if words_part(one.build) == words_part(wanted.build))
    return (exact, True) if exact else (same, False)


def made_bytes(folder: Path, variant: str, format_: str, today: datetime.date) -> str:
    """The digest of one finished file as the sources in a folder make it here; empty where they cannot."""
    try:
        result = build(Request(folder, today, (variant,), formats=(format_,), picked=NO_CHECKS))
    except CannotBuild:
        return ""
    return next((artifact.sha256 for one in result.built for artifact in one.artifacts), "")


def walk(
    root: Path, wanted: Wanted, most: int, today: datetime.date, tell: Callable[[int, int], None], start: str = "HEAD"
) -> Walk:
    """Look through the revisions of the sources, the newest first.

    Args:
        root: the project's folder.
        wanted: what to look for.
        most: how many revisions to look at.
        today: the day to build them on; no document hangs on it.
        tell: called before each one with its number and how many there are at most.
        start: the commit to begin at.

    Raises:
        CannotBuild: there is no git, the folder is in no repository, there is no such commit.
    """
    revisions = history.revisions(root, PARTS, most + 1, start)
    seen = _Seen(wanted)
    for number, revision in enumerate(revisions[:most], start=1):
        tell(number, min(len(revisions), most))
        seen.look(revision, _made_at(root, revision, today))
        if seen.done:
            break
    return Walk(seen.exact or seen.words, seen.looked_at, seen.unreadable, len(revisions) > most and not seen.exact)


def _made_at(root: Path, revision: Revision, today: datetime.date) -> tuple[Made, ...]:
    try:
        with history.folder_at(root, revision.commit, PARTS) as folder:
            return made_of(folder, today)
    except CannotBuild:  # there was no such folder then
        return ()


class _Seen:
    """The best match so far. One run of revisions that make the file counts, its newest and its oldest."""

    def __init__(self, wanted: Wanted) -> None:
        self._wanted = wanted
        self.exact: Match | None = None
        self.words: Match | None = None
        self.done = False
        self.looked_at = self.unreadable = 0
        self._running = False

    def look(self, revision: Revision, made: tuple[Made, ...]) -> None:
        """Take one more revision, older than all before."""
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
