"""A gap between two jobs.

What: Checks for more than ``months`` (6) full months between jobs that no other dated entry covers: no job, degree,
volunteering or project. A date with only a year counts as the whole year. Each gap is reported once.

Why: A gap is nothing to be ashamed of, but readers ask about it. Give the answer on the page, in one dated line for
the course, the child or the journey, or have it ready.

Bad::

    work:
      - {name: Difference Engines, position: Engineer, startDate: 2022-08, endDate: 2024-05}   # D106
      - {name: Analytical Engines, position: Engineer, startDate: 2021-05, endDate: 2021-09}

Good::

    work:
      - {name: Difference Engines, position: Engineer, startDate: 2022-08, endDate: 2024-05}
      - {name: Analytical Engines, position: Engineer, startDate: 2019-05, endDate: 2021-09}
    education:
      - {institution: University of London, studyType: M.A., startDate: 2021-09, endDate: 2022-07}
"""

from collections.abc import Iterator

from cvbuild.analysis.check import Check, Scope, Subject
from cvbuild.analysis.dates.careers import has_order
from cvbuild.analysis.dates.months import Stretch, holes, stretches
from cvbuild.model.dates import PartialDate
from cvbuild.model.resume import Dated, Work
from cvbuild.syntax.finding import Finding, Label, Severity

CHECK = Check(
    "D106",
    "employment-gap",
    Severity.NOTE,
    Scope.PROJECT,
    options={"months": 6},
    misled_by=("work", "roles", "startDate", "endDate", "education", "volunteer"),
)


def find(subject: Subject) -> Iterator[Finding]:
    """One note for each gap, at the job that ends it."""
    today = PartialDate(subject.today.year, subject.today.month)
    resume = subject.resume
    jobs = [job for job in resume.work if has_order(job)]
    dated: list[Dated] = [*jobs, *filter(has_order, [*resume.education, *resume.volunteer, *resume.projects])]
    for hole in holes(stretches(dated, today)):
        before = _next_to(hole, jobs, today, ends=True)
        after = _next_to(hole, jobs, today, ends=False)
        if hole.months > subject.options["months"] and before and after:
            yield _finding(hole, before, after, subject)


def _next_to(hole: Stretch, jobs: list[Work], today: PartialDate, *, ends: bool) -> Work | None:
    """Return the last job that ended before the gap, or the first one that began after it."""
    found = [(part, job) for job in jobs for part in stretches([job], today)]
    if ends:
        past = [(part.end, job) for part, job in found if part.end < hole.start]
        return max(past, key=lambda pair: pair[0])[1] if past else None
    later = [(part.start, job) for part, job in found if part.start > hole.end]
    return min(later, key=lambda pair: pair[0])[1] if later else None


def _finding(hole: Stretch, before: Work, after: Work, subject: Subject) -> Finding:
    ended = Label(subject.places.value(f"{before.path}.endDate"), "the job before ends here")
    path = f"{after.path}.startDate"
    return CHECK.finding(
        f"no entry covers the {hole.months} months from {hole}, between '{before.words}' and '{after.words}'",
        subject.places.value(path),
        path=path,
        hint="add a dated line for it, or have the answer ready",
        further=(ended,),
    )
