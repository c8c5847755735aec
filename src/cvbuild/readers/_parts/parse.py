"""Bytes to plain data, safely: limits on size, depth and unpacking; no entities; clear messages."""

from __future__ import annotations

import csv
import functools
import io
import re
import zipfile
from typing import Any
from xml.parsers import expat

from msgspec import Struct, field

from cvbuild.syntax.load import load

__all__ = [
    "Element",
    "Unreadable",
    "csv_rows",
    "decoded",
    "json_or_yaml",
    "mapping",
    "tree_of",
    "unpacked",
    "without_pictures",
    "xml",
    "zip_names",
]

_LARGEST = 30_000_000
_UNPACKED = 60_000_000
_FILES = 2_000
_ELEMENTS = 200_000
_DEEPEST = 100
_PICTURE = re.compile(rb"(?:data:[\w/+.-]+;base64,)?[A-Za-z0-9+/]{3000}[A-Za-z0-9+/=\s]*(?=[\"'<\s]|$)")


class Unreadable(Exception):
    """A file that cannot be read; the message says why, and where if possible."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


def without_pictures(content: bytes) -> tuple[bytes, int]:
    """Return the bytes without embedded pictures, and the number of these.

    Raises:
        Unreadable: the file is larger than any CV.
    """
    if len(content) > _LARGEST:
        raise Unreadable(f"the file has {len(content) / 1e6:.0f} MB; at most {_LARGEST / 1e6:.0f} MB are read")
    return _PICTURE.subn(b"", content)


@functools.lru_cache(maxsize=1)  # each reader is asked about the same file in turn
def json_or_yaml(content: bytes, name: str = "file") -> Any:
    """Return the data of a JSON or YAML file; every scalar is text. Nobody may change the data.

    Raises:
        Unreadable: it cannot be parsed; the message has the line.
    """
    small, _ = without_pictures(content)
    is_json = small.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] in (b"{", b"[")
    label = re.sub(r"\.(?:json|ya?ml)$", "", name, flags=re.I) + (".json" if is_json else ".yaml")
    found = load(small, label)
    if found.value is None:
        first = found.mistakes[0]
        raise Unreadable(f"{name}:{first.place.line}:{first.place.column}: {first.message}", first.hint)
    return found.value.data


def mapping(content: bytes, name: str = "file") -> dict[str, Any]:
    """Return the mapping in a JSON or YAML file; an empty one if the content is something else.

    Raises:
        Unreadable: it begins like JSON, or its name says YAML, but it cannot be parsed.
    """
    start = content.removeprefix(b"\xef\xbb\xbf").lstrip()[:1]
    if start in (b"", b"["):
        return {}
    if content[:4] in (b"PK\x03\x04", b"%PDF") or (
        start in (b"<", b"#") and not name.lower().endswith((".yaml", ".yml"))
    ):
        return {}
    try:
        found = json_or_yaml(content, name)
    except Unreadable:
        if start == b"{" or name.lower().endswith((".yaml", ".yml", ".json")):
            raise
        return {}
    return found if isinstance(found, dict) else {}


class Element(Struct):
    """An element of an XML file: its local name, attributes, and texts and elements in order."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    content: list[Any] = field(default_factory=list)

    @property
    def elements(self) -> list[Element]:
        """Return the elements directly below."""
        return [one for one in self.content if isinstance(one, Element)]

    @property
    def text(self) -> str:
        """Return all text below."""
        return "".join(one.text if isinstance(one, Element) else one for one in self.content)

    def first(self, name: str) -> Element | None:
        """Return the first element directly below with this name."""
        return next((one for one in self.elements if one.name == name), None)

    def all(self, name: str) -> list[Element]:
        """Return all elements below with this name, at any depth."""
        return [found for one in self.elements for found in ([one] if one.name == name else []) + one.all(name)]


class _Builder:
    """A builder of elements from the parser's events; it refuses entities and what is too large or deep."""

    def __init__(self) -> None:
        self.root = Element("")
        self.open = [self.root]
        self.count = 0
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.data
        self.parser.EntityDeclHandler = self.entity
        self.parser.ExternalEntityRefHandler = self.entity

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.count += 1
        if self.count > _ELEMENTS or len(self.open) > _DEEPEST:
            raise Unreadable("the XML has more elements, or deeper ones, than any CV")
        found = Element(_local(name), {_local(key): value for key, value in attributes.items()})
        self.open[-1].content.append(found)
        self.open.append(found)

    def end(self, _: str) -> None:
        self.open.pop()

    def data(self, text: str) -> None:
        self.open[-1].content.append(text)

    def entity(self, *_: object) -> int:
        raise Unreadable("the XML declares entities, which no CV needs and attacks use; it is not read")


def _local(name: str) -> str:
    return name.rsplit(" ", 1)[-1].rsplit(":", 1)[-1]


def xml(content: bytes, *, pictures: bool = False) -> Element:
    """Return the root element.

    Raises:
        Unreadable: it cannot be parsed, declares entities, or is too large.
    """
    small = content if pictures else without_pictures(content)[0]
    builder = _Builder()
    try:
        builder.parser.Parse(small, True)
    except expat.ExpatError as error:
        reason = expat.errors.messages.get(error.code, "it is damaged")
        raise Unreadable(f"{error.lineno}:{error.offset + 1}: the XML cannot be read: {reason}") from None
    except (ValueError, LookupError):
        raise Unreadable("the XML is in an encoding that is not supported", "save it as UTF-8") from None
    return builder.root.elements[0]


def tree_of(element: Element) -> Any:
    """Return an element as plain data: text, or a mapping with ``@attribute`` keys and lists for repeated names."""
    inner = element.elements
    attributes = {f"@{key}": value for key, value in element.attributes.items()}
    if not inner:
        text = element.text.strip()
        return {**attributes, "#": text} if attributes and text else attributes or text
    made: dict[str, Any] = dict(attributes)
    for one in inner:
        value = tree_of(one)
        if one.name not in made:
            made[one.name] = value
        elif isinstance(made[one.name], list):
            made[one.name].append(value)
        else:
            made[one.name] = [made[one.name], value]
    if loose := " ".join(part.strip() for part in element.content if isinstance(part, str) and part.strip()):
        made["#"] = loose
    return made


def zip_names(content: bytes) -> tuple[str, ...]:
    """Return the names of the files in a zip archive; none if it is no archive."""
    if content[:4] != b"PK\x03\x04":
        return ()
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return tuple(archive.namelist()[:_FILES])
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return ()


def unpacked(content: bytes, wanted: re.Pattern[str]) -> dict[str, bytes]:
    """Return the files of an archive whose names match, by name.

    Raises:
        Unreadable: it is damaged, encrypted, or unpacks to more than any CV.
    """
    if len(content) > _LARGEST:
        raise Unreadable(f"the file has {len(content) / 1e6:.0f} MB; at most {_LARGEST / 1e6:.0f} MB are read")
    left, made = _UNPACKED, {}
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for info in archive.infolist()[:_FILES]:
                if info.is_dir() or not wanted.search(info.filename):
                    continue
                with archive.open(info) as file:  # the size that the archive states may be wrong
                    made[info.filename] = file.read(left + 1)
                left -= len(made[info.filename])
                if left < 0:
                    raise Unreadable(f"the archive unpacks to more than {_UNPACKED / 1e6:.0f} MB; it is not read")
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError, OSError, RuntimeError, _ZLIB_ERROR):
        raise Unreadable("the archive is damaged or locked with a password") from None
    return made


def _zlib_error() -> type[Exception]:
    import zlib

    return zlib.error


_ZLIB_ERROR = _zlib_error()


def decoded(content: bytes) -> tuple[str, bool]:
    """Return a text file's text, and whether it is in another encoding than UTF-8."""
    for mark, encoding in ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if content.startswith(mark):
            return content.decode(encoding, "replace"), True
    try:
        return content.decode("utf-8-sig"), False
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace"), True


def csv_rows(content: bytes, head: str = "") -> list[dict[str, str]]:
    """Return the rows of a CSV file as mappings by column; lines before the header are left out."""
    text, _ = decoded(content)
    try:
        rows = [row for row in csv.reader(io.StringIO(text)) if any(cell.strip() for cell in row)]
    except csv.Error as error:
        raise Unreadable(f"the CSV cannot be read: {error}") from None
    start = next((n for n, row in enumerate(rows) if head and head in row), 0)
    if not rows:
        return []
    header = [cell.strip() or f"column {n}" for n, cell in enumerate(rows[start], 1)]
    made = []
    for row in rows[start + 1 :]:
        cells = {name: cell for name, cell in zip(header, row, strict=False) if cell.strip()}
        extra = {f"column {n}": cell for n, cell in enumerate(row[len(header) :], len(header) + 1) if cell.strip()}
        made.append({**cells, **extra})
    return made
