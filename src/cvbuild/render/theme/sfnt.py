"""Read what a font file says about itself: faces, characters, features, licence.

It covers TrueType, OpenType and collections of them (ISO/IEC 14496-22). fontTools would take a third of a second to
import and more to read a font with all Chinese characters, and this asks a few tables only.
"""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

__all__ = ["BadFont", "Face", "covered", "extracted", "faces", "features"]

_COLLECTION = b"ttcf"
_KINDS = (b"\0\1\0\0", b"OTTO", b"true")
_MOST_FACES = 64
_MOST_TABLES = 200
_FAMILY, _LICENCE, _LICENCE_ADDRESS, _TYPOGRAPHIC_FAMILY = 1, 13, 14, 16
_ENGLISH = 0x409
_MICROSOFT, _MACINTOSH = 3, 1
_CMAPS = ((3, 10), (0, 6), (0, 4), (3, 1), (0, 3))
_RESTRICTED, _BITMAPS_ONLY = 0x2, 0x200
_ITALIC_SELECTION, _ITALIC_HEAD = 0x1, 0x2
_REGULAR, _BOLD = 400, 700


class BadFont(ValueError):
    """The file is no font that can be read; the message says why."""


class Face(Struct, frozen=True):
    """A face in a file.

    ``index`` is its number in a collection. ``embeddable`` is false if the font's own flags forbid it in documents.
    ``variable`` is true for one file with many weights.
    """

    family: str
    weight: int
    style: str
    index: int = 0
    licence: str = ""
    embeddable: bool = True
    variable: bool = False


def faces(content: bytes) -> tuple[Face, ...]:
    """Return the faces of a font file or collection.

    Raises:
        BadFont: it is none.
    """
    return tuple(_face(_Tables(content, offset), index) for index, offset in enumerate(_offsets(content)))


def covered(content: bytes, index: int, characters: Iterable[str]) -> frozenset[str]:
    """Return those of the characters that a face has a glyph for.

    Raises:
        BadFont: the file cannot be read.
    """
    cmap = _Cmap(_Tables(content, _offsets(content)[index]).read("cmap"))
    return frozenset(character for character in characters if cmap.has(ord(character)))


def features(content: bytes, index: int) -> Mapping[str, frozenset[str]]:
    """Return the names of the features of a face by script, those for shaping and for positions together.

    Raises:
        BadFont: the file cannot be read.
    """
    tables = _Tables(content, _offsets(content)[index])
    found: dict[str, set[str]] = {}
    for name in ("GSUB", "GPOS"):
        if name in tables:
            for script, feature in _listed_features(tables.read(name)):
                found.setdefault(script, set()).add(feature)
    return {script: frozenset(names) for script, names in found.items()}


def extracted(content: bytes, index: int) -> bytes:
    """Return a face of a collection as a file of its own; any other file as it is.

    Raises:
        BadFont: the file cannot be read.
    """
    if content[:4] != _COLLECTION:
        return content
    tables = _Tables(content, _offsets(content)[index])
    names = sorted(tables.places)
    power = max(len(names).bit_length() - 1, 0)
    span = 16 << power
    head = struct.pack(">4sHHHH", tables.kind, len(names), span, power, len(names) * 16 - span)
    place, entries, parts = len(head) + 16 * len(names), [], []
    for name in names:
        data = tables.read(name)
        entries.append(struct.pack(">4sLLL", name.encode("latin-1"), tables.places[name][2], place, len(data)))
        parts.append(data + bytes(-len(data) % 4))
        place += len(parts[-1])
    return b"".join((head, *entries, *parts))


def _offsets(content: bytes) -> tuple[int, ...]:
    if content[:4] != _COLLECTION:
        return (0,)
    (count,) = _unpack(">L", content, 8)
    if not 0 < count <= _MOST_FACES:
        raise BadFont("its number of faces is wrong")
    return _unpack(f">{count}L", content, 12)


def _unpack(form: str, data: bytes, place: int = 0) -> tuple[int, ...]:
    try:
        return struct.unpack_from(form, data, place)
    except struct.error:
        raise BadFont("it ends too early") from None


class _Tables:
    """The table directory of a face: offset, length and checksum by name."""

    def __init__(self, content: bytes, offset: int) -> None:
        self.kind = content[offset : offset + 4]
        if self.kind not in _KINDS:
            raise BadFont("it is no TrueType or OpenType font")
        (count,) = _unpack(">H", content, offset + 4)
        if count > _MOST_TABLES:
            raise BadFont("its number of tables is wrong")
        self._content = content
        self.places: dict[str, tuple[int, int, int]] = {}
        for number in range(count):
            place = offset + 12 + 16 * number
            checksum, start, length = _unpack(">LLL", content, place + 4)
            if start + length > len(content):
                raise BadFont("it ends too early")
            self.places[content[place : place + 4].decode("latin-1")] = (start, length, checksum)

    def __contains__(self, name: str) -> bool:
        return name in self.places

    def read(self, name: str) -> bytes:
        if name not in self.places:
            raise BadFont(f"it has no table '{name.strip()}'")
        start, length, _ = self.places[name]
        return self._content[start : start + length]


def _face(tables: _Tables, index: int) -> Face:
    if not {"glyf", "CFF ", "CFF2"} & tables.places.keys():
        raise BadFont("it has no outlines")
    names = _names(tables.read("name"))
    family = names.get(_TYPOGRAPHIC_FAMILY) or names.get(_FAMILY, "")
    if not family:
        raise BadFont("it has no name")
    weight, italic, embeddable = _style(tables)
    licence = names.get(_LICENCE) or names.get(_LICENCE_ADDRESS, "")
    style = "italic" if italic else "normal"
    return Face(family, weight, style, index, " ".join(licence.split()), embeddable, "fvar" in tables)


def _style(tables: _Tables) -> tuple[int, bool, bool]:
    """Return weight, whether it is italic, and whether it may be embedded."""
    if "OS/2" in tables:
        table = tables.read("OS/2")
        weight, _, rights = _unpack(">HHH", table, 4)
        (selection,) = _unpack(">H", table, 62)
        forbidden = rights & 0xF == _RESTRICTED or bool(rights & _BITMAPS_ONLY)
        return weight if 1 <= weight <= 1000 else _REGULAR, bool(selection & _ITALIC_SELECTION), not forbidden
    (style,) = _unpack(">H", tables.read("head"), 44)
    return _BOLD if style & 1 else _REGULAR, bool(style & _ITALIC_HEAD), True


def _names(table: bytes) -> dict[int, str]:
    """Return the English names, else the first of each kind."""
    _, count, storage = _unpack(">HHH", table)
    found: dict[int, tuple[int, str]] = {}
    for number in range(count):
        platform, _, language, kind, length, offset = _unpack(">6H", table, 6 + 12 * number)
        if kind not in {_FAMILY, _LICENCE, _LICENCE_ADDRESS, _TYPOGRAPHIC_FAMILY}:
            continue
        rank = 2 if (platform, language) == (_MICROSOFT, _ENGLISH) else 1 if platform != _MACINTOSH else 0
        raw = table[storage + offset : storage + offset + length]
        text = raw.decode("mac-roman" if platform == _MACINTOSH else "utf-16-be", "replace").strip("\0 ")
        if text and rank > found.get(kind, (-1, ""))[0]:
            found[kind] = rank, text
    return {kind: text for kind, (_, text) in found.items()}


class _Cmap:
    """A look-up of characters in the best of a font's tables for them."""

    def __init__(self, table: bytes) -> None:
        _, count = _unpack(">HH", table)
        records = (_unpack(">HHL", table, 4 + 8 * number) for number in range(count))
        places = {(platform, encoding): place for platform, encoding, place in records}
        best = next((places[kind] for kind in _CMAPS if kind in places), None)
        if best is None:
            raise BadFont("it has no table of Unicode characters")
        self._table = table[best:]
        (form,) = _unpack(">H", self._table)
        if form not in (4, 12):
            raise BadFont(f"its table of characters has format {form}")
        self._long = form == 12
        ranges = list(self._groups() if self._long else self._segments())
        self._starts, self._ranges = [first for first, *_ in ranges], ranges

    def has(self, code: int) -> bool:
        at = bisect_right(self._starts, code) - 1
        if at < 0 or code > self._ranges[at][1]:
            return False
        first, _, glyph, place = self._ranges[at]
        if place:  # format 4 with an array of glyphs
            (number,) = _unpack(">H", self._table, place + 2 * (code - first))
            return number != 0
        return (glyph + code - first) & 0xFFFFFFFF != 0 if self._long else (code + glyph) & 0xFFFF != 0

    def _groups(self) -> Iterator[tuple[int, int, int, int]]:
        (count,) = _unpack(">L", self._table, 12)
        for number in range(min(count, len(self._table) // 12)):
            first, last, glyph = _unpack(">LLL", self._table, 16 + 12 * number)
            yield first, last, glyph, 0

    def _segments(self) -> Iterator[tuple[int, int, int, int]]:
        (double,) = _unpack(">H", self._table, 6)
        for number in range(double // 2):
            at = 14 + 2 * number
            (last,) = _unpack(">H", self._table, at)
            (first,) = _unpack(">H", self._table, at + double + 2)
            (delta,) = _unpack(">H", self._table, at + 2 * double + 2)
            where = at + 3 * double + 2
            (offset,) = _unpack(">H", self._table, where)
            yield first, last, delta, where + offset if offset else 0


def _listed_features(table: bytes) -> Iterator[tuple[str, str]]:
    """Yield script and feature for each pair in a table of layout features."""
    _, scripts, listed = _unpack(">LHH", table)
    (count,) = _unpack(">H", table, listed)
    names = [table[listed + 2 + 6 * n : listed + 6 + 6 * n].decode("latin-1") for n in range(count)]
    for script, place in _records(table, scripts):
        (default,) = _unpack(">H", table, place)
        systems = [place + default] if default else []
        systems += [system for _, system in _records(table, place + 2, place)]
        for system in systems:
            required, number = _unpack(">HH", table, system + 2)
            chosen = (*_unpack(f">{number}H", table, system + 6), required)
            yield from ((script, names[one]) for one in chosen if one < len(names))


def _records(table: bytes, place: int, base: int | None = None) -> Iterator[tuple[str, int]]:
    """Yield tag and place of each record in a list; offsets count from ``base``, usually the list itself."""
    (count,) = _unpack(">H", table, place)
    for number in range(count):
        at = place + 2 + 6 * number
        (offset,) = _unpack(">H", table, at + 4)
        yield table[at : at + 4].decode("latin-1"), (place if base is None else base) + offset
