"""Something is cut because there is a limit on how many.

What: tells for each limit (``max`` of a section, of highlights, of keywords) what it dropped, in one note. Something
of priority 5 that is dropped is a warning. A limit of 0 is taken at its word.

Why: a cap keeps the best by priority, in silence. Here it says what it took, before somebody asks in an interview why
the CV does not mention it.

Bad::

    # file: cv.yaml
    projects:
      - {name: Ledge, description: A store}
      - {name: Apex, description: A database, priority: 4}
      - {name: Forge, description: A compiler, priority: 4}
    # file: variants/plain.yaml
    sections:
      - projects: {max: 2}   # V106

Good::

    # file: cv.yaml
    projects:
      - {name: Ledge, description: A store}
      - {name: Apex, description: A database, priority: 4}
    # file: variants/plain.yaml
    sections:
      - projects: {max: 2}
"""

from collections.abc import Iterator
from dataclasses import replace

from cvbuild.analysis.wording import listed, name_of
from cvbuild.check import Check, Chosen, Subject
from cvbuild.finding import Finding, Severity
from cvbuild.resume import Item

CHECK = Check("V106", "cut-by-cap", Severity.NOTE)

_TOP = 5


def find(subject: Subject) -> Iterator[Finding]:
    """One note for each limit that cuts, one warning for each that cuts something of the highest priority."""
    if subject.chosen is None:
        return
    items = {item.path: item for item in subject.resume.items()}
    cut: dict[str, list[Item]] = {}
    for decision in subject.chosen.selection.decisions:
        if decision.rule == "cap":
            cut.setdefault(decision.place, []).append(items[decision.path])
    for path, found in cut.items():
        if _limit(path, subject.chosen) == 0:
            continue
        yield from _told([item for item in found if item.priority < _TOP], path, subject.chosen)
        for finding in _told([item for item in found if item.priority == _TOP], path, subject.chosen):
            hint = "raise the limit, or lower the priority"
            message = f"{finding.message}, of the highest priority"
            yield replace(finding, severity=Severity.WARNING, message=message, hint=hint)


def _limit(path: str, chosen: Chosen) -> int | None:
    """The limit at ``sections[2].max`` or ``sections[2].highlights.max``."""
    number, _, key = path.removeprefix("sections[").partition("].")
    choice = chosen.variant.shown_sections[int(number)]
    cap = getattr(choice, key.removesuffix(".max"), None)
    return choice.max if key == "max" else cap.max if cap else None


def _told(items: list[Item], path: str, chosen: Chosen) -> Iterator[Finding]:
    if items:
        message = f"this limit cuts {listed(map(name_of, items))}"
        yield CHECK.finding(message, chosen.places.value(path), path=path)
