"""A proofreader that finds nothing, at once."""

from __future__ import annotations

__all__ = ["SilentProcess"]


class SilentProcess:
    """The process of a proofreader, for tests that need none of its findings."""

    def __init__(self, _language: str, _locale: str, texts: list[str]) -> None:
        self._texts = texts

    def answer(self) -> list[list[list[int | str]]]:
        """Return no slips for each text."""
        return [[] for _ in self._texts]

    def end(self) -> None:
        """Do nothing: nothing was started."""
