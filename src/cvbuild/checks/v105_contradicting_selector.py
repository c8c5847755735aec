"""Contradicting selectors in a variant.

What: Checks for an id or a tag that is both selected and excluded, and for an id under ``order`` that is excluded. An
included item that is on hold is an error; T104 reports included items that are not shown for other reasons.

Why: One of the two selectors is a mistake, and the result is not what you intended. An item on hold that is included
by id is printed before its question is settled.

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

from cvbuild.analysis.check import Check, Subject
from cvbuild.analysis.selectors import named_items
from cvbuild.compose.select import hold_reason
from cvbuild.model.resume import Item
from cvbuild.model.variant_build import VariantBuild
from cvbuild.syntax.finding import Finding, Label, Severity

CHECK = Check("V105", "contradicting-selector", Severity.WARNING)


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each contradiction."""
    if subject.chosen is None:
        return
    named = list(subject.memo.once(named_items, subject.resume, subject.chosen))
    excluded = {item.address: path for path, item in named if path.startswith("exclude")}
    for path, item in named:
        if path.startswith("include"):
            yield from _included(item, path, excluded, subject, subject.chosen)
        elif ".order[" in path and item.address in excluded:
            yield _both(f"'{item.address}' is both ordered and excluded", path, excluded[item.address], subject.chosen)
    yield from _tags(subject.chosen)


def _included(
    item: Item, path: str, excluded: dict[str, str], subject: Subject, chosen: VariantBuild
) -> Iterator[Finding]:
    place, address = chosen.places.value(path), item.address
    if address in excluded:
        yield _both(f"'{address}' is both included and excluded", path, excluded[address], chosen)
    elif reason := hold_reason(item, subject.resume):
        held = Label(subject.places.value(f"{item.path}.{'hold' if item.hold else 'facts'}"), "on hold")
        message = f"'{address}' is included, but on hold ({reason})"
        yield CHECK.finding(message, place, path=path, further=(held,), severity=Severity.ERROR)


def _tags(chosen: VariantBuild) -> Iterator[Finding]:
    excluded = chosen.variant.exclude_tags
    for number, tag in enumerate(chosen.variant.tags):
        if tag in excluded:
            other = f"excludeTags[{excluded.index(tag)}]"
            yield _both(f"the tag '{tag}' is both selected and excluded", f"tags[{number}]", other, chosen)


def _both(message: str, path: str, other: str, chosen: VariantBuild) -> Finding:
    label = Label(chosen.places.value(other), "excluded here")
    return CHECK.finding(message, chosen.places.value(path), path=path, further=(label,))
