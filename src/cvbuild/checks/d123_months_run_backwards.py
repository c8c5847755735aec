"""A span of months, or of school years, that runs backwards.

What: Checks for “from June to January 2021”, where the first month is after the last one, and for “from Year 11 to Year
9”. A first month of the year before needs its year: “from November 2020 to March 2021”. English, German, French and
Spanish.

Why: Either the months are swapped, or a year is missing. A reader cannot know which.

Bad::

    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 2018-01
        highlights:
          - Tested the mill from June to January 2021   # D123

Good::

    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 2018-01
        highlights:
          - Tested the mill from January to June 2021, and again each winter from November to March
"""

from collections.abc import Iterator

from cvbuild.analysis.check import Check, Subject
from cvbuild.analysis.language.prose import Passage, place
from cvbuild.analysis.mentions.index import mentions
from cvbuild.syntax.finding import Finding, Severity
from cvbuild.syntax.pattern import lazy_pattern

CHECK = Check("D123", "months-run-backwards", Severity.WARNING)

_LABELLED = lazy_pattern(
    r"\b(?:from|von|vom|de(?:\sla|l)?|du|desde)\s(?P<label>Years?|Grade|Form|Key\sStage|Week|Month|Semester|Klasse|Jahrgang|Woche"
    r"|Monat|semaine|mois|semana|mes)\s(?P<first>\d{1,2})\s(?:to|bis|à|au|a|al|hasta)\s(?:la\s)?(?:(?P=label)\s)?(?P<last>\d{1,2})"
    r"(?![\w%])"
)


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each span."""
    for span in mentions(subject).stretches:
        if span.by_month and span.last < span.first:
            hint = "swap the months, or correct a year" if span.dated else "swap the months, or give the first its year"
            yield _finding(span.text, span.passage, span.start, span.end, hint, subject)
    for passage in mentions(subject).own:
        for match in _LABELLED.finditer(passage.masked):
            if int(match["last"]) < int(match["first"]):
                yield _finding(match[0], passage, *match.span(), "swap the two", subject)


def _finding(text: str, passage: Passage, start: int, end: int, hint: str, subject: Subject) -> Finding:
    where = place(subject, passage, start, end)
    return CHECK.finding(f"“{text}” runs backwards", where, path=passage.path, hint=hint)
