"""A job or project is shown, and all its highlights are out.

What: finds jobs, roles, posts and projects that have highlights in the source and none in the variant. A project that
still has its description is no bare one. A limit of 0 highlights is taken at its word.

Why: an employer with nothing under it looks as if nothing had been done there. Mostly a tag is missing on the one
line that would have fitted.

Bad::

    # file: cv.yaml
    tags: {engines: machines, music: instruments}
    work:
      - name: Analytical Engines   # V114
        position: Engineer
        startDate: 2019-01
        highlights:
          - {text: Composed for the engine, tags: [music]}
    projects:
      - {name: Ledge, tags: [engines]}
    # file: variants/plain.yaml
    tags: [engines]
    sections: [work, projects]

Good::

    # file: cv.yaml
    tags: {engines: machines, music: instruments}
    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 2019-01
        highlights:
          - {text: Wrote the first program, tags: [engines]}
          - {text: Composed for the engine, tags: [music]}
    # file: variants/plain.yaml
    tags: [engines]
    sections: [work]
"""

from collections.abc import Iterator

from cvbuild.check import Check, Chosen, Subject
from cvbuild.finding import Finding, Severity
from cvbuild.resume import Dated, Item, Project, Role, Volunteer, Work

CHECK = Check("V114", "emptied-entry", Severity.WARNING)


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each entry that lost all its highlights."""
    if subject.chosen is None:
        return
    before = {item.path: item for item in subject.resume.items() if isinstance(item, Dated) and item.highlights}
    for item in subject.chosen.selection.resume.items():
        source = before.get(item.path)
        if source and _bare(item) and not _meant(item, subject.chosen):
            yield CHECK.finding(
                f"'{item.words}' is shown without a highlight; it has {len(source.highlights)}",
                subject.places.value(item.path),
                path=item.path,
                hint="let the variant show one of them, or leave the entry out",
            )


def _bare(item: Item) -> bool:
    if isinstance(item, Project):
        return not (item.highlights or item.description or item.summary)
    if isinstance(item, Work) and any(role.highlights for role in item.roles):
        return False
    return isinstance(item, Work | Role | Volunteer) and not item.highlights


def _meant(item: Item, chosen: Chosen) -> bool:
    """Whether the variant wants no highlights in this section at all."""
    section = item.path.partition("[")[0]
    choice = chosen.variant.section(section)
    return bool(choice and choice.highlights and choice.highlights.max == 0)
