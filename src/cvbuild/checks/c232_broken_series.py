"""A series that changes its form: two verbs in the past and one in “-ing”, or “both” before three things.

What: Reads the sentences that open with a verb for a later one in another form (“Sorted, pressed and racking”, “Managed
the budget, reduced costs and training staff”, “Interviewed 80 weavers and hire six”), and texts for “both” before a
list of three names, and for a comma that is missing between the first two verbs. In a present job, present and past may
follow each other.

Why: The reader stumbles, and takes it for the remains of an earlier text, which it mostly is.

Bad::

    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 2020-01
        endDate: 2022-01
        highlights:
          - Designed, built and testing the mill   # C232

Good::

    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 2020-01
        endDate: 2022-01
        highlights:
          - Designed, built and tested the mill
"""

import re
from collections.abc import Iterator

from cvbuild.analysis.check import Check, Subject
from cvbuild.analysis.facts.printed import own_words
from cvbuild.analysis.grammar.series import broken_series, is_past, lost_comma
from cvbuild.analysis.language.prose import in_english, place
from cvbuild.analysis.language.tenses import jobs
from cvbuild.syntax.finding import Finding, Severity
from cvbuild.syntax.pattern import lazy_pattern

CHECK = Check("C232", "broken-series", Severity.WARNING, english=True)

_NAME = r"[A-Z][\w’'&-]*(?:\s[A-Z0-9][\w’'&-]*)*"
_BOTH = lazy_pattern(rf"\b[Bb]oth\s(?:the\s)?{_NAME},\s{_NAME},?\s(?:and|or)\s(?:the\s)?{_NAME}")
_VALUE = r"(?:[$€£]?[\d.,]*\d[%KMkm]*|[a-z]{3,6})"
_RESPECTIVELY = lazy_pattern(
    rf"(?P<things>{_NAME}(?:,\s{_NAME})*,?\sand\s{_NAME})\s[^.;,]{{1,50}}?\s(?P<values>{_VALUE}(?:,\s{_VALUE})*,?\sand\s{_VALUE})"
    r"(?:\s[a-z%]+){0,2},?\srespectively\b"
)


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each series."""
    past = {job.entry.path for job in jobs(subject) if job.over}
    for passage in own_words(subject) if in_english(subject) else ():
        for part in broken_series(passage.masked[passage.lead :], over=passage.entry in past):
            if passage.entry in past and not is_past(part.rule):
                continue  # C205 reports the opening
            where = place(subject, passage, passage.lead + part.start, passage.lead + part.end)
            why = f"'{part.word}' has another form than '{part.rule}'"
            yield CHECK.finding(why, where, path=passage.path, hint="write all verbs in one form")
        if lost := lost_comma(passage.masked[passage.lead :]):
            where = place(subject, passage, passage.lead + lost[0], passage.lead + lost[1])
            word = passage.text[passage.lead + lost[0] : passage.lead + lost[1]]
            yield CHECK.finding(f"a comma is missing after '{word}'", where, path=passage.path, hint=f"write '{word},'")
        for match in _RESPECTIVELY.finditer(passage.masked):
            things, values = _length(match["things"]), _length(match["values"])
            if things != values:
                where = place(subject, passage, *match.span("values"))
                why = f"{values} values for {things} things, respectively"
                yield CHECK.finding(why, where, path=passage.path, hint="give each of them its own")
        if both := _BOTH.search(passage.masked):
            where = place(subject, passage, *both.span())
            yield CHECK.finding("“both” is followed by three", where, path=passage.path, hint="leave “both” out")


def _length(series: str) -> int:
    return len(re.split(r",\s(?:and\s)?|\sand\s", series))
