"""A wording whose base text has changed since it was written.

What: Compares the text under ``of``, for which a wording was written, with the current one, ignoring spaces. A
wording without ``of`` is ignored.

Why: The highlight now says 12x, but the short wording in the trading variant still says 10x. Two CVs of one person
that disagree are worse than either.

Bad::

    # file: cv.yaml
    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 2019-01
        highlights:
          - text: Read 25 tables a day
            wordings:
              plain:
                text: Read tables
                of: Read 20 tables a day   # V110
    # file: variants/plain.yaml
    sections: [work]

Good::

    # file: cv.yaml
    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 2019-01
        highlights:
          - text: Read 25 tables a day
            wordings:
              plain:
                text: Read tables
                of: Read 25 tables a day
    # file: variants/plain.yaml
    sections: [work]
"""

from collections.abc import Iterator

from cvbuild.analysis.check import Check, Scope, Subject
from cvbuild.analysis.phrases import highlights
from cvbuild.model.resume import Highlight
from cvbuild.syntax.finding import Finding, Label, Severity

CHECK = Check("V110", "stale-wording", Severity.WARNING, Scope.PROJECT)


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each wording that was written for a different text."""
    for highlight in highlights(subject.resume):
        for name, wording in highlight.wordings.items():
            if wording.of is not None and wording.of.split() != highlight.text.split():
                yield _stale(highlight, name, subject)


def _stale(highlight: Highlight, name: str, subject: Subject) -> Finding:
    path = f"{highlight.path}.wordings.{name}"
    return CHECK.finding(
        f"the wording '{name}' was written for a text that has changed since",
        subject.places.value(f"{path}.of"),
        path=path,
        hint="check whether it still says the same, then copy the text to `of`",
        further=(Label(subject.places.value(f"{highlight.path}.text"), "the current text"),),
    )
