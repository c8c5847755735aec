"""An older job with more highlights than the newer one above it.

What: Compares the printed highlights of each job with those of the next older one.

Why: Readers look at your latest job first and longest. If an older job matters more for this posting, more highlights
for it are right: disable the check in that variant.

Bad::

    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 2019-01
        highlights:   # L204
          - Wrote the first program
      - name: Difference Engines
        position: Clerk
        startDate: 2017-01
        endDate: 2018-12
        highlights:
          - Copied tables
          - Carried tables

Good::

    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 2019-01
        highlights:
          - Wrote the first program
          - Explained it
      - name: Difference Engines
        position: Clerk
        startDate: 2017-01
        endDate: 2018-12
        highlights:
          - Copied tables
          - Carried tables
"""

from collections.abc import Iterator
from itertools import pairwise

from cvbuild.analysis.check import Check, Subject
from cvbuild.model.resume import Work
from cvbuild.syntax.finding import Finding, Label, Severity

CHECK = Check("L204", "older-entry-longer", Severity.NOTE)


def find(subject: Subject) -> Iterator[Finding]:
    """One note for each job that is followed by a longer one."""
    jobs = subject.chosen.selection.resume.work if subject.chosen else ()
    for newer, older in pairwise(jobs):
        if _number(older) > _number(newer):
            path = f"{newer.path}.highlights"
            yield CHECK.finding(
                f"'{newer.name}' has fewer highlights than the older '{older.name}'",
                subject.places.key(path),
                path=path,
                further=(Label(subject.places.value(older.path), "the older job"),),
            )


def _number(job: Work) -> int:
    return len(job.highlights) + sum(len(role.highlights) for role in job.roles)
