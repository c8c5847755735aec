"""The two things that are compared, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from cvbuild.comparing.changes import Change, changes
from cvbuild.comparing.pairing import paired
from cvbuild.comparing.units import units
from cvbuild.document import Document

__all__ = ["Comparison", "Side", "compared"]


@dataclass(frozen=True, slots=True)
class Side:
    """A variant as made from one state of its sources.

    ``addresses`` are those of all items by path; ``lines`` are lines of text on all pages of the PDF.
    """

    variant: str
    document: Document = field(repr=False)
    addresses: Mapping[str, str] = field(repr=False)
    theme: str = ""
    paper: str = ""
    pages: int = 0
    lines: int = 0
    pdf: bytes = field(default=b"", repr=False)

    @property
    def facts(self) -> dict[str, str | int]:
        """What is said of a side besides its words."""
        return {"pages": self.pages, "lines": self.lines, "theme": self.theme, "paper": self.paper}


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two sides and what changed; one is none where the variant was not there. ``looks_changed`` is about pictures."""

    old: Side | None
    new: Side | None
    changes: tuple[Change, ...] = ()
    looks_changed: bool = False

    @property
    def name(self) -> str:
        """The variant, or both where they are two."""
        names = dict.fromkeys(side.variant for side in (self.old, self.new) if side)
        return " → ".join(names)

    @property
    def status(self) -> str:
        """``added``, ``removed``, ``changed`` (words or facts), ``restyled`` (only looks), or ``same``."""
        if self.old is None or self.new is None:
            return "added" if self.old is None else "removed"
        if self.changes or self.old.facts != self.new.facts:
            return "changed"
        return "restyled" if self.looks_changed else "same"


def compared(old: Side, new: Side) -> tuple[Change, ...]:
    """What changed from one side to the other in what is printed."""
    return changes(paired(units(old.document, old.addresses), units(new.document, new.addresses)))
