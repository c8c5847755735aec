"""The part of a theme's CSS that ``theme.toml`` and the paper decide: custom properties, page, font faces."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator

from cvbuild.finding import Finding, Severity
from cvbuild.source import Place
from cvbuild.theme import PAPERS, FontFace, Paper, Theme, broken_theme, families

__all__ = ["SCHEME", "settings_css", "unset_properties"]

SCHEME = "theme:"
"""What stands before the name of a theme's own file where CSS or HTML wants an address."""

_USED = re.compile(r"var\(\s*--([\w-]+)\s*\)")  # one with a fallback may be unset
_SET = re.compile(r"--([\w-]+)\s*:")


def settings_css(theme: Theme, paper: Paper) -> str:
    """CSS that stands before the theme's own."""
    return "\n".join((_page(theme, paper), _root(theme), *_faces(theme.fonts))) + "\n"


def unset_properties(theme: Theme, file: str) -> Iterator[Finding]:
    """Custom properties that a stylesheet uses and nothing sets; CSS itself passes over them in silence."""
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


def _page(theme: Theme, paper: Paper) -> str:
    width, height = PAPERS[paper]
    margins = theme.margins
    sides = " ".join(f"{side:g}pt" for side in (margins.top, margins.right, margins.bottom, margins.left))
    return f"@page {{ size: {width:g}pt {height:g}pt; margin: {sides}; }}"


def _root(theme: Theme) -> str:
    return ":root { " + " ".join(f"--{name}: {_value(name, value)};" for name, value in theme.style.items()) + " }"


def _value(name: str, value: str) -> str:
    """A value as CSS wants it: families, one after the other, are quoted."""
    return ", ".join(f'"{family}"' for family in families(value)) if name == "font" or name.endswith("-font") else value


def _faces(fonts: tuple[FontFace, ...]) -> Iterator[str]:
    for font in fonts:
        yield (
            f'@font-face {{ font-family: "{font.family}"; font-weight: {font.weight}; font-style: {font.style}; '
            f'src: url("{SCHEME}{font.file}"); }}'
        )
