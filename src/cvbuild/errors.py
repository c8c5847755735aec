"""A mistake that has no place in a file: an unknown variant on the command line, a folder that cannot be written."""

from __future__ import annotations

__all__ = ["CannotBuild", "Interrupted"]


class CannotBuild(Exception):
    """Nothing can be built. Shown to the person as plain words, never as a traceback; exit code 2."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __reduce__(self) -> tuple[type[CannotBuild], tuple[str, str]]:
        """Whole also when it comes from a worker process."""
        return CannotBuild, (self.message, self.hint)


class Interrupted(Exception):
    """A person stopped the build; ``done`` of ``total`` variants were built, and their files are whole.

    No KeyboardInterrupt: click makes a plain end of each of those, with nothing to say.
    """

    def __init__(self, done: int, total: int) -> None:
        super().__init__(f"{done} of {total} variants built")
        self.done = done
        self.total = total
