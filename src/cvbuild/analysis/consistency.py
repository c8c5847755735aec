"""One thing written in several ways: which way most take, and which places do not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from cvbuild.analysis.prose import Passage, place
from cvbuild.check import Check, Subject
from cvbuild.finding import Finding, Label

__all__ = ["MOST", "Spot", "Ways", "mixed"]


MOST = 5
"""Where a whole document is mixed, a few places show it; the last finding tells how many more there are."""


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
    check: Check,
    subject: Subject,
    spots: Mapping[str, Sequence[Spot]],
    message: str,
    hint: str = "",
    prefer: str = "majority",
) -> Iterator[Finding]:
    """One finding for each passage that goes another way than most, or than the one preferred.

    Where two ways are used equally often, the one used first counts as the rule. ``message`` and ``hint`` are told
    ``{text}``, its ``{way}``, the ``{rule}`` and in how many other ``{places}`` that is followed.
    """
    if len(spots) < 2 and prefer in ("majority", *spots):
        return
    rule = prefer if prefer != "majority" else max(spots, key=lambda way: len(spots[way]), default="")
    follows = spots.get(rule, ())
    further = tuple(Label(place(subject, f.passage, f.start, f.end), f"{rule}, first here") for f in follows[:1])
    told = {"rule": rule, "places": f"{len(follows)} other place{'' if len(follows) == 1 else 's'}"}
    for way, found in spots.items():
        odd = list(_one_a_passage(found)) if way != rule else []
        more = f"; so in {len(odd) - MOST} more places" if len(odd) > MOST else ""
        for number, spot in enumerate(odd[:MOST], 1):
            words = {"text": spot.text.strip(), "way": way, **told}
            yield check.finding(
                message.format(**words) + (more if number == MOST else ""),
                place(subject, spot.passage, spot.start, spot.end),
                path=spot.passage.path,
                hint=hint.format(**words),
                further=further,
            )


def _one_a_passage(spots: Sequence[Spot]) -> Iterator[Spot]:
    yield from {spot.passage.path: spot for spot in reversed(spots)}.values()
