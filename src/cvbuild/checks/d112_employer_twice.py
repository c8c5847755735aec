"""The same employer in consecutive entries.

What: Checks for jobs, one below the other as printed, with the same employer, of which neither has ``roles``.

Why: Two entries look like two short jobs. One entry with ``roles`` shows at once how long you stayed and that you were
promoted, and repeats nothing.

Bad::

    work:
      - {name: Difference Engines, position: Head of Mills, startDate: 2023-01}
      - {name: Difference Engines, position: Engineer, startDate: 2018-09, endDate: 2022-12}   # D112

Good::

    work:
      - name: Difference Engines
        roles:
          - {position: Head of Mills, startDate: 2023-01}
          - {position: Engineer, startDate: 2018-09, endDate: 2022-12}
"""

from collections.abc import Iterator
from itertools import pairwise

from cvbuild.analysis.check import Check, Subject
from cvbuild.syntax.finding import Finding, Label, Severity

CHECK = Check("D112", "employer-twice", Severity.NOTE)


def find(subject: Subject) -> Iterator[Finding]:
    """One note for each entry below one of the same employer."""
    jobs = subject.chosen.selection.resume.work if subject.chosen else ()
    for above, job in pairwise(jobs):
        same = above.name.strip().casefold() == job.name.strip().casefold()
        if same and not above.roles and not job.roles:
            yield CHECK.finding(
                f"'{job.name}' is the employer of the entry above as well",
                subject.places.value(job.path),
                path=job.path,
                hint="write one entry with `roles:`, a list of positions, each with its dates and highlights",
                further=(Label(subject.places.value(above.path), "the entry above"),),
            )
