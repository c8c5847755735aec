"""A grade above the best grade of its scale.

What: Compares ``score`` of a degree with its ``scale``, or with the number after ``/`` or "out of" in it, if both are
numbers.

Why: "4.8 of 4.0" is a slip of a finger in the one number of a degree that readers look for.

Bad::

    education:
      - {institution: University of London, studyType: BSc, score: "4.8", scale: "4.0"}   # F150

Good::

    education:
      - {institution: University of London, studyType: BSc, score: "3.8", scale: "4.0"}
"""

from collections.abc import Iterator

from cvbuild.analysis.check import Check, Scope, Subject
from cvbuild.syntax.finding import Finding, Severity
from cvbuild.syntax.pattern import lazy_pattern

CHECK = Check("F150", "grade-above-scale", Severity.ERROR, Scope.PROJECT)

_NUMBER = lazy_pattern(r"\s*(?:GPA:?\s*)?(\d+(?:[.,]\d+)?)\s*%?\s*")
_OF = lazy_pattern(r"\s*(?:/|out of|of|von|sur|sobre|de)\s*")


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each grade above its scale."""
    for degree in subject.resume.education:
        score, *of = _OF.split(degree.score or "", maxsplit=1)
        got, best = _value(score), _value(of[0] if of else degree.scale or "")
        if got is not None and best is not None and got > best:
            path = f"{degree.path}.score"
            yield CHECK.finding(
                f"the grade {score.strip()} is above {(of[0] if of else degree.scale or '').strip()}, the best one",
                subject.places.value(path),
                path=path,
                hint="correct one of the two",
            )


def _value(text: str) -> float | None:
    found = _NUMBER.fullmatch(text)
    return float(found[1].replace(",", ".")) if found else None
