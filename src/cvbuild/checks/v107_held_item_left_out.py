"""An item on hold that the variant would show.

What: names each highlight, entry or group with items that a variant's tags ask for, but that is on hold, with the
reason. Keywords on hold are told once a group.

Why: a hold is an open question to the person. The build leaves the item out and keeps asking.

Bad::

    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 1842-01
        highlights:
          - text: Cut the running time by half   # V107
            hold: against what?
          - Wrote the first program

Good::

    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 1842-01
        highlights:
          - Wrote the first program
"""

from collections.abc import Iterator

from cvbuild.check import Check, Subject
from cvbuild.finding import Finding, Severity
from cvbuild.resume import Highlight, Item, Keyword
from cvbuild.selection import Selection

CHECK = Check("V107", "held-item-left-out", Severity.NOTE)


def find(subject: Subject) -> Iterator[Finding]:
    """One note for each held item, keywords of one parent together."""
    if subject.chosen is None:
        return
    variant, selection = subject.chosen.variant, subject.chosen.selection
    wanted = set(variant.tags)
    for parent in subject.resume.items():
        held = [child for child in parent.items() if _would_show(child, selection, wanted)]
        words = [child for child in held if isinstance(child, Keyword)]
        for child in held:
            if not isinstance(child, Keyword):
                yield _finding(subject, child, selection)
        if words:
            names = ", ".join(word.text for word in words)
            place = subject.places.value(words[0].path)
            yield CHECK.finding(f"left out of '{parent.words}', on hold: {names}", place, path=words[0].path)
    for entry in subject.resume.items():
        if entry.address.count(".") == 1 and _would_show(entry, selection, wanted):
            yield _finding(subject, entry, selection)


def _would_show(item: Item, selection: Selection, wanted: set[str]) -> bool:
    decision = selection.decision(item.path)
    return decision is not None and decision.rule == "hold" and (not item.tags or bool(wanted & set(item.tags)))


def _finding(subject: Subject, item: Item, selection: Selection) -> Finding:
    decision = selection.decision(item.path)
    reason = decision.reason if decision else ""
    path = f"{item.path}.text" if isinstance(item, Highlight) else item.path
    return CHECK.finding(f"left out, {reason}", subject.places.value(path), path=path)
