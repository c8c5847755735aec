"""A file that is too large, or that embeds whole fonts.

What: Measures the PDF and DOCX. Option: ``kilobytes`` (1000). Also reports a font that is embedded with all its
characters instead of only those used.

Why: Upload forms and mail filters have size limits, and a CV of text needs about fifty kilobytes. A large file
usually contains a photo or a whole font.

Bad::

    # file: cv.yaml
    work:
      - {name: Analytical Engines, position: Engineer, startDate: 2019-01}
    # file: variants/plain.yaml
    theme: classic   # A109
    sections: [work]
    checks:
      A109: {kilobytes: 9}

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
from cvbuild.model.artifact import Inspection
from cvbuild.syntax.finding import Finding, Severity

CHECK = Check("A109", "large-file", Severity.WARNING, options={"kilobytes": 1000}, late=True)


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each file over the limit, one for each whole font."""
    if subject.chosen is None:
        return
    place = subject.chosen.places.value("theme")
    for name, inspection in subject.inspections.items():
        for message in _large(inspection, subject.options["kilobytes"]):
            yield CHECK.finding(f"the {name} file {message}", place, path="theme")


def _large(inspection: Inspection, limit: int) -> Iterator[str]:
    size = inspection.size / 1000
    if size > limit:
        yield f"has {size:.0f} kilobytes, the limit is {limit}"
    for font in inspection.fonts:
        if font.embedded and not font.subset:
            yield f"embeds the whole font '{font.name}'"
