"""An entry with too many highlights, or too few.

What: Counts the printed highlights of each job, role and volunteer post. Options: ``max`` (8) and ``min`` (0: no
minimum). The oldest entry of a section may have fewer; projects are ignored.

Why: Of twelve bullets a reader remembers the first and the worst. Four to six good ones say more.

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

from cvbuild.analysis.check import Check, Subject
from cvbuild.analysis.phrases import counted
from cvbuild.model.resume import Dated, Resume, Work
from cvbuild.syntax.finding import Finding, Severity

CHECK = Check("L203", "crowded-entry", Severity.WARNING, options={"max": 8, "min": 0})


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each entry over or under its limit."""
    if subject.chosen is None:
        return
    most, fewest = subject.options["max"], subject.options["min"]
    for entries in _sections(subject.chosen.selection.resume):
        for entry in entries:
            number = len(entry.highlights)
            if number > most:
                yield _told(entry, f"{counted(number, 'highlight')}, the maximum is {most}", "keep the best", subject)
            elif number < fewest and entry is not entries[-1]:
                yield _told(entry, f"{counted(number, 'highlight')}, the minimum is {fewest}", "", subject)


def _sections(resume: Resume) -> Iterator[Sequence[Dated]]:
    """Yield jobs, with roles in their place, and volunteer posts."""
    yield [part for job in resume.work for part in _parts(job)]
    yield list(resume.volunteer)


def _parts(job: Work) -> Sequence[Dated]:
    return [*([job] if job.highlights else []), *job.roles] if job.roles else [job]


def _told(entry: Dated, message: str, hint: str, subject: Subject) -> Finding:
    path = f"{entry.path}.highlights"
    return CHECK.finding(f"'{entry.words}' has {message}", subject.places.key(path), path=path, hint=hint)
