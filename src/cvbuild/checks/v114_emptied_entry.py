"""A job or project that is shown without any of its highlights.

What: Checks for jobs, roles, volunteer posts and projects that have highlights in the source and none in the variant.
A project with a description is ignored, and so is a limit of 0 highlights.

Why: An employer without highlights looks as if nothing had been achieved there. Usually a tag is missing on a
suitable highlight.

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

from cvbuild.analysis.check import Check, Subject
from cvbuild.model.nodes import section_of
from cvbuild.model.resume import Dated, Item, Project, Role, Volunteer, Work
from cvbuild.model.variant_build import VariantBuild
from cvbuild.syntax.finding import Finding, Severity

CHECK = Check(
    "V114", "emptied-entry", Severity.WARNING, misled_by=("highlights", "include", "exclude", "tags", "excludeTags")
)


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each entry that lost all its highlights."""
    if subject.chosen is None:
        return
    before = {item.path: item for item in subject.resume.items() if isinstance(item, Dated) and item.highlights}
    for item in subject.chosen.selection.resume.items():
        source = before.get(item.path)
        if source and _bare(item) and not _meant(item, subject.chosen):
            yield CHECK.finding(
                f"'{item.words}' is shown without highlights; it has {len(source.highlights)}",
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


def _meant(item: Item, chosen: VariantBuild) -> bool:
    """Return whether the variant sets a limit of 0 highlights for this section."""
    section = section_of(item.path)
    choice = chosen.variant.section(section)
    return bool(choice and choice.highlights and choice.highlights.max == 0)
