"""Reports on a build: for terminals, for programs, for code hosts.

Each module beside this one is a report format; this folder is their registry. A format's module has ``render``, a pure
function from a :class:`Report` to text that ends with a newline.
"""

from __future__ import annotations

import importlib
import pkgutil
from typing import Protocol, cast

from cvbuild.report._from_result import from_result
from cvbuild.report._report import ArtifactLine, CheckLine, Report
from cvbuild.report._terminal import cells, visible, wants_color

__all__ = [
    "ArtifactLine",
    "CheckLine",
    "Report",
    "Reporter",
    "cells",
    "from_result",
    "render",
    "reporter",
    "reports",
    "visible",
    "wants_color",
]


class Reporter(Protocol):
    """The interface of a report format's module."""

    def render(self, report: Report, *, color: bool = False) -> str:
        """Return the report as text; only formats for terminals use ``color``."""


def reports() -> tuple[str, ...]:
    """Return the names of all report formats, from the files in this folder."""
    return tuple(sorted(m.name for m in pkgutil.iter_modules(__path__) if not m.name.startswith("_")))


def reporter(name: str) -> Reporter:
    """Import the report format with this name."""
    return cast("Reporter", importlib.import_module(f"{__name__}.{name}"))


def render(name: str, report: Report, *, color: bool = False) -> str:
    """Return the report in the format with this name."""
    return reporter(name).render(report, color=color)
