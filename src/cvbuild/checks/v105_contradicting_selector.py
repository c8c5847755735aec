"""A variant asks for what another of its words forbids.

What: an id both included and excluded, an included item that is on hold, an included highlight whose entry is out, an
excluded entry under ``order``.

Why: one of the two words is a mistake, and the result is not what its writer thinks. An item on hold that is named
by id gets printed before its question is settled.

Bad::

    # file: cv.yaml
    work:
      - name: Analytical Engines
        id: engines
        position: Engineer
        startDate: 1842-01
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
        startDate: 1842-01
    # file: variants/plain.yaml
    sections: [work]
    include: [work.engines]
"""

from collections.abc import Iterator

from cvbuild.check import Check, Subject
from cvbuild.finding import Finding, Label, Severity
from cvbuild.selection import Selectors, hold_reason

CHECK = Check("V105", "contradicting-selector", Severity.ERROR)


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each contradiction."""
    if subject.chosen is None:
        return
    variant, places = subject.chosen.variant, subject.chosen.places
    selectors = Selectors(subject.resume, places)
    included = selectors.resolve(variant.include, "include")
    excluded = selectors.resolve(variant.exclude, "exclude")
    for address, path in included.items():
        item = selectors.items[address]
        decision = subject.chosen.selection.decision(item.path)
        if address in excluded:
            other = Label(places.value(excluded[address]), "excluded here")
            yield CHECK.finding(
                f"'{address}' is included and excluded", places.value(path), path=path, further=(other,)
            )
        elif reason := hold_reason(item, subject.resume):
            held = Label(subject.places.value(f"{item.path}.hold"), "on hold")
            message = f"'{address}' is on hold ({reason}) and yet included"
            yield CHECK.finding(message, places.value(path), path=path, further=(held,))
        elif decision and not decision.shown:
            message = f"'{address}' is included, but {decision.reason}"
            yield CHECK.finding(message, places.value(path), path=path)
