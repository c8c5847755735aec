"""Where a layout has put the parts of a document: heights in points, nothing of the program that laid it out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from cvbuild.document import anchor

__all__ = ["Extent", "Layout"]


@dataclass(frozen=True, slots=True)
class Extent:
    """How far down its page a part stands, in points from the upper margin; ``page`` is the one on which it begins.

    ``before`` is where what stands above it ends: the sibling before it, or the beginning of what holds it.
    """

    before: float
    top: float
    bottom: float
    page: int = 1

    @property
    def height(self) -> float:
        """Its own height, without the gap above it."""
        return self.bottom - self.top

    @property
    def share(self) -> float:
        """What it adds to what holds it: its height and the gap above it."""
        return self.bottom - self.before


@dataclass(frozen=True, slots=True)
class Layout:
    """A document as laid out.

    ``ends`` tells for each page how far down from its upper margin its text reaches, ``room`` how far it may reach on
    a page of the paper asked for, ``line`` how high one line of running text is, all in points. ``lead`` tells how many
    lines more are as high as that than are of any other height. ``extents`` are by anchor.
    """

    ends: tuple[float, ...]
    room: float
    line: float
    extents: Mapping[str, Extent] = field(default_factory=dict)
    lead: int = 0

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return len(self.ends)

    def full(self, pages: int) -> float:
        """The share of the room on so many pages that is used; the text ends on the last page that there is."""
        return ((self.pages - 1) * self.room + self.ends[-1]) / (self.room * pages)

    def extent(self, path: str) -> Extent | None:
        """The extent of the part with this path; none where the layout does not name it."""
        return self.extents.get(anchor(path))
