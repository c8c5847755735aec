"""Resume x Variant -> Resume, with the reason for every in and out."""

from __future__ import annotations

from dataclasses import dataclass

from cvbuild.resume import Resume

__all__ = ["Decision", "Selection"]


@dataclass(frozen=True, slots=True)
class Decision:
    """Why an item is in or out. ``place`` is the path that decided, in the variant's file or in the source file."""

    path: str
    address: str
    shown: bool
    rule: str
    reason: str
    place: str
    in_variant: bool


@dataclass(frozen=True, slots=True)
class Selection:
    """What a variant shows, and every decision that led there."""

    resume: Resume
    decisions: tuple[Decision, ...]
