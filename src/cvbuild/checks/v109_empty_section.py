"""A section that the variant names but that shows nothing.

What: Compares the sections under ``sections`` with those of the finished document. A section that the source does not
have is a note; V107 reports sections whose entries are all on hold.

Why: A heading is left out with its last entry. The variant lists projects, the CV has none, and nobody notices.

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

from collections.abc import Collection, Iterator

from msgspec.structs import replace

from cvbuild.analysis.check import Check, Subject
from cvbuild.model.nodes import section_of
from cvbuild.model.resume import Item, Resume
from cvbuild.model.variant_build import VariantBuild
from cvbuild.syntax.finding import Finding, Severity

CHECK = Check(
    "V109",
    "empty-section",
    Severity.ERROR,
    misled_by=(
        "work",
        "volunteer",
        "education",
        "awards",
        "certificates",
        "publications",
        "skills",
        "languages",
        "interests",
        "references",
        "projects",
    ),
)


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each named section that is empty."""
    chosen, document = subject.chosen, subject.document
    if chosen is None or document is None:
        return
    printed = {section_of(section.path) for section in document.sections}
    for number, choice in enumerate(chosen.variant.sections):
        if choice.name not in printed and not _is_aside(choice.name, subject.aside):
            yield from _empty(choice.name, f"sections[{number}]", subject.resume, chosen)


def _is_aside(name: str, aside: Collection[str]) -> bool:
    """Return whether something in a section does not fit."""
    return any(path == "sections" or path.startswith((f"sections.{name}", f"{name}[")) for path in aside)


def _empty(name: str, path: str, resume: Resume, chosen: VariantBuild) -> Iterator[Finding]:
    items = _items(name, resume)
    rules = [decision.rule for item in items if (decision := chosen.selection.decision(item.path))]
    if (rules and set(rules) == {"hold"}) or "fit" in rules:  # V107 and L104 report these
        return
    place = chosen.places.value(path)
    if items:
        hint = f"name one of them under `summary`: {_names(items)}" if name == "summary" else "show some, or remove it"
        yield CHECK.finding(f"nothing of '{name}' is shown", place, path=path, hint=hint)
    else:
        finding = CHECK.finding(f"there is no '{name}' in the source", place, path=path, hint="remove it here")
        yield replace(finding, severity=Severity.NOTE)


def _items(name: str, resume: Resume) -> tuple[Item, ...]:
    return resume.basics.summaries if name == "summary" else resume.entries(name)


def _names(items: tuple[Item, ...]) -> str:
    return ", ".join(item.address.rpartition(".")[2] for item in items)
