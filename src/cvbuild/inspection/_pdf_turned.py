"""Words of a PDF with text from right to left, in the order of its content.

pypdf puts the strings of a line in an order of its own where their letters are of such a script. Here the marks of the
file itself decide: ``ReversedChars`` around letters in the order of the page, ``ActualText`` before glyphs that say
less than the text (ISO 32000-2, 14.8.2.5.3 and 14.9.4).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct, field

from cvbuild.inspection._pdf_boxes import Painter, widths
from cvbuild.model.artifact import Box

__all__ = ["letters_of", "lines"]

_PAIR = re.compile(rb"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]*)>")
_SAME_LINE = 0.5  # of the size, between baselines: marks are higher than their letters
_GAP = 0.3  # of the size: more is another block on the same line

Letters = Mapping[int, str]


def lines(operations: Iterable[Any], fonts: Mapping[str, Any], height: float) -> Iterator[tuple[str, float]]:
    """Yield the text of each line of each block with its baseline.

    Args:
        operations: operands and operators in sequence, as pypdf reads them, strings as bytes.
        fonts: font dictionaries by their names on the page.
        height: of the page, in points.
    """
    letters = {name: letters_of(font.get_object()) for name, font in fonts.items()}
    reader = _Reader(Painter(widths(fonts), 1, height), letters)
    for operands, operator in operations:
        reader.take(operator, operands)
    yield from _joined(reader.pieces)


def letters_of(font: Any) -> Letters:
    """Return the text of each code of a font."""
    if "/ToUnicode" not in font:
        return {}
    pairs = _PAIR.findall(font["/ToUnicode"].get_data().partition(b"beginbfchar")[2])
    return {int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be", "replace") for code, text in pairs}


def _joined(pieces: Iterable[tuple[str, Box]]) -> Iterator[tuple[str, float]]:
    text, y, left, right = "", 0.0, 0.0, 0.0
    for piece, box in pieces:
        apart = max(box.left - right, left - box.right) > _GAP * box.size or abs(box.y - y) > _SAME_LINE * box.size
        if text and apart:
            yield text, y
            text = ""
        if not text:
            y, left, right = box.y, box.left, box.right
        text, left, right = text + piece, min(left, box.left), max(right, box.right)
    if text:
        yield text, y


class _Reader(Struct):
    """The state of the painting, the marked content that is open, and what was read in the innermost of it."""

    painter: Painter
    letters: Mapping[str, Letters]
    marks: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    held: list[tuple[str, Box]] = field(default_factory=list)
    pieces: list[tuple[str, Box]] = field(default_factory=list)

    def take(self, operator: bytes, operands: Sequence[Any]) -> None:
        """Follow one operator."""
        if operator in (b"BMC", b"BDC"):
            self._begin(str(operands[0]), operands[1] if len(operands) > 1 else None)
        elif operator == b"EMC" and self.marks:
            self._end()
        for box in self.painter.take(operator, operands):
            shown = self._shown(operands[0] if operator == b"TJ" else operands)
            if _TURNED in self.marks:
                self.held += ((letter, box) for letter in shown)
            else:
                self.pieces.append(("".join(shown), box))

    def _begin(self, tag: str, properties: Any) -> None:
        said = properties.get("/ActualText") if isinstance(properties, dict) else None
        if said is not None:
            self.said.append(str(said))
        self.marks.append(tag if said is None else _SAID)

    def _end(self) -> None:
        if self.marks.pop() == _TURNED:
            self.pieces += reversed(self.held)
            self.held.clear()

    def _shown(self, parts: Iterable[Any]) -> list[str]:
        if _SAID in self.marks:
            return [self.said.pop()] if self.said else []
        known = self.letters.get(self.painter.font, {})
        return [known.get(code, "") for part in parts if isinstance(part, bytes) for code in _codes(part)]


_SAID, _TURNED = "/ActualText", "/ReversedChars"


def _codes(part: bytes) -> Iterator[int]:
    return (part[n] << 8 | part[n + 1] for n in range(0, len(part) - 1, 2))
