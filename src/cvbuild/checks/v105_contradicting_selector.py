"""A variant asks for what another of its words forbids.

What: an id or a tag both wanted and left out, an id under ``order`` that is excluded. An included item that is on hold
is an error; one that is not shown for another reason is T104's.

Why: one of the two words is a mistake, and the result is not what its writer thinks. An item on hold that is named
by id gets printed before its question is settled.

Bad::

    # file: cv.yaml
    work:
      - name: Analytical Engines
        id: engines
        position: Engineer
        startDate: 2019-01
        hold: is the start right?
    # file: variants/plain.yaml
    sections: [work]
    include: [work.engines]   # V105

Good::

    # file: cv.yaml
    work:
      - name: Analytical Engines
        id: engines
        position: Engineer
        startDate: 2019-01
    # file: variants/plain.yaml
    sections: [work]
    include: [work.engines]
"""

from collections.abc import Iterator
from dataclasses import replace

from cvbuild.analysis.selectors import named_items
from cvbuild.check import Check, Chosen, Subject
from cvbuild.finding import Finding, Label, Severity
from cvbuild.resume import Item
from cvbuild.selection import hold_reason

CHECK = Check("V105", "contradicting-selector", Severity.WARNING)


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each contradiction."""
    if subject.chosen is None:
        return
    named = list(named_items(subject.resume, subject.chosen))
    excluded = {item.address: path for path, item in named if path.startswith("exclude")}
    for path, item in named:
        if path.startswith("include"):
            yield from _included(item, path, excluded, subject, subject.chosen)
        elif ".order[" in path and item.address in excluded:
            yield _both(f"'{item.address}' is ordered and excluded", path, excluded[item.address], subject.chosen)
    yield from _tags(subject.chosen)


def _included(item: Item, path: str, excluded: dict[str, str], subject: Subject, chosen: Chosen) -> Iterator[Finding]:
    place, address = chosen.places.value(path), item.address
    if address in excluded:
        yield _both(f"'{address}' is included and excluded", path, excluded[address], chosen)
    elif reason := hold_reason(item, subject.resume):
        held = Label(subject.places.value(f"{item.path}.{'hold' if item.hold else 'facts'}"), "on hold")
        message = f"'{address}' is on hold ({reason}) and yet included"
        yield replace(CHECK.finding(message, place, path=path, further=(held,)), severity=Severity.ERROR)


def _tags(chosen: Chosen) -> Iterator[Finding]:
    excluded = chosen.variant.exclude_tags
    for number, tag in enumerate(chosen.variant.tags):
        if tag in excluded:
            other = f"excludeTags[{excluded.index(tag)}]"
            yield _both(f"the tag '{tag}' is wanted and excluded", f"tags[{number}]", other, chosen)


def _both(message: str, path: str, other: str, chosen: Chosen) -> Finding:
    label = Label(chosen.places.value(other), "excluded here")
    return CHECK.finding(message, chosen.places.value(path), path=path, further=(label,))
