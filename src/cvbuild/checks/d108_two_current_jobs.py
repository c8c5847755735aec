"""More than one job goes on, or an older one does.

What: finds jobs without an end, or with ``present``, below a newer job. Left alone are those with ``concurrent: true``
and those that speak of part of the time (freelance, adjunct, board and the like); volunteering is no job here.

Why: a forgotten end date makes a job of years ago the present one. Readers do not know which to believe, and parsers
add up the years of both.

Bad::

    work:
      - {name: Difference Engines, position: Engineer, startDate: 2023-04, endDate: present}
      - {name: Analytical Engines, position: Engineer, startDate: 2020-08}   # D108

Good::

    work:
      - {name: Difference Engines, position: Engineer, startDate: 2023-04, endDate: present}
      - {name: Analytical Engines, position: Engineer, startDate: 2020-08, endDate: 2023-04}
      - {name: University of London, position: Adjunct Lecturer, startDate: 2021-08}
"""

from collections.abc import Iterator

from cvbuild.analysis.careers import goes_beside, span_of
from cvbuild.check import Check, Scope, Subject
from cvbuild.finding import Finding, Label, Severity
from cvbuild.resume import Work

CHECK = Check("D108", "two-current-jobs", Severity.WARNING, Scope.PROJECT)


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each job that goes on although a newer one has begun."""
    jobs = [(span, job) for job in subject.resume.work if (span := span_of(job)) and not goes_beside(job)]
    if not jobs:
        return
    start, newest = max(((span.start, job) for span, job in jobs), key=lambda pair: pair[0])
    for span, job in jobs:
        if span.end is None and span.start < start:
            yield _finding(job, newest, subject)


def _finding(job: Work, newest: Work, subject: Subject) -> Finding:
    path = f"{job.path}.endDate"
    return CHECK.finding(
        f"'{job.name}' goes on, although '{newest.name}' began after it",
        subject.places.value(path if path in subject.places.places else f"{job.path}.startDate"),
        path=path if path in subject.places.places else job.path,
        hint="write its endDate, or `concurrent: true` where it goes beside the other",
        further=(Label(subject.places.value(f"{newest.path}.startDate"), "the newer one begins here"),),
    )
