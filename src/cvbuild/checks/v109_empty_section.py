"""A section that the variant asks for and that shows nothing.

What: compares the sections under ``sections`` with those of the finished document. One for which the source has
nothing at all is a note; one whose entries are all on hold is told by V107.

Why: the heading is left out with its last entry. The variant says that there are projects, the CV has none, and
nobody is told.

Bad::

    # file: cv.yaml
    work:
      - {name: Analytical Engines, position: Engineer, startDate: 2019-01}
    projects:
      - {name: Ledge, description: A store}
    # file: variants/plain.yaml
    sections:
      - work
      - projects: {max: 0}   # V109

Good::

    # file: cv.yaml
    work:
      - {name: Analytical Engines, position: Engineer, startDate: 2019-01}
    projects:
      - {name: Ledge, description: A store}
    # file: variants/plain.yaml
    sections:
      - work
      - projects: {max: 1}
"""

from collections.abc import Iterator
from dataclasses import replace

from cvbuild.check import Check, Chosen, Subject
from cvbuild.finding import Finding, Severity
from cvbuild.resume import Item, Resume

CHECK = Check("V109", "empty-section", Severity.ERROR)


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each section that is asked for by name and empty."""
    chosen, document = subject.chosen, subject.document
    if chosen is None or document is None:
        return
    printed = {"summary" if section.path == "basics.summary" else section.path for section in document.sections}
    for number, choice in enumerate(chosen.variant.sections):
        if choice.name not in printed:
            yield from _empty(choice.name, f"sections[{number}]", subject.resume, chosen)


def _empty(name: str, path: str, resume: Resume, chosen: Chosen) -> Iterator[Finding]:
    items = _items(name, resume)
    rules = [decision.rule for item in items if (decision := chosen.selection.decision(item.path))]
    if (rules and set(rules) == {"hold"}) or "fit" in rules:  # V107 and L104 tell of these
        return
    place = chosen.places.value(path)
    if items:
        hint = f"name one of them under `summary`: {_names(items)}" if name == "summary" else "show some, or drop it"
        yield CHECK.finding(f"nothing of '{name}' is shown", place, path=path, hint=hint)
    else:
        finding = CHECK.finding(f"there is no '{name}' in the source", place, path=path, hint="drop it here")
        yield replace(finding, severity=Severity.NOTE)


def _items(name: str, resume: Resume) -> tuple[Item, ...]:
    return resume.basics.summaries if name == "summary" else resume.entries(name)


def _names(items: tuple[Item, ...]) -> str:
    return ", ".join(item.address.rpartition(".")[2] for item in items)
