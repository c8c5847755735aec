"""Text in a colour that is hard to read on the page.

What: Measures the contrast of each run of text in the PDF to what is printed below it, usually white paper, as WCAG 2.2
does. Below 3:1 is an error. From 3:1 to 4.5:1 is a warning, but not for large text: 18 points, or 14 points in bold.
Bars and bullets are no text.

Why: Pale text fades on a poor printer or a bright screen, and many people cannot read it at all. White text is a trick
to feed keywords to a program: whoever selects the page sees it.

Bad::

    # file: cv.yaml
    work:
      - {name: Analytical Engines, position: Engineer, startDate: 2019-01}
    # file: variants/pale.yaml
    look: {accent: "#ffffff"}   # A121
    sections: [work]

Good::

    # file: cv.yaml
    work:
      - {name: Analytical Engines, position: Engineer, startDate: 2019-01}
    # file: variants/pale.yaml
    look: {accent: teal}
    sections: [work]
"""

import re
from collections.abc import Iterator

from cvbuild.analysis.check import Check, Subject
from cvbuild.analysis.pages.layout import laid_out
from cvbuild.analysis.theme_search import matches, setting
from cvbuild.model.artifact import Pale, Word
from cvbuild.model.theme import Theme
from cvbuild.syntax.finding import Finding, Severity
from cvbuild.syntax.source import Place

CHECK = Check("A121", "pale-text", Severity.ERROR, formats=("pdf",))

_LEAST = {True: 3.0, False: 4.5}
"""The least contrast of large and of other text (WCAG 2.2, 1.4.3)."""
_UNREADABLE = 3.0
_LARGE, _LARGE_BOLD = 18.0, 14.0  # points
_TOLERANCE = 0.05  # points: sizes read from the file are rounded
_CSS_COLOUR = re.compile(r"(?:(?<![\w-])color|--[\w-]+)\s*:\s*(#[0-9a-f]{3,6})\b", re.IGNORECASE)


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each colour, at what sets it or at the first text in it."""
    if subject.document is None or subject.theme is None:
        return
    reported: set[tuple[str, Severity]] = set()
    for run in subject.inspections["pdf"].pale:
        severity = Severity.ERROR if run.contrast < _UNREADABLE else Severity.WARNING
        pale = run.contrast < _LEAST[_is_large(run)] and any(map(str.isalnum, run.text))
        if pale and (run.colour, severity) not in reported:
            reported.add((run.colour, severity))
            yield _finding(subject, subject.theme, run, severity)


def _is_large(run: Pale) -> bool:
    return run.box.size >= (_LARGE_BOLD if run.bold else _LARGE) - _TOLERANCE


def _finding(subject: Subject, theme: Theme, run: Pale, severity: Severity) -> Finding:
    path, word = _item(subject, run)
    contrast = int(run.contrast * 10) / 10  # 4.49 is not 4.5
    least = _LEAST[_is_large(run)]
    message = f"“{word}” is printed in {run.colour}, a contrast of {contrast:.1f}:1; it needs {least:g}:1"
    if chosen := _of_the_look(subject, theme, run):
        hint = "choose a darker colour, such as `accent: navy`"
        return CHECK.finding(message, chosen, path="look.accent", severity=severity, hint=hint)
    hint = f"choose a darker colour in the theme '{theme.name}'"
    if of_theme := _in_the_theme(theme, run.colour):
        return CHECK.finding(message, of_theme, severity=severity, hint=hint)
    return CHECK.finding(message, subject.places.value(path), path=path, severity=severity, hint=hint)


def _item(subject: Subject, run: Pale) -> tuple[str, str]:
    """Return the path of the item and the first word of a run."""
    beside = (word for word in subject.inspections["pdf"].words if _is_beside(word, run))
    word = next((word for word in beside if _is_of(word.text, run.text)), None)
    if word is None:
        return "basics", next(text for text in run.text.split() if any(map(str.isalnum, text)))
    paths = (part.fragment.path for part in laid_out(subject) if word in part.words)
    return next(paths, "basics"), word.text


def _is_of(word: str, run: str) -> bool:
    """Return whether a run has a word or a part of it; from right to left, the letters of a run are reversed."""
    if word in run or word[::-1] in run:
        return True
    return any(part in word or part[::-1] in word for part in run.split() if any(map(str.isalnum, part)))


def _is_beside(word: Word, run: Pale) -> bool:
    return word.page == run.box.page and round(word.y) == round(run.box.y)


def _of_the_look(subject: Subject, theme: Theme, run: Pale) -> Place | None:
    """Return where the variant sets the colour; None if something else does."""
    places = subject.chosen.places if subject.chosen else None
    if places is None or "look.accent" not in places.places or _full(theme.style.get("accent", "")) != run.colour:
        return None
    return places.value("look.accent")


def _in_the_theme(theme: Theme, colour: str) -> Place | None:
    """Return where the theme's settings or its CSS have the colour."""
    for key, value in theme.style.items():
        if _full(value) == colour:
            return setting(theme, key)
    return next((place for place, match in matches(theme, ".css", _CSS_COLOUR) if _full(match[1]) == colour), None)


def _full(colour: str) -> str:
    """Return ``#fff`` as ``#ffffff``."""
    colour = colour.lower()
    return "#" + "".join(2 * digit for digit in colour[1:]) if len(colour) == len("#fff") else colour
