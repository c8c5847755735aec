"""Two jobs at the same time.

What: finds jobs that began more than ``months`` (0) months before another one ended. A shared month is none: “May
2024” may end one and start the next. Left alone are jobs with ``concurrent: true``, those that speak of part of the
time (freelance, adjunct, board, per diem, intern and the like), and those that still go on (see D108).

Why: it is usually a wrong month, and then it is the first thing that a background check turns up. Where it is true, say
so: the file with ``concurrent``, the reader with a word such as “part-time”.

Bad::

    work:
      - {name: Difference Engines, position: Engineer, startDate: 2023-04, endDate: 2025-05}   # D107
      - {name: Analytical Engines, position: Engineer, startDate: 2020-08, endDate: 2023-08}

Good::

    work:
      - {name: Difference Engines, position: Engineer, startDate: 2023-08, endDate: 2025-05}
      - {name: Analytical Engines, position: Engineer, startDate: 2020-08, endDate: 2023-08}
      - {name: Crown Works, position: Adviser, startDate: 2020-01, endDate: 2022-08}
"""

from collections.abc import Iterator
from itertools import combinations

from cvbuild.analysis.careers import goes_beside, span_of
from cvbuild.analysis.wording import counted
from cvbuild.check import Check, Scope, Subject
from cvbuild.finding import Finding, Label, Severity
from cvbuild.resume import Work

CHECK = Check("D107", "overlapping-jobs", Severity.WARNING, Scope.PROJECT, options={"months": 0})


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each pair of jobs that overlap."""
    jobs = [(span, job) for job in subject.resume.work if (span := span_of(job)) and not goes_beside(job)]
    jobs.sort(key=lambda pair: pair[0].start)
    for (span, earlier), (other, later) in combinations(jobs, 2):
        months = span.overlap(other)
        if span.end is not None and earlier.name != later.name and months > subject.options["months"]:
            yield _finding(earlier, later, months, subject)


def _finding(earlier: Work, later: Work, months: int, subject: Subject) -> Finding:
    path = f"{later.path}.startDate"
    return CHECK.finding(
        f"'{later.name}' begins {counted(months, 'month')} before '{earlier.name}' ends",
        subject.places.value(path),
        path=path,
        hint="set the month right, or write `concurrent: true` at the one that went beside",
        further=(Label(subject.places.value(f"{earlier.path}.endDate"), "the other one ends here"),),
    )
