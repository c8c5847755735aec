"""CSS made from ``theme.toml`` and the paper: custom properties, page, font faces."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator

from cvbuild.model.theme import PAPERS, FontFace, Paper, Theme, broken_theme, families
from cvbuild.syntax.finding import Mistake, Severity
from cvbuild.syntax.source import Place

__all__ = ["SCHEME", "excessive", "settings_css", "unset_properties"]

SCHEME = "theme:"
"""The scheme of addresses of the theme's own files in CSS and HTML."""

_USED = re.compile(r"var\(\s*--([\w-]+)\s*\)")  # one with a fallback may be unset
_SET = re.compile(r"--([\w-]+)\s*:")


def settings_css(theme: Theme, paper: Paper) -> str:
    """Return the CSS that precedes the theme's own."""
    return "\n".join((_page(theme, paper), _root(theme), *_faces(_used(theme)))) + "\n"


def unset_properties(theme: Theme, file: str) -> Iterator[Mistake]:
    """Yield custom properties that a stylesheet uses and nothing sets; CSS silently ignores them."""
    known = {*theme.style}.union(*(_SET.findall(theme.text(name)) for name in theme.files if name.endswith(".css")))
    for number, line in enumerate(theme.text(file).splitlines(), 1):
        for use in _USED.finditer(line):
            if use[1] not in known:
                close = difflib.get_close_matches(use[1], known, n=1)
                yield broken_theme(
                    f"nothing sets '--{use[1]}'",
                    Place(theme.origins.get(file, file), number, use.start(1) - 1),
                    f"did you mean --{close[0]}?" if close else "set it under [style] in theme.toml",
                    Severity.WARNING,
                )


def excessive(theme: Theme) -> Iterator[Mistake]:
    """Yield numbers that no page can have; the layout would fail, or never end. Shipped themes have none."""
    if not theme.own:
        return
    for file in ("look.css", "resume.css", "theme.toml"):
        text = theme.text(file) if file in theme.files else ""
        for number, line in enumerate(_NO_NUMBERS.sub(_same_lines, text).splitlines(), 1):
            for found in _excess(line):
                place = Place(theme.origins.get(file, file), number, line.index(found) + 1)
                yield broken_theme(f"'{found}' is out of all proportion to a page", place, "use a smaller value")


_NO_NUMBERS = re.compile(r"/\*.*?\*/|url\([^)]*\)|U\+[0-9A-Fa-f?-]+|#[0-9A-Fa-f]{3,8}\b", re.DOTALL)
_NUMBER = re.compile(r"(?<![\w.])[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_COLUMNS = re.compile(r"\bcolumns?(?:-count)?\s*:\s*(?:\w+\s+)?(\d+)(?![\w.%])|\b(?:repeat|span)\b\s*\(?\s*(\d+)")
_LARGEST, _MOST_COLUMNS = 100_000, 100


def _same_lines(match: re.Match[str]) -> str:
    return "\n" * match[0].count("\n")


def _excess(line: str) -> Iterator[str]:
    yield from (match[0] for match in _NUMBER.finditer(line) if not abs(float(match[0])) <= _LARGEST)
    for match in _COLUMNS.finditer(line):
        number = match[1] or match[2]
        if len(number) > len(str(_MOST_COLUMNS)) or int(number) > _MOST_COLUMNS:
            yield number


def _page(theme: Theme, paper: Paper) -> str:
    width, height = PAPERS[paper]
    margins = theme.margins
    sides = " ".join(f"{side:g}pt" for side in (margins.top, margins.right, margins.bottom, margins.left))
    return f"@page {{ size: {width:g}pt {height:g}pt; margin: {sides}; }}"


def _root(theme: Theme) -> str:
    return ":root { " + " ".join(f"--{name}: {_value(name, value)};" for name, value in theme.style.items()) + " }"


def _used(theme: Theme) -> tuple[FontFace, ...]:
    """Return the faces without those for headings in capitals, unless the look has some: each one takes time."""
    letters = theme.look.headings if theme.look else None
    lettered = {name: set(families(theme.style.get(f"{name}-font", ""))) for name in ("capitals", "small-caps")}
    unused = set[str]().union(*(found for name, found in lettered.items() if name != letters))
    return tuple(face for face in theme.fonts if face.family not in unused)


def _value(name: str, value: str) -> str:
    """Return a value in CSS syntax; font families are quoted."""
    return ", ".join(f'"{family}"' for family in families(value)) if name == "font" or name.endswith("-font") else value


def _faces(fonts: tuple[FontFace, ...]) -> Iterator[str]:
    for font in fonts:
        yield (
            f'@font-face {{ font-family: "{font.family}"; font-weight: {font.weight}; font-style: {font.style}; '
            f'src: url("{SCHEME}{font.file}"); }}'
        )
