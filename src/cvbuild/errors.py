"""A mistake that has no place in a file: an unknown variant on the command line, a folder that cannot be written."""

from __future__ import annotations

__all__ = ["CannotBuild"]


class CannotBuild(Exception):
    """Nothing can be built. Shown to the person as plain words, never as a traceback; exit code 2."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
