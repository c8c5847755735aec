"""Print a comparison for programs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from cvbuild.commands.diff.changes import Change, counts
from cvbuild.commands.diff.sides import Comparison, Side

__all__ = ["change_data", "render"]


def render(comparisons: Sequence[Comparison], before: str, after: str) -> str:
    """Return one object with all variants, also those without a difference."""
    data = {"before": before, "after": after, "comparisons": [_comparison(one) for one in comparisons]}
    return json.dumps(data, indent=2, ensure_ascii=False) + "\n"


def _comparison(one: Comparison) -> dict[str, Any]:
    return {
        "name": one.name,
        "status": one.status,
        "before": _side(one.old),
        "after": _side(one.new),
        "counts": counts(one.changes),
        "changes": [change_data(change) for change in one.changes],
    }


def _side(side: Side | None) -> dict[str, Any] | None:
    return {"variant": side.variant, **side.facts} if side else None


def change_data(change: Change) -> dict[str, Any]:
    """Return one change."""
    return {
        "kind": change.kind,
        "what": change.what,
        "section": change.section,
        "entry": change.entry,
        "before": {"path": change.old_path, "text": _text(mark.old for mark in change.marks)},
        "after": {"path": change.new_path, "text": _text(mark.new for mark in change.marks)},
        "words": [{"before": mark.old, "after": mark.new} for mark in change.marks],
        "detail": change.detail,
    }


def _text(parts: Any) -> str:
    return " ".join(part for part in parts if part)
