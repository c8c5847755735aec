"""A Harper that loads at once and finds nothing: first on the path of the commands that tests start."""

from __future__ import annotations


class Linter:
    """All that cvbuild asks of Harper's."""

    def __init__(self, _dialect: int) -> None:
        """Load nothing."""

    def get_lint_config(self) -> dict[str, bool]:
        """Return the rules: none."""
        return {}

    def set_lint_config(self, rules: dict[str, bool]) -> None:
        """Know no rule."""

    def organized_lints(self, _text: str, **_how: str) -> dict[str, list[object]]:
        """Return what each rule finds in a text: nothing."""
        return {}
