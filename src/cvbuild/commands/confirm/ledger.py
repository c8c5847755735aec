"""The locks of a project: what to ask, and the locks after the answers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from cvbuild.analysis.lock.differences import Difference, differences, is_same
from cvbuild.analysis.lock.identity import Identity, Valued
from cvbuild.analysis.lock.mistakes import is_private, place_of
from cvbuild.analysis.lock.pairing import Locked, pairs
from cvbuild.analysis.lock.record import Confirmed, Lock
from cvbuild.analysis.witness.review import review
from cvbuild.analysis.witness.witnesses import owner
from cvbuild.checks import runner
from cvbuild.compose.audience import PUBLIC
from cvbuild.pipeline.lock import identities_of
from cvbuild.pipeline.project import Project, read_project
from cvbuild.syntax.errors import CannotBuild
from cvbuild.syntax.source import Place

__all__ = ["Answers", "Locks", "Question", "Side", "questions", "sides", "updated"]

_OF_THE_LOCK = ("F122", "F123", "S051")


class Side(Struct, frozen=True):
    """A project as one audience sees it: its items, the lock that counts for it, paths of texts with a new claim."""

    project: Project
    items: tuple[Identity, ...]
    lock: Lock
    claiming: frozenset[str] = frozenset()

    def place(self, path: str) -> Place:
        """Return the place of a value."""
        return place_of(path, self.project.places, {one.name: places for one, places in self.project.variants})

    def is_private(self, path: str) -> bool:
        """Return whether a value must not be in ``cv.lock``."""
        return is_private(self.place(path), self.project.sources)


class Question(Struct, frozen=True):
    """Differences to confirm together: one, or all values of an item that is new."""

    side: Side
    differences: tuple[Difference, ...]

    @property
    def subject(self) -> object:
        """The values in question, so that nobody is asked twice for those that all audiences see."""
        return tuple((one.address, one.key, one.now and one.now.text) for one in self.differences)


class Locks(Struct, frozen=True):
    """The lock that is committed, and that of private values."""

    public: Lock
    private: Lock


Answers = Callable[[Difference], Confirmed | None]
"""Answers by difference: the new line of the lock, or None if it stays as it is."""


def sides(root: Path) -> tuple[Side, ...]:
    """Return the project as its owner sees it and, if it has private values, as everybody else does.

    Raises:
        CannotBuild: a mistake in a file other than the lock's own.
    """
    own = _read(root)
    lock = (own.lock or Lock()).sound
    found = (_side(own, lock.joined(own.private_lock.sound)),)
    if not any(found[0].is_private(one.path) for item in found[0].items for one in item.values.values()):
        return found
    public = _read(root, public=True)
    return (*found, _side(public, lock))


def _side(project: Project, lock: Lock) -> Side:
    items = identities_of(project)
    claims = review(project.resume, items, lock)
    return Side(project, items, lock, frozenset(one.statement.path for one in claims))


def _read(root: Path, *, public: bool = False) -> Project:
    reading = read_project(root, (), PUBLIC) if public else read_project(root)
    wrong = [one for one in reading.mistakes if one.code not in _OF_THE_LOCK]
    first = next((one for one in wrong if runner.stops(runner.settled((one,)))), None)
    if reading.project is None or first:
        first = first or reading.mistakes[0]
        raise CannotBuild(f"{first.place}: {first.message}", first.hint)
    return reading.project


def questions(found: Sequence[Side]) -> tuple[Question, ...]:
    """Return what to ask, in the order of the CV."""
    asked: dict[object, Question] = {}
    for side in found:
        for several in _together(differences(side.items, side.lock, side.claiming)):
            question = Question(side, several)
            asked.setdefault(question.subject, question)
    return tuple(asked.values())


def _together(found: Iterable[Difference]) -> Iterator[tuple[Difference, ...]]:
    """Yield what is asked at once: one difference, or all that is new of an entry."""
    new: list[Difference] = []
    for one in found:
        if new and (one.locked or owner(one.address) != owner(new[0].address)):
            yield tuple(new)
            new = []
        if one.locked is None and one.item:
            new.append(one)
        else:
            yield (one,)
    if new:
        yield tuple(new)


def updated(found: Sequence[Side], answers: Answers) -> Locks:
    """Return the locks after the answers, without what is no longer in the CV."""
    made = [_Update(side, answers) for side in found]
    public = Lock()
    for one in reversed(made):
        public = public.joined(one.lock(private=False))
    return Locks(public, made[0].lock(private=True))


class _Update:
    """The values of one side after the answers, each with whether it belongs to the private lock."""

    def __init__(self, side: Side, answers: Answers) -> None:
        self.side = side
        self.values: dict[tuple[str, str], tuple[Confirmed, bool]] = {}
        found = differences(side.items, side.lock, side.claiming)
        self.asked = {(one.address, one.key): (one, answers(one)) for one in found}
        for pair in pairs(side.items, side.lock):
            if pair.item:
                self._take(pair.item, pair.locked.values if pair.locked else {})
            elif pair.locked and (pair.locked.address, "hold") in self.asked:
                self._keep(pair.locked)

    def _take(self, item: Identity, before: Mapping[str, Confirmed]) -> None:
        """Take the values of an item of the CV: as they were, or as answered."""
        shown = item.values
        for key in dict.fromkeys((*shown, *before)):
            now, old = shown.get(key), before.get(key)
            if (item.address, key) in self.asked:
                question, answer = self.asked[item.address, key]
                kept = (None if question.now is None else answer) if answer else old
            else:
                kept = (old or self._elsewhere(now)) if now else None
            if kept:
                self.values[item.address, key] = kept, self._is_private(item.address, key, now)

    def _keep(self, locked: Locked) -> None:
        """Keep a fact on hold that is no longer in the CV, unless it may go."""
        if self.asked[locked.address, "hold"][1] is None:
            for key, one in locked.values.items():
                self.values[locked.address, key] = one, self._is_private(locked.address, key, None)

    def _elsewhere(self, now: Valued) -> Confirmed | None:
        """Return the line of a value that was confirmed at another item, such as a keyword of another list."""
        lines = (pair for values in self.side.lock.items.values() for pair in values.items())
        return next((one for key, one in lines if is_same(key, now.text, one)), None)

    def _is_private(self, address: str, key: str, now: Valued | None) -> bool:
        if now is not None:
            return self.side.is_private(now.path)
        return key in self.side.project.private_lock.items.get(address, {})

    def lock(self, *, private: bool) -> Lock:
        """Return the values of one of both locks."""
        items: dict[str, dict[str, Confirmed]] = {}
        for (address, key), (one, apart) in self.values.items():
            if apart is private:
                items.setdefault(address, {})[key] = one
        return Lock(items)
