"""An item on hold that the variant would show.

What: names each highlight or entry that a variant's tags ask for, but that is on hold, with the reason. Keywords, and
more than a few items of one parent, are told together.

Why: a hold is an open question to the person. The build leaves the item out and keeps asking.

Bad::

    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 2019-01
        highlights:
          - text: Cut the running time by half   # V107
            hold: against what?
          - Wrote the first program

Good::

    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 2019-01
        highlights:
          - text: Cut the running time by half
          - Wrote the first program
"""

from collections.abc import Iterable, Iterator

from cvbuild.analysis.wording import listed, name_of
from cvbuild.check import Check, Chosen, Subject
from cvbuild.finding import Finding, Severity
from cvbuild.resume import SECTIONS, Item, Keyword
from cvbuild.selection import Decision

CHECK = Check("V107", "held-item-left-out", Severity.NOTE)

_EACH = 2
"""So many of one parent are told one by one, with their reasons."""


def find(subject: Subject) -> Iterator[Finding]:
    """One note for each held item; for keywords and for many of one parent, one for all."""
    if subject.chosen is None:
        return
    held = {d.path: d for d in subject.chosen.selection.decisions if d.rule == "hold"}
    if not held:
        return
    for section in SECTIONS:
        yield from _of_parent(section, subject.resume.entries(section), held, subject)
    for parent in subject.resume.items():
        yield from _of_parent(parent.words, parent.items(), held, subject)


def _of_parent(parent: str, items: Iterable[Item], held: dict[str, Decision], subject: Subject) -> Iterator[Finding]:
    left = [item for item in items if item.path in held and subject.chosen and _asked_for(item, subject.chosen)]
    if len(left) > _EACH or any(isinstance(item, Keyword) for item in left):
        path = left[0].path
        message = f"{len(left)} left out of '{parent}', on hold: {listed(map(name_of, left))}"
        yield CHECK.finding(message, subject.places.value(path), path=path)
        return
    for item in left:
        reason = held[item.path].reason
        yield CHECK.finding(f"left out, {reason}", subject.places.value(item.path), path=item.path)


def _asked_for(item: Item, chosen: Chosen) -> bool:
    """Whether the variant would show it if it were not on hold."""
    tags, variant = set(item.tags), chosen.variant
    return not tags or (bool(tags & set(variant.tags)) and not tags & set(variant.exclude_tags))
