"""A finished file has the words of the document in another order.

What: finds words that a file lacks where the document has them, and has elsewhere. All of one file are told together.

Why: software reads a file in the order in which it was painted, not from top to bottom. Dates that float, text that
is placed by hand, bullets that are drawn last: the page looks right, and the parser reads three jobs and then three
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

from cvbuild.analysis.parity import parity, quoted
from cvbuild.check import Check, Subject
from cvbuild.finding import Finding, Severity

CHECK = Check("P104", "reading-order", Severity.ERROR)


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each file, at the first text that moved."""
    if subject.document is None:
        return
    for name, inspection in subject.inspections.items():
        moved = [part for part in parity(subject.document, inspection).moved if part.expected]
        if moved:
            first = moved[0]
            more = f", and {len(moved) - 1} more" if len(moved) > 1 else ""
            yield CHECK.finding(
                f"the {name} file has {quoted(first.expected)} in another place than the document{more}",
                subject.places.value(first.path),
                path=first.path,
                hint="let the theme place text by flow or flex: no float, no position",
            )
