"""Direct formatting in the DOCX.

What: Checks for paragraphs and runs of the Word file that are formatted directly instead of by a style.

Why: You send a Word file so that somebody can edit it. When they change a style, directly formatted text does not
follow.

Bad::

    # file: cv.yaml
    work:
      - {name: Analytical Engines, position: Engineer, startDate: 2019-01}
    # file: variants/plain.yaml
    theme: classic   # A111
    sections: [work]
    # damage: one run of the DOCX made bold by hand

Good::

    # file: cv.yaml
    work:
      - {name: Analytical Engines, position: Engineer, startDate: 2019-01}
    # file: variants/plain.yaml
    theme: classic
    sections: [work]
"""

from collections.abc import Iterator

from cvbuild.analysis.check import Check, Subject
from cvbuild.analysis.phrases import listed, shortened
from cvbuild.syntax.finding import Finding, Severity

CHECK = Check("A111", "direct-formatting", Severity.WARNING, formats=("docx",))


def find(subject: Subject) -> Iterator[Finding]:
    """One finding that quotes the texts."""
    texts = subject.inspections["docx"].by_hand
    if texts and subject.chosen:
        shown = listed([f"“{shortened(text)}”" for text in texts], 3)
        place = subject.chosen.places.value("theme")
        yield CHECK.finding(f"text in the docx file is formatted without a style: {shown}", place, path="theme")
