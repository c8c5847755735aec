"""More skills than anybody reads.

What: Counts the printed skills and their groups. Options: ``skills`` (60) and ``groups`` (10).

Why: A list of a hundred skills hides those that the posting asks for.

Bad::

    # file: cv.yaml
    skills:   # L303
      - {name: Languages, keywords: [Ada, C, Rust]}
    checks:
      L303: {skills: 2}

Good::

    # file: cv.yaml
    skills:
      - {name: Languages, keywords: [Ada, C]}
    checks:
      L303: {skills: 2}
"""

from collections.abc import Iterator

from cvbuild.analysis.check import Check, Subject
from cvbuild.analysis.phrases import counted
from cvbuild.syntax.finding import Finding, Severity

CHECK = Check("L303", "skill-flood", Severity.WARNING, options={"skills": 60, "groups": 10})


def find(subject: Subject) -> Iterator[Finding]:
    """One finding if there are too many skills or groups."""
    groups = subject.chosen.selection.resume.skills if subject.chosen else ()
    skills = sum(len(group.keywords) for group in groups)
    if skills > subject.options["skills"] or len(groups) > subject.options["groups"]:
        limits = f"{subject.options['skills']} and {subject.options['groups']}"
        yield CHECK.finding(
            f"{counted(skills, 'skill')} in {counted(len(groups), 'group')}; the limits are {limits}",
            subject.places.key("skills"),
            path="skills",
            hint="cap each group (`skills: {keywords: {max: 10}}`), or select by tags",
        )
