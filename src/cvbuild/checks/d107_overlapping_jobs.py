"""Overlapping jobs.

What: Checks for jobs that began more than ``months`` (0) months before another one ended. A shared month is no overlap:
“May 2024” may end one job and begin the next. Roles at one employer may overlap by two months. Ignored are jobs with
``concurrent: true``, part-time jobs by their words (freelance, adjunct, board, per diem, intern and so on), and current
jobs (see D108).

Why: Usually a month is wrong, and a background check will find it. If the overlap is true, declare it: in the file
with ``concurrent``, to the reader with a word such as “part-time”.

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

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, pairwise

from cvbuild.analysis.check import Check, Scope, Subject
from cvbuild.analysis.dates.careers import Span, goes_beside, span_of
from cvbuild.analysis.phrases import counted
from cvbuild.model.resume import Work
from cvbuild.syntax.finding import Finding, Label, Location, Severity

CHECK = Check("D107", "overlapping-jobs", Severity.WARNING, Scope.PROJECT, options={"months": 0})


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each pair of overlapping jobs, or for each group of more."""
    jobs = [(span, job) for job in subject.resume.work if (span := span_of(job)) and not goes_beside(job)]
    jobs.sort(key=lambda pair: pair[0].start)
    for group in _groups(_pairs(jobs, subject.options["months"])):
        yield _finding(*group[0], subject) if len(group) == 1 else _crowd(group, subject)
    for job in subject.resume.work:
        yield from _of_roles(job, subject)


def _of_roles(job: Work, subject: Subject) -> Iterator[Finding]:
    """Yield the roles at one employer that began months before the one before them ended."""
    if job.concurrent or any(goes_beside(role) for role in job.roles):
        return
    roles = sorted(((span, role) for role in job.roles if (span := span_of(role))), key=lambda pair: pair[0].start)
    for (span, earlier), (other, later) in pairwise(roles):
        months = span.end - other.start if span.end is not None else 0
        if months > max(_ROLES, subject.options["months"]):
            path = f"{later.path}.startDate"
            yield CHECK.finding(
                f"'{later.position}' begins {counted(months, 'month')} before '{earlier.position}' ends",
                subject.places.value(path),
                path=path,
                hint="correct the month, or write `concurrent: true` at the role that ran in parallel",
                further=(Label(subject.places.value(f"{earlier.path}.endDate"), "the other role ends here"),),
            )


_ROLES = 2
"""The months for which two roles at one employer may overlap: a handover."""
_Pair = tuple[Work, Work, int]


def _pairs(jobs: Sequence[tuple[Span, Work]], allowed: int) -> Iterator[_Pair]:
    """Yield the jobs that overlap, of jobs in the order of their start: later ones begin after the end as well."""
    for number, (span, earlier) in enumerate(jobs):
        for other, later in islice(jobs, number + 1, None) if span.end is not None else ():
            if span.end is not None and span.end - other.start <= allowed:
                break
            months = span.overlap(other)
            if earlier.name != later.name and months > allowed:
                yield earlier, later, months


def _groups(pairs: Iterable[_Pair]) -> list[list[_Pair]]:
    """Join the pairs that share a job; a group comes where its last pair does."""
    group_of: dict[str, list[_Pair]] = {}
    rank: dict[int, int] = {}
    for number, pair in enumerate(pairs):
        known = {id(group): group for job in pair[:2] if (group := group_of.get(job.path)) is not None}
        joined = sorted(known.values(), key=lambda group: rank[id(group)])
        group = joined[0] if joined else []
        for other in joined[1:]:
            group += other
            group_of.update((job.path, group) for found in other for job in found[:2])
        group.append(pair)
        group_of.update((job.path, group) for job in pair[:2])
        rank[id(group)] = number
    found = {id(group): group for group in group_of.values()}
    return sorted(found.values(), key=lambda group: rank[id(group)])


def _crowd(group: list[tuple[Work, Work, int]], subject: Subject) -> Finding:
    """Return the finding for several jobs, at the start of each that begins before another ends."""
    jobs = {job.path: job for pair in group for job in pair[:2]}
    paths = dict.fromkeys(f"{later.path}.startDate" for _, later, _ in group)
    spots = [Location(subject.places.value(path), path) for path in paths]
    first, *others = sorted(spots, key=lambda spot: (spot.place.line, spot.place.column))
    return CHECK.finding(
        f"{len(jobs)} jobs overlap: {', '.join(job.name for job in jobs.values())}",
        first.place,
        path=first.path,
        hint="correct the months, or write `concurrent: true` at the jobs that ran in parallel",
        also=tuple(others),
    )


def _finding(earlier: Work, later: Work, months: int, subject: Subject) -> Finding:
    path = f"{later.path}.startDate"
    return CHECK.finding(
        f"'{later.name}' begins {counted(months, 'month')} before '{earlier.name}' ends",
        subject.places.value(path),
        path=path,
        hint="correct the month, or write `concurrent: true` at the job that ran in parallel",
        further=(Label(subject.places.value(f"{earlier.path}.endDate"), "the other job ends here"),),
    )
