"""Read ``llms.txt`` and ``llms-full.txt`` back: both are Markdown, the first is an extract."""

from __future__ import annotations

from cvbuild.inspection import md
from cvbuild.model.artifact import Inspection

__all__ = ["inspect"]


def inspect(content: bytes) -> Inspection:
    """Read either file back."""
    return md.inspected("llms", content, for_programs=True)
