"""More than one current job, or a current job below a newer one.

What: Checks for jobs without an end, or with ``present``, below a newer job. Ignored are jobs with ``concurrent:
true``, part-time jobs by their words (freelance, adjunct, board and so on), and volunteering.

Why: A forgotten end date makes an old job look current. Readers do not know which one to believe, and parsers add up
the years of both.

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

from cvbuild.analysis.check import Check, Scope, Subject
from cvbuild.analysis.dates.careers import goes_beside, has_unread_end, span_of
from cvbuild.model.resume import Work
from cvbuild.syntax.finding import Finding, Label, Severity

CHECK = Check("D108", "two-current-jobs", Severity.WARNING, Scope.PROJECT)


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each job without an end although a newer one has begun."""
    jobs = [(span, job) for job in subject.resume.work if (span := span_of(job)) and not goes_beside(job)]
    if not jobs:
        return
    start, newest = max(((span.start, job) for span, job in jobs), key=lambda pair: pair[0])
    for span, job in jobs:
        if span.end is None and span.start < start and not has_unread_end(job, subject.put_aside):
            yield _finding(job, newest, subject)


def _finding(job: Work, newest: Work, subject: Subject) -> Finding:
    path = f"{job.path}.endDate"
    return CHECK.finding(
        f"'{job.name}' has no end, although '{newest.name}' began after it",
        subject.places.value(path if path in subject.places.places else f"{job.path}.startDate"),
        path=path if path in subject.places.places else job.path,
        hint="add its endDate, or `concurrent: true` if both are current",
        further=(Label(subject.places.value(f"{newest.path}.startDate"), "the newer job begins here"),),
    )
