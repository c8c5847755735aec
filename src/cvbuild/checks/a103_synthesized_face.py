"""A synthesized bold or italic face.

What: Checks the names of the PDF's fonts for “Oblique” or “Fake”, which layout engines use for faces that they
slanted or emboldened. Also compares the theme's CSS with its fonts: if the CSS asks for bold or italic and no face
under ``[[fonts]]`` provides it, the regular face is printed instead.

Why: A slanted regular face is not an italic, and headings without their bold look like body text. Usually the theme
lacks a font file.

Bad::

    # file: cv.yaml
    work:
      - {name: Analytical Engines, position: Engineer, startDate: 2019-01}
    # file: templates/classic/theme.toml
    [style]
    font = "Source Serif 4"
    [[fonts]]   # A103
    family = "Source Serif 4"
    weight = 600
    file = "fonts/SourceSerif4_600SemiBold.ttf"

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
from cvbuild.analysis.theme_search import matches
from cvbuild.model.theme import Theme
from cvbuild.syntax.finding import Finding, Severity
from cvbuild.syntax.source import Place

CHECK = Check("A103", "synthesized-face", Severity.ERROR, formats=("pdf",))

_MADE_UP = re.compile(r"oblique|fake|synthe", re.IGNORECASE)
_FONTS = re.compile(r"^\[\[fonts\]\]", re.MULTILINE)
_ASKED = {
    "italic": re.compile(r"font(?:-style)?\s*:[^;}]*\bitalic\b"),
    "bold": re.compile(r"font(?:-weight)?\s*:[^;}]*\b(?:[6-9]00|bold)\b"),
}
_BOLD = 600


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each synthesized face, and one for each style that no font provides."""
    theme = subject.theme
    if subject.chosen is None or theme is None:
        return
    own = {word for face in theme.fonts for word in _MADE_UP.findall(face.family.lower())}
    for font in subject.inspections["pdf"].fonts:
        if set(_MADE_UP.findall(font.name.lower())) - own:
            message = f"the face '{font.name}' is synthesized: the theme has no file for it"
            yield CHECK.finding(message, subject.chosen.places.value("theme"), path="theme")
    there = {"italic": any(face.style == "italic" for face in theme.fonts)}
    there["bold"] = any(face.weight >= _BOLD for face in theme.fonts)
    for face, pattern in _ASKED.items():
        asked = next(matches(theme, ".css", pattern), None)
        if asked and not there[face]:
            yield CHECK.finding(
                f"the theme asks for {face} type, but none of its fonts is {face}",
                _fonts_place(theme),
                hint="add the face to the theme's fonts/ and under [[fonts]] in theme.toml",
            )


def _fonts_place(theme: Theme) -> Place:
    found = next(matches(theme, "theme.toml", _FONTS), None)
    return found[0] if found else Place(theme.origins.get("theme.toml", "theme.toml"))
