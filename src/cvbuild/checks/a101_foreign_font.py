"""A font that the theme did not ship.

What: every font named in the PDF must belong to a family of the theme.

Why: a character that the theme's fonts lack is taken, silently, from whatever the machine has. The page looks odd,
and the next machine prints another one.

Bad::

    # file: cv.yaml
    work:
      - {name: Analytical Engines, position: Engineer, startDate: 1842-01}
    # file: templates/classic/theme.toml
    @theme-without-fonts

Good::

    work:
      - {name: Analytical Engines, position: Engineer, startDate: 1842-01}
"""

import re
from collections.abc import Iterator

from cvbuild.check import Check, Subject
from cvbuild.finding import Finding, Severity

CHECK = Check("A101", "foreign-font", Severity.ERROR, formats=("pdf",))


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each foreign font."""
    if subject.theme is None or subject.chosen is None:
        return
    families = tuple(_folded(face.family) for face in subject.theme.fonts)
    for font in subject.inspections["pdf"].fonts:
        if not families or not _folded(font.name).startswith(families):
            yield CHECK.finding(
                f"the PDF uses the font '{font.name}', which the theme '{subject.theme.name}' does not ship",
                subject.chosen.places.value("theme"),
                path="theme",
                hint="add a face that has the characters to the theme, or write others",
            )


def _folded(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.casefold())
