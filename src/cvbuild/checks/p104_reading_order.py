"""A finished file with the document's words in a different order.

What: Checks for words that are missing at their place in a file but present elsewhere in it. All of one file are
reported together.

Why: Software reads a file in the order in which it was painted, not from top to bottom. If dates float, text is
positioned absolutely or bullets are drawn last, the page looks right, but a parser reads three jobs and then three
dates.

Bad::

    # file: cv.yaml
    work:
      - {name: Analytical Engines, position: Engineer, startDate: 2019-01}   # P104
    # file: variants/plain.yaml
    sections: [work]
    # file: templates/classic/resume.css
    h3 { position: absolute; top: 0 }

Good::

    # file: cv.yaml
    work:
      - {name: Analytical Engines, position: Engineer, startDate: 2019-01}
    # file: variants/plain.yaml
    sections: [work]
"""

from collections.abc import Iterator

from cvbuild.analysis.check import Check, Subject
from cvbuild.analysis.pages.parity import parity, quoted
from cvbuild.syntax.finding import Finding, Severity

CHECK = Check("P104", "reading-order", Severity.ERROR, late=True)


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each file, at the first moved text."""
    if subject.document is None:
        return
    for name in subject.inspections:
        moved = [part for part in parity(subject, name).moved if part.expected]
        if moved:
            first = moved[0]
            more = f", and {len(moved) - 1} more" if len(moved) > 1 else ""
            yield CHECK.finding(
                f"the {name} file has {quoted(first.expected)} at another position than the document{more}",
                subject.places.value(first.path),
                path=first.path,
                hint="let the theme place text by normal flow or flex: no float, no position",
            )
