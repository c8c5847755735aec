"""Positions and heights of a document's parts as laid out, in points, independent of the layout engine."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct, field

from cvbuild.model.document import anchor

__all__ = ["Cut", "Extent", "Fitted", "Layout", "More"]


class Extent(Struct, frozen=True):
    """The vertical extent of a part, in points from the upper margin; ``page`` is the one on which it begins.

    ``before`` is where the preceding part ends: the sibling before it, or the top of its container.
    """

    before: float
    top: float
    bottom: float
    page: int = 1

    @property
    def height(self) -> float:
        """Return its height without the gap above it."""
        return self.bottom - self.top

    @property
    def share(self) -> float:
        """Return its height with the gap above it."""
        return self.bottom - self.before


class Layout(Struct, frozen=True):
    """A document as laid out.

    ``ends`` has for each page how far down its text reaches, ``room`` is how far it may reach, ``line`` is the height
    of a line of running text, all in points from the upper margin. ``lead`` is by how many lines this height is more
    frequent than any other. ``extents`` are by anchor.
    """

    ends: tuple[float, ...]
    room: float
    line: float
    extents: Mapping[str, Extent] = field(default_factory=dict)
    lead: int = 0

    @property
    def pages(self) -> int:
        """Return the number of pages."""
        return len(self.ends)

    def full(self, pages: int) -> float:
        """Return the share of the room on so many pages that is used; the text ends on the last existing page."""
        return ((self.pages - 1) * self.room + self.ends[-1]) / (self.room * pages)

    def extent(self, path: str) -> Extent | None:
        """Return the extent of the part at this path, or ``None`` if the layout does not have it."""
        return self.extents.get(anchor(path))


class Cut(Struct, frozen=True):
    """A unit that fit left out: the paths of its items (an entry with its highlights), and its height in lines."""

    items: tuple[str, ...]
    lines: int
    priority: int


class More(Struct, frozen=True):
    """The effect of so many more lines: these items would come in, and those would be dropped for them."""

    lines: int
    comes: tuple[str, ...]
    goes: tuple[str, ...] = ()


class Fitted(Struct, frozen=True):
    """The result of fitting to the page.

    ``full`` is the share of the room on all pages that is used. ``step`` is how many of the theme's ``steps`` of
    tightening were taken.
    """

    pages: int
    full: float
    cuts: tuple[Cut, ...] = ()
    more: More | None = None
    step: int = 0
    steps: int = 0
