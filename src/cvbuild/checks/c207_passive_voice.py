"""A sentence in the passive voice.

What: Checks highlights for forms of "be" with a past participle ("was deployed"). What happens to people or firms
("was promoted", "was acquired") and states ("was based", "is located") are ignored. English only.

Why: "The mill was designed" does not say by whom, and that is what a CV is about.

Bad::

    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 1842-01
        highlights:
          - The first program was written in a week   # C207

Good::

    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 1842-01
        highlights:
          - Wrote the first program in a week for a firm that was acquired
"""

import re
from collections.abc import Iterator

from cvbuild.analysis.check import Check, Subject
from cvbuild.analysis.language.prose import highlights, in_english, place
from cvbuild.analysis.language.verbs import is_participle
from cvbuild.syntax.finding import Finding, Severity

CHECK = Check("C207", "passive-voice", Severity.NOTE, english=True)

_PASSIVE = re.compile(r"\b(?:was|were|been|being|is|are|be) (?:\w+ly )?(?P<participle>[a-z]{3,})\b")
_LET_BE = frozenset(
    (
        *("accepted", "acquired", "admitted", "appointed", "asked", "assigned", "awarded", "based", "beloved", "born"),
        *("chosen", "concerned", "dedicated", "done", "elected", "exhausted", "expected", "featured", "funded", "gone"),
        *("hired", "honored", "honoured", "interested", "invited", "involved", "limited", "located", "merged", "named"),
        *("needed", "nominated", "praised", "promoted", "ranked", "recognised", "recognized", "related", "renamed"),
        *("required", "retained", "recruited", "selected", "situated", "supposed", "tasked", "unrelated", "voted"),
    )
)


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each highlight, at its first passive form."""
    for passage in highlights(subject) if in_english(subject) else ():
        for match in _PASSIVE.finditer(passage.masked):
            if match["participle"] not in _LET_BE and is_participle(match["participle"]):
                yield CHECK.finding(
                    f"'{match[0]}' does not say who did it",
                    place(subject, passage, *match.span()),
                    path=passage.path,
                    hint="use the active voice and begin with the verb",
                )
                break
