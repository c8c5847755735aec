"""An item on hold that the variant would otherwise show.

What: Reports each highlight or entry that a variant's tags select but that is on hold, with the reason. Keywords, and
more than a few items of one parent, are reported together.

Why: A hold is an open question to you. The build leaves the item out and keeps reminding you.

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

from cvbuild.analysis.check import Check, Subject
from cvbuild.analysis.phrases import listed, name_of
from cvbuild.model.resume import Item, Keyword
from cvbuild.model.selection import Decision
from cvbuild.model.variant_build import VariantBuild
from cvbuild.syntax.finding import Finding, Severity

CHECK = Check("V107", "held-item-left-out", Severity.NOTE)

_EACH = 2
"""Up to this many items of one parent are reported one by one, with their reasons."""


def find(subject: Subject) -> Iterator[Finding]:
    """One note for each held item, or one for all keywords or many items of one parent."""
    if subject.chosen is None:
        return
    held = {d.path: d for d in subject.chosen.selection.decisions if d.rule == "hold"}
    if not held:
        return
    for section in subject.resume.section_names:
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


def _asked_for(item: Item, chosen: VariantBuild) -> bool:
    """Return whether the variant would show it if it were not on hold."""
    tags, variant = set(item.tags), chosen.variant
    return not tags or (bool(tags & set(variant.asked_tags)) and not tags & set(variant.exclude_tags))
