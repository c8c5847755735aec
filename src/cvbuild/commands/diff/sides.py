"""The two sides of a comparison, and its result."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from cvbuild.commands.diff.changes import Change, changes
from cvbuild.commands.diff.pairing import paired
from cvbuild.commands.diff.units import units
from cvbuild.model.document import Document

__all__ = ["Comparison", "Side", "compared"]


class Side(Struct, frozen=True):
    """A variant as built from one state of its sources.

    ``addresses`` are those of all items by path; ``lines`` counts the lines of text on all pages of the PDF.
    """

    variant: str
    document: Document
    addresses: Mapping[str, str]
    theme: str = ""
    paper: str = ""
    pages: int = 0
    lines: int = 0
    pdf: bytes = b""

    @property
    def facts(self) -> dict[str, str | int]:
        """Return what is compared besides the words."""
        return {"pages": self.pages, "lines": self.lines, "theme": self.theme, "paper": self.paper}


class Comparison(Struct, frozen=True):
    """Two sides and their changes; a side is ``None`` if the variant did not exist.

    ``looks_changed`` compares pictures.
    """

    old: Side | None
    new: Side | None
    changes: tuple[Change, ...] = ()
    looks_changed: bool = False

    @property
    def name(self) -> str:
        """Return the variant's name, or both if they differ."""
        names = dict.fromkeys(side.variant for side in (self.old, self.new) if side)
        return " → ".join(names)

    @property
    def status(self) -> str:
        """Return ``added``, ``removed``, ``changed`` (words or facts), ``restyled`` (only look), or ``same``."""
        if self.old is None or self.new is None:
            return "added" if self.old is None else "removed"
        if self.changes or self.old.facts != self.new.facts:
            return "changed"
        return "restyled" if self.looks_changed else "same"


def compared(old: Side, new: Side) -> tuple[Change, ...]:
    """Return the changes in the printed content from one side to the other."""
    return changes(paired(units(old.document, old.addresses), units(new.document, new.addresses)))
