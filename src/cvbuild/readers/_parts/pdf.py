"""Contact with the PDF libraries: attached files, and text in reading order with its look."""

from __future__ import annotations

import contextlib
import functools
import io
import logging
import re
from collections.abc import Iterator
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from cvbuild.readers._parts.parse import Unreadable

__all__ = ["Piece", "attachment", "pieces"]

_SILENT = logging.NullHandler()
_PAGES = 40


class Piece(Struct, frozen=True):
    """A run of text on one line without a wide gap, in points from the left and top of its page."""

    text: str
    page: int
    left: float
    right: float
    top: float
    bottom: float
    size: float
    strong: bool


@functools.lru_cache(maxsize=1)  # asked by recognise and by draft
def attachment(content: bytes) -> bytes | None:
    """Return the XML attached to a PDF; ``None`` if there is none."""
    if not content.startswith(b"%PDF") or (b"EmbeddedFile" not in content and b"ObjStm" not in content):
        return None
    from pypdf import PdfReader

    logging.getLogger("pypdf").addHandler(_SILENT)
    with contextlib.suppress(Exception):  # a damaged file may raise anything
        for name, files in PdfReader(io.BytesIO(content)).attachments.items():
            if name.lower().endswith(".xml") and files:
                return bytes(files[0])
    return None


def pieces(content: bytes) -> tuple[list[list[Piece]], list[tuple[str, str]]]:
    """Return the pieces of each page, those below a link as Markdown links, and the addresses of all other links.

    Raises:
        Unreadable: it is damaged, locked, or a scan.
    """
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        document = PdfDocument(content)
    except PdfiumError as error:
        locked = "password" in str(error).lower()
        raise Unreadable("the PDF is locked with a password" if locked else "the PDF is damaged") from None
    try:
        pages = [_page(document[number], number) for number in range(min(len(document), _PAGES))]
    except PdfiumError:
        raise Unreadable("the PDF is damaged") from None
    finally:
        document.close()
    if not any(pages):
        raise Unreadable("the PDF has no text; it may be a scan", "recognise its text first, with ocrmypdf for example")
    links = _links(content)
    others: dict[str, str] = {}
    for link in links:
        page = pages[link.page] if link.page < len(pages) else []
        below = [piece for piece in page if link.covers(piece)]
        if len(below) == 1 and not _says(below[0].text, link.address):
            page[page.index(below[0])] = replace(below[0], text=f"[{below[0].text}]({link.address})")
        else:
            others.setdefault(link.address, "")
    return pages, list(others.items())


class _Link(Struct, frozen=True):
    """A link, in points from the left and top of its page."""

    address: str
    page: int
    left: float
    right: float
    top: float
    bottom: float

    def covers(self, piece: Piece) -> bool:
        """Return whether nearly all of a piece is below the link."""
        shared = min(self.right, piece.right) - max(self.left, piece.left)
        middle = (piece.top + piece.bottom) / 2
        return self.top <= middle <= self.bottom and shared > 0.9 * (piece.right - piece.left)


def _says(text: str, address: str) -> bool:
    """Return whether a text has the address itself, so that nothing is lost without the link."""
    bare = re.sub(r"^(?:https?://|mailto:|tel:)(?:www\.)?", "", address).rstrip("/").lower()
    return address.startswith(("mailto:", "tel:", "#")) or bare in text.lower() or text.lower() in bare or "[" in text


def _links(content: bytes) -> list[_Link]:
    """Return the link annotations that have an address."""
    from pypdf import PdfReader

    logging.getLogger("pypdf").addHandler(_SILENT)
    found: list[_Link] = []
    with contextlib.suppress(Exception):  # a damaged file may raise anything
        for number, page in enumerate(PdfReader(io.BytesIO(content)).pages):
            height = float(page.mediabox.top)
            for one in page.get("/Annots") or ():
                note: Any = one.get_object()
                action: Any = note.get("/A")
                if action and (address := str(action.get_object().get("/URI") or "")):
                    one_end, low, other_end, high = (float(value) for value in note["/Rect"])
                    (left, right), (low, high) = sorted((one_end, other_end)), sorted((low, high))
                    found.append(_Link(address, number, left, right, height - high, height - low))
    return found


def _page(page: Any, number: int) -> list[Piece]:
    text, height = page.get_textpage(), page.get_height()
    try:
        letters = list(_letters(text, height))
    finally:
        text.close()
    return [piece for run in _split(letters) if (piece := _piece(run, number)) is not None]


class _Letter(Struct, frozen=True):
    text: str
    left: float
    right: float
    top: float
    bottom: float
    size: float
    strong: bool


def _letters(text: Any, height: float) -> Iterator[_Letter]:
    from pypdfium2 import raw

    for index in range(text.count_chars()):
        char = chr(raw.FPDFText_GetUnicode(text, index))
        left, bottom, right, top = text.get_charbox(index, loose=True)
        size = max(float(raw.FPDFText_GetFontSize(text, index)), 0.0)
        tall = abs(top - bottom)
        strong = raw.FPDFText_GetFontWeight(text, index) >= 600 or _bold_name(raw, text, index)
        yield _Letter(char, left, right, height - top, height - bottom, tall or size, strong)


def _bold_name(raw: Any, text: Any, index: int) -> bool:
    import ctypes

    buffer, flags = ctypes.create_string_buffer(128), ctypes.c_int()
    raw.FPDFText_GetFontInfo(text, index, buffer, 128, ctypes.byref(flags))
    return re.search(rb"bold|black|heavy|semibold|-bd|cmbx", buffer.value, re.IGNORECASE) is not None


def _split(letters: list[_Letter]) -> Iterator[list[_Letter]]:
    """Yield runs of letters on one line; a gap wider than two spaces ends a run."""
    run: list[_Letter] = []
    for letter in letters:
        if letter.text in "\r\n":
            yield run
            run = []
            continue
        last = next((one for one in reversed(run) if one.text.strip()), None)
        if last and letter.text.strip() and _is_apart(last, letter):
            yield run
            run = []
        run.append(letter)
    yield run


def _is_apart(last: _Letter, letter: _Letter) -> bool:
    gap = letter.left - last.right
    same_line = min(last.bottom, letter.bottom) - max(last.top, letter.top) > 0.3 * min(last.size, letter.size)
    return not same_line or gap > 1.2 * letter.size or gap < -3 * letter.size


def _piece(run: list[_Letter], page: int) -> Piece | None:
    text = "".join(letter.text for letter in run)
    text = re.sub(r"[\ue000-\uf8ff]", lambda one: "•" if one[0] in "\uf0b7\uf0a7\uf0d8\uf076" else " ", text)
    text = text.replace("\x02", "-").replace("\ufffe", "-")
    solid = [letter for letter in run if letter.text.strip()]
    if not text.strip() or not solid:
        return None
    sizes = sorted(letter.size for letter in solid)
    return Piece(
        text=" ".join(text.split()),
        page=page,
        left=min(letter.left for letter in solid),
        right=max(letter.right for letter in solid),
        top=min(letter.top for letter in solid),
        bottom=max(letter.bottom for letter in solid),
        size=round(sizes[len(sizes) // 2], 1),
        strong=sum(letter.strong for letter in solid) * 2 > len(solid),
    )
