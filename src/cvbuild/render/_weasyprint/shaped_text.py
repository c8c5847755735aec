"""Text of scripts whose letters change shape, painted so that other software reads it back.

WeasyPrint records one text for each glyph of a font, the first that it means. In Arabic, Devanagari or Thai one
glyph means several: a stem without its dots, a vowel sign of any consonant. Here a glyph has a code of its own for
each text, and words of scripts with reordered letters also carry their text (``ActualText``, ISO 32000-2, 14.9.4).
Arabic and Hebrew do not: readers turn their letters around, and would turn that text too.

Lines without such a script are painted by WeasyPrint, with the same bytes as ever. All of it depends on internals of
the versions that :mod:`~cvbuild.render._weasyprint.quick_import` knows; with others, WeasyPrint paints everything.
"""

from __future__ import annotations

import array
import contextlib
import functools
import itertools
import re
import sys
import threading
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import ModuleType
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from cvbuild.model.document import Document
from cvbuild.model.locales.scripts import script_of
from cvbuild.render._weasyprint.quick_import import VERSIONS
from cvbuild.render._webfonts import narrow_space

__all__ = ["Codes", "needs_codes", "set_codes", "shaped"]

_PLAIN_END = 0x58F  # no letter up to here changes its shape
_WORD = re.compile(rb"[^ ]+|[ ]+")  # of UTF-8, in which the byte of a no-break space is part of many letters
_NEAR = 0.01  # points; smaller differences are of rounding

Codes = dict[bytes, dict[tuple[int, str], int]]
"""Further codes by the font's name in the file: glyph and text to code."""

_local = threading.local()


def needs_codes(document: Document) -> bool:
    """Return whether the document has text that is painted here."""
    return any(_is_shaped(fragment.text) for fragment in document.fragments)


def _is_shaped(text: str) -> bool:
    return not text.isascii() and any(ord(char) > _PLAIN_END and _shapes(char) for char in text)


def _shapes(char: str) -> bool:
    script = script_of(char)
    return script is not None and (script.right_to_left or script.spelled)


def _is_turned(char: str) -> bool:
    script = script_of(char)
    return script is not None and script.right_to_left


def _is_spelled(text: str) -> bool:
    return any(ord(char) > _PLAIN_END and (script := script_of(char)) is not None and script.spelled for char in text)


@contextlib.contextmanager
def shaped(weasyprint: ModuleType, document: Document) -> Iterator[Codes]:
    """Paint text of such scripts within this block; the codes are to be written with :func:`set_codes`."""
    codes: Codes = {}
    if weasyprint.__version__ not in VERSIONS or not needs_codes(document):
        yield codes
        return
    _install()
    _local.codes = codes
    try:
        yield codes
    finally:
        _local.codes = None


@functools.cache
def _install() -> None:
    from weasyprint.draw import text

    text.draw_first_line = functools.partial(_painted, text.draw_first_line)


def _painted(usual: Callable[..., Any], stream: Any, box: Any, overflow: Any, ellipsis: Any, matrix: Any) -> Any:
    codes: Codes | None = getattr(_local, "codes", None)
    if codes is None or not (_is_shaped(box.text) or box.style["direction"] == "rtl"):
        return usual(stream, box, overflow, ellipsis, matrix)
    return _paint(stream, box, matrix, codes)


def _paint(stream: Any, box: Any, matrix: Any, codes: Codes) -> list[Any]:
    if not box.text.strip():
        return []
    from weasyprint.text.ffi import pango

    pango.pango_layout_set_single_paragraph_mode(box.pango_layout.layout, True)
    line, _ = box.pango_layout.get_first_line()
    text = box.pango_layout.text.encode()
    stream.set_text_matrix(*matrix.values)
    pen = _Pen(stream, codes, _is_spelled(box.text))
    for glyph in _glyphs(stream, line, text):
        pen.draw(glyph, text)
    pen.close()
    return []


class _Glyph(Struct, frozen=True):
    """A glyph and its place on the line in points. ``text`` is the text that it shows, ``word`` the bytes of its word.

    ``turned`` is 0, or the number of the run from right to left to which it belongs.
    """

    number: int
    font: Any
    size: float
    x: float
    rise: float
    text: str
    word: tuple[int, int]
    turned: int


def _glyphs(stream: Any, line: Any, text: bytes) -> Iterator[_Glyph]:
    """Yield the glyphs of a line run by run in the order of the text, each run from left to right."""
    runs = list(_runs(stream, line, text))
    for _, glyphs in sorted(runs, key=lambda run: run[0]):
        yield from glyphs


def _runs(stream: Any, line: Any, text: bytes) -> Iterator[tuple[int, list[_Glyph]]]:
    """Yield the runs of a line from left to right, each with the place of its text."""
    from weasyprint.text.ffi import FROM_UNITS, ffi, pango

    words = [match.span() for match in _WORD.finditer(text)]
    run, x = line.runs[0], 0.0
    while run != ffi.NULL:
        item, run = run.data, run.next
        font, size = stream.add_font(item.item.analysis.font)
        infos = item.glyphs.glyphs[0 : item.glyphs.num_glyphs]
        texts = _texts(item, text)
        turned = (item.item.offset + 1) * (item.item.analysis.level % 2)
        glyphs: list[_Glyph] = []
        for info, (said, start) in zip(infos, texts, strict=True):
            width = info.geometry.width * FROM_UNITS
            if info.glyph != pango.PANGO_GLYPH_EMPTY:
                number = info.glyph
                if number & pango.PANGO_GLYPH_UNKNOWN_FLAG:
                    number = font.get_unused_glyph_id(number - pango.PANGO_GLYPH_UNKNOWN_FLAG)
                    font.widths.setdefault(number, round(width * 1000 / size))
                    font.widths.setdefault(0, font.widths[number])
                elif number not in font.widths:
                    pango.pango_font_get_glyph_extents(
                        item.item.analysis.font, number, stream.ink_rect, stream.logical_rect
                    )
                    font.widths[number] = round(stream.logical_rect.width * 1000 * FROM_UNITS / size)
                word = next(span for span in words if span[0] <= start < span[1])
                shift, rise = info.geometry.x_offset * FROM_UNITS, info.geometry.y_offset * FROM_UNITS
                glyph = _Glyph(number, font, size, x + shift, rise, said, word, turned)
                glyphs += _letters_apart(glyph, x + width) if turned else (glyph,)
            x += width
        yield item.item.offset, glyphs


def _letters_apart(glyph: _Glyph, end: float) -> Iterator[_Glyph]:
    """Yield a ligature from right to left with its last letter, then its other letters on narrow spaces at its end.

    Readers that turn the letters of a line around differ in whether they turn those of one glyph, too.
    """
    space, width = 0, 0.0
    if len(glyph.text) > 1 and not any(map(_is_mark, glyph.text)):
        space, width = narrow_space(glyph.font.file_content, glyph.font.index, _NARROW)
    if not space:
        yield glyph
        return
    glyph.font.widths.setdefault(space, round(width * 1000))
    *others, last = list(glyph.text)
    yield replace(glyph, text=last)
    for letter in reversed(others):
        yield replace(glyph, number=space, x=end - width * glyph.size, text=letter)


def _is_mark(char: str) -> bool:
    return unicodedata.combining(char) > 0


_NARROW = 0.1  # em: with a wider overlap, Poppler takes what follows for another word; pdfium drops what has no width


def _texts(item: Any, text: bytes) -> list[tuple[str, int]]:
    """Return for each glyph of a run the text that it means, and where its cluster begins.

    A cluster's letters are spread over its glyphs.
    """
    count, offset = item.glyphs.num_glyphs, item.item.offset
    clusters = [item.glyphs.log_clusters[n] for n in range(count)]
    starts = sorted(set(clusters))
    ends = dict(zip(starts, [*starts[1:], item.item.length], strict=True))
    turned = bool(item.item.analysis.level % 2)
    found: list[tuple[str, int]] = []
    for start, size in _groups(clusters):
        letters = text[offset + start : offset + ends[start]].decode()
        found += ((part, offset + start) for part in _spread(letters, size, turned=turned))
    return found


def _groups(clusters: Iterable[int]) -> Iterator[tuple[int, int]]:
    for start, same in itertools.groupby(clusters):
        yield start, len(list(same))


def _spread(letters: str, size: int, *, turned: bool) -> list[str]:
    """Return the letters of a cluster for each of its glyphs from left to right.

    Each glyph has a letter as far as they go, so that few are without. From right to left the base is the last one.
    """
    if turned:
        return list(reversed(_spread(letters, size, turned=False)))
    if len(letters) < size:  # one letter of two parts, as in Thai, is drawn with two glyphs
        letters = unicodedata.normalize("NFKD", letters)
    heads = list(letters[: size - 1])
    rest = letters[size - 1 :]
    return [*heads, *([rest] if rest else []), *([""] * (size - len(heads) - bool(rest)))]


class _Pen:
    """Write glyphs as text operators: one string as long as font and height stay, moves within it."""

    def __init__(self, stream: Any, codes: Codes, spelled: bool) -> None:
        self._stream, self._codes, self._spelled = stream, codes, spelled
        self._font: Any = None
        self._size = self._x = self._rise = 0.0
        self._string = ""
        self._word: tuple[int, int] | None = None
        self._marked, self._turned = False, 0

    def draw(self, glyph: _Glyph, text: bytes) -> None:
        """Write a glyph; with its word's text before and after it, if the line needs that."""
        spelled = self._spelled and not glyph.turned
        if glyph.turned != self._turned or (spelled and glyph.word != self._word):
            self._end()
            self._begin(glyph, text, spelled=spelled)
        if glyph.font is not self._font:
            self._show()
            self._font, self._size = glyph.font, glyph.size
            self._stream.set_font_size(glyph.font.hash, glyph.size)
        if abs(glyph.rise - self._rise) > _NEAR:
            self._show()
            self._stream.set_text_rise(-glyph.rise)
            self._rise = glyph.rise
        move = (self._x - glyph.x) * 1000 / glyph.size
        if abs(move) >= 1:
            self._string += f"{round(move)}"
            self._x -= round(move) * glyph.size / 1000
        code = self._code(glyph)
        self._string += f"<{code:04x}>"
        self._x += glyph.font.widths[glyph.number] * glyph.size / 1000

    def close(self) -> None:
        """Write what is left."""
        self._end()
        if self._rise:
            self._stream.set_text_rise(0)

    def _code(self, glyph: _Glyph) -> int:
        """Return the glyph's own number as its code if that means this text, else a further code."""
        known = glyph.font.to_unicode
        if known.setdefault(glyph.number, glyph.text) == glyph.text or glyph.font.type == "otf":
            return glyph.number
        codes = self._codes.setdefault(glyph.font.name, {})
        key = glyph.number, glyph.text
        if key not in codes:
            codes[key] = min(glyph.font.glyph_count + _ROOM + len(codes), _LAST)
        code = codes[key]
        known[code], glyph.font.widths[code] = glyph.text, glyph.font.widths[glyph.number]
        return code

    def _begin(self, glyph: _Glyph, text: bytes, *, spelled: bool) -> None:
        self._turned, self._word = glyph.turned, glyph.word if spelled else None
        said = text[slice(*glyph.word)].decode() if spelled else ""
        if any(_is_turned(char) for char in said):  # its runs are in several pieces, each of which would say it all
            said = ""
        if glyph.turned:
            self._stream.begin_marked_content(_TURNED)
        elif not said.isascii():
            self._stream.begin_marked_content("Span", _actual(said))
        self._marked = bool(glyph.turned) or not said.isascii()

    def _end(self) -> None:
        self._show()
        if self._marked:
            self._stream.end_marked_content()
        self._word, self._marked, self._turned = None, False, 0

    def _show(self) -> None:
        if self._string:
            self._stream.show_text(self._string)
        self._string = ""


_ROOM = 256  # for the numbers that WeasyPrint gives to characters without a glyph
_LAST = 0xFFFE
_TURNED = "ReversedChars"  # ISO 32000-2, 14.8.2.5.3: the letters in it are in the order of the page, not of the text


def _actual(text: str) -> Any:
    import pydyf

    return pydyf.Dictionary({"ActualText": pydyf.String(text)})


def set_codes(pdf: Any, codes: Mapping[bytes, Mapping[tuple[int, str], int]]) -> None:
    """Write which glyph each code of a font shows, before the file is written."""
    import pydyf

    for item in tuple(pdf.objects):
        if isinstance(item, dict) and item.get("Subtype") == "/CIDFontType2" and item.get("BaseFont") in codes:
            further = {code: glyph for (glyph, _), code in codes[item["BaseFont"]].items()}
            table = pydyf.Stream([_map(further)], compress=True)
            pdf.add_object(table)
            item["CIDToGIDMap"] = table.reference


def _map(further: Mapping[int, int]) -> bytes:
    """Return the glyph of each code, in two bytes: the code is the glyph's number, except for further codes."""
    numbers = array.array("H", range(max(further) + 1))
    for code, glyph in further.items():
        numbers[code] = glyph
    if sys.byteorder == "little":
        numbers.byteswap()
    return numbers.tobytes()
