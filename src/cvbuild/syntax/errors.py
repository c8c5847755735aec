"""Errors without a place in a file, such as an unknown variant on the command line or a folder without permission."""

from __future__ import annotations

__all__ = ["CannotBuild", "Interrupted"]


class CannotBuild(Exception):
    """Nothing can be built. The command line shows message and hint, never a traceback, and exits with code 2.

    Attributes:
        message: what is wrong, in one sentence without a full stop.
        hint: what to do; may be empty.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __reduce__(self) -> tuple[type[CannotBuild], tuple[str, str]]:
        """Keep message and hint when a worker process sends the error."""
        return CannotBuild, (self.message, self.hint)


class Interrupted(Exception):
    """The user stopped the build. ``done`` of ``total`` variants were built, and their files are complete.

    Not a KeyboardInterrupt: click would turn that into an abort without a message.
    """

    def __init__(self, done: int, total: int) -> None:
        super().__init__(f"{done} of {total} variants built")
        self.done = done
        self.total = total
