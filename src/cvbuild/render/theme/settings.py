"""Decode and check ``theme.toml`` and merge it into the theme. Every mistake has its line."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any, get_args

from msgspec import Struct
from msgspec.structs import replace

from cvbuild.model.addresses import Links
from cvbuild.model.decode.clean import Cleaned
from cvbuild.model.decode.model import read
from cvbuild.model.decode.shape import Mismatch
from cvbuild.model.look import Look
from cvbuild.model.theme import FontFace, Theme, broken_theme, families
from cvbuild.model.variant import Dates
from cvbuild.render.theme.added_fonts import ENDINGS
from cvbuild.syntax.finding import Mistake, Outcome
from cvbuild.syntax.source import Place, Source

__all__ = ["with_settings"]

_KEYS = ("base", "description", "margins", "style", "docx", "fonts", "tighten", "defaults")
_DEFAULTS: Mapping[str, tuple[str, ...]] = {"dates": (), "links": get_args(Links)}
"""Settings of a variant that a theme may set for those that do not, and their values; those of dates are several.

The keys of a look may be set beside them.
"""
_LOOKS = tuple(Look.__struct_encode_fields__)

_SIDES = ("top", "right", "bottom", "left")
_WIDEST = 144  # two inches: larger values are usually in the wrong unit
_TOML_PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
_STYLE_NAME = re.compile(r"[a-z][a-z0-9-]*")
_STYLE_VALUE = re.compile(r"[^;{}<>]+")  # one CSS value: it cannot end its declaration

Table = Mapping[str, Any]


def with_settings(theme: Theme, source: Source) -> Outcome[Theme]:
    """Return the theme with the settings of a ``theme.toml``, or what is wrong with them (A119)."""
    reading = _Reading(source, theme)
    try:
        data = tomllib.loads(source.text)
    except tomllib.TOMLDecodeError as error:
        return Outcome(None, (reading.syntax(str(error)),))
    mistakes = tuple(reading.problems(data))
    if mistakes:
        return Outcome(None, mistakes)
    overlaid = _overlaid(theme, data)
    mistakes = tuple(reading.missing_family(overlaid))
    return Outcome(None if mistakes else overlaid, mistakes)


def _overlaid(theme: Theme, data: Table) -> Theme:
    return replace(
        theme,
        description=data.get("description", theme.description),
        margins=replace(theme.margins, **data.get("margins", {})),
        style={**theme.style, **_texts(data.get("style", {}))},
        docx={**theme.docx, **_texts(data.get("docx", {}))},
        fonts=tuple(_face(font) for font in data["fonts"]) if "fonts" in data else theme.fonts,
        steps=_steps(theme, data),
        dates=_dates(data)[0] or theme.dates,
        look=_look(data, theme.look)[0],
        defaults={**theme.defaults, **_plain_defaults(data)},
    )


def _plain_defaults(data: Table) -> Mapping[str, str]:
    """Return the defaults that are one word each."""
    return {key: value for key, value in _texts(data.get("defaults", {})).items() if key in ("links",)}


def _look(data: Table, before: Look | None = None) -> tuple[Look | None, tuple[Mismatch, ...]]:
    """Return the default look, or what is wrong with it."""
    defaults = data.get("defaults")
    named = defaults if isinstance(defaults, dict) else {}
    chosen = {key: value for key, value in named.items() if key in _LOOKS}
    if not chosen:
        return before, ()
    look, reading = read(Look, Cleaned(_cleaned(chosen)))
    return look.over(before) if look else before, tuple(reading.mismatches)


def _cleaned(table: Table) -> dict[str, Any]:
    """Return the values as those of YAML arrive: texts and lists of them."""
    return {
        key: [*map(str, v)] if isinstance(v, list) else str(v).lower() if isinstance(v, bool) else str(v)
        for key, v in table.items()
    }


def _dates(data: Table) -> tuple[Dates | None, tuple[Mismatch, ...]]:
    """Return the default style of dates, or what is wrong with it."""
    defaults = data.get("defaults")
    if not isinstance(defaults, dict) or "dates" not in defaults:
        return None, ()
    written = defaults["dates"]
    if not isinstance(written, str | dict):
        return None, (Mismatch("mapping", "", "dates", written),)
    dates, reading = read(Dates, Cleaned({"style": written} if isinstance(written, str) else _texts(written)))
    return dates, tuple(reading.mismatches)


def _steps(theme: Theme, data: Table) -> tuple[Mapping[str, str], ...]:
    """Return the theme's own steps; those of another theme do not apply to a changed style, which they might loosen."""
    if "tighten" in data or "style" in data:
        return tuple(_texts(step) for step in data.get("tighten", ()))
    return theme.steps


def _texts(table: Table) -> dict[str, str]:
    return {key: str(value) for key, value in table.items()}


def _face(font: Table) -> FontFace:
    return FontFace(font["family"], font.get("weight", 400), font.get("style", "normal"), font["file"])


class _Reading(Struct, frozen=True):
    """A ``theme.toml`` being read, and the theme whose files it may name."""

    source: Source
    theme: Theme

    def syntax(self, message: str) -> Mistake:
        """Return the parser's own message without its place."""
        where = _TOML_PLACE.search(message)
        last = self.source.text.count("\n") + 1
        line, column = (int(where[1]), int(where[2])) if where and where[1] else (last, 1)
        return broken_theme(f"invalid TOML: {_TOML_PLACE.sub('', message)}", Place(self.source.file, line, column))

    def problems(self, data: Table) -> Iterator[Mistake]:
        """Yield everything that is wrong with the data."""
        for key in (key for key in data if key not in _KEYS):
            yield self._broken(f"unknown key '{key}'", key, f"known keys: {', '.join(_KEYS)}")
        if not isinstance(data.get("description", ""), str):
            yield self._broken("the description must be text", "description")
        yield from self._margins(data.get("margins", {}))
        yield from self._style(data.get("style", {}))
        yield from self._table(data.get("docx", {}), "docx")
        yield from self._steps(data.get("tighten", []))
        yield from self._defaults(data)
        if "fonts" in data:
            yield from self._fonts(data["fonts"])

    def missing_family(self, theme: Theme) -> Iterator[Mistake]:
        """Yield families in which text is set but of which there is no face."""
        there = dict.fromkeys(face.family for face in theme.fonts)
        for family in families(theme.style.get("font", "")):
            if family not in there:
                yield self._broken(
                    f"no font of the theme belongs to the family '{family}'",
                    "font",
                    f"the families are {', '.join(there)}",
                )

    def _margins(self, margins: object) -> Iterator[Mistake]:
        yield from self._table(margins, "margins")
        for side, value in margins.items() if isinstance(margins, dict) else ():
            if side not in _SIDES:
                yield self._broken(f"unknown margin '{side}'", side, f"known margins: {', '.join(_SIDES)}")
            elif isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= _WIDEST:
                yield self._broken(f"'{side}' must be a number of points from 0 to {_WIDEST}", side)

    def _defaults(self, data: Table) -> Iterator[Mistake]:
        defaults = data.get("defaults", {})
        yield from self._table(defaults, "defaults")
        for key, value in defaults.items() if isinstance(defaults, dict) else ():
            if key not in (*_DEFAULTS, *_LOOKS):
                known = dict.fromkeys((*_DEFAULTS, *_LOOKS))
                yield self._broken(f"unknown default '{key}'", key, f"known defaults: {', '.join(known)}")
            elif key in _DEFAULTS and key != "dates" and value not in _DEFAULTS[key]:
                yield self._broken(f"'{key}' must be one of {', '.join(_DEFAULTS[key])}", key)
        for wrong in _dates(data)[1]:
            words = f"write {', '.join(wrong.known)}" if wrong.known else ""
            yield self._broken(f"'{wrong.value}' is not a style of dates", "dates", words)
        for wrong in _look(data)[1]:
            words = f"write {', '.join(wrong.known)}" if wrong.known else ""
            yield self._broken(f"'{wrong.value}' cannot be the {wrong.key} of a look", str(wrong.key), words)

    def _steps(self, steps: object) -> Iterator[Mistake]:
        if not isinstance(steps, list):
            yield self._broken("'tighten' must be a list", "tighten", "write [[tighten]] above each step")
        for step in steps if isinstance(steps, list) else ():
            yield from self._style(step, "tighten")

    def _style(self, style: object, key: str = "style") -> Iterator[Mistake]:
        yield from self._table(style, key)
        for name, value in style.items() if isinstance(style, dict) else ():
            if not _STYLE_NAME.fullmatch(name):
                yield self._broken(
                    f"'{name}' is not a valid style name", name, "use lower-case letters, digits and hyphens"
                )
            elif not _STYLE_VALUE.fullmatch(str(value)):
                yield self._broken(f"'{name}' must be one value, without ; {{ }} < >", name)

    def _fonts(self, fonts: object) -> Iterator[Mistake]:
        if not isinstance(fonts, list):
            yield self._broken("'fonts' must be a list", "fonts", "write [[fonts]] above each face")
            return
        if not fonts:
            yield self._broken("a theme needs at least one font", "fonts", "write [[fonts]] above each face")
        for font in fonts:
            yield from self._font(font)

    def _font(self, font: object) -> Iterator[Mistake]:
        file = font.get("file") if isinstance(font, dict) else None
        if not isinstance(font, dict) or not isinstance(file, str) or not isinstance(font.get("family"), str):
            yield self._broken("a font needs a family and a file", "fonts")
        elif not file.lower().endswith(ENDINGS):
            yield self._broken(f"'{file}' is not a font file", file, f"use static faces: {', '.join(ENDINGS)}")
        elif file not in self.theme.files:
            yield self._broken(f"there is no file '{file}' in the theme", file)
        elif type(font.get("weight", 400)) is not int or font.get("style", "normal") not in ("normal", "italic"):
            yield self._broken("a font's weight must be a number, its style normal or italic", file)

    def _table(self, value: object, key: str) -> Iterator[Mistake]:
        if not isinstance(value, dict):
            yield self._broken(f"'{key}' must be a table", key, f"write [{key}]")

    def _broken(self, message: str, word: str, hint: str = "") -> Mistake:
        return broken_theme(message, Place(self.source.file, self._line(word)), hint)

    def _line(self, word: str) -> int:
        """Return the place of the first line that sets a key or names a file; the TOML parser gives no places."""
        pattern = re.compile(rf"(?:^\s*[\[\"']*|[\"']){re.escape(word)}(?![\w-])")
        return next((number for number, line in enumerate(self.source.text.splitlines(), 1) if pattern.search(line)), 1)
