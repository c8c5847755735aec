"""Read finished files back as a recruiter's software sees them. One module per format, like :mod:`cvbuild.render`."""

from __future__ import annotations

import importlib
from typing import Protocol, cast

from cvbuild.model.artifact import Inspection

__all__ = ["Inspector", "inspector"]


class Inspector(Protocol):
    """The interface of a format's module."""

    def inspect(self, content: bytes) -> Inspection:
        """Read a finished file back."""


def inspector(name: str) -> Inspector | None:
    """Return the inspector of a format, or ``None`` for a format that is not read back (``tree`` is for people)."""
    try:
        return cast("Inspector", importlib.import_module(f"{__name__}.{name}"))
    except ModuleNotFoundError as missing:
        if missing.name == f"{__name__}.{name}":
            return None
        raise
