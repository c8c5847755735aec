"""A degree that ends after a higher one, or runs beside it.

What: Reads the level of each degree from ``studyType``: bachelor, master, doctorate, in English, German, French and
Spanish. Reports a degree that ends after a degree of a higher level does, as a warning, and one that overlaps it by
half a year or more, as a note, since some programmes combine two degrees. Degrees of one level may overlap.

Why: A bachelor's degree after the master's is a mistyped year more often than a second bachelor's degree.

Bad::

    education:
      - {institution: University of London, studyType: MSc, startDate: 2014-09, endDate: 2015-09}
      - {institution: University of Turin, studyType: BSc, startDate: 2013-09, endDate: 2016-06}   # D121

Good::

    education:
      - {institution: University of London, studyType: MSc, startDate: 2014-09, endDate: 2015-09}
      - {institution: University of Turin, studyType: BSc, startDate: 2011-09, endDate: 2014-06}
"""

from collections.abc import Iterator
from itertools import permutations

from cvbuild.analysis.check import Check, Scope, Subject
from cvbuild.analysis.dates.careers import month
from cvbuild.analysis.dates.degrees import level
from cvbuild.analysis.phrases import counted
from cvbuild.model.resume import Education
from cvbuild.syntax.finding import Finding, Label, Severity

CHECK = Check("D121", "degrees-out-of-sequence", Severity.WARNING, Scope.PROJECT, options={"months": 6})

_MANY = 8  # months: by then a first degree that was finished late is finished


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each degree that a higher one should follow and does not."""
    degrees = [one for one in subject.resume.education if one.end_date and not one.end_date.is_present]
    levels = {one.path: level(one.study_type or "") for one in degrees}
    for lower, higher in permutations(degrees, 2):
        if 0 < levels[lower.path] < levels[higher.path]:
            yield from _compared(lower, higher, subject)


def _compared(lower: Education, higher: Education, subject: Subject) -> Iterator[Finding]:
    assert lower.end_date
    assert higher.end_date
    if lower.end_date.first() > higher.end_date.last():
        yield _finding(lower, higher, "ends after", subject)
    elif higher.start_date and higher.start_date.month and lower.end_date.month:
        months = month(lower.end_date) - month(higher.start_date)
        if months >= subject.options["months"]:
            how = f"ends {counted(months, 'month')} after the start of"
            severity = Severity.WARNING if months > _MANY else Severity.NOTE
            yield _finding(lower, higher, how, subject, severity)


def _finding(
    lower: Education, higher: Education, how: str, subject: Subject, severity: Severity = Severity.WARNING
) -> Finding:
    path = f"{lower.path}.endDate"
    return CHECK.finding(
        f"'{lower.study_type}' {how} '{higher.study_type}', which is the higher degree",
        subject.places.value(path),
        path=path,
        hint="correct one of the dates",
        further=(Label(subject.places.value(higher.path), "the higher degree"),),
        severity=severity,
    )
