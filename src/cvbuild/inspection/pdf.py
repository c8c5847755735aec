"""Read a finished PDF as software sees it. The only module that imports pypdf, lazily.

Page numbers and other artifacts are not words: assistive software does not read what is outside the structure tree, and
neither does :func:`inspect`. WeasyPrint writes footers as tagged content that belongs to no branch of the tree.
"""

from __future__ import annotations

import contextlib
import io
import logging
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from msgspec import Struct, field

from cvbuild.inspection._pdf_inks import painted, resources
from cvbuild.inspection._pdf_marks import heading_levels, image_names
from cvbuild.inspection._pdf_turned import lines
from cvbuild.model.artifact import Anchor, Box, Font, Inspection, Pale, Word
from cvbuild.model.locales.scripts import is_right_to_left
from cvbuild.syntax.lazy_imports import hide, lazy
from cvbuild.syntax.libraries import expecting

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

__all__ = ["attachments", "identifier", "inspect", "prepare"]

_SHOWS_TEXT = frozenset((b"Tj", b"TJ", b"'", b'"'))
_HEADER = 1024  # bytes within which a PDF says that it is one
_SUBSET = re.compile(r"^/?(?:[A-Z]{6}\+)?")
_WORD = re.compile(r"\S+")
_TO_UNICODE = re.compile(rb"<(\w{4})> <(\w+)>")
_TO_NOTHING = re.compile(rb"<(\w{4})> 0\n")
_FONT_TOOLS = ("fontTools", "fontTools.ttLib")  # pypdf uses it to write fonts, and to read those that no theme has
_ITS_OWN = ("pypdf._writer", "pypdf._codecs.adobe_glyphs")  # for writing files, for PostScript fonts
_UNUSED = ("PIL", "cryptography", "Crypto")  # for pictures and encrypted files, neither of which we make
_FONT_FILES = ("/FontFile", "/FontFile2", "/FontFile3")

Mcids = dict[int, set[int]]
"""Marked content in the structure tree, by the object number of each page."""


def prepare() -> None:
    """Import what reads a PDF; a process that waits for one has the time."""
    with lazy("pypdf", _FONT_TOOLS), lazy("pypdf", _ITS_OWN), hide(*_UNUSED):
        import pypdf  # noqa: F401


@expecting("pypdf", "pypdf")
def inspect(content: bytes) -> Inspection:
    """Read a PDF back."""
    prepare()
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(content))
    pages = list(reader.pages)
    real = _real_content(reader)
    fonts = list(_font_dictionaries(pages))
    turned = is_right_to_left(str(reader.root_object.get("/Lang", ""))) and real is not None
    read = _turned_words if turned else _words
    words = tuple(word for number, page in enumerate(pages, 1) for word in read(page, number, real))
    runs = [run for number, page in enumerate(pages, 1) for run in _runs(page, number)]  # after artifacts are hidden
    return Inspection(
        format="pdf",
        words=words,
        pages=len(pages),
        page_height=_height(pages[0]) if pages else 0.0,
        page_width=float(pages[0].mediabox.width) if pages else 0.0,
        metadata=_metadata(reader),
        fonts=tuple(sorted({_font(font) for font in fonts}, key=lambda font: font.name)),
        links=tuple(link for page in pages for link in _links(page)),
        anchors=_anchors(reader, pages),
        missing=tuple(sorted({character for font in fonts for character in _missing(font)})),
        size=len(content),
        headings=tuple(heading_levels(_below(reader.root_object, "/StructTreeRoot"))),
        images=sum(1 for page in pages for _ in image_names(_below(page, "/Resources"))),
        boxes=tuple(box for box, _ in runs),
        pale=tuple(pale for _, pale in runs if pale),
        tagged=real is not None,
        attached={name: content.decode("utf-8", "replace") for name, content in _attached(reader)},
        shows_title=bool(_below(reader.root_object, "/ViewerPreferences").get("/DisplayDocTitle")),
    )


def attachments(content: bytes) -> Mapping[str, bytes]:
    """Return the files in a PDF by name.

    Raises:
        ValueError: the file cannot be read.
    """
    if b"%PDF-" not in content[:_HEADER]:
        raise ValueError("it does not begin as one")
    from pypdf import PdfReader

    with _silent("pypdf"):
        try:
            return dict(_attached(PdfReader(io.BytesIO(content))))
        except Exception as error:  # for a damaged file it raises any error of its parser
            raise ValueError(str(error) or type(error).__name__) from None


def _below(dictionary: Any, *keys: str) -> Any:
    """Return the dictionary at a path of keys; an empty one if the file has none."""
    for key in keys:
        dictionary = dictionary[key] if key in dictionary else {}  # noqa: SIM401 - get does not follow a reference
    return dictionary


def _attached(reader: PdfReader) -> Iterator[tuple[str, bytes]]:
    if "/EmbeddedFiles" in _below(reader.root_object, "/Names"):
        for one in reader.attachment_list:
            yield one.name, one.content


def identifier(content: bytes) -> str:
    """Return the build id in the file, as written (``uuid:…``); empty if it has none.

    Raises:
        ValueError: the file cannot be read.
    """
    from pypdf import PdfReader

    with _silent("pypdf"):  # warnings about a foreign file do not matter
        try:
            reader = PdfReader(io.BytesIO(content))
            information = reader.xmp_metadata
            return str((information and information.xmpmm_document_id) or "")
        except Exception as error:  # for a damaged file it raises any error of its parser
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
    """Return the words of pypdf's text, each with the baseline of the run in which it starts."""
    if real is not None:
        _hide_artifacts(page, real.get(_object_number(page), set()))
    runs = _Runs(_height(page))
    text = page.extract_text(visitor_text=runs.add)
    for match in _WORD.finditer(text):
        yield Word(match[0], number, runs.baseline(match.start()))


def _turned_words(page: PageObject, number: int, real: Mcids | None) -> Iterator[Word]:
    """Return the words of a page from right to left, as the marks of the file order them."""
    from pypdf.generic import ContentStream

    _hide_artifacts(page, (real or {}).get(_object_number(page), set()))
    if "/Contents" not in page:
        return
    content = page["/Contents"].get_object()
    stream = content if isinstance(content, ContentStream) else ContentStream(content, page.pdf, "bytes")
    for text, baseline in lines(stream.operations, _below(page, "/Resources", "/Font"), _height(page)):
        for match in _WORD.finditer(text):
            yield Word(match[0], number, baseline)


class _Runs(Struct):
    """The start of each run in the page's text, and its baseline."""

    height: float
    starts: list[int] = field(default_factory=list)
    baselines: list[float] = field(default_factory=list)
    length: int = 0

    def add(self, text: str, outer: Sequence[float], inner: Sequence[float], *_font: object) -> None:
        """Record a run; pypdf calls this with its two transformation matrices."""
        from_bottom = inner[4] * outer[1] + inner[5] * outer[3] + outer[5]
        self.starts.append(self.length)
        self.baselines.append(round(self.height - from_bottom, 2))
        self.length += len(text)

    def baseline(self, position: int) -> float:
        """Return the baseline of the run at a position of the text."""
        from bisect import bisect_right

        return self.baselines[bisect_right(self.starts, position) - 1]


def _runs(page: PageObject, number: int) -> Iterator[tuple[Box, Pale | None]]:
    """Yield the runs of text, without artifacts if they are excluded."""
    from pypdf.generic import ContentStream

    if "/Contents" not in page:
        return
    content = page["/Contents"].get_object()
    stream = content if isinstance(content, ContentStream) else ContentStream(content, page.pdf, "bytes")
    fonts = _below(page, "/Resources", "/Font")
    named = resources(_below(page, "/Resources", "/ExtGState"), _below(page, "/Resources", "/ColorSpace"))
    yield from painted(stream.operations, fonts, named, number, _height(page))


# Artifacts


def _real_content(reader: PdfReader) -> Mcids | None:
    """Return the content of the structure tree; ``None`` for a file without one."""
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
    """Remove the operators that show artifacts' text from the page (of this reader's copy)."""
    from pypdf.generic import ContentStream, NameObject

    if "/Contents" not in page:
        return
    content = ContentStream(page["/Contents"].get_object(), page.pdf, "bytes")  # as extract_text reads it
    content.set_data(_joined(content.get_data()))
    hidden: list[bool] = [False]
    kept = []
    for operands, operator in content.operations:
        if operator in (b"BMC", b"BDC"):
            hidden.append(hidden[-1] or _is_artifact(operands, real))
        elif operator == b"EMC" and len(hidden) > 1:
            hidden.pop()
        if not (hidden[-1] and operator in _SHOWS_TEXT):
            kept.append((operands, operator))
    content.operations = kept
    page[NameObject("/Contents")] = content


def _joined(data: bytes) -> bytes:
    """Join glyphs that nothing separates: WeasyPrint writes each one separately, which slows pypdf down."""
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
        table = _below(page, "/Resources", "/Font")
        yield from (font.get_object() for font in table.values())


def _font(font: Any) -> Font:
    """Return name and embedding.

    Pango ends a family like "Source Serif 4" with a comma, so that 4 is not taken for a size.
    """
    described = font["/DescendantFonts"][0].get_object() if "/DescendantFonts" in font else font
    descriptor = _below(described, "/FontDescriptor")
    full = str(font.get("/BaseFont", ""))
    name = _SUBSET.sub("", full).rstrip(",")
    return Font(
        name, any(file in descriptor for file in _FONT_FILES), subset=full.removeprefix("/") != _SUBSET.sub("", full)
    )


def _missing(font: Any) -> Iterator[str]:
    """Return the characters mapped to glyph 0.

    WeasyPrint then writes a custom encoding, which other readers cannot decode.
    """
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
            anchors[str(name)] = Anchor(page, round(_height(pages[page - 1]) - float(target.top or 0), 2))
    return anchors
