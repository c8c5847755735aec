"""One thing written in several ways: which way most take, and which places do not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from cvbuild.check import Check, Subject
from cvbuild.finding import Finding, Label
from cvbuild.prose import Passage, place

__all__ = ["Spot", "Ways", "mixed"]


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a way of writing is used: offsets in a passage."""

    passage: Passage
    start: int
    end: int

    @property
    def text(self) -> str:
        """The words."""
        return self.passage.text[self.start : self.end]


class Ways:
    """The ways of writing one thing, by names for people, with their places, in the order in which they first occur."""

    def __init__(self) -> None:
        self.spots: dict[str, list[Spot]] = {}

    def add(self, way: str, passage: Passage, start: int, end: int) -> None:
        """Note one more place."""
        self.spots.setdefault(way, []).append(Spot(passage, start, end))


def mixed(
    check: Check, subject: Subject, spots: Mapping[str, Sequence[Spot]], hint: str, prefer: str = "majority"
) -> Iterator[Finding]:
    """One finding for each passage that goes another way than most, or than the one preferred.

    Where two ways are used equally often, the one used first counts as the rule.
    """
    if len(spots) < 2 and not (prefer != "majority" and prefer not in spots):
        return
    rule = prefer if prefer != "majority" else max(spots, key=lambda way: len(spots[way]))
    follows = spots.get(rule, ())
    further = tuple(Label(place(subject, f.passage, f.start, f.end), f"{rule}, first here") for f in follows[:1])
    elsewhere = f"{rule} in {len(follows)} other place{'s' if len(follows) > 1 else ''}" if follows else f"not {rule}"
    for way, found in spots.items():
        for spot in _one_a_passage(found) if way != rule else ():
            yield check.finding(
                f"{way} in '{spot.text.strip()}', {elsewhere}",
                place(subject, spot.passage, spot.start, spot.end),
                path=spot.passage.path,
                hint=hint,
                further=further,
            )


def _one_a_passage(spots: Sequence[Spot]) -> Iterator[Spot]:
    yield from {spot.passage.path: spot for spot in reversed(spots)}.values()
