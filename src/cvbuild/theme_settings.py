"""What ``theme.toml`` says, checked and laid over what the theme has so far. Every mistake is named with its line."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from cvbuild.finding import Finding, Outcome
from cvbuild.source import Place, Source
from cvbuild.theme import FontFace, Theme, broken_theme, families

__all__ = ["with_settings"]

_KEYS = ("description", "margins", "style", "docx", "fonts", "tighten")
_SIDES = ("top", "right", "bottom", "left")
_WIDEST = 144  # two inches: more is a slip of the unit
_TOML_PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
_STYLE_NAME = re.compile(r"[a-z][a-z0-9-]*")
_STYLE_VALUE = re.compile(r"[^;{}<>]+")  # one CSS value: it cannot end its declaration

Table = Mapping[str, Any]


def with_settings(theme: Theme, source: Source) -> Outcome[Theme]:
    """The theme with the settings of a ``theme.toml``, or what is wrong with them (A119)."""
    reading = _Reading(source, theme)
    try:
        data = tomllib.loads(source.text)
    except tomllib.TOMLDecodeError as error:
        return Outcome(None, (reading.syntax(str(error)),))
    findings = tuple(reading.problems(data))
    if findings:
        return Outcome(None, findings)
    overlaid = _overlaid(theme, data)
    findings = tuple(reading.missing_family(overlaid))
    return Outcome(None if findings else overlaid, findings)


def _overlaid(theme: Theme, data: Table) -> Theme:
    return replace(
        theme,
        description=data.get("description", theme.description),
        margins=replace(theme.margins, **data.get("margins", {})),
        style={**theme.style, **_texts(data.get("style", {}))},
        docx={**theme.docx, **_texts(data.get("docx", {}))},
        fonts=tuple(_face(font) for font in data["fonts"]) if "fonts" in data else theme.fonts,
        steps=_steps(theme, data),
    )


def _steps(theme: Theme, data: Table) -> tuple[Mapping[str, str], ...]:
    """The theme's own steps; where it has a style of its own, another theme's are none: they might loosen it."""
    if "tighten" in data or "style" in data:
        return tuple(_texts(step) for step in data.get("tighten", ()))
    return theme.steps


def _texts(table: Table) -> dict[str, str]:
    return {key: str(value) for key, value in table.items()}


def _face(font: Table) -> FontFace:
    return FontFace(font["family"], font.get("weight", 400), font.get("style", "normal"), font["file"])


@dataclass(frozen=True, slots=True)
class _Reading:
    """One ``theme.toml`` while it is read, and the theme whose files it may name."""

    source: Source
    theme: Theme

    def syntax(self, message: str) -> Finding:
        """TOML's own complaint, its place taken out of its words."""
        where = _TOML_PLACE.search(message)
        last = self.source.text.count("\n") + 1
        line, column = (int(where[1]), int(where[2])) if where and where[1] else (last, 1)
        return broken_theme(f"no valid TOML: {_TOML_PLACE.sub('', message)}", Place(self.source.file, line, column))

    def problems(self, data: Table) -> Iterator[Finding]:
        """Everything that is wrong with the data."""
        for key in (key for key in data if key not in _KEYS):
            yield self._broken(f"unknown key '{key}'", key, f"known keys: {', '.join(_KEYS)}")
        if not isinstance(data.get("description", ""), str):
            yield self._broken("the description must be text", "description")
        yield from self._margins(data.get("margins", {}))
        yield from self._style(data.get("style", {}))
        yield from self._table(data.get("docx", {}), "docx")
        yield from self._steps(data.get("tighten", []))
        if "fonts" in data:
            yield from self._fonts(data["fonts"])

    def missing_family(self, theme: Theme) -> Iterator[Finding]:
        """The families that text is set in, where no face of one is there."""
        there = dict.fromkeys(face.family for face in theme.fonts)
        for family in families(theme.style.get("font", "")):
            if family not in there:
                yield self._broken(
                    f"no font of the theme is of the family '{family}'", "font", f"there is {', '.join(there)}"
                )

    def _margins(self, margins: object) -> Iterator[Finding]:
        yield from self._table(margins, "margins")
        for side, value in margins.items() if isinstance(margins, dict) else ():
            if side not in _SIDES:
                yield self._broken(f"unknown margin '{side}'", side, f"known margins: {', '.join(_SIDES)}")
            elif isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= _WIDEST:
                yield self._broken(f"'{side}' must be a number of points from 0 to {_WIDEST}", side)

    def _steps(self, steps: object) -> Iterator[Finding]:
        if not isinstance(steps, list):
            yield self._broken("'tighten' must be a list", "tighten", "write [[tighten]] above each step")
        for step in steps if isinstance(steps, list) else ():
            yield from self._style(step, "tighten")

    def _style(self, style: object, key: str = "style") -> Iterator[Finding]:
        yield from self._table(style, key)
        for name, value in style.items() if isinstance(style, dict) else ():
            if not _STYLE_NAME.fullmatch(name):
                yield self._broken(f"'{name}' is no name of a style", name, "small letters, digits and hyphens")
            elif not _STYLE_VALUE.fullmatch(str(value)):
                yield self._broken(f"'{name}' must be one value, without ; {{ }} < >", name)

    def _fonts(self, fonts: object) -> Iterator[Finding]:
        if not isinstance(fonts, list):
            yield self._broken("'fonts' must be a list", "fonts", "write [[fonts]] above each face")
            return
        if not fonts:
            yield self._broken("a theme needs at least one font", "fonts", "write [[fonts]] above each face")
        for font in fonts:
            yield from self._font(font)

    def _font(self, font: object) -> Iterator[Finding]:
        file = font.get("file") if isinstance(font, dict) else None
        if not isinstance(font, dict) or not isinstance(file, str) or not isinstance(font.get("family"), str):
            yield self._broken("a font needs a family and a file", "fonts")
        elif not file.lower().endswith(".ttf"):
            yield self._broken(f"'{file}' is no TrueType file", file, "ship static .ttf faces")
        elif file not in self.theme.files:
            yield self._broken(f"there is no file '{file}' in the theme", file)
        elif type(font.get("weight", 400)) is not int or font.get("style", "normal") not in ("normal", "italic"):
            yield self._broken("a font's weight is a number, its style normal or italic", file)

    def _table(self, value: object, key: str) -> Iterator[Finding]:
        if not isinstance(value, dict):
            yield self._broken(f"'{key}' must be a table", key, f"write [{key}]")

    def _broken(self, message: str, word: str, hint: str = "") -> Finding:
        return broken_theme(message, Place(self.source.file, self._line(word)), hint)

    def _line(self, word: str) -> int:
        """The first line that sets a key or names a file; TOML's reader tells no places."""
        pattern = re.compile(rf"(?:^\s*[\[\"']*|[\"']){re.escape(word)}(?![\w-])")
        return next((number for number, line in enumerate(self.source.text.splitlines(), 1) if pattern.search(line)), 1)
