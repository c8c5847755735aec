"""A sentence in the passive hides who did it.

What: looks in highlights for forms of "be" with a past participle ("was deployed"). What happens to a person or a firm
("was promoted", "was acquired") and states ("was based", "is located") are let be. English only.

Why: "The mill was designed" leaves open by whom, and a CV is about nothing else.

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

from cvbuild.analysis.prose import highlights, in_english, place
from cvbuild.analysis.verbs import is_participle
from cvbuild.check import Check, Subject
from cvbuild.finding import Finding, Severity

CHECK = Check("C207", "passive-voice", Severity.NOTE)

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
    """One finding for each highlight with a passive, at the first."""
    for passage in highlights(subject.document) if in_english(subject) else ():
        for match in _PASSIVE.finditer(passage.masked):
            if match["participle"] not in _LET_BE and is_participle(match["participle"]):
                yield CHECK.finding(
                    f"'{match[0]}' leaves open who did it",
                    place(subject, passage, *match.span()),
                    path=passage.path,
                    hint="say who did it, with the verb in front",
                )
                break
