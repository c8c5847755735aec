"""The stylesheet of a web page: the theme's settings and stylesheets, its fonts within, colours for dark screens."""

from __future__ import annotations

import base64
import posixpath
import re
from collections.abc import Iterator, Mapping

from cvbuild.model.look import contrast as contrast_of
from cvbuild.model.theme import PAPERS, FontFace, Paper, Theme, families
from cvbuild.render._webfonts import subset

__all__ = ["contrast", "readable", "stylesheet"]

_SHEETS = ("resume.css", "look.css")
_ON_SCREENS = ("looks/icons-true.css",)
"""Of the choices of a look, what is not only for pages."""
_LETTERED = ("capitals-font", "small-caps-font")
"""Faces for headings on paper; on a screen CSS does the same."""
_URL = re.compile(r"""url\(\s*(["']?)(.*?)\1\s*\)""")
_IMPORT = re.compile(r"@import\b[^;]*;?", re.IGNORECASE)
_ON_PAPER = re.compile(r"\bstring-set\s*:[^;{}]*;?\s*|\bcontent\s*:\s*string\([^;{}]*;?\s*")
"""Declarations that no browser knows: the running name of a page."""
_COMMENT = re.compile(r"/\*.*?\*/\s*", re.DOTALL)
_POINTS = re.compile(r"(\d+(?:\.\d+)?)pt")
_HEX = re.compile("#(?:[0-9a-fA-F]{3}){1,2}")
_PIXELS = 1.6  # for each point: 10 pt on paper, which is held closer, are 16 px on a screen
_DARK = "#14171b"
_LIGHT = "#ffffff"
_TEXT_ON_DARK = "#e8eaed"
_LEGIBLE = 7.0  # contrast of text, WCAG 2.2 level AAA
_RULE_ON_DARK = "#4b535e"


def stylesheet(theme: Theme, paper: Paper, text: str, adaptations: str) -> str:
    """Return all CSS of a page that shows these characters."""
    names = _names(theme)
    files = (*_SHEETS, *(file for file in theme.look_files if file in _ON_SCREENS))
    own = (_closed(theme, theme.text(file), file) for file in files if file in theme.files)
    style = {name: _value(name, value, names) for name, value in theme.style.items() if name not in _LETTERED}
    parts = (*_faces(theme, names, text), _page(theme, paper), _root(style), *own, adaptations, *_screens(theme, style))
    css = "\n".join(_COMMENT.sub("", part).strip() for part in parts)
    return css.replace("</", "<\\/") + "\n"


def _names(theme: Theme) -> dict[str, str]:
    """Return a neutral name for each family: a subset is another font, and may not have the reserved name.

    Families are in the order in which the text asks them for a letter.
    """
    known = {face.family for face in theme.fonts}
    asked = [family for family in families(theme.style.get("font", "")) if family in known]
    ordered = dict.fromkeys((*asked, *(face.family for face in theme.fonts)))
    return {family: f"page-{number}" for number, family in enumerate(ordered, 1)}


def _faces(theme: Theme, names: Mapping[str, str], text: str) -> Iterator[str]:
    """Yield the faces as far as the page uses them; a face that several styles share is in the page once."""
    shared: dict[tuple[str, str], list[FontFace]] = {}
    rest = set(text) | {"•", " "}
    for family in names:
        faces = [face for face in theme.fonts if face.family == family]
        wanted, covered = "".join(sorted(rest)), set[str]()
        for face in faces:
            shared.setdefault((family, face.file), []).append(face)
        for file in dict.fromkeys(face.file for face in faces):
            content, found = subset(theme.files[file], wanted)
            covered |= found
            if found:
                same = shared[family, file]
                yield _face(names[family], same, base64.b64encode(content).decode("ascii"))
        rest -= covered


def _face(name: str, faces: list[FontFace], data: str) -> str:
    one = len(faces) == 1
    weight = str(faces[0].weight) if one else f"{min(face.weight for face in faces)} {max(f.weight for f in faces)}"
    style = f" font-style: {faces[0].style};" if one else ""
    return (
        f"@font-face {{ font-family: {name}; font-weight: {weight};{style} font-display: swap; "
        f"src: url(data:font/woff2;base64,{data}) format('woff2'); }}"
    )


def _page(theme: Theme, paper: Paper) -> str:
    width, height = PAPERS[paper]
    margins = theme.margins
    sides = " ".join(f"{side:g}pt" for side in (margins.top, margins.right, margins.bottom, margins.left))
    return f"@page {{ size: {width:g}pt {height:g}pt; margin: {sides}; }}"


def _value(name: str, value: str, names: Mapping[str, str]) -> str:
    if name != "font" and not name.endswith("-font"):
        return value
    return ", ".join((*(names.get(family, f'"{family}"') for family in families(value)), "serif"))


def _root(style: Mapping[str, str]) -> str:
    return f":root {{ {' '.join(f'--{name}: {value};' for name, value in style.items())} --page: {_LIGHT}; }}"


def _closed(theme: Theme, css: str, file: str) -> str:
    """Return a theme's stylesheet without requests: its own files are in it, all other addresses are dropped."""

    def content(match: re.Match[str]) -> str:
        folder = "" if match[2].startswith("theme:") else posixpath.dirname(file)
        name = posixpath.normpath(posixpath.join(folder, match[2].removeprefix("theme:")))
        data = theme.files.get(name)
        if data is None:
            return match[0] if match[2].startswith("data:") else "none"
        kind = "image/svg+xml" if name.endswith(".svg") else "application/octet-stream"
        return f"url(data:{kind};base64,{base64.b64encode(data).decode('ascii')})"

    return _URL.sub(content, _ON_PAPER.sub("", _IMPORT.sub("", css)))


def _screens(theme: Theme, style: Mapping[str, str]) -> Iterator[str]:
    """Yield sizes for screens, and colours for dark ones."""
    sizes = {name: _POINTS.sub(_pixels, value) for name, value in style.items() if _POINTS.search(value)}
    yield f"@media screen {{ :root {{ {' '.join(f'--{name}: {value};' for name, value in sizes.items())} }} }}"
    colours = {name: value for name, value in theme.style.items() if _HEX.fullmatch(value)}
    dark = {name: readable(value) for name, value in colours.items()} | {"text": _TEXT_ON_DARK, "page": _DARK}
    dark |= {"rule": _RULE_ON_DARK} if "rule" in colours else {}
    set_dark = " ".join(f"--{name}: {value};" for name, value in dark.items())
    yield f"@media screen and (prefers-color-scheme: dark) {{ :root {{ color-scheme: dark; {set_dark} }} }}"


def _pixels(match: re.Match[str]) -> str:
    return f"{float(match[1]) * _PIXELS:g}px"


def readable(colour: str, background: str = _DARK) -> str:
    """Return the colour, mixed with white until it is legible on a background."""
    red, green, blue = _rgb(colour)
    for share in range(0, 101, 4):
        mixed = "#" + "".join(f"{round(part + (255 - part) * share / 100):02x}" for part in (red, green, blue))
        if contrast(mixed, background) >= _LEGIBLE:
            return mixed
    return _LIGHT


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 to 21 (WCAG 2.2)."""
    return contrast_of(_parts(one), _parts(other))


def _parts(colour: str) -> tuple[float, float, float]:
    red, green, blue = _rgb(colour)
    return red / 255, green / 255, blue / 255


def _rgb(colour: str) -> tuple[int, int, int]:
    digits = colour.removeprefix("#")
    whole = digits if len(digits) == 6 else "".join(digit * 2 for digit in digits)
    return int(whole[:2], 16), int(whole[2:4], 16), int(whole[4:], 16)
