"""An item that no variant shows.

What: Checks for entries, highlights and keywords that are not on hold and that every variant leaves out. Items below
an entry that is itself never shown are not reported; many items of one parent are reported in one note.

Why: You may keep it for later (say so with a waiver). Or you forgot a tag, and your best highlight is missing from
every CV.

Bad::

    # file: cv.yaml
    tags: {engines: machines, music: instruments}
    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 2019-01
        highlights:
          - {text: Wrote the first program, tags: [engines]}
          - {text: Composed for the engine, tags: [music]}   # V103
    # file: variants/plain.yaml
    tags: [engines]
    sections: [work]

Good::

    # file: cv.yaml
    tags: {engines: machines}
    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 2019-01
        highlights:
          - {text: Wrote the first program, tags: [engines]}
          - Composed for the engine
    # file: variants/plain.yaml
    tags: [engines]
    sections: [work]
"""

from collections.abc import Iterator

from cvbuild.analysis.check import Check, Scope, Subject
from cvbuild.analysis.phrases import listed, name_of
from cvbuild.compose.select import hold_reason
from cvbuild.model.resume import Item
from cvbuild.syntax.finding import Finding, Severity

CHECK = Check(
    "V103",
    "never-shown",
    Severity.NOTE,
    Scope.PROJECT,
    misled_by=("sections", "include", "exclude", "tags", "excludeTags", "extends"),
    letters=False,
)

_EACH = 3
"""Up to this many items of one parent are reported one by one, more of them in one note."""


def find(subject: Subject) -> Iterator[Finding]:
    """One note for each item, or for many of one parent; none if some variants were not read."""
    if not subject.variants or not subject.complete:
        return
    shown = {d.path for chosen in subject.variants for d in chosen.selection.decisions if d.shown}
    yield from _below(subject.resume.basics.profiles, shown, subject)
    for section in subject.resume.section_names:
        entries = subject.resume.entries(section)
        path = f"sections.{section}" if section in subject.resume.sections else section
        if entries and not any(chosen.variant.section(section) for chosen in subject.variants):
            yield CHECK.finding(f"no variant shows '{section}'", subject.places.key(path), path=path)
        else:
            yield from _below(entries, shown, subject)


def _below(items: tuple[Item, ...], shown: set[str], subject: Subject) -> Iterator[Finding]:
    """Yield the items of one parent that are never shown, then what is below the others."""
    never = [item for item in items if item.path not in shown and not hold_reason(item, subject.resume)]
    if len(never) > _EACH:
        message = f"{len(never)} of {len(items)} here are in no variant: {listed(map(name_of, never))}"
        yield CHECK.finding(message, subject.places.value(never[0].path), path=never[0].path)
    else:
        for item in never:
            yield CHECK.finding(f"'{name_of(item)}' is in no variant", subject.places.value(item.path), path=item.path)
    for item in items:
        if item.path in shown:
            yield from _below(tuple(item.items()), shown, subject)
