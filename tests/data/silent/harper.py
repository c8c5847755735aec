"""A Harper that loads at once and finds nothing: first on the path of the commands that tests start."""


class Linter:
    """All that cvbuild asks of Harper's."""

    def __init__(self, _dialect: int) -> None: ...

    def set_lint_config(self, _rules: dict[str, bool]) -> None: ...

    get_lint_config = organized_lints = lambda *_, **_how: {}
