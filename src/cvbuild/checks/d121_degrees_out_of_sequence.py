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

import re
from collections.abc import Iterator
from itertools import permutations

from cvbuild.analysis.check import Check, Scope, Subject
from cvbuild.analysis.dates.careers import month
from cvbuild.analysis.dates.degrees import level
from cvbuild.analysis.phrases import counted
from cvbuild.model.dates import PartialDate
from cvbuild.model.resume import Education
from cvbuild.model.sections.certificates import Certificate
from cvbuild.syntax.finding import Finding, Label, Severity
from cvbuild.syntax.pattern import lazy_pattern

CHECK = Check("D121", "degrees-out-of-sequence", Severity.WARNING, Scope.PROJECT, options={"months": 6})

_MANY = 8  # months: by then a first degree that was finished late is finished


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each degree that a higher one should follow and does not."""
    degrees = [one for one in subject.resume.education if one.end_date and not one.end_date.is_present]
    levels = {one.path: level(one.study_type or "") for one in degrees}
    for lower, higher in permutations(degrees, 2):
        if 0 < levels[lower.path] < levels[higher.path]:
            yield from _compared(lower, higher, subject)
    yield from _levels(subject)
    yield from _licences(degrees, subject)


_LEVEL = lazy_pattern(
    r"(?P<words>.*\b(?:Stufe|Level|Niveau|Teil|Modul|Grad|niveau|niveau|partie|module|nivel|parte|módulo|stage|part|module|level|grade))"
    r"\s(?P<level>[1-9]|I{1,3}|IV|V)\b(?P<rest>.*)",
    re.IGNORECASE,
)
_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5}
_LICENCE = lazy_pattern(
    r"\b(?:colegiad[oa]|colegiación|habilitación\sprofesional|Approbation|Berufszulassung|Zulassung\s(?:als|zur)"
    r"|inscription\s(?:à\sl['’]ordre|au\s(?:barreau|tableau)))\b",
    re.IGNORECASE,
)


def _certificates(subject: Subject) -> list[tuple[Certificate, PartialDate]]:
    held = subject.resume.entries("certificates")
    return [(one, one.date) for one in held if isinstance(one, Certificate) and one.date]


def _levels(subject: Subject) -> Iterator[Finding]:
    """Yield the certificates of a level that are older than the same one of a lower level."""
    found = [(one, date, match) for one, date in _certificates(subject) if (match := _LEVEL.fullmatch(one.name))]
    for (low, began, first), (high, date, second) in permutations(found, 2):
        numbers = [_ROMAN.get(match["level"].upper()) or int(match["level"]) for match in (first, second)]
        same = first["words"] == second["words"] and first["rest"] == second["rest"]
        if same and numbers[0] < numbers[1] and date.last() < began.first():
            yield CHECK.finding(
                f"'{high.name}' is older than '{low.name}', which is the lower level",
                subject.places.value(f"{high.path}.date"),
                path=f"{high.path}.date",
                hint="correct one of the dates",
                further=(Label(subject.places.value(low.path), "the lower level"),),
            )


def _licences(degrees: list[Education], subject: Subject) -> Iterator[Finding]:
    """Yield the licences of a profession that are older than every degree."""
    ends = [one.end_date for one in degrees if one.end_date]
    for one, date in _certificates(subject):
        if ends and _LICENCE.search(one.name) and date.last() < min(end.first() for end in ends):
            yield CHECK.finding(
                f"'{one.name}' is older than any degree",
                subject.places.value(f"{one.path}.date"),
                path=f"{one.path}.date",
                hint="correct one of the dates",
            )


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
