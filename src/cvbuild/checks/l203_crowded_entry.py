"""A job has more highlights than a reader takes in, or fewer than you meant to give.

What: counts the printed highlights of each job, role and post. Options: ``max`` (8) and ``min`` (0: any number will
do). The oldest entry of a section may have fewer; projects are left alone.

Why: of twelve bullets a reader remembers the first and the worst. Four to six good ones say more.

Bad::

    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 2019-01
        highlights:   # L203
          - Wrote a note on the engine # 9 times

Good::

    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 2019-01
        highlights:
          - Wrote a note on the engine # 5 times
"""

from collections.abc import Iterator, Sequence

from cvbuild.analysis.wording import counted
from cvbuild.check import Check, Subject
from cvbuild.finding import Finding, Severity
from cvbuild.resume import Dated, Resume, Work

CHECK = Check("L203", "crowded-entry", Severity.WARNING, options={"max": 8, "min": 0})


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each entry over or under its number."""
    if subject.chosen is None:
        return
    most, fewest = subject.options["max"], subject.options["min"]
    for entries in _sections(subject.chosen.selection.resume):
        for entry in entries:
            number = len(entry.highlights)
            if number > most:
                yield _told(entry, f"{counted(number, 'highlight')}, the most are {most}", "keep the best", subject)
            elif number < fewest and entry is not entries[-1]:
                yield _told(entry, f"{counted(number, 'highlight')}, the fewest are {fewest}", "", subject)


def _sections(resume: Resume) -> Iterator[Sequence[Dated]]:
    """Jobs with their roles in their place, and posts."""
    yield [part for job in resume.work for part in _parts(job)]
    yield list(resume.volunteer)


def _parts(job: Work) -> Sequence[Dated]:
    return [*([job] if job.highlights else []), *job.roles] if job.roles else [job]


def _told(entry: Dated, message: str, hint: str, subject: Subject) -> Finding:
    path = f"{entry.path}.highlights"
    return CHECK.finding(f"'{entry.words}' has {message}", subject.places.key(path), path=path, hint=hint)
