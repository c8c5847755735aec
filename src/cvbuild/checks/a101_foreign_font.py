"""A font that the theme does not declare.

What: Checks that every font in the PDF belongs to a family declared under ``[[fonts]]`` in ``theme.toml``.

Why: Declared fonts are licensed, shipped with the theme and reviewed. An undeclared font looks out of place, and
another machine may substitute a different one.

Bad::

    # file: cv.yaml
    work:
      - {name: Analytical Engines, position: Engineer, startDate: 2019-01}
    # file: variants/plain.yaml
    theme: classic   # A101
    sections: [work]
    # file: templates/classic/resume.css
    @font-face { font-family: Odd; src: url("theme:fonts/SourceSerif4_400Regular.ttf") }
    h1 { font-family: Odd; font-weight: 400 }

Good::

    # file: cv.yaml
    work:
      - {name: Analytical Engines, position: Engineer, startDate: 2019-01}
    # file: variants/plain.yaml
    theme: classic
    sections: [work]
"""

import re
from collections.abc import Iterator

from cvbuild.analysis.check import Check, Subject
from cvbuild.syntax.finding import Finding, Severity

CHECK = Check("A101", "foreign-font", Severity.ERROR, formats=("pdf",))


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each undeclared font."""
    if subject.theme is None or subject.chosen is None:
        return
    families = tuple(_folded(face.family) for face in subject.theme.fonts)
    for font in subject.inspections["pdf"].fonts:
        if not families or not _folded(font.name).startswith(families):
            yield CHECK.finding(
                f"the PDF uses the font '{font.name}', which the theme '{subject.theme.name}' does not declare",
                subject.chosen.places.value("theme"),
                path="theme",
                hint="declare it under [[fonts]] in theme.toml, or use a declared font",
            )


def _folded(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.casefold())
