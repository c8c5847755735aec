"""Finished bytes to facts: what a recruiter's software will see. One module a format, like :mod:`cvbuild.render`."""

from __future__ import annotations

import importlib
from typing import Protocol, cast

from cvbuild.artifact import Inspection

__all__ = ["Inspector", "inspector"]


class Inspector(Protocol):
    """What a format's module offers."""

    def inspect(self, content: bytes) -> Inspection:
        """Read a finished file back."""


def inspector(name: str) -> Inspector | None:
    """The inspector of a format, none where it needs none (``tree`` is for people)."""
    try:
        return cast("Inspector", importlib.import_module(f"{__name__}.{name}"))
    except ModuleNotFoundError as missing:
        if missing.name == f"{__name__}.{name}":
            return None
        raise
