"""A date lies in the future.

What: compares the dates of jobs, roles, volunteering, projects, awards and publications with today. What is planned by
nature is left alone: the end of a degree, certificates that are valid for up to ten years, the end of an internship, a
fellowship, a clerkship, a project. Studies may begin within a year, a publication may be up to two years ahead of its
printing.

Why: nothing has been achieved in a month that has not come. It is nearly always a slip of one digit, and the reader
stumbles over it in the first second.

Bad::

    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 2127-01   # D103

Good::

    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 2026-01
    education:
      - {institution: University of London, studyType: B.A., startDate: 2025-09, endDate: 2128-06}
"""

from collections.abc import Iterator

from cvbuild.analysis.careers import fixed_term
from cvbuild.check import Check, Scope, Subject
from cvbuild.dates import PartialDate
from cvbuild.finding import Finding, Severity
from cvbuild.resume import Award, Certificate, Education, Item, Project, Publication, Role, Volunteer, Work

CHECK = Check("D103", "future-date", Severity.WARNING, Scope.PROJECT)

_YEARS_AHEAD = {Education: 1, Publication: 2, Certificate: 10}
"""How far ahead a date may lie: for a certificate some write the date until which it is valid."""


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each date after today."""
    today = subject.today
    for item in subject.resume.items():
        for key, date in _dates(item):
            latest = (today.year + _YEARS_AHEAD.get(type(item), 0), today.month, today.day)
            if date and not date.is_present and date.first() > latest:
                yield _finding(f"{item.path}.{key}", date, subject)


def _finding(path: str, date: PartialDate, subject: Subject) -> Finding:
    return CHECK.finding(
        f"{date} has not come yet",
        subject.places.value(path),
        path=path,
        hint=f"today is {subject.today}; write the date that is meant, or `present` where it goes on",
    )


def _dates(item: Item) -> Iterator[tuple[str, PartialDate | None]]:
    match item:
        case Work() | Role() | Volunteer():
            yield "startDate", item.start_date
            yield "endDate", None if fixed_term(item) else item.end_date
        case Project() | Education():
            yield "startDate", item.start_date
        case Award() | Certificate():
            yield "date", item.date
        case Publication():
            yield "releaseDate", item.release_date
