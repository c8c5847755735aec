"""Text in the DOCX is formatted by hand.

What: looks for paragraphs and runs of the Word file that carry a look of their own instead of a style's.

Why: you send a Word file so that somebody can edit it. Whoever changes a style expects all of its text to follow;
what was formatted by hand stays behind.

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

from cvbuild.analysis.wording import listed, shortened
from cvbuild.check import Check, Subject
from cvbuild.finding import Finding, Severity

CHECK = Check("A111", "direct-formatting", Severity.WARNING, formats=("docx",))


def find(subject: Subject) -> Iterator[Finding]:
    """One finding with the texts."""
    texts = subject.inspections["docx"].by_hand
    if texts and subject.chosen:
        shown = listed([f"“{shortened(text)}”" for text in texts], 3)
        place = subject.chosen.places.value("theme")
        yield CHECK.finding(f"text of the docx file is formatted without a style: {shown}", place, path="theme")
