"""Read a profile back."""

from __future__ import annotations

from cvbuild.inspection._json import inspected
from cvbuild.model.artifact import Inspection

__all__ = ["inspect"]


def inspect(content: bytes) -> Inspection:
    """Read the file back."""
    return inspected("profile", content)
