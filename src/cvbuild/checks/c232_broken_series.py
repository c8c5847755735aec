"""A series that changes its form: two verbs in the past and one in “-ing”, or “both” before three things.

What: Reads the opening of highlights for a series of verbs, the last of which has another form than those before
(“Sorted, pressed and racking”, “Plan, build and tested”), and texts for “both” before a list of three names.

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
from cvbuild.analysis.language.prose import in_english, place
from cvbuild.analysis.language.spelling import is_listed
from cvbuild.analysis.language.verbs import Tense, Verb, verb
from cvbuild.syntax.finding import Finding, Severity
from cvbuild.syntax.pattern import lazy_pattern

CHECK = Check("C232", "broken-series", Severity.WARNING, english=True)

_SERIES = re.compile(r"^(?P<verbs>[A-Z][a-z]+(?:,\s[a-z]+)*),?\sand\s(?P<last>[a-z]+)\s(?=[a-z]|\d)")
_NAME = r"[A-Z][\w’'&-]*(?:\s[A-Z0-9][\w’'&-]*)*"
_BOTH = lazy_pattern(rf"\b[Bb]oth\s(?:the\s)?{_NAME},\s{_NAME},?\s(?:and|or)\s(?:the\s)?{_NAME}")
_VALUE = r"(?:[$€£]?[\d.,]*\d[%KMkm]*|[a-z]{3,6})"
_RESPECTIVELY = lazy_pattern(
    rf"(?P<things>{_NAME}(?:,\s{_NAME})*,?\sand\s{_NAME})\s[^.;,]{{1,50}}?\s(?P<values>{_VALUE}(?:,\s{_VALUE})*,?\sand\s{_VALUE})"
    r"(?:\s[a-z%]+){0,2},?\srespectively\b"
)
_ADJECTIVES = frozenset(
    ("existing", "outstanding", "remaining", "ongoing", "leading", "following", "emerging", "incoming")
)
_FEWEST = 2  # verbs before the last: one alone may be followed by a noun


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each series."""
    for passage in own_words(subject) if in_english(subject) else ():
        series = _SERIES.match(passage.masked) if passage.kind == "highlight" else None
        if series and (why := _odd(series["verbs"], series["last"])):
            where = place(subject, passage, *series.span("last"))
            yield CHECK.finding(why, where, path=passage.path, hint="write all verbs in one form")
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


def _gerund(word: str) -> Verb | None:
    """Return the verb of a form in “-ing” that no list has: “racking”, of rack."""
    stem = word.removesuffix("ing")
    base = next((one for one in (stem, f"{stem}e", stem[:-1]) if is_listed(one)), "") if stem != word else ""
    return Verb(base, Tense.GERUND, False) if base and word not in _ADJECTIVES else None


def _odd(words: str, last: str) -> str:
    """Return what is wrong with the last of several verbs; empty if nothing is."""
    before = [verb(word.lower()) for word in words.split(", ")]
    found = verb(last) or _gerund(last)
    known = [one for one in before if isinstance(one, Verb) and one.tense is not Tense.EITHER]
    if len(before) < _FEWEST or None in before or len({one.tense for one in known}) != 1 or found is None:
        return ""
    pairs = {
        (Tense.PAST, Tense.GERUND),
        (Tense.BASE, Tense.PAST),
        (Tense.GERUND, Tense.PAST),
        (Tense.PAST, Tense.THIRD),
    }
    odd = (known[0].tense, found.tense) in pairs and found.base not in {one.base for one in known}
    return f"'{last}' has another form than '{words}'" if odd else ""
