"""Sign and verb both say which way it went.

What: finds a minus after a word of falling (“cut latency −78%”) and a plus after a word of rising (“raised sales
+20%”) in the same clause. A sign alone is fine, and so is a verb alone; “from −5% to +8%” are values.

Why: taken at its word, a latency that was cut by minus 78% went up. Nobody reads it so, but everybody notices.

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

from cvbuild.analysis.facts.changes import FALLING, RISING, directed
from cvbuild.analysis.facts.printed import own_words
from cvbuild.analysis.figures import figures
from cvbuild.analysis.prose import in_english, place
from cvbuild.check import Check, Subject
from cvbuild.finding import Finding, Severity

CHECK = Check("F106", "doubled-sign", Severity.WARNING)

_SAID = {"-": FALLING, "+": RISING}


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each signed figure whose direction a word before it says already."""
    for passage in own_words(subject) if in_english(subject) else ():
        for figure in figures(passage.text):
            if figure.sign in _SAID and figure.unit and directed(passage.text, figure, _SAID[figure.sign]):
                yield CHECK.finding(
                    f"the verb and the sign of “{figure.text}” say the same thing twice",
                    place(subject, passage, figure.start, figure.end),
                    path=passage.path,
                    hint=f"write “{figure.text.lstrip('+-−–')}”",
                )
