"""A job description in a Word file: its paragraphs, those in tables among them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from cvbuild.matching.posting import Line
from cvbuild.postings import Unreadable

__all__ = ["UNIT", "lines"]

UNIT = "paragraph"
_MOST_BYTES = 100 * 1024 * 1024
"""What a Word file may unpack to, pictures included."""


def lines(content: bytes) -> tuple[Line, ...]:
    """The paragraphs in order, headings and list items marked as in Markdown.

    Raises:
        Unreadable: the file is damaged, or no Word file.
    """
    import docx

    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            if sum(part.file_size for part in package.infolist()) > _MOST_BYTES:
                raise Unreadable("1:1: this Word file unpacks to more than any job description has")
        document = docx.Document(io.BytesIO(content))
        texts = [_marked(paragraph) for paragraph in _paragraphs(document)]
    except Unreadable:
        raise
    except Exception:  # whatever a damaged file makes of three libraries; a person's file is never a traceback
        raise Unreadable("1:1: this is no Word file, or a damaged one") from None
    return tuple(Line(number, text) for number, text in enumerate(texts, 1))


def _paragraphs(container: Any) -> Iterator[Any]:
    """All paragraphs of a document or a table's cell; a merged cell is told once."""
    for block in container.iter_inner_content():
        if hasattr(block, "rows"):
            seen: set[int] = set()
            for cell in (cell for row in block.rows for cell in row.cells):
                if id(cell._tc) not in seen:
                    seen.add(id(cell._tc))
                    yield from _paragraphs(cell)
        else:
            yield block


def _marked(paragraph: Any) -> str:
    text = str(paragraph.text).strip().replace("\n", " ")
    style = str(paragraph.style.name or "") if paragraph.style is not None else ""
    if style.startswith("Heading") or style == "Title":
        return f"{'#' * int(style[-1]) if style[-1:].isdigit() else '#'} {text}" if text else ""
    numbered = paragraph._p.pPr is not None and paragraph._p.pPr.numPr is not None
    if text and (numbered or style.startswith("List")):
        return f"- {text}"
    runs = [run for run in paragraph.runs if run.text.strip()]
    return f"**{text}**" if runs and all(run.bold for run in runs) else text
