"""Contrast of each run of text on a PDF page to what is painted below it, from the operators that set colours."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct, field

from cvbuild.inspection._pdf_boxes import Matrix, Painter, widths
from cvbuild.inspection._pdf_turned import letters_of
from cvbuild.model.artifact import Box, Pale
from cvbuild.model.look import contrast

__all__ = ["Resources", "painted", "resources"]

Colour = tuple[float, float, float]
"""Red, green and blue of sRGB, from 0 to 1."""

_BLACK: Colour = (0.0, 0.0, 0.0)
_WHITE: Colour = (1.0, 1.0, 1.0)
_FILLS = frozenset((b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*"))
_PATH_ENDS = _FILLS | {b"n", b"S", b"s"}
_READABLE = 4.5  # contrast of text (WCAG 2.2, 1.4.3)
_UNKNOWN = 21.0  # contrast to a pattern or a picture: as good as any
_ABOVE_BASELINE = 0.3  # of the size: the middle of a letter
_WHOLE_LIGHTNESS = 100.0  # of L* (ISO 32000-1, 8.6.5.4)


_contrast = functools.lru_cache(maxsize=64)(contrast)  # a page has few colours


class Resources(Struct, frozen=True):
    """Names that operators of a page use: opacities of graphics states, and the colour spaces that begin with L*."""

    opacities: Mapping[str, float]
    lightness: frozenset[str]


def resources(states: Mapping[str, Any], spaces: Mapping[str, Any]) -> Resources:
    """Return what matters of the graphics states and colour spaces of a page."""
    opacities = {name: float(state.get_object().get("/ca", -1)) for name, state in states.items()}
    kinds = {name: space.get_object() for name, space in spaces.items()}
    lightness = frozenset(name for name, kind in kinds.items() if isinstance(kind, list) and kind[0] == "/Lab")
    return Resources({name: opacity for name, opacity in opacities.items() if opacity >= 0}, lightness)


def painted(
    operations: Iterable[Any], fonts: Mapping[str, Any], named: Resources, page: int, height: float
) -> Iterator[tuple[Box, Pale | None]]:
    """Yield a box for each run of text, in the order of painting, and what is known of it if it is pale.

    Args:
        operations: operands and operators in sequence, as pypdf reads them, strings as bytes.
        fonts: font dictionaries by their names on the page.
        named: graphics states and colour spaces of the page.
        page: its number, from 1.
        height: of the page, in points.
    """
    painter, inks = Painter(widths(fonts), page, height), _Inks(named)
    for operands, operator in operations:
        inks.take(operator, operands, painter.outer)
        for box in painter.take(operator, operands):
            middle = (box.left + box.right) / 2, height - box.y + _ABOVE_BASELINE * box.size
            contrast, colour = inks.contrast(*middle)
            yield box, _pale(box, contrast, colour, painter, fonts, operands) if contrast < _READABLE else None


def _pale(
    box: Box, contrast: float, colour: str, painter: Painter, fonts: Mapping[str, Any], operands: Sequence[Any]
) -> Pale:
    font = fonts[painter.font].get_object() if painter.font in fonts else {}
    letters, width = letters_of(font), painter.widths.get(painter.font)
    parts = operands[0] if operands and isinstance(operands[0], list) else operands
    codes = (code for part in parts if isinstance(part, bytes) and width for code in width.codes(part))
    text = "".join(letters.get(code, "") for code in codes)
    return Pale(box, text, contrast, colour, bold="bold" in str(font.get("/BaseFont", "")).lower())


class _Ink(Struct, frozen=True):
    """A fill colour, None if it is a pattern; the colour space that ``scn`` fills it from; its opacity."""

    colour: Colour | None = _BLACK
    space: str = ""
    opacity: float = 1.0


class _Area(Struct, frozen=True):
    """The rectangles of one filled path, as left, bottom, right, top, and their colour."""

    rectangles: tuple[tuple[float, float, float, float], ...]
    even_odd: bool
    colour: Colour | None

    def covers(self, x: float, y: float) -> bool:
        """Return whether a point is painted; with the even-odd rule a rectangle in another one is a hole."""
        around = sum(left <= x <= right and bottom <= y <= top for left, bottom, right, top in self.rectangles)
        return bool(around % 2 if self.even_odd else around)


class _Inks(Struct):
    """The fill colour of the graphics state, and the rectangles and pictures painted so far."""

    resources: Resources
    ink: _Ink = field(default_factory=_Ink)
    kept: list[_Ink] = field(default_factory=list)
    path: list[tuple[float, float, float, float]] = field(default_factory=list)
    areas: list[_Area] = field(default_factory=list)

    def take(self, operator: bytes, operands: Sequence[Any], outer: Matrix) -> None:
        """Follow one operator, under the page's current matrix."""
        if operator == b"q":
            self.kept.append(self.ink)
        elif operator == b"Q" and self.kept:
            self.ink = self.kept.pop()
        elif operator == b"re":
            self.path.append(_rectangle(*(float(one) for one in operands), outer=outer))
        elif operator in _PATH_ENDS:
            self._end_path(operator)
        elif operator == b"Do":
            self.areas.append(_Area((_rectangle(0, 0, 1, 1, outer=outer),), even_odd=False, colour=None))
        else:
            self.ink = self._inked(operator, operands)

    def _inked(self, operator: bytes, operands: Sequence[Any]) -> _Ink:
        ink = self.ink
        match operator:
            case b"g" | b"rg" | b"k":
                return _Ink(_colour(operands), "", ink.opacity)
            case b"cs":
                return _Ink(_BLACK, str(operands[0]), ink.opacity)
            case b"sc" | b"scn":
                light = ink.space in self.resources.lightness
                return _Ink(_grey(float(operands[0])) if light else _colour(operands), ink.space, ink.opacity)
            case b"gs":
                return _Ink(ink.colour, ink.space, self.resources.opacities.get(str(operands[0]), ink.opacity))
        return ink

    def _end_path(self, operator: bytes) -> None:
        if self.path and operator in _FILLS and self.ink.opacity > 0:
            x, y = _middle(self.path[0])
            colour = _over(self.ink, self._below(x, y))
            self.areas.append(_Area(tuple(self.path), even_odd=operator.endswith(b"*"), colour=colour))
        self.path.clear()

    def _below(self, x: float, y: float) -> Colour | None:
        """Return the colour of the page at a point."""
        return next((area.colour for area in reversed(self.areas) if area.covers(x, y)), _WHITE)

    def contrast(self, x: float, y: float) -> tuple[float, str]:
        """Return the contrast of text at a point to what is below it, and its colour as ``#rrggbb``.

        The contrast is that of WCAG 2.2, from 1 to 21; 21 if a pattern or picture makes it unknown.
        """
        below = self._below(x, y)
        colour = _over(self.ink, below)
        if below is None or colour is None:
            return _UNKNOWN, ""
        return _contrast(colour, below), "#" + "".join(f"{round(one * 255):02x}" for one in colour)


def _rectangle(x: float, y: float, width: float, height: float, *, outer: Matrix) -> tuple[float, float, float, float]:
    """Return the corners of a rectangle on the page."""
    a, b, c, d, e, f = outer
    across = sorted((a * x + c * y + e, a * (x + width) + c * (y + height) + e))
    upwards = sorted((b * x + d * y + f, b * (x + width) + d * (y + height) + f))
    return across[0], upwards[0], across[1], upwards[1]


def _middle(rectangle: tuple[float, float, float, float]) -> tuple[float, float]:
    left, bottom, right, top = rectangle
    return (left + right) / 2, (bottom + top) / 2


def _colour(operands: Sequence[Any]) -> Colour | None:
    """Return the colour of one (grey), three (RGB) or four (CMYK) numbers; None for a pattern."""
    if not operands or isinstance(operands[-1], str):
        return None
    numbers = [min(1.0, max(0.0, float(one))) for one in operands]
    match numbers:
        case [grey]:
            return grey, grey, grey
        case [red, green, blue]:
            return red, green, blue
        case [cyan, magenta, yellow, black]:
            return (1 - cyan) * (1 - black), (1 - magenta) * (1 - black), (1 - yellow) * (1 - black)
    return None


def _grey(lightness: float) -> Colour:
    """Return the grey of a lightness L*: contrast does not depend on a hue."""
    upper = (min(_WHOLE_LIGHTNESS, max(0.0, lightness)) + 16) / 116
    linear = upper**3 if upper > 6 / 29 else 3 * (6 / 29) ** 2 * (upper - 4 / 29)
    grey = 12.92 * linear if linear <= 0.0031308 else 1.055 * linear ** (1 / 2.4) - 0.055
    return grey, grey, grey


def _over(ink: _Ink, below: Colour | None) -> Colour | None:
    """Return an ink on a colour: one that is not opaque lets it through."""
    if ink.opacity >= 1 or ink.colour is None or below is None:
        return ink.colour if ink.opacity >= 1 else None
    red, green, blue = (
        ink.opacity * over + (1 - ink.opacity) * under for over, under in zip(ink.colour, below, strict=True)
    )
    return red, green, blue
