"""Fields of the user's own in sections that put several entries on one line; all other sections get theirs later."""

from __future__ import annotations

from cvbuild.model.nodes import Fielded

__all__ = ["field_lines"]


def field_lines(entry: Fielded) -> tuple[str, ...]:
    """Return ``Label: value`` for each field."""
    return tuple(f"{label}: {value}" for label, value in entry.details.items())
