"""What software sees in a finished PDF. The one door to pypdf; it imports it on first use.

Page numbers and other artifacts are no words: what the structure tree does not hold, assistive software does not read,
and neither does :func:`inspect`. WeasyPrint marks footers so: as tagged content that hangs on no branch of the tree.
"""

from __future__ import annotations

import contextlib
import io
import logging
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from cvbuild.artifact import Anchor, Box, Font, Inspection, Word
from cvbuild.inspection._pdf_boxes import boxes
from cvbuild.inspection._pdf_marks import heading_levels, image_names
from cvbuild.inspection._pdf_operations import operations
from cvbuild.later import absent, imported_later

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

__all__ = ["identifier", "inspect"]

_SHOWS_TEXT = frozenset((b"Tj", b"TJ", b"'", b'"'))
_SUBSET = re.compile(r"^/?(?:[A-Z]{6}\+)?")
_WORD = re.compile(r"\S+")
_TO_UNICODE = re.compile(rb"<(\w{4})> <(\w+)>")
_TO_NOTHING = re.compile(rb"<(\w{4})> 0\n")
_FONT_TOOLS = ("fontTools", "fontTools.ttLib")  # pypdf writes fonts with it, and reads those that no theme has
_ITS_OWN = ("pypdf._writer", "pypdf._codecs.adobe_glyphs")  # for files that are written, for fonts of PostScript's
_UNUSED = ("PIL", "cryptography", "Crypto")  # for pictures and for encrypted files, neither of which we make
_FONT_FILES = ("/FontFile", "/FontFile2", "/FontFile3")

Mcids = dict[int, set[int]]
"""For each page, by its object's number, the marked content that the structure tree holds."""


def inspect(content: bytes) -> Inspection:
    """Read a PDF back."""
    with imported_later("pypdf", _FONT_TOOLS), imported_later("pypdf", _ITS_OWN), absent(*_UNUSED):
        from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(content))
    pages = list(reader.pages)
    real = _real_content(reader)
    fonts = list(_font_dictionaries(pages))
    return Inspection(
        format="pdf",
        words=tuple(word for number, page in enumerate(pages, 1) for word in _words(page, number, real)),
        pages=len(pages),
        page_height=_height(pages[0]) if pages else 0.0,
        page_width=float(pages[0].mediabox.width) if pages else 0.0,
        metadata=_metadata(reader),
        fonts=tuple(sorted({_font(font) for font in fonts}, key=lambda font: font.name)),
        links=tuple(link for page in pages for link in _links(page)),
        anchors=_anchors(reader, pages),
        missing=tuple(sorted({character for font in fonts for character in _missing(font)})),
        size=len(content),
        headings=tuple(heading_levels(reader.root_object.get("/StructTreeRoot", {}).get_object())),
        images=sum(1 for page in pages for _ in image_names(page.get("/Resources", {}).get_object())),
        boxes=tuple(box for number, page in enumerate(pages, 1) for box in _boxes(page, number)),
        tagged=real is not None,
        shows_title=bool(reader.root_object.get("/ViewerPreferences", {}).get_object().get("/DisplayDocTitle")),
    )


def identifier(content: bytes) -> str:
    """The id that the file carries, as written (``uuid:…``); empty where it has none.

    Raises:
        ValueError: nobody can read the file.
    """
    from pypdf import PdfReader

    with _silent("pypdf"):  # what it thinks of a stranger's file is nobody's concern
        try:
            reader = PdfReader(io.BytesIO(content))
            information = reader.xmp_metadata
            return str((information and information.xmpmm_document_id) or "")
        except Exception as error:  # of a damaged file it raises whatever its parser stumbled on
            raise ValueError(str(error) or type(error).__name__) from None


@contextlib.contextmanager
def _silent(name: str) -> Iterator[None]:
    logger = logging.getLogger(name)
    before, logger.disabled = logger.disabled, True
    try:
        yield
    finally:
        logger.disabled = before


def _height(page: PageObject) -> float:
    return float(page.mediabox.height)


# Words


def _words(page: PageObject, number: int, real: Mcids | None) -> Iterator[Word]:
    """The words of pypdf's own text, each with the baseline of the run that it starts in."""
    if real is not None:
        _hide_artifacts(page, real.get(_object_number(page), set()))
    runs = _Runs(_height(page))
    text = page.extract_text(visitor_text=runs.add)
    for match in _WORD.finditer(text):
        yield Word(match[0], number, runs.baseline(match.start()))


@dataclass(slots=True)
class _Runs:
    """Where each run of text starts in the page's whole text, and its baseline."""

    height: float
    starts: list[int] = field(default_factory=list)
    baselines: list[float] = field(default_factory=list)
    length: int = 0

    def add(self, text: str, outer: Sequence[float], inner: Sequence[float], *_font: object) -> None:
        """Called by pypdf for every run, with its two transformation matrices."""
        from_bottom = inner[4] * outer[1] + inner[5] * outer[3] + outer[5]
        self.starts.append(self.length)
        self.baselines.append(round(self.height - from_bottom, 2))
        self.length += len(text)

    def baseline(self, position: int) -> float:
        """The baseline of the run at a position of the text."""
        from bisect import bisect_right

        return self.baselines[bisect_right(self.starts, position) - 1]


def _boxes(page: PageObject, number: int) -> Iterator[Box]:
    """The runs of text, those of artifacts left out where they are hidden."""
    from pypdf.generic import ContentStream

    if "/Contents" not in page:
        return
    content = page["/Contents"].get_object()
    stream = content if isinstance(content, ContentStream) else ContentStream(content, page.pdf, "bytes")
    fonts = page.get("/Resources", {}).get_object().get("/Font", {}).get_object()
    yield from boxes(stream.operations, fonts, number, _height(page))


# Artifacts


def _real_content(reader: PdfReader) -> Mcids | None:
    """What the structure tree holds; none in a file without one, where nothing can be told apart."""
    root = reader.root_object.get("/StructTreeRoot")
    if root is None:
        return None
    real: Mcids = {}
    _collect(root.get_object(), 0, real)
    return real


def _collect(element: Any, page: int, real: Mcids) -> None:
    """Walk the tree: a kid is marked content (a number), a reference to an annotation, or an element."""
    page = element.raw_get("/Pg").idnum if "/Pg" in element else page
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, list) else [kids]:
        kid = kid.get_object()  # noqa: PLW2901 - the same kid, resolved
        if isinstance(kid, int):
            real.setdefault(page, set()).add(kid)
        elif "/MCID" in kid:
            real.setdefault(page, set()).add(kid["/MCID"])
        else:
            _collect(kid, page, real)


def _object_number(page: PageObject) -> int:
    return page.indirect_reference.idnum if page.indirect_reference else 0


def _hide_artifacts(page: PageObject, real: set[int]) -> None:
    """Take the operators that show artifacts' text out of the page (of this reader's copy)."""
    from pypdf.generic import ArrayObject, ContentStream, NameObject

    if "/Contents" not in page:
        return
    content = ContentStream(page["/Contents"].get_object(), page.pdf, "bytes")  # as extract_text reads it
    data = _joined(content.get_data())
    content.set_data(data)
    hidden: list[bool] = [False]
    kept = []
    for operands, operator in operations(data, ArrayObject) or content.operations:
        if operator in (b"BMC", b"BDC"):
            hidden.append(hidden[-1] or _is_artifact(operands, real))
        elif operator == b"EMC" and len(hidden) > 1:
            hidden.pop()
        if not (hidden[-1] and operator in _SHOWS_TEXT):
            kept.append((operands, operator))
    content.operations = kept
    page[NameObject("/Contents")] = content


def _joined(data: bytes) -> bytes:
    """The page with the glyphs joined that nothing parts: WeasyPrint writes each by itself, which takes pypdf long."""
    return data if b"(" in data else data.replace(b">0<", b"")


def _is_artifact(operands: Sequence[Any], real: set[int]) -> bool:
    properties = operands[1] if len(operands) > 1 and isinstance(operands[1], dict) else {}
    return operands[0] == "/Artifact" or ("/MCID" in properties and properties["/MCID"] not in real)


# Facts


def _metadata(reader: PdfReader) -> dict[str, str]:
    information: Mapping[str, Any] = reader.metadata or {}
    names = ("Title", "Author", "Subject", "Keywords", "Creator", "Producer", "CreationDate", "ModDate")
    found = {name.lower(): information.get(f"/{name}") for name in names}
    found["language"] = reader.root_object.get("/Lang")
    return {name: str(value) for name, value in found.items() if value}


def _font_dictionaries(pages: list[PageObject]) -> Iterator[Any]:
    for page in pages:
        table = page.get("/Resources", {}).get("/Font", {}).get_object()
        yield from (font.get_object() for font in table.values())


def _font(font: Any) -> Font:
    """Name and embedding. Pango ends a family like "Source Serif 4" with a comma, to keep the 4 from being a size."""
    described = font["/DescendantFonts"][0].get_object() if "/DescendantFonts" in font else font
    descriptor = described.get("/FontDescriptor", {}).get_object()
    full = str(font.get("/BaseFont", ""))
    name = _SUBSET.sub("", full).rstrip(",")
    return Font(
        name, any(file in descriptor for file in _FONT_FILES), subset=full.removeprefix("/") != _SUBSET.sub("", full)
    )


def _missing(font: Any) -> Iterator[str]:
    """Characters that lead to glyph 0. WeasyPrint then writes an encoding of its own, which other readers fail on."""
    encoding = font.get("/Encoding")
    if isinstance(encoding, str) or encoding is None or "/ToUnicode" not in font:
        return
    unicode = dict(_TO_UNICODE.findall(font["/ToUnicode"].get_data()))
    for code in _TO_NOTHING.findall(encoding.get_data()):
        yield bytes.fromhex(unicode[code].decode()).decode("utf-16-be")


def _links(page: PageObject) -> Iterator[str]:
    for annotation in page.get("/Annots", []):
        action = annotation.get_object().get("/A", {})
        if "/URI" in action:
            yield str(action["/URI"])


def _anchors(reader: PdfReader, pages: list[PageObject]) -> dict[str, Anchor]:
    numbers = {_object_number(page): number for number, page in enumerate(pages, 1)}
    anchors = {}
    for name, target in reader.named_destinations.items():
        page = numbers.get(target.raw_get("/Page").idnum)
        if page is not None:
            anchors[name] = Anchor(page, round(_height(pages[page - 1]) - float(target.top or 0), 2))
    return anchors
