"""Items that are cut by a limit.

What: Reports in one note for each limit (``max`` of a section, of highlights, of keywords) which items it cuts.
Cutting an item of priority 5 is a warning. A limit of 0 is deliberate and ignored.

Why: A cap keeps the best items by priority. This finding shows what it cuts, before somebody asks in an interview why
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

from msgspec.structs import replace

from cvbuild.analysis.check import Check, Subject
from cvbuild.analysis.phrases import listed, name_of
from cvbuild.model.resume import Item
from cvbuild.model.variant_build import VariantBuild
from cvbuild.syntax.finding import Finding, Severity

CHECK = Check("V106", "cut-by-cap", Severity.NOTE)

_TOP = 5


def find(subject: Subject) -> Iterator[Finding]:
    """One note for each limit that cuts items, and one warning for each that cuts items of the highest priority."""
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


def _limit(path: str, chosen: VariantBuild) -> int | None:
    """Return the limit at ``sections[2].max`` or ``sections[2].highlights.max``."""
    number, _, key = path.removeprefix("sections[").partition("].")
    choice = chosen.variant.shown_sections[int(number)]
    cap = getattr(choice, key.removesuffix(".max"), None)
    return choice.max if key == "max" else cap.max if cap else None


def _told(items: list[Item], path: str, chosen: VariantBuild) -> Iterator[Finding]:
    if items:
        message = f"this limit cuts {listed(map(name_of, items))}"
        yield CHECK.finding(message, chosen.places.value(path), path=path)
