"""Another wording whose base text has changed since it was written.

What: a wording may keep the text that it was written for under ``of``. The two are compared, blanks apart. A wording
without ``of`` is left alone.

Why: the bullet says 12x since last week, the short wording in the trading variant still says 10x. Two CVs of one
person that disagree are worse than either.

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

from cvbuild.analysis.wording import highlights
from cvbuild.check import Check, Scope, Subject
from cvbuild.finding import Finding, Label, Severity
from cvbuild.resume import Highlight

CHECK = Check("V110", "stale-wording", Severity.WARNING, Scope.PROJECT)


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each wording that was written for other words."""
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
        hint="look whether it still says the same, then copy the text to `of`",
        further=(Label(subject.places.value(f"{highlight.path}.text"), "the text now"),),
    )
