"""An item that no variant shows.

What: looks at every entry, highlight and keyword that is not on hold and that every variant leaves out. Below an entry
that is itself never shown nothing more is told; many brothers and sisters are told in one note.

Why: it may be kept for later, which is fine (say so with a waiver). Or a tag was forgotten, and the best line of the
last job has been missing from every CV since spring.

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

from cvbuild.analysis.wording import listed, name_of
from cvbuild.check import Check, Scope, Subject
from cvbuild.finding import Finding, Severity
from cvbuild.resume import SECTIONS, Item
from cvbuild.selection import hold_reason

CHECK = Check("V103", "never-shown", Severity.NOTE, Scope.PROJECT)

_EACH = 3
"""So many of one parent are told one by one, more of them in one note."""


def find(subject: Subject) -> Iterator[Finding]:
    """One note for each item, or for many of one parent. Nothing where some variants were not read."""
    if not subject.variants or not subject.complete:
        return
    shown = {d.path for chosen in subject.variants for d in chosen.selection.decisions if d.shown}
    yield from _below(subject.resume.basics.profiles, shown, subject)
    for section in SECTIONS:
        entries = subject.resume.entries(section)
        if entries and not any(chosen.variant.section(section) for chosen in subject.variants):
            yield CHECK.finding(f"no variant shows '{section}'", subject.places.key(section), path=section)
        else:
            yield from _below(entries, shown, subject)


def _below(items: tuple[Item, ...], shown: set[str], subject: Subject) -> Iterator[Finding]:
    """Those of one parent that are never shown, then what stands below the others."""
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
