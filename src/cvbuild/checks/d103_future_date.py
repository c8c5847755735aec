"""A date in the future.

What: Compares the dates of jobs, roles, volunteering, projects, awards and publications with today. Some dates may be
in the future: the end of a degree, of an internship, a fellowship, a clerkship or a project, and certificates valid
for up to ten years. Studies may begin within a year, and a publication may be dated up to two years ahead.

Why: Nothing can have been achieved in the future. It is nearly always a mistyped digit, and readers notice at once.

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

from cvbuild.analysis.check import Check, Scope, Subject
from cvbuild.analysis.dates.careers import fixed_term
from cvbuild.model.dates import PartialDate
from cvbuild.model.resume import Award, Certificate, Education, Item, Project, Publication, Role, Volunteer, Work
from cvbuild.syntax.finding import Finding, Severity

CHECK = Check("D103", "future-date", Severity.WARNING, Scope.PROJECT)

_YEARS_AHEAD = {Education: 1, Publication: 1, Certificate: 10}
"""Years a date may be in the future: some people give a certificate's date of expiry."""


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each date after today."""
    today = subject.today
    for item in subject.resume.items():
        for key, date in _dates(item):
            latest = (today.year + _years_ahead(item), today.month, today.day)
            if date and not date.is_present and date.first() > latest:
                yield _finding(f"{item.path}.{key}", date, subject)


def _years_ahead(item: Item) -> int:
    if isinstance(item, Certificate) and item.expires:  # so its date is the day of issue
        return 0
    return _YEARS_AHEAD.get(type(item), 0)


def _finding(path: str, date: PartialDate, subject: Subject) -> Finding:
    return CHECK.finding(
        f"{date} is in the future",
        subject.places.value(path),
        path=path,
        hint=f"today is {subject.today}; correct the date, or write `present` if it is ongoing",
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
