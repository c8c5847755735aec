"""An award or a certificate that is older than the year in its name.

What: Compares the year in the name of an award or a certificate with its date. Spans of years, ends of validity and
names without a year are ignored.

Why: Nobody wins in 2018 what is awarded for 2019. One of the two is a slip.

Bad::

    awards:
      - {title: Gold medal for engines of 1843, awarder: Royal Society, date: 1842-06}   # D124

Good::

    awards:
      - {title: Gold medal for engines of 1843, awarder: Royal Society, date: 1844-06}
"""

import re
from collections.abc import Iterator

from cvbuild.analysis.check import Check, Scope, Subject
from cvbuild.model.sections.certificates import Certificate
from cvbuild.syntax.finding import Finding, Label, Severity

CHECK = Check("D124", "older-than-its-year", Severity.WARNING, Scope.PROJECT)

_ENDS = re.compile(r"\b(?:expir|valid|until|through|renew|gültig|bis|valable|jusqu|válid|hasta)\w*", re.IGNORECASE)
_YEAR = re.compile(r"(?<![\w/–-])(?:18|19|20)\d\d(?![\w/]|\s?[–-]\s?\d)")


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each."""
    held = [one for one in subject.resume.entries("certificates") if isinstance(one, Certificate)]
    dated = [(one.title, one.date, one.path) for one in subject.resume.awards]
    for name, date, entry in (*dated, *((one.name, one.date, one.path) for one in held)):
        years = [int(year) for year in _YEAR.findall(name)] if not _ENDS.search(name) else []
        if years and date and date.last()[0] < max(years):
            path = f"{entry}.date"
            yield CHECK.finding(
                f"'{name}' is dated {date}, before {max(years)}",
                subject.places.value(path),
                path=path,
                hint="correct one of the two years",
                further=(Label(subject.locate(entry, str(max(years))), "the year in its name"),),
            )
