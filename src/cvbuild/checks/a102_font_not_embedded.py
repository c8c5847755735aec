"""A font is named in the PDF and not in it.

What: every font of the PDF must be embedded.

Why: without it, the reader's machine takes the nearest it has. Lines run wider, the one page becomes two, and an arrow
becomes a box, on their screen only.

Bad::

    # file: cv.yaml
    work:
      - {name: Analytical Engines, position: Engineer, startDate: 2019-01}
    # file: variants/plain.yaml
    theme: classic   # A102
    sections: [work]
    # damage: one font taken out of the PDF

Good::

    # file: cv.yaml
    work:
      - {name: Analytical Engines, position: Engineer, startDate: 2019-01}
    # file: variants/plain.yaml
    theme: classic
    sections: [work]
"""

from collections.abc import Iterator

from cvbuild.check import Check, Subject
from cvbuild.finding import Finding, Severity

CHECK = Check("A102", "font-not-embedded", Severity.ERROR, formats=("pdf",))


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each font that is not there."""
    if subject.chosen is None:
        return
    for font in subject.inspections["pdf"].fonts:
        if not font.embedded:
            place = subject.chosen.places.value("theme")
            yield CHECK.finding(f"the font '{font.name}' is not embedded in the PDF", place, path="theme")
