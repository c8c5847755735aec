"""A sign that repeats what the verb says.

What: Checks for a minus after a verb of decrease (“cut latency −78%”) and a plus after a verb of increase (“raised
sales +20%”) in the same clause. A sign alone and a verb alone are accepted; “from −5% to +8%” are values. An amount
with two scales (“$180,000K”) is reported, too.

Why: Taken literally, a latency cut by minus 78% went up. Nobody reads it so, but everybody notices.

Bad::

    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 2022-01
        highlights:
          - Cut latency −78% with a new mill   # F106
          - Raised output +20%   # F106

Good::

    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 2022-01
        highlights:
          - Cut latency 78% with a new mill
          - "Rebuilt the mill: latency −78%, output +20%"
"""

from collections.abc import Iterator

from cvbuild.analysis.check import Check, Subject
from cvbuild.analysis.facts.changes import FALLING, RISING, directed
from cvbuild.analysis.facts.printed import own_words
from cvbuild.analysis.figures.figures import figures
from cvbuild.analysis.language.prose import in_english, place
from cvbuild.syntax.finding import Finding, Severity
from cvbuild.syntax.pattern import lazy_pattern

CHECK = Check("F106", "doubled-sign", Severity.WARNING, english=True)

_TWO_SCALES = lazy_pattern(
    r"(?P<amount>[$€£]\d{1,3}(?:,\d{3})+)\s?(?:[KkMB]\b|(?:thousand)\b)|[$€£][\d.,]*\d[KM]\s(?:thousand|million|billion)\b"
)
_SAID = {"-": FALLING, "+": RISING}


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each signed figure after a verb of the same direction."""
    for passage in own_words(subject) if in_english(subject) else ():
        for figure in figures(passage.text, language=passage.language):
            if figure.sign in _SAID and figure.unit and directed(passage.text, figure, _SAID[figure.sign]):
                yield CHECK.finding(
                    f"the verb and the sign of “{figure.text}” say the same",
                    place(subject, passage, figure.start, figure.end),
                    path=passage.path,
                    hint=f"write “{figure.text.lstrip('+-−–')}”",
                )
        for match in _TWO_SCALES.finditer(passage.text):
            yield CHECK.finding(
                f"“{match[0]}” is scaled twice",
                place(subject, passage, *match.span()),
                path=passage.path,
                hint=f"write “{match['amount']}”, or its short form",
            )
