"""The choices that somebody tries on the page, newest first, and which of them are up to date."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from cvbuild.commands.preview.choice import Choice
from cvbuild.commands.preview.view import View

__all__ = ["Trials"]


class Trials:
    """The trials in open tabs: only they follow the sources. The hub's lock protects it."""

    def __init__(self) -> None:
        self.open = Choice()
        self._tabs: Counter[Choice] = Counter()
        self._made: dict[Choice, int] = {}

    def look_at(self, choice: Choice) -> None:
        """Look at a choice in one more tab."""
        self.open = choice
        if choice.is_trial:
            self._tabs[choice] += 1

    def look_away(self, choice: Choice) -> None:
        """Look at a choice in one tab less."""
        self._tabs[choice] -= 1
        self._tabs = +self._tabs  # only those that are open
        self._made = {one: change for one, change in self._made.items() if one in self._tabs}

    def is_due(self, choice: Choice, change: int) -> bool:
        """Return whether a choice is an open trial that is not made of the sources after so many changes."""
        return choice in self._tabs and self._made.get(choice) != change

    def next(self, change: int) -> Choice | None:
        """Return the next trial to build, if one is due."""
        return next((one for one in self._tabs if self.is_due(one, change)), None)

    def made(self, choice: Choice, change: int) -> None:
        """Report that a trial is built of the sources after so many changes."""
        if choice in self._tabs:
            self._made[choice] = change

    def kept(self, views: Mapping[Choice, View]) -> Mapping[Choice, View]:
        """Return the views without those of trials that nobody looks at."""
        return {one: view for one, view in views.items() if one in self._tabs}
