"""Places in a text as it was built, found again in the text as it is typed now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import takewhile

from msgspec import Struct
from msgspec.structs import replace

from cvbuild.syntax.finding import Finding, Label, Location
from cvbuild.syntax.source import Place

__all__ = ["Shift", "moved"]


class Shift(Struct, frozen=True):
    """The change between two texts: the lines above are as they were, those below are so many lines further down."""

    above: int
    below: int
    by: int

    @classmethod
    def between(cls, old: str, new: str) -> Shift:
        """Compare two texts by their first and last lines."""
        before, after = old.splitlines(), new.splitlines()
        above = _equal(before, after)
        below = _equal(before[above:][::-1], after[above:][::-1])
        return cls(above, len(before) - below, len(after) - len(before))

    def place(self, place: Place) -> Place | None:
        """Return a place of the old text in the new one; None if its lines were changed."""
        end = place.end_line or place.line
        if end <= self.above:
            return place
        if place.line > self.below:
            return replace(place, line=place.line + self.by, end_line=place.end_line and place.end_line + self.by)
        return None


def _equal(some: list[str], others: list[str]) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(some, others, strict=False)))


def moved(finding: Finding, shifts: Mapping[str, Shift]) -> Finding | None:
    """Return a finding at the places that it has now; None if all its lines were changed.

    Args:
        finding: with places in the old texts.
        shifts: the changes, by file.
    """
    locations = tuple(_locations(finding, shifts))
    if not locations:
        return None
    further = ((label, _place(label.place, shifts)) for label in finding.further)
    return replace(
        finding,
        locations=locations,
        further=tuple(Label(place, label.text) for label, place in further if place),
    )


def _locations(finding: Finding, shifts: Mapping[str, Shift]) -> Iterator[Location]:
    for location in finding.locations:
        if place := _place(location.place, shifts):
            yield Location(place, location.path)


def _place(place: Place, shifts: Mapping[str, Shift]) -> Place | None:
    shift = shifts.get(place.file)
    return shift.place(place) if shift else place
