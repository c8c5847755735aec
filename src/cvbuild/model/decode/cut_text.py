"""Texts that YAML read as a mapping, because they contain a colon and a space (S005)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from cvbuild.syntax.suggest import nearest

__all__ = ["is_cut_text", "uncut"]


def is_cut_text(data: Any, known: Sequence[str]) -> bool:
    """Return whether a mapping is a text with a colon: one key, none of the known ones, and a text or nothing."""
    if not isinstance(data, dict) or len(data) != 1:
        return False
    ((key, value),) = data.items()
    return isinstance(value, str | None) and not _is_slip(key, known)


def uncut(data: Any, known: Sequence[str] = ()) -> str:
    """Return the text that was meant; empty if the data is no such text."""
    if not is_cut_text(data, known):
        return ""
    ((key, value),) = data.items()
    return f"{key}: {value}" if value else f"{key}:"


def _is_slip(key: str, known: Sequence[str]) -> bool:
    """Return whether a key is a known one, misspelt; a capital begins a sentence ("Wrote: ..." is not ``note``)."""
    return nearest(key, known) is not None and (key[:1].islower() or key.casefold() in known)
