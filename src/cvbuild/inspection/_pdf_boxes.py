"""Positions of text runs on a PDF page, from the operators that paint them and the widths of their glyphs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct, field

from cvbuild.model.artifact import Box

__all__ = ["Matrix", "Painter", "widths"]

Matrix = tuple[float, float, float, float, float, float]
"""``a b c d e f`` of PDF (ISO 32000-1, 8.3.4): ``x' = ax + cy + e``, ``y' = bx + dy + f``."""

_IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)
_DEFAULT_WIDTH = 1000.0  # default width, in thousandths of the font's size (ISO 32000-1, 9.7.4.3)


def widths(fonts: Mapping[str, Any]) -> Mapping[str, _Widths]:
    """Return the widths of the glyphs of each font of a page."""
    return {name: _widths(font.get_object()) for name, font in fonts.items()}


class Painter(Struct):
    """The graphics state: matrices, font, font size."""

    widths: Mapping[str, _Widths]
    page: int
    height: float
    outer: Matrix = _IDENTITY
    inner: Matrix = _IDENTITY
    line: Matrix = _IDENTITY
    font: str = ""
    size: float = 0.0
    kept: list[tuple[Matrix, str, float]] = field(default_factory=list)

    def take(self, operator: bytes, operands: Sequence[Any]) -> Iterator[Box]:
        """Follow one operator, and yield the box of the text that it shows."""
        if operator == b"q":
            self.kept.append((self.outer, self.font, self.size))
        elif operator == b"Q" and self.kept:
            self.outer, self.font, self.size = self.kept.pop()
        elif operator == b"cm":
            self.outer = _product(_matrix(operands), self.outer)
        else:
            yield from self._text(operator, operands)

    def _text(self, operator: bytes, operands: Sequence[Any]) -> Iterator[Box]:
        match operator:
            case b"BT":
                self.inner = self.line = _IDENTITY
            case b"Tm":
                self.inner = self.line = _matrix(operands)
            case b"Td" | b"TD":
                self.inner = self.line = _product((1, 0, 0, 1, float(operands[0]), float(operands[1])), self.line)
            case b"Tf":
                self.font, self.size = str(operands[0]), float(operands[1])
            case b"TJ" | b"Tj":
                yield self._shown(operands[0] if operator == b"TJ" else operands)

    def _shown(self, parts: Iterable[Any]) -> Box:
        """Return the box of one string; the next one begins where it ends."""
        length, glyphs = 0.0, 0
        font = self.widths.get(self.font)
        for part in parts:
            if isinstance(part, bytes):
                codes = font.codes(part) if font else ()
                glyphs += len(codes)
                length += sum(font.width(code) for code in codes) if font else 0.0
            elif not isinstance(part, str):
                length -= float(part)
        start = _product(self.inner, self.outer)
        self.inner = _product((1, 0, 0, 1, length / 1000 * self.size, 0), self.inner)
        end = _product(self.inner, self.outer)
        scale = (start[2] ** 2 + start[3] ** 2) ** 0.5
        return Box(
            page=self.page,
            left=round(start[4], 2),
            right=round(end[4], 2),
            y=round(self.height - start[5], 2),
            size=round(self.size * scale, 2),
            glyphs=glyphs,
        )


class _Widths(Struct, frozen=True):
    """Return the widths of a font's glyphs in thousandths of its size, and the bytes per code."""

    bytes_a_code: int
    known: Mapping[int, float]
    default: float

    def codes(self, text: bytes) -> Sequence[int]:
        if self.bytes_a_code == 1:
            return text
        return [text[n] << 8 | text[n + 1] for n in range(0, len(text) - 1, 2)]

    def width(self, code: int) -> float:
        return self.known.get(code, self.default)


def _widths(font: Any) -> _Widths:
    if "/DescendantFonts" not in font:
        first = int(font.get("/FirstChar", 0))
        return _Widths(1, {first + n: float(width) for n, width in enumerate(font.get("/Widths", ()))}, 0.0)
    described = font["/DescendantFonts"][0].get_object()
    return _Widths(2, dict(_listed(list(described.get("/W", ())))), float(described.get("/DW", _DEFAULT_WIDTH)))


def _listed(array: list[Any]) -> Iterator[tuple[int, float]]:
    """``first [w w w]`` or ``first last w`` (ISO 32000-1, 9.7.4.3)."""
    position = 0
    while position < len(array) - 1:
        first, second = int(array[position]), array[position + 1].get_object()
        if isinstance(second, list):
            yield from ((first + n, float(width)) for n, width in enumerate(second))
            position += 2
        else:
            yield from ((code, float(array[position + 2])) for code in range(first, int(second) + 1))
            position += 3


def _matrix(operands: Sequence[Any]) -> Matrix:
    a, b, c, d, e, f = (float(operand) for operand in operands)
    return a, b, c, d, e, f


def _product(one: Matrix, other: Matrix) -> Matrix:
    a, b, c, d, e, f = one
    p, q, r, s, t, u = other
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u
