"""Job postings in Word files: paragraphs, including those in tables."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from cvbuild.analysis.postings.posting import Line
from cvbuild.commands.match.files import Unreadable
from cvbuild.inspection._python_docx import cell_element, is_numbered, qn

__all__ = ["UNIT", "lines"]

UNIT = "paragraph"
_MOST_BYTES = 100 * 1024 * 1024
"""The largest size of an unpacked Word file, pictures included."""
_MOST_XML = 8 * 1024 * 1024
"""The largest size of its parts that are parsed: a tree takes thirty times as much memory."""
_MOST_BLOCKS = 20_000
"""The most paragraphs and cells."""


def lines(content: bytes) -> tuple[Line, ...]:
    """Return the paragraphs in order, with Markdown for headings and list items.

    Raises:
        Unreadable: the file is damaged, or not a Word file.
    """
    import docx

    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            parts = package.infolist()
            parsed = sum(part.file_size for part in parts if part.filename.endswith((".xml", ".rels")))
            if parsed > _MOST_XML or sum(part.file_size for part in parts) > _MOST_BYTES:
                raise Unreadable("1:1: this Word file unpacks to more than any job description has")
        document = docx.Document(io.BytesIO(content))
        if sum(1 for _ in document.element.body.iter(qn("w:p"), qn("w:tc"), qn("w:vMerge"))) > _MOST_BLOCKS:
            raise Unreadable("1:1: this Word file has more paragraphs and cells than any job description")
        texts = [_marked(paragraph) for paragraph in _paragraphs(document)]
    except Unreadable:
        raise
    except Exception:  # a damaged file may raise anything in three libraries; it must not end in a traceback
        raise Unreadable("1:1: this is no Word file, or a damaged one") from None
    return tuple(Line(number, text) for number, text in enumerate(texts, 1))


def _paragraphs(container: Any) -> Iterator[Any]:
    """Yield all paragraphs of a document or a table's cell, those of a merged cell once."""
    for block in container.iter_inner_content():
        if hasattr(block, "rows"):
            seen: set[int] = set()
            for cell in (cell for row in block.rows for cell in row.cells):
                element = id(cell_element(cell))
                if element not in seen:
                    seen.add(element)
                    yield from _paragraphs(cell)
        else:
            yield block


def _marked(paragraph: Any) -> str:
    text = str(paragraph.text).strip().replace("\n", " ")
    style = str(paragraph.style.name or "") if paragraph.style is not None else ""
    if style.startswith("Heading") or style == "Title":
        return f"{'#' * int(style[-1]) if style[-1:].isdigit() else '#'} {text}" if text else ""
    if text and (is_numbered(paragraph) or style.startswith("List")):
        return f"- {text}"
    runs = [run for run in paragraph.runs if run.text.strip()]
    return f"**{text}**" if runs and all(run.bold for run in runs) else text
