"""What WeasyPrint logs about a theme, as findings at the theme's own lines."""

from __future__ import annotations

import contextlib
import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from cvbuild.finding import Finding, Severity
from cvbuild.render._stylesheet import SCHEME
from cvbuild.source import Place
from cvbuild.theme import Theme, broken_theme

__all__ = ["listening"]

_AT = re.compile(r" at (\d+):(\d+)")
_QUOTED = re.compile(r"`([^`]*?)\s*`")  # a declaration, with the blank before its brace
_MISSING_GLYPH = ".notdef glyph"  # no fault of the theme; A104 finds it in the file, and the words it belongs to
_LOST_FONT = "Font-face"  # logged as a warning only, yet the page is then set in another face


@contextlib.contextmanager
def listening(theme: Theme, file: str) -> Iterator[list[Finding]]:
    """Collect what WeasyPrint logs meanwhile. ``file`` is the stylesheet that line numbers in its words belong to."""
    findings: list[Finding] = []
    logger = logging.getLogger("weasyprint")
    ear = _Ear(_Complaints(theme, file), findings)
    propagated, logger.propagate = logger.propagate, False
    logger.addHandler(ear)
    try:
        yield findings
    finally:
        logger.removeHandler(ear)
        logger.propagate = propagated


class _Ear(logging.Handler):
    """Turns each record into a finding."""

    def __init__(self, complaints: _Complaints, findings: list[Finding]) -> None:
        super().__init__(logging.WARNING)
        self._complaints = complaints
        self._findings = findings

    def emit(self, record: logging.LogRecord) -> None:
        if record.getMessage().startswith(_MISSING_GLYPH):
            return
        self._findings.append(self._complaints.finding(record))


@dataclass(frozen=True, slots=True)
class _Complaints:
    """Log records to findings."""

    theme: Theme
    file: str
    searched: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        texts = (name for name in self.theme.files if name.endswith((".css", ".j2", ".toml")))
        object.__setattr__(self, "searched", (self.file, *(name for name in texts if name != self.file)))

    def finding(self, record: logging.LogRecord) -> Finding:
        """The record in plain words at the line it is about."""
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

    def _lines_with(self, word: str) -> Iterator[Place]:
        for file in self.searched:
            for number, line in enumerate(self.theme.text(file).splitlines() if file in self.theme.files else (), 1):
                if word in line:
                    yield Place(self._origin(file), number, line.index(word) + 1)

    def _origin(self, file: str) -> str:
        return self.theme.origins.get(file, file)
