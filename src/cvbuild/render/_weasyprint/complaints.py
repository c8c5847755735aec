"""Log messages of WeasyPrint about a theme, as mistakes at the theme's lines."""

from __future__ import annotations

import contextlib
import logging
import re
from collections.abc import Iterator

from msgspec import Struct

from cvbuild.model.theme import Theme, broken_theme
from cvbuild.render._weasyprint.stylesheet import SCHEME
from cvbuild.syntax.finding import Mistake, Severity
from cvbuild.syntax.source import Place

__all__ = ["listening", "place_of"]

_AT = re.compile(r" at (\d+):(\d+)")
_QUOTED = re.compile(r"`([^`]*?)\s*`")  # a declaration, with the space before its brace
_MISSING_GLYPH = ".notdef glyph"  # not the theme's fault; A104 finds it in the file, with the affected words
_LOST_FONT = "Font-face"  # only logged as a warning, but the page is then set in another font


@contextlib.contextmanager
def listening(theme: Theme, file: str) -> Iterator[list[Mistake]]:
    """Collect log messages within this block. ``file`` is the stylesheet to which line numbers in them refer."""
    mistakes: list[Mistake] = []
    logger = logging.getLogger("weasyprint")
    ear = _Ear(_Complaints(theme, file), mistakes)
    propagated, logger.propagate = logger.propagate, False
    level = logger.level
    logger.setLevel(logging.WARNING)  # the root logger may pass errors only, as in the MCP server
    logger.addHandler(ear)
    try:
        yield mistakes
    finally:
        logger.removeHandler(ear)
        logger.propagate = propagated
        logger.setLevel(level)


def place_of(theme: Theme, target: str) -> Place:
    """Return the first line of the theme with these words, or its stylesheet."""
    return _Complaints(theme, "resume.css").line_with(target.removeprefix(SCHEME))


class _Ear(logging.Handler):
    """A log handler that converts each record into a mistake."""

    def __init__(self, complaints: _Complaints, mistakes: list[Mistake]) -> None:
        super().__init__(logging.WARNING)
        self._complaints = complaints
        self._mistakes = mistakes

    def emit(self, record: logging.LogRecord) -> None:
        if record.getMessage().startswith(_MISSING_GLYPH):
            return
        self._mistakes.append(self._complaints.mistake(record))


class _Complaints(Struct, frozen=True):
    """Convert log records into mistakes."""

    theme: Theme
    file: str

    def mistake(self, record: logging.LogRecord) -> Mistake:
        """Return the record as a plain message at the line it is about."""
        message = record.getMessage()
        lost = record.levelno >= logging.ERROR or message.startswith(_LOST_FONT)
        severity = Severity.ERROR if lost else Severity.WARNING
        words = _QUOTED.sub(r"`\1`", _AT.sub("", message)).replace(SCHEME, "").rstrip(".")
        return broken_theme(words[:1].lower() + words[1:], self._place(message, record), severity=severity)

    def _place(self, message: str, record: logging.LogRecord) -> Place:
        where = _AT.search(message)
        if where:
            return Place(self._origin(self.file), int(where[1]), int(where[2]))
        words = [str(arg).removeprefix(SCHEME).strip("' ") for arg in record.args or ()]
        return next(
            (place for word in words if word for place in self._lines_with(word)), Place(self._origin(self.file))
        )

    def line_with(self, word: str) -> Place:
        """Return the first line of the theme with a word; else the file."""
        return next(self._lines_with(word), Place(self._origin(self.file)))

    def _lines_with(self, word: str) -> Iterator[Place]:
        texts = [name for name in self.theme.files if name.endswith((".css", ".j2", ".toml")) and name != self.file]
        for file in (self.file, *texts):
            for number, line in enumerate(self.theme.text(file).splitlines() if file in self.theme.files else (), 1):
                if word in line:
                    yield Place(self._origin(file), number, line.index(word) + 1)

    def _origin(self, file: str) -> str:
        return self.theme.origins.get(file, file)
