"""Findings and finished files to words: for a terminal, for programs, for code hosts.

Each module beside this one is a format of report; this folder is the registry. A reporter offers ``render``, which is
pure: it gets a :class:`Report` and returns text that ends with a newline.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping
from typing import IO, Protocol, cast

from cvbuild.report._excerpt import cells, visible
from cvbuild.report._model import ArtifactLine, CheckLine, Report
from cvbuild.report._of import of

__all__ = [
    "ArtifactLine",
    "CheckLine",
    "Report",
    "Reporter",
    "cells",
    "of",
    "render",
    "reporter",
    "reports",
    "visible",
    "wants_color",
]


class Reporter(Protocol):
    """What a report's module offers."""

    def render(self, report: Report, *, color: bool = False) -> str:
        """The report; only one made for a terminal heeds ``color``."""


def reports() -> tuple[str, ...]:
    """The names of all formats of report, from the files in this folder."""
    return tuple(sorted(m.name for m in pkgutil.iter_modules(__path__) if not m.name.startswith("_")))


def reporter(name: str) -> Reporter:
    """The reporter of this name."""
    return cast("Reporter", importlib.import_module(f"{__name__}.{name}"))


def render(name: str, report: Report, *, color: bool = False) -> str:
    """The report in the format of this name."""
    return reporter(name).render(report, color=color)


def wants_color(stream: IO[str] | None, environ: Mapping[str, str]) -> bool:
    """Whether to colour: ``NO_COLOR`` forbids it, ``FORCE_COLOR`` demands it, else a terminal that is not dumb has it.

    See https://no-color.org and https://force-color.org: a variable counts when it is set and not empty. There is no
    stream where the program was started with its output closed.
    """
    if environ.get("NO_COLOR"):
        return False
    terminal = stream is not None and stream.isatty() and environ.get("TERM") != "dumb"
    return terminal or bool(environ.get("FORCE_COLOR"))
