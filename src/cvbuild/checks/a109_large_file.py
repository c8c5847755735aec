"""A file is larger than a form will take, or holds whole fonts.

What: measures PDF and DOCX. Option: ``kilobytes`` (1000). A font that is embedded with all its characters instead of
those that are used is told, too.

Why: upload forms and mail filters have limits, and a CV of text needs fifty kilobytes. A large one holds a photo, or
the whole of a font.

Bad::

    # file: cv.yaml
    work:
      - {name: Analytical Engines, position: Engineer, startDate: 2019-01}
    # file: variants/plain.yaml
    theme: classic   # A109
    sections: [work]
    checks:
      A109: {kilobytes: 6}

Good::

    # file: cv.yaml
    work:
      - {name: Analytical Engines, position: Engineer, startDate: 2019-01}
    # file: variants/plain.yaml
    theme: classic
    sections: [work]
"""

from collections.abc import Iterator

from cvbuild.artifact import Inspection
from cvbuild.check import Check, Subject
from cvbuild.finding import Finding, Severity

CHECK = Check("A109", "large-file", Severity.WARNING, options={"kilobytes": 1000})


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
        yield f"has {size:.0f} kilobytes, the most are {limit}"
    for font in inspection.fonts:
        if font.embedded and not font.subset:
            yield f"holds the whole font '{font.name}'"
