"""A job without any figure.

What: Reports, as a note, jobs whose highlights have no figure at all, in digits or in words, if other jobs of the
variant have some. A CV without any figure gets one note. Jobs without highlights, and those that began in the last
six months, are ignored.

Why: One number is enough to give a job a size: of the team, of the ward, of the budget. Not every line needs one, and
none is better than an invented one; therefore this is only a note.

Bad::

    work:
      - name: Difference Engines
        position: Engineer
        startDate: 2024-01
        highlights:
          - Cut the running time by 30%
      - name: Analytical Engines
        position: Engineer
        startDate: 2022-01
        endDate: 2024-01
        highlights:
          - Ran the mill   # F112
          - Wrote its manual

Good::

    work:
      - name: Difference Engines
        position: Engineer
        startDate: 2024-01
        highlights:
          - Cut the running time by 30%
      - name: Analytical Engines
        position: Engineer
        startDate: 2022-01
        endDate: 2024-01
        highlights:
          - Ran the mill with three helpers
          - Wrote its manual
"""

from collections.abc import Iterator

from cvbuild.analysis.check import Check, Subject
from cvbuild.analysis.dates.careers import month, span_of
from cvbuild.analysis.facts.measures import multiples
from cvbuild.analysis.facts.printed import words_of
from cvbuild.analysis.figures.figures import figures
from cvbuild.model.dates import PartialDate
from cvbuild.model.resume import Highlight, Work
from cvbuild.syntax.finding import Finding, Severity

CHECK = Check("F112", "unquantified-entry", Severity.NOTE, misled_by=("highlights",))

_NEW = 6  # months before a new job is expected to have figures


def find(subject: Subject) -> Iterator[Finding]:
    """One note for each job without a figure, or one for a CV without any."""
    if subject.chosen is None:
        return
    jobs = [(job, lines) for job in subject.chosen.selection.resume.work if (lines := _lines(job))]
    without = [(job, lines) for job, lines in jobs if not any(_has_figure(line, subject.locale) for line in lines)]
    this_month = month(PartialDate(subject.today.year, subject.today.month))
    settled = [(job, lines) for job, lines in without if not _is_new(job, this_month)]
    if len(without) == len(jobs) > 1:
        yield from (_finding("no job has a figure in its highlights", lines[0], subject) for _, lines in settled[:1])
        return
    for job, lines in settled:
        yield _finding(f"'{job.words}' has no figure in its highlights", lines[0], subject)


def _finding(message: str, first: Highlight, subject: Subject) -> Finding:
    return CHECK.finding(
        message,
        subject.places.value(first.path),
        path=first.path,
        hint="add one true number that gives it a size: people, money, time, how many",
    )


def _lines(job: Work) -> list[Highlight]:
    return [*job.highlights, *(line for role in job.roles for line in role.highlights)]


def _has_figure(line: Highlight, locale: str) -> bool:
    text = words_of(line)
    return any(True for _ in figures(text, words=True, language=locale)) or any(True for _ in multiples(text))


def _is_new(job: Work, this_month: int) -> bool:
    span = span_of(job)
    return span is not None and this_month - span.start <= _NEW
