"""A font that the PDF uses without embedding it.

What: Checks that every font of the PDF is embedded.

Why: Without the embedded font, the reader's machine substitutes a similar one. Lines get wider, one page becomes two,
and an arrow becomes a box, but only on the reader's screen.

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

from cvbuild.analysis.check import Check, Subject
from cvbuild.syntax.finding import Finding, Severity

CHECK = Check("A102", "font-not-embedded", Severity.ERROR, formats=("pdf",))


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each font that is not embedded."""
    if subject.chosen is None:
        return
    for font in subject.inspections["pdf"].fonts:
        if not font.embedded:
            place = subject.chosen.places.value("theme")
            yield CHECK.finding(f"the font '{font.name}' is not embedded in the PDF", place, path="theme")
