"""Letter spacing so wide that software reads each letter as a word.

What: Reads the theme's CSS and reports ``letter-spacing`` of more than a tenth of the font size (.1em); in absolute
units, more than a tenth of the largest size under ``[style]`` in ``theme.toml``.

Why: “E X P E R I E N C E” in spaced capitals looks fine and reads as ten words of one letter. Parsers do not find the
section, and lose everything below it.

Bad::

    # file: cv.yaml
    work:
      - {name: Analytical Engines, position: Engineer, startDate: 2019-01}
    # file: templates/classic/resume.css
    h2 {
      letter-spacing: .15em   # A117
    }

Good::

    # file: cv.yaml
    work:
      - {name: Analytical Engines, position: Engineer, startDate: 2019-01}
    # file: templates/classic/resume.css
    h2 { letter-spacing: .05em }
"""

import re
from collections.abc import Iterator

from cvbuild.analysis.check import Check, Subject
from cvbuild.analysis.theme_search import matches
from cvbuild.model.theme import Theme
from cvbuild.syntax.finding import Finding, Severity

CHECK = Check("A117", "wide-letter-spacing", Severity.WARNING, formats=("pdf",))

_SPACING = re.compile(r"letter-spacing\s*:\s*(?:var\(\s*--(?P<name>[\w-]+)[^)]*\)|(?P<value>[^;}\n]+))")
_LENGTH = re.compile(r"(?P<number>\d*\.?\d+)(?P<unit>em|rem|ch|pt|px|mm)")
_POINTS = {"pt": 1.0, "px": 0.75, "mm": 72 / 25.4}
_WIDEST = 0.1  # relative to the font size; at .12em the parsers we tried no longer found any section


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each declaration."""
    theme = subject.theme
    for place, match in matches(theme, ".css", _SPACING) if theme else ():
        value = theme.style.get(match["name"], "") if match["name"] and theme else match["value"]
        if theme and _too_wide(value or "", theme):
            yield CHECK.finding(f"letter-spacing of {(value or '').strip()}", place, hint="use at most .1em")


def _too_wide(value: str, theme: Theme) -> bool:
    found = _LENGTH.search(value)
    if not found:
        return False
    number, unit = float(found["number"]), found["unit"]
    if unit not in _POINTS:
        return number * (0.5 if unit == "ch" else 1) > _WIDEST
    sizes = (_LENGTH.fullmatch(size) for name, size in theme.style.items() if name.endswith("-size"))
    largest = max((float(size["number"]) * _POINTS.get(size["unit"], 0) for size in sizes if size), default=12.0)
    return number * _POINTS[unit] > _WIDEST * largest
