"""Inconsistent style: the majority's way of writing one thing, and the places that deviate."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from cvbuild.analysis.check import Check, Subject
from cvbuild.analysis.language.prose import Passage, place
from cvbuild.syntax.finding import Finding, Label

__all__ = ["MOST", "Spot", "Ways", "mixed"]


MOST = 5
"""The most findings for one document; the last of them says how many more places there are."""


class Spot(Struct, frozen=True):
    """A use of one way of writing: offsets in a passage."""

    passage: Passage
    start: int
    end: int

    @property
    def text(self) -> str:
        """The words."""
        return self.passage.text[self.start : self.end]


class Ways:
    """The ways of writing one thing, with their places, in the order of first use."""

    def __init__(self) -> None:
        self.spots: dict[str, list[Spot]] = {}

    def add(self, way: str, passage: Passage, start: int, end: int) -> None:
        """Add a place."""
        self.spots.setdefault(way, []).append(Spot(passage, start, end))


def mixed(
    check: Check,
    subject: Subject,
    spots: Mapping[str, Sequence[Spot]],
    message: str,
    hint: str = "",
    prefer: str = "majority",
) -> Iterator[Finding]:
    """Yield one finding for each passage that deviates from the majority, or from the preferred way.

    Of two equally frequent ways, the one used first is the rule. ``message`` and ``hint`` are formatted with
    ``{text}``, its ``{way}``, the ``{rule}``, and the number of other ``{places}`` that follow the rule.
    """
    if len(spots) < 2 and prefer in ("majority", *spots):
        return
    rule = prefer if prefer != "majority" else max(spots, key=lambda way: len(spots[way]), default="")
    follows = spots.get(rule, ())
    further = tuple(Label(place(subject, f.passage, f.start, f.end), f"{rule}, first here") for f in follows[:1])
    rule_words = {"rule": rule, "places": f"{len(follows)} other place{'' if len(follows) == 1 else 's'}"}
    for way, found in spots.items():
        odd = list(_one_a_passage(found)) if way != rule else []
        more = f"; so in {len(odd) - MOST} more places" if len(odd) > MOST else ""
        for number, spot in enumerate(odd[:MOST], 1):
            words = {"text": spot.text.strip(), "way": way, **rule_words}
            yield check.finding(
                message.format(**words) + (more if number == MOST else ""),
                place(subject, spot.passage, spot.start, spot.end),
                path=spot.passage.path,
                hint=hint.format(**words),
                further=further,
            )


def _one_a_passage(spots: Sequence[Spot]) -> Iterator[Spot]:
    yield from {spot.passage.path: spot for spot in reversed(spots)}.values()
